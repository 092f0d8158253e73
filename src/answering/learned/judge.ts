import type { Familiarity } from '../retrieve/familiarity.ts';
import type { RankedEntry } from '../retrieve/rank-entries.ts';
import type { Topic } from '../retrieve/topic.ts';
import { CANDIDATE_SIGNS, NONE_SIGNS } from './judge-weights.ts';
import type { CandidateSigns, JudgeWeights, NoneSigns } from './judge-weights.ts';
import type { Sense, WordSense } from './word-sense.ts';

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

/** As many as the weights were found with. */
const LOOKED_AT = 14;

export function createJudge(sense: WordSense, familiarity: Familiarity, weights: JudgeWeights): Judge {
  return (topic) => {
    const { candidates, none, words } = signsOf(topic, sense(topic.text), familiarity);
    if (candidates.length === 0) return null;
    const weighed = candidates
      .map(({ candidate, signs }) => ({ candidate, worth: worthOf(signs, weights) }))
      .sort((a, b) => b.worth - a.worth);
    const [first = 0, second = -Infinity] = weighed.map(({ worth }) => worth);
    return {
      ranked: weighed.map(({ candidate }) => candidate),
      saysOneWord: none.words <= 1,
      declines: worthOfNone(none, weights) > first,
      lead: Math.tanh((first - second) / 2),
      words,
    };
  };
}

/** All that the judge looks at, also for fitting its weights. */
export interface Signs {
  readonly candidates: readonly { readonly candidate: RankedEntry; readonly signs: CandidateSigns }[];
  readonly none: NoneSigns;
  readonly words: Judgement['words'];
}

export function signsOf(topic: Pick<Topic, 'text' | 'candidates' | 'inContext'>, learned: Sense, familiarity: Familiarity): Signs {
  const looked = topic.candidates.slice(0, LOOKED_AT);
  const ids = looked.map(({ entry }) => entry.id);
  const candidates = looked.map((candidate, at) => ({
    candidate,
    signs: {
      score: candidate.score,
      likeness: candidate.likeness,
      chance: learned.chance(candidate.entry.id, ids),
      first: at === 0 ? 1 : 0,
      lacksDetail: candidate.lacksDetail ? 1 : 0,
      silent: candidate.entry.kind === 'not-stated' ? 1 : 0,
    },
  }));
  return {
    candidates,
    none: { ...familiarity.count(topic.inContext ?? topic.text), chance: learned.chance(NOTHING, []) },
    words: learned.words,
  };
}

function worthOf(signs: CandidateSigns, { candidate }: JudgeWeights): number {
  return CANDIDATE_SIGNS.reduce((sum, sign) => sum + candidate[sign] * signs[sign], 0);
}

function worthOfNone(signs: NoneSigns, { none }: JudgeWeights): number {
  return NONE_SIGNS.reduce((sum, sign) => sum + none[sign] * signs[sign], none.always);
}
