import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Entry } from '../knowledge/schema.ts';
import { isTie } from './decide.ts';
import type { Bands } from './decide.ts';
import { sharePart } from './retrieve/part-of.ts';
import type { RankedEntry } from './retrieve/rank-entries.ts';

/** For a knowledge too small to learn from: the values that a knowledge of 390 entries came to. */
const USUAL: Bands = { answerFrom: 0.25, notStatedFrom: 0.27, choiceMargin: 0.02 };
/** Enough for a stable lowest hundredth, and a fifth of a second at the start. */
const SAMPLE = 800;
const FEWEST = 100;
/** Of a hundred example questions that are found without themselves, one may be declined. */
const DECLINED_SHARE = 0.01;
/** The first of two near candidates that is right less often than this is no answer yet. */
const FIRST_RIGHT = 0.6;
const FEWEST_TIES = 10;
const MARGINS = [0.02, 0.015, 0.01];
/** As near as this, no knowledge can tell which one is meant. */
const NARROWEST = 0.008;

/** Ranks an example question as if it were not in the knowledge. */
export type RankWithout = (example: string) => readonly RankedEntry[];

/**
 * Sets the bands by leave-one-out over the knowledge's own example questions, anew whenever it is loaded:
 * a knowledge with few or unlike examples scores lower, and must answer at lower scores.
 */
export function calibrate(knowledge: KnowledgeBase, rankWithout: RankWithout): Bands {
  const trials = sampleOf(knowledge).map(({ entry, question }) => ({ entry, ranked: rankWithout(question) }));
  const found = trials.flatMap(({ entry, ranked: [first] }) => (first !== undefined && sharePart(first.entry, entry) ? [first] : []));
  const isSilent = (one: RankedEntry): boolean => one.entry.kind === 'not-stated';
  return {
    answerFrom: lowest(
      found.filter((one) => !isSilent(one)),
      USUAL.answerFrom,
    ),
    notStatedFrom: lowest(found.filter(isSilent), USUAL.notStatedFrom),
    choiceMargin: widestTie(trials),
  };
}

interface Example {
  readonly entry: Entry;
  readonly question: string;
}

/** Every n-th example question, so that every entry has its say. */
function sampleOf(knowledge: KnowledgeBase): Example[] {
  const examples = knowledge.entries.flatMap((entry) => entry.questions.map((question) => ({ entry, question })));
  const step = Math.max(1, Math.floor(examples.length / SAMPLE));
  return examples.filter((_, at) => at % step === 0);
}

function lowest(found: readonly RankedEntry[], usual: number): number {
  if (found.length < FEWEST) return usual;
  const scores = found.map((one) => one.score).sort((a, b) => a - b);
  return scores[Math.floor(scores.length * DECLINED_SHARE)] ?? usual;
}

/** The widest margin within which the first of two candidates from different parts is wrong too often for a guess. */
function widestTie(trials: readonly { entry: Entry; ranked: readonly RankedEntry[] }[]): number {
  const ties = trials.flatMap(({ entry, ranked: [first, second] }) =>
    first === undefined || second === undefined || !isTie(first, second)
      ? []
      : [{ margin: first.score - second.score, isRight: sharePart(first.entry, entry) }],
  );
  const isOpen = (margin: number): boolean => {
    const near = ties.filter((tie) => tie.margin < margin);
    return near.length >= FEWEST_TIES && near.filter((tie) => tie.isRight).length < FIRST_RIGHT * near.length;
  };
  return ties.length < FEWEST_TIES ? USUAL.choiceMargin : (MARGINS.find(isOpen) ?? NARROWEST);
}
