import { soundAlike } from './homophones.ts';
import { foldText } from '../../search/fold-text.ts';

/** Puts right what two slips made of one long word; a text without strange words comes back as it is. */
export type DoubleSlipCorrector = (text: string) => string;

const KATAKANA_RUN = /[ァ-ヶー]{7,}/gu;
const KANJI_PAIR = /(?=(\p{Script=Han}{2}))/gu;
/** Letters beside the two wrong ones that must be right: 「DX」 and 「員」 of DX推進員. */
const FEWEST_BESIDE = 2;
const LONGEST = 14;
const LONG_KATAKANA = 8;
const MOST_SLIPS = 2;

/**
 * 「フレシュトレーニンゲ」: two slips in a long katakana word. 「DX水深員」: a pair of kanji converted to another pair of the same
 * reading; what stands beside it names the word.
 */
export function createDoubleSlipCorrector(terms: readonly string[]): DoubleSlipCorrector {
  const folded = [...new Set(terms.map((term) => foldText(term).trim()))];
  const katakana = folded.filter((term) => /^[ァ-ヶー]+$/u.test(term) && term.length >= LONG_KATAKANA);
  const frames = framesOf(folded);
  return (text) => correctKatakana(correctPairs(text, frames), katakana);
}

function correctKatakana(text: string, terms: readonly string[]): string {
  return text.replace(KATAKANA_RUN, (run) => {
    if (terms.some((term) => run.includes(term))) return run;
    const near = terms.filter((term) => Math.abs(term.length - run.length) <= MOST_SLIPS && distance(term, run) <= MOST_SLIPS);
    return near[0] ?? run;
  });
}

/** Terms by what stands before and after each of their pairs of kanji. */
type Frames = ReadonlyMap<string, readonly string[]>;

function framesOf(terms: readonly string[]): Frames {
  const frames = new Map<string, string[]>();
  for (const term of terms) {
    if (term.length < FEWEST_BESIDE + 2 || term.length > LONGEST || /[にをがはでとの]/u.test(term)) continue;
    for (const { index } of term.matchAll(KANJI_PAIR)) frames.set(frame(term, index), [...(frames.get(frame(term, index)) ?? []), term]);
  }
  return frames;
}

function frame(text: string, at: number): string {
  return `${text.slice(0, at)}/${text.slice(at + 2)}`;
}

function correctPairs(text: string, frames: Frames): string {
  const folded = foldText(text);
  for (const { index } of folded.matchAll(KANJI_PAIR)) {
    const found = aroundPair(folded, index, frames);
    if (found !== null) return found;
  }
  return text;
}

/** The longest term around the pair wins. */
function aroundPair(text: string, at: number, frames: Frames): string | null {
  for (let beside = LONGEST - 2; beside >= FEWEST_BESIDE; beside -= 1) {
    for (let from = Math.max(0, at - beside); from <= at; from += 1) {
      const to = from + beside + 2;
      const typed = text.slice(from, to);
      const term = to > text.length ? undefined : frames.get(frame(typed, at - from))?.find((one) => isSlip(typed, one));
      if (term !== undefined) return text.slice(0, from) + term + text.slice(to);
    }
  }
  return null;
}

function isSlip(typed: string, term: string): boolean {
  return typed !== term && soundAlike(typed, term);
}

/** How many letters must be changed, added or left out. */
function distance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1] ? 0 : 1;
      now.push(Math.min((before[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1, (before[at - 1] ?? 0) + same));
    }
    before = now;
  }
  return before[other.length] ?? 0;
}
