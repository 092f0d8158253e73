/** Katakana カ typed for the kanji 力 after another kanji; 数カ月 and 数カ所 are right. */
const LOOKS_LIKE_POWER = /(?<=\p{Script=Han})カ(?![ァ-ヶー月所国年条])/gu;
const KANJI_DIGITS = '〇一二三四五六七八九';
/** 五つ as 5つ, 二年 as 2年; not inside longer numbers or words such as 一般. */
const KANJI_NUMBER = /(?<![一-龠〇])[一二三四五六七八九](?=つ|名|人(?!ひとり)|年|回|種類|冊|章|版|割|か月|ヶ月|カ月|週間|日間|時間)/g;

/** 第三十九条 as 第39条: questions name articles and chapters in figures, statutes in kanji. */
const KANJI_ORDINAL = /(?<=第)[〇一二三四五六七八九十百千]+(?=[条項号章節編款回期次])/g;
const KANJI_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

function figureOf(kanji: string): string {
  let sum = 0;
  let digits = 0;
  for (const char of kanji) {
    const unit = KANJI_UNITS[char];
    if (unit === undefined) digits = digits * 10 + KANJI_DIGITS.indexOf(char);
    else {
      sum += (digits === 0 ? 1 : digits) * unit;
      digits = 0;
    }
  }
  return String(sum + digits);
}

/** One way to write what differs only in typing: width, case, prolonged marks and the many dashes and waves of Japanese input. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐‑‒–—―−﹣]/g, '-')
    .replace(/[〜～]/g, '~')
    .replace(/(?<=[ァ-ヶ])[-‐—―ｰ](?=[ァ-ヶ]|$)/g, 'ー')
    .replace(LOOKS_LIKE_POWER, '力')
    .replace(KANJI_ORDINAL, figureOf)
    .replace(KANJI_NUMBER, (digit) => String(KANJI_DIGITS.indexOf(digit)));
}

const KATAKANA = /[ァ-ヶ]/g;
const KATAKANA_TO_HIRAGANA = 0x60;

/** Katakana as hiragana, so that a word typed without conversion still shares its n-grams. */
export function foldKana(text: string): string {
  return text.replace(KATAKANA, (char) => String.fromCharCode(char.charCodeAt(0) - KATAKANA_TO_HIRAGANA));
}
