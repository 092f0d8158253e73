/** Katakana words of the knowledge as the knowledge spells them: ストレスチエック, マネジヤー, センタ. */
export type KatakanaSpeller = (text: string) => string;

const RUN = /[ァ-ヶー・]{3,}/gu;
const KATAKANA = /^[ァ-ヶー]{4,}$/u;
const BIG: Readonly<Record<string, string>> = {
  ァ: 'ア',
  ィ: 'イ',
  ゥ: 'ウ',
  ェ: 'エ',
  ォ: 'オ',
  ャ: 'ヤ',
  ュ: 'ユ',
  ョ: 'ヨ',
  ッ: 'ツ',
};

/** Words that differ in small letters, long marks and dots alone are the same word; no other slip is looked for. */
export function createKatakanaSpeller(terms: readonly string[]): KatakanaSpeller {
  const spelling = new Map<string, string>();
  for (const word of terms.flatMap((term) => term.match(RUN) ?? [])) {
    if (KATAKANA.test(word) && !spelling.has(loose(word))) spelling.set(loose(word), word);
  }
  const known = new Set(spelling.values());
  return (text) => text.replace(RUN, (run) => (known.has(run) ? run : (spelling.get(loose(run)) ?? run)));
}

function loose(word: string): string {
  return word.replace(/[ー・]/g, '').replace(/[ァィゥェォャュョッ]/g, (letter) => BIG[letter] ?? letter);
}
