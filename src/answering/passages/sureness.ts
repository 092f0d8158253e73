import type { AskedWord } from '../../search/passage-index.ts';
import type { RankedPassage } from './rank-passages.ts';

export type Band = 'answer' | 'choice' | 'decline';

/**
 * Learnt from the tuning sets: every question with the right passage, without it, and without all passages of its title
 * (DESIGN.md). Rises with the odds that the best passage answers; comparable between questions of one collection.
 */
const WEIGHTS = {
  bigrams: 3.3,
  pair: 2.52,
  neighbours: 1.02,
  lead: 0.65,
  ahead: 0.35,
  lacksName: -2.83,
  lacksFigure: -7.79,
} as const;

const NAME = /^(?:[ァ-ヶー]+|[a-z]+)$/;
const FIGURE = /^\d+$/;
/** Being further ahead than this says nothing more. */
const CLEARLY_AHEAD = 6;

/** @param ranked best first, of one search; `words` the words asked for in it. -Infinity when nothing was found. */
export function sureness(ranked: readonly RankedPassage[], words: readonly AskedWord[]): number {
  const [best] = ranked;
  if (best === undefined) return -Infinity;
  const { reading } = best.hit;
  const all = words.reduce((sum, { worth }) => sum + worth, 0) || 1;
  const lacking = (kind: RegExp): number =>
    words.reduce((sum, { word, worth }, slot) => (reading.held[slot] !== 1 && kind.test(word) ? sum + worth : sum), 0) / all;
  return (
    WEIGHTS.bigrams * reading.bigrams +
    WEIGHTS.pair * reading.pair +
    WEIGHTS.neighbours * reading.neighbours +
    WEIGHTS.lead * reading.lead +
    WEIGHTS.ahead * Math.min(CLEARLY_AHEAD, best.closeness - (ranked[2]?.closeness ?? -Infinity)) +
    WEIGHTS.lacksName * lacking(NAME) +
    WEIGHTS.lacksFigure * lacking(FIGURE)
  );
}

/**
 * Nine of ten answerable questions reach this. Longer texts are asked about in freer words, which costs sureness:
 * 6.0 at an average of 171 characters, 4.8 at 402; not carried beyond what was seen.
 */
function answersFrom(averageLength: number): number {
  const length = Math.min(450, Math.max(150, averageLength));
  return 6.02 - 1.41 * Math.log(length / 171);
}

/** Ninety-eight of a hundred answerable questions reach this. */
const CHOICE_FROM = 3.15;
/** A passage with less of the asked words is about something else: 0.2 % of the right ones, half of the best of a missing topic. */
const LEAST_WORDS = 0.25;

/** @param averageLength `PassageIndex.averageLength` */
export function bandOf(sure: number, best: RankedPassage | undefined, averageLength: number): Band {
  if (best === undefined || best.hit.reading.words < LEAST_WORDS) return 'decline';
  if (sure >= answersFrom(averageLength)) return 'answer';
  return sure >= CHOICE_FROM ? 'choice' : 'decline';
}
