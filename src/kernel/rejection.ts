import type { Words } from './wording.ts';

/** 却下の区分: a few that fit every kind of application, so that reasons can be counted. */
export const REJECTION_CATEGORIES = ['requirements', 'duties', 'capacity', 'unclear', 'other'] as const;

export type RejectionCategory = (typeof REJECTION_CATEGORIES)[number];

export const REJECTION_LABELS: Readonly<Record<RejectionCategory, Words>> = {
  requirements: { ja: '要件に当てはまらない', en: 'Does not meet the requirements' },
  duties: { ja: '業務の都合', en: 'Needs of the service' },
  capacity: { ja: '予算・定員', en: 'Budget or places' },
  unclear: { ja: '内容の確認が必要', en: 'Content must be clarified first' },
  other: { ja: 'その他', en: 'Other' },
};

/** Longest sentence of a rejection, in characters: what the applicant reads on a phone. */
export const MAX_REJECTION_SENTENCE = 500;

/** Why a case was rejected, as the applicant will read it. */
export interface Rejection {
  readonly category: RejectionCategory;
  readonly sentence: string;
}

/** What is wrong with a reason that somebody gave. */
export interface ReasonProblems {
  readonly category?: 'missing';
  readonly sentence?: 'missing' | 'too-long';
}

/** A rejection needs a category of the list and a sentence of its own (product, section 5). */
export function readReason(given: {
  readonly category: string;
  readonly sentence: string;
}): { readonly kind: 'reason'; readonly reason: Rejection } | { readonly kind: 'problems'; readonly problems: ReasonProblems } {
  const category = REJECTION_CATEGORIES.find((code) => code === given.category);
  const sentence = given.sentence.trim();
  const length = Array.from(sentence).length;
  const wrong = length === 0 ? 'missing' : length > MAX_REJECTION_SENTENCE ? 'too-long' : null;
  if (category !== undefined && wrong === null) return { kind: 'reason', reason: { category, sentence } };
  return {
    kind: 'problems',
    problems: { ...(category === undefined ? { category: 'missing' } : {}), ...(wrong === null ? {} : { sentence: wrong }) },
  };
}
