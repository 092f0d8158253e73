import { words } from './words.ts';

/** What a question holds only because it is one; no text that answers it has to hold them. */
const ASKING = new Set(
  (
    'たか いるか いつか どこか はだれ しょう われ われる まっ もう きた あっ てる いえ いわれ すると として といいます といい といった とい による によって により に対し に対する ' +
    'における にとって にし なく しない うち ほか ほかに なんと なにか 何処 どれ どちら どっち どういう だれ いつ どこ どの どんな いくつ いくら いくらか とても'
  ).split(' '),
);
const ASKS = /^(?:何|誰)/;
/** 申し込み as 申込, 取り扱う as 取扱: officials leave these kana out as they please. */
const KANJI_KANA_KANJI = /^\p{Script=Han}+(?:[ぁ-ん]{1,2}\p{Script=Han}+)+[ぁ-ん]*$/u;
const KANA = /[ぁ-ん]+/g;
const HIRAGANA = /^[ぁ-ん]+$/;
const ONE_KANJI = /^\p{Script=Han}$/u;
const NAME_LIKE = /^(?:[ァ-ヶー]+|[a-z0-9]+)$/;

/** Content words of a folded passage; other readers of `words` show them to people and keep the kana. */
export function passageWords(folded: string): string[] {
  return words(folded).map((word) => (KANJI_KANA_KANJI.test(word) ? word.replace(KANA, '') : word));
}

/** Content words of a folded question in its order, without the words that only ask. */
export function questionWords(foldedQuestion: string): string[] {
  return passageWords(foldedQuestion).filter((word) => !ASKING.has(word) && !ASKS.test(word));
}

/**
 * How surely a text about the same thing holds the word itself: names and figures are repeated, verbs (one kanji after
 * stemming) and words in hiragana are often said otherwise. Shares set on the tuning sets (DESIGN.md).
 */
export function steadiness(word: string): number {
  if (HIRAGANA.test(word)) return 0.4;
  if (ONE_KANJI.test(word)) return 0.6;
  return NAME_LIKE.test(word) ? 1.2 : 1;
}
