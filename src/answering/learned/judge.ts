import type { Familiarity } from '../retrieve/familiarity.ts';
import type { RankedEntry } from '../retrieve/rank-entries.ts';
import type { Topic } from '../retrieve/topic.ts';
import type { WordSense } from './word-sense.ts';

/** Which candidate a question is meant for, weighed from likeness and from the learned words. */
export interface Judgement {
  /** Best first. */
  readonly ranked: readonly RankedEntry[];
  /** That nothing of the knowledge is meant is likelier than the best candidate. */
  readonly declines: boolean;
  /** Share (0–1) by which the first is likelier than the second, of both together. */
  readonly lead: number;
  /** The question holds no more than one word. */
  readonly saysOneWord: boolean;
  /** The learned words that speak for an entry; found when asked for, because only an explanation does. */
  readonly words: (entry: string) => readonly string[];
}

/** Null when there is no candidate. */
export type Judge = (topic: Topic) => Judgement | null;

/** Stands among the learned entries for all questions that the policy neither answers nor is known to be silent about. */
export const NOTHING = '';

/**
 * Found by a logistic choice among all candidates and none over the questions of nine authors, each author left out in turn
 * for the learned words as well (ADR 24 says how to find them again). A question that is not to be answered weighed half as much again.
 */
const CANDIDATE = { score: 4.49, likeness: 2.04, chance: 0.58, first: 0.93, lacksDetail: -0.76, silent: -0.85 } as const;
const NONE = { always: 2.44, words: -0.14, tells: -0.23, unknown: 0.62, chance: 0.22 } as const;
/** As many as the weights were found with. */
const LOOKED_AT = 14;

export function createJudge(sense: WordSense, familiarity: Familiarity): Judge {
  return (topic) => {
    const candidates = topic.candidates.slice(0, LOOKED_AT);
    if (candidates.length === 0) return null;
    const learned = sense(topic.text);
    const counted = familiarity.count(topic.text);
    const ids = candidates.map(({ entry }) => entry.id);
    const weighed = candidates
      .map((candidate, at) => ({ candidate, worth: worthOf(candidate, learned.chance(candidate.entry.id, ids), at === 0) }))
      .sort((a, b) => b.worth - a.worth);
    const [first = 0, second = -Infinity] = weighed.map(({ worth }) => worth);
    return {
      ranked: weighed.map(({ candidate }) => candidate),
      saysOneWord: counted.words <= 1,
      declines: worthOfNone(counted, learned.chance(NOTHING, [])) > first,
      lead: Math.tanh((first - second) / 2),
      words: learned.words,
    };
  };
}

function worthOf(candidate: RankedEntry, chance: number, isFirst: boolean): number {
  return (
    CANDIDATE.score * candidate.score +
    CANDIDATE.likeness * candidate.likeness +
    CANDIDATE.chance * chance +
    (isFirst ? CANDIDATE.first : 0) +
    (candidate.lacksDetail ? CANDIDATE.lacksDetail : 0) +
    (candidate.entry.kind === 'not-stated' ? CANDIDATE.silent : 0)
  );
}

function worthOfNone({ words, unknown, tells }: ReturnType<Familiarity['count']>, chance: number): number {
  return NONE.always + NONE.words * words + NONE.tells * tells + NONE.unknown * unknown + NONE.chance * chance;
}
