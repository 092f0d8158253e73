/** What speaks for a candidate: its place among the finder's, and what the learned words say (`chance`, a logarithm). */
export const CANDIDATE_SIGNS = ['score', 'likeness', 'chance', 'first', 'lacksDetail', 'silent'] as const;
/** What speaks for "none of them": how much is said, how telling it is, how much of it is unknown, and the learned chance of none. */
export const NONE_SIGNS = ['words', 'tells', 'unknown', 'chance'] as const;

export type CandidateSigns = Readonly<Record<(typeof CANDIDATE_SIGNS)[number], number>>;
export type NoneSigns = Readonly<Record<(typeof NONE_SIGNS)[number], number>>;

/** One weight a sign, and what "none" is worth before anything is known. */
export interface JudgeWeights {
  readonly candidate: CandidateSigns;
  readonly none: NoneSigns & { readonly always: number };
}

/**
 * Found by `npm run bench -- judge --also FOLDER`, which prints them anew (ADR 24 says with which folder).
 * To be fitted again when the scoring or a sign changes, not after edits of the knowledge.
 */
export const JUDGE_WEIGHTS: JudgeWeights = {
  candidate: { score: 4.49, likeness: 2.04, chance: 0.58, first: 0.93, lacksDetail: -0.76, silent: -0.85 },
  none: { always: 2.44, words: -0.14, tells: -0.23, unknown: 0.62, chance: 0.22 },
};
