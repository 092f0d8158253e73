import type { Answer, Answers } from '../../answers.ts';
import type { FormField } from '../../definition.ts';

/** How often one choice was taken; `id` is the choice, `true` or `false`, or the name of a section. */
export interface Count {
  readonly id: string;
  readonly count: number;
  /** Of those who answered this field, rounded to whole numbers. */
  readonly percent: number;
}

interface Answered {
  /** How many answered this field. */
  readonly answered: number;
}

/** What the answers to one field say together. Fields are never crossed with one another: in small groups that would tell who wrote what. */
export type FieldSummary = Answered &
  (
    | { readonly kind: 'counts'; readonly counts: readonly Count[] }
    | { readonly kind: 'numbers'; readonly average: number; readonly min: number; readonly max: number }
    | { readonly kind: 'days'; readonly first: string; readonly last: string }
    | { readonly kind: 'texts' }
  );

type Summariser = (answers: readonly Answer[], field: FormField) => FieldSummary;

const byChoice: Summariser = (answers, field) => counts(answers, 'choices' in field ? field.choices.map(({ id }) => id) : []);
const unsummed: Summariser = (answers) => ({ kind: 'texts', answered: answers.length });

const SUMMARISERS: Readonly<Record<FormField['kind'], Summariser>> = {
  'one-choice': byChoice,
  'several-choices': byChoice,
  'yes-no': (answers) => counts(answers, ['true', 'false']),
  consent: (answers) => counts(answers, ['true']),
  section: (answers) => mostFirst(counts(answers, [...new Set(answers.map(String))])),
  number: numbers,
  date: days,
  'short-text': unsummed,
  'long-text': unsummed,
  person: unsummed,
};

export function summarise(field: FormField, all: readonly Answers[]): FieldSummary {
  const answers = all.map((one) => one[field.id]).filter((answer) => answer !== undefined);
  return SUMMARISERS[field.kind](answers, field);
}

type Counts = Answered & { readonly kind: 'counts'; readonly counts: readonly Count[] };

function counts(answers: readonly Answer[], ids: readonly string[]): Counts {
  const chosen = answers.map((answer): readonly string[] => (typeof answer === 'object' ? answer : [String(answer)]));
  const countOf = (id: string): number => chosen.filter((one) => one.includes(id)).length;
  return {
    kind: 'counts',
    answered: answers.length,
    counts: ids.map((id) => ({ id, count: countOf(id), percent: percentOf(countOf(id), answers.length) })),
  };
}

export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 100);
}

function mostFirst(summary: Counts): Counts {
  return { ...summary, counts: summary.counts.toSorted((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)) };
}

function numbers(answers: readonly Answer[]): FieldSummary {
  const values = answers.filter((answer) => typeof answer === 'number');
  if (values.length === 0) return { kind: 'texts', answered: 0 };
  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { kind: 'numbers', answered: values.length, average, min: Math.min(...values), max: Math.max(...values) };
}

function days(answers: readonly Answer[]): FieldSummary {
  const sorted = answers.map(String).sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first === undefined || last === undefined
    ? { kind: 'texts', answered: 0 }
    : { kind: 'days', answered: sorted.length, first, last };
}

/** Fewer answers than this to an anonymous form show counts alone: a text or a whole line would tell who wrote it. */
export const MIN_ANONYMOUS = 5;

export function mayReadAnswers({ anonymous }: { readonly anonymous: boolean }, responses: number): boolean {
  return !anonymous || responses >= MIN_ANONYMOUS;
}
