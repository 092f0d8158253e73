import type { RankedEntry } from '../retrieve/rank-entries.ts';
import type { TableGuess, TableSigns } from '../retrieve/table-guess.ts';
import type { TableQuestion } from '../retrieve/table-question.ts';

/** What speaks for a table against the best entry; the entry's signs are those of the finder, before the learned words. */
type Signs = TableSigns & { readonly score: number; readonly likeness: number; readonly silent: number };

/** Found on questions where either the table or the entry is right, of authors whose questions taught no words (DESIGN.md). */
const WEIGHTS: Signs = {
  explained: 2.1,
  aboutNothingElse: 1.4,
  column: 2.7,
  quoted: 4.7,
  sectioned: -1.5,
  otherKind: -1,
  detail: -1,
  score: -3,
  likeness: -6.2,
  silent: 0.2,
};
const ALWAYS = 1;
/** A row or a piece of a cell is shown at odds of five to three. */
const LEAST = 0.5;

const SIGNS = Object.keys(WEIGHTS) as (keyof Signs)[];

/** The likeliest guess, when it is likelier meant than the best entry. */
export function likelyTable(guesses: readonly TableGuess[], best: RankedEntry | undefined): TableQuestion | null {
  const entry = entrySigns(best);
  const weighed = guesses.map(({ question, signs }) => ({ question, worth: worthOf({ ...signs, ...entry }) }));
  const likely = weighed.filter(({ worth }) => worth >= LEAST).sort((a, b) => b.worth - a.worth);
  return likely[0]?.question ?? null;
}

function entrySigns(best: RankedEntry | undefined): Pick<Signs, 'score' | 'likeness' | 'silent'> {
  if (best === undefined) return { score: 0, likeness: 0, silent: 0 };
  return { score: best.score, likeness: best.likeness, silent: Number(best.entry.kind === 'not-stated') };
}

function worthOf(signs: Signs): number {
  return SIGNS.reduce((sum, sign) => sum + WEIGHTS[sign] * signs[sign], ALWAYS);
}
