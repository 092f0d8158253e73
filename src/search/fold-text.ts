/** Katakana カ typed for the kanji 力 after another kanji; 数カ月 and 数カ所 are right. */
const LOOKS_LIKE_POWER = /(?<=\p{Script=Han})カ(?![ァ-ヶー月所国年条])/gu;
const KANJI_DIGITS = '〇一二三四五六七八九';
/** 五つ as 5つ, 二年 as 2年; not inside longer numbers or words such as 一般. */
const KANJI_NUMBER = /(?<![一-龠〇])[一二三四五六七八九](?=つ|名|人(?!ひとり)|年|回|種類|冊|章|版|割|か月|ヶ月|カ月|週間|日間|時間)/g;

/** One way to write what differs only in typing: width, case, prolonged marks and the many dashes and waves of Japanese input. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐‑‒–—―−﹣]/g, '-')
    .replace(/[〜～]/g, '~')
    .replace(/(?<=[ァ-ヶ])[-‐—―ｰ](?=[ァ-ヶ]|$)/g, 'ー')
    .replace(LOOKS_LIKE_POWER, '力')
    .replace(KANJI_NUMBER, (digit) => String(KANJI_DIGITS.indexOf(digit)));
}

const KATAKANA = /[ァ-ヶ]/g;
const KATAKANA_TO_HIRAGANA = 0x60;

/** Katakana as hiragana, so that a word typed without conversion still shares its n-grams. */
export function foldKana(text: string): string {
  return text.replace(KATAKANA, (char) => String.fromCharCode(char.charCodeAt(0) - KATAKANA_TO_HIRAGANA));
}
