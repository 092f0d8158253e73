import { foldKana, foldText } from '../../search/fold-text.ts';

/** Reads a text typed without conversion as its words are written; texts with kanji are left as they are. */
export type KanaReader = (text: string) => string;

const HAS_KANJI = /\p{Script=Han}/u;
const LETTERS = /[\p{L}\p{N}ー]/gu;
const KANA = /[ぁ-んァ-ヶー]/g;
const MOSTLY_KANA = 0.8;
const SHORTEST = 4;

/** Words of grammar, cheaper than any reading, so that 「ですか」 is not taken apart into nouns. */
const GRAMMAR =
  'ですか でしょうか ますか ました ません です ます ください おしえて とは について において には では との への から まで より って のは のが いつ どこ だれ どれ どう どの どんな なぜ どうして どうやって どのくらい いくつ いくら こと もの ため ある いる する して した される できる できますか ありますか いますか なんですか なりますか もらえますか れる られる たい たら なら けど ので のに だけ など ごと なんか いい よい ちょっと やっぱり みたい そう だっけ かな でしょ んですか んですけど あります います なります できます やつ は が を に の と で も や へ か よ ね な'.split(
    ' ',
  );

interface Piece {
  readonly written: string;
  readonly cost: number;
}

/** A letter that no word explains costs as much as a whole word. */
const UNKNOWN_COST = 1;
const WORD_COST = 1;
/** Two letters are often found by accident inside longer words. */
const SHORT_WORD_COST = 1.5;
const GRAMMAR_COST = 0.6;

export function createKanaReader(readings: Readonly<Record<string, readonly string[]>>): KanaReader {
  const pieces = new Map<string, Piece>();
  for (const word of GRAMMAR) pieces.set(word, { written: word, cost: GRAMMAR_COST });
  for (const [written, kana] of Object.entries(readings)) {
    for (const reading of kana)
      pieces.set(foldKana(foldText(reading)), { written, cost: reading.length > 2 ? WORD_COST : SHORT_WORD_COST });
  }
  const longest = Math.max(1, ...[...pieces.keys()].map((reading) => reading.length));
  if (Object.keys(readings).length === 0) return (text) => text;
  return (text) => (isKana(text) ? readBest(foldKana(foldText(text)), pieces, longest) : text);
}

function isKana(text: string): boolean {
  if (HAS_KANJI.test(text)) return false;
  const letters = text.normalize('NFKC').match(LETTERS)?.length ?? 0;
  const kana = text.normalize('NFKC').match(KANA)?.length ?? 0;
  return kana >= SHORTEST && kana / letters >= MOSTLY_KANA;
}

interface Step {
  readonly cost: number;
  readonly from: number;
  readonly written: string;
}

/** The cheapest way to cover the text with known words (shortest path over positions). */
function readBest(text: string, pieces: ReadonlyMap<string, Piece>, longest: number): string {
  const best: Step[] = [{ cost: 0, from: 0, written: '' }];
  for (let end = 1; end <= text.length; end += 1) {
    const starts = Array.from({ length: Math.min(end, longest) }, (_, back) => end - 1 - back);
    const steps = starts.map((from) => stepOver(text.slice(from, end), from, { best, pieces }));
    best.push(steps.reduce((one, other) => (other.cost < one.cost ? other : one)));
  }
  return spell(best);
}

function stepOver(letters: string, from: number, known: { best: readonly Step[]; pieces: ReadonlyMap<string, Piece> }): Step {
  const unknown: Piece = { written: letters, cost: letters.length === 1 ? UNKNOWN_COST : Infinity };
  const { written, cost } = known.pieces.get(letters) ?? unknown;
  return { from, written, cost: cost + (known.best[from]?.cost ?? 0) };
}

function spell(best: readonly Step[]): string {
  const parts: string[] = [];
  let at = best.length - 1;
  while (at > 0) {
    const step = best[at];
    if (step === undefined) break;
    parts.unshift(step.written);
    at = step.from;
  }
  return parts.join('');
}
