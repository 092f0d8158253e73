import type { ApplicationTexts } from '../candidate.ts';

/** Longest texts, in characters: all three together fit on a card. */
export const LIMITS: Readonly<Record<keyof ApplicationTexts, number>> = { motivation: 1_000, theme: 500, skills: 500 };
export const MAX_REASON = 500;

export type TextProblem = 'missing' | 'too-long';
export type TextProblems = Readonly<Partial<Record<keyof ApplicationTexts, TextProblem>>>;

/** What keeps these texts from being sent. A draft may have gaps; nothing may be longer than the record takes. */
export function textProblems(texts: ApplicationTexts, as: 'draft' | 'application'): TextProblems {
  const fields = ['motivation', 'theme', 'skills'] as const;
  return Object.fromEntries(
    fields.flatMap((field) => {
      const problem = problemOf(texts[field], { limit: LIMITS[field], isRequired: as === 'application' && field !== 'skills' });
      return problem === null ? [] : [[field, problem]];
    }),
  );
}

export function reasonProblem(reason: string): TextProblem | null {
  return problemOf(reason, { limit: MAX_REASON, isRequired: true });
}

function problemOf(text: string, { limit, isRequired }: { readonly limit: number; readonly isRequired: boolean }): TextProblem | null {
  if (lengthOf(text) > limit) return 'too-long';
  return isRequired && text.trim() === '' ? 'missing' : null;
}

/** As people count: one for each character, however it is stored. */
export function lengthOf(text: string): number {
  return Array.from(text.trim()).length;
}
