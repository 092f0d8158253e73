import type { CardData } from '../../card-kit/card.ts';
import { REJECTION_CATEGORIES, REJECTION_LABELS } from '../../kernel/rejection.ts';
import type { ReasonProblems } from '../../kernel/rejection.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import { MAX_COLLEAGUE } from './find-colleague.ts';
import type { Search } from './find-colleague.ts';
import { PROBLEMS, TOO_LONG } from './messages.ts';
import { shorten } from './shorten.ts';

/** What was written so far, and what is wrong with it. */
export interface RejectInput {
  readonly category: string;
  readonly sentence: string;
  readonly problems: ReasonProblems;
}

export interface DelegateInput {
  readonly colleague: string;
  /** In words; empty when nothing is wrong yet. */
  readonly problem: string;
  readonly candidates: Search['candidates'];
}

/** Every field that the forms of the card name, for when none is open. */
export const NO_FORMS = {
  ...{ isDeclining: false, isRejecting: false, category: '', categories: [], hasCategoryProblem: false, categoryProblem: '' },
  ...{ sentence: '', hasSentenceProblem: false, sentenceProblem: '' },
  ...{ isDelegating: false, colleague: '', hasColleagueProblem: false, colleagueProblem: '', hasCandidates: false, candidates: [] },
} as const satisfies CardData;

/** Much more than is allowed, and still small enough for a card. */
const MAX_KEPT = 2_000;

export function rejectForm({ category, sentence, problems }: RejectInput, voice: Voice) {
  const known = REJECTION_CATEGORIES.find((code) => code === category);
  const sentenceProblem = sentenceWords(problems.sentence, sentence, voice);
  return {
    isRejecting: true,
    category: known ?? '',
    categories: REJECTION_CATEGORIES.map((code) => ({ code, name: say(REJECTION_LABELS[code], voice) })),
    ...{ hasCategoryProblem: problems.category !== undefined, categoryProblem: say(PROBLEMS.category, voice) },
    ...{ sentence: Array.from(sentence).slice(0, MAX_KEPT).join(''), hasSentenceProblem: sentenceProblem !== '', sentenceProblem },
  };
}

function sentenceWords(problem: ReasonProblems['sentence'], sentence: string, voice: Voice): string {
  if (problem === undefined) return '';
  if (problem === 'missing') return say(PROBLEMS.sentence, voice);
  const { length } = Array.from(sentence.trim());
  return say(TOO_LONG, voice)(length, Math.min(length, MAX_KEPT));
}

export function delegateForm({ colleague, problem, candidates }: DelegateInput) {
  return {
    ...{ isDelegating: true, colleague: shorten(colleague, MAX_COLLEAGUE), hasColleagueProblem: problem !== '', colleagueProblem: problem },
    ...{ hasCandidates: candidates.length > 0, candidates: candidates.map(({ id, name }) => ({ id, name })) },
  };
}
