import type { WordWeights } from '../../knowledge/learned-words.ts';
import type { SynonymGroups } from '../../search/synonyms.ts';
import { createTermReader, wordOf } from './question-terms.ts';

/** What the learned words make of one question. */
export interface Sense {
  /** Logarithm of the chance (0 or less) that the question is meant for the entry; an entry that was not there to be learned gets the middle of the others. */
  readonly chance: (entry: string, others: readonly string[]) => number;
  /** The words that speak most for the entry, strongest first: for explanation. */
  readonly words: (entry: string) => readonly string[];
}

export type WordSense = (question: string) => Sense;

/** Weights are kept as whole numbers: a hundredth of a rarity, a 256th of a weight. */
export const RARITY_UNIT = 100;
export const WEIGHT_UNIT = 256;
/** How far apart the chances of a clear and an unclear question may lie. */
export const SHARPNESS = 12;
/** Chances below e^−9 are all the same: none. */
const LEAST = -9;
const MOST_WORDS = 3;

interface TermWeights {
  readonly rarity: number;
  /** Entry and weight, in turn. */
  readonly pairs: Int16Array;
}

export function createWordSense(learned: WordWeights, synonyms: SynonymGroups): WordSense {
  const read = createTermReader(synonyms);
  const places = new Map(learned.entries.map((id, place) => [id, place]));
  const weights = new Map<string, TermWeights>();
  for (const [term, numbers] of learned.terms) weights.set(term, { rarity: (numbers[0] ?? 0) / RARITY_UNIT, pairs: numbers.subarray(1) });
  return (question) => {
    const terms = read(question)
      .flatMap((term) => ({ term, known: weights.get(term) }))
      .filter(isKnown);
    const length = Math.sqrt(terms.reduce((sum, { known }) => sum + known.rarity ** 2, 0)) || 1;
    const logs = logChances(terms, length, learned.entries.length);
    const chanceAt = (place: number): number => Math.max(LEAST, logs[place] ?? LEAST);
    return {
      chance: (entry, others) => {
        const place = places.get(entry);
        return place === undefined ? middle(others.flatMap((other) => places.get(other) ?? []).map(chanceAt)) : chanceAt(place);
      },
      words: (entry) => speakingFor(terms, places.get(entry) ?? -1),
    };
  };
}

interface KnownTerm {
  readonly term: string;
  readonly known: TermWeights;
}

function isKnown(one: { term: string; known: TermWeights | undefined }): one is KnownTerm {
  return one.known !== undefined;
}

function logChances(terms: readonly KnownTerm[], length: number, size: number): Float64Array {
  const sums = new Float64Array(size);
  for (const { known } of terms) {
    const factor = (SHARPNESS * known.rarity) / (length * WEIGHT_UNIT);
    for (let at = 0; at + 1 < known.pairs.length; at += 2) {
      const place = known.pairs[at] ?? 0;
      sums[place] = (sums[place] ?? 0) + factor * (known.pairs[at + 1] ?? 0);
    }
  }
  const most = Math.max(...sums);
  const total = most + Math.log(sums.reduce((sum, one) => sum + Math.exp(one - most), 0));
  return sums.map((one) => one - total);
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? LEAST;
}

function speakingFor(terms: readonly KnownTerm[], place: number): string[] {
  return terms
    .flatMap(({ term, known }) => {
      const word = wordOf(term);
      const weight = known.rarity * weightFor(known.pairs, place);
      return word === null || weight <= 0 ? [] : [{ word, weight }];
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_WORDS)
    .map(({ word }) => word);
}

function weightFor(pairs: Int16Array, place: number): number {
  for (let at = 0; at < pairs.length; at += 2) if (pairs[at] === place) return pairs[at + 1] ?? 0;
  return 0;
}
