import type { Day } from '../../../kernel/tokyo-time.ts';

/** What is wrong with a field, for the message beside it. */
export type Problem =
  | PlainProblem
  | { readonly kind: 'too-long'; readonly limit: number; readonly length: number }
  | { readonly kind: 'no-number'; readonly min: number; readonly max: number }
  /** `usual`: it was left empty and the usual time has gone by. */
  | { readonly kind: 'past'; readonly usual: boolean }
  | { readonly kind: 'fewer-than-taken'; readonly taken: number }
  | { readonly kind: 'held-below-used'; readonly used: number }
  | { readonly kind: 'held-not-free'; readonly most: number };

/** Problems that need no figure. */
export interface PlainProblem {
  readonly kind:
    | 'missing'
    | 'no-choice'
    | 'no-day'
    | 'no-time'
    | 'day-missing'
    | 'end-before-start'
    | 'after-start'
    | 'lock-before-apply'
    | 'release-after-lock'
    | 'only-dx-related';
}

export type Field<T> = { readonly value: T } | { readonly problem: Problem };

export function problem(kind: PlainProblem['kind']): { readonly problem: Problem } {
  return { problem: { kind } };
}

/** Controls mean nothing in a name or a description. */
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

/** A text of several lines that may be empty. */
export function readText(typed: string, limit: number): Field<string> {
  const text = typed.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROLS, ' ').trim();
  const length = Array.from(text).length;
  return length > limit ? { problem: { kind: 'too-long', limit, length } } : { value: text };
}

/** A text of one line that must be there. */
export function readLine(typed: string, limit: number): Field<string> {
  const line = typed.toWellFormed().replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim();
  return line === '' ? problem('missing') : readText(line, limit);
}

/** A number as people type it, in full width too, within bounds. */
export function readNumber(typed: string, { min, max }: { readonly min: number; readonly max: number }): Field<number> {
  const text = typed.normalize('NFKC').trim();
  const number = /^\d{1,9}(\.0+)?$/.test(text) ? Number(text) : NaN;
  return number >= min && number <= max ? { value: number } : { problem: { kind: 'no-number', min, max } };
}

/** A day that exists. */
export function readDay(typed: string): Field<Day> {
  const text = typed.trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return problem('no-day');
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? { value: text } : problem('no-day');
}

export function readTime(typed: string): Field<string> {
  const text = typed.trim();
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? { value: text } : problem('no-time');
}

/** Several of what may be chosen, as a card gives them: joined by commas. */
export function readChoices<T extends string>(typed: string, allowed: readonly T[]): Field<readonly T[]> {
  const chosen = typed.split(',').filter((one) => one !== '');
  const known = allowed.filter((one) => chosen.includes(one));
  return known.length === new Set(chosen).size ? { value: known } : problem('no-choice');
}

/** A field that may be left empty. */
export function optional<T>(typed: string, read: (typed: string) => Field<T>): Field<T | null> {
  return typed.trim() === '' ? { value: null } : read(typed);
}

/** A field that may not. */
export function required<T>(typed: string, read: (typed: string) => Field<T>): Field<T> {
  return typed.trim() === '' ? problem('missing') : read(typed);
}

/** The value of a field that was found right; undefined otherwise. */
export function valueOf<T>(field: Field<T>): T | undefined {
  return 'value' in field ? field.value : undefined;
}

export type Problems<F extends string> = Readonly<Partial<Record<F, Problem>>>;

type Fields = Readonly<Record<string, Field<unknown>>>;
type ValuesOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** A form: all its values, or all that is wrong with it. */
export function readAll<F extends Fields>(fields: F): { readonly values: ValuesOf<F> } | { readonly problems: Problems<keyof F & string> } {
  const named = Object.entries(fields);
  const problems = named.flatMap(([name, field]) => ('problem' in field ? [[name, field.problem] as const] : []));
  if (problems.length > 0) return { problems: Object.fromEntries(problems) as Problems<keyof F & string> };
  return { values: Object.fromEntries(named.map(([name, field]) => [name, valueOf(field)])) as ValuesOf<F> };
}
