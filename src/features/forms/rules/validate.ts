import { addDays } from '../../../kernel/tokyo-time.ts';
import type { Day } from '../../../kernel/tokyo-time.ts';
import type { Answer, Answers, Inputs } from '../answers.ts';
import type { FormDefinition, FormField, FormText } from '../definition.ts';
import { cleanLine, cleanText } from '../../../kernel/clean-text.ts';

/** What is wrong with one field; `error-messages.ts` puts it into words. */
export type Problem =
  | { readonly kind: 'missing'; readonly field: FormField['kind'] }
  | { readonly kind: 'too-long'; readonly max: number; readonly length: number }
  | { readonly kind: 'not-offered' }
  | { readonly kind: 'too-few' | 'too-many'; readonly count: number }
  | { readonly kind: 'not-a-day' }
  | { readonly kind: 'too-early' | 'too-late'; readonly day: Day }
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'out-of-range'; readonly min: number; readonly max: number }
  | { readonly kind: 'nobody' | 'no-section' }
  | { readonly kind: 'several-people' }
  | { readonly kind: 'refused'; readonly words: FormText };

/** Whom a typed name or number means, looked up before. */
export type PersonLookup = { readonly kind: 'one'; readonly id: string } | { readonly kind: 'several' | 'none' };

/** What the answers are held against. */
export interface Surroundings {
  readonly today: Day;
  /** 「総務部 人事課」, as the roster has them. */
  readonly sections: readonly string[];
  /** Whom the typed text of each person field means. */
  readonly people: Readonly<Record<string, PersonLookup>>;
}

export type Validated =
  | { readonly kind: 'valid'; readonly answers: Answers }
  | { readonly kind: 'invalid'; readonly problems: Readonly<Record<string, Problem>> };

type Read =
  { readonly kind: 'answer'; readonly answer: Answer } | { readonly kind: 'empty' } | { readonly kind: 'bad'; readonly problem: Problem };

/** Reads all fields and says what is wrong with every bad one at once. */
export function validate(definition: FormDefinition, inputs: Inputs, around: Surroundings): Validated {
  const answers: Record<string, Answer> = {};
  const problems: Record<string, Problem> = {};
  for (const field of definition.fields) {
    const read = readField(field, inputs[field.id] ?? '', around);
    if (read.kind === 'answer') answers[field.id] = read.answer;
    else if (read.kind === 'bad') problems[field.id] = read.problem;
    else if (isRequired(field)) problems[field.id] = { kind: 'missing', field: field.kind };
  }
  return Object.keys(problems).length === 0 ? { kind: 'valid', answers } : { kind: 'invalid', problems };
}

export function isRequired(field: FormField): boolean {
  return field.kind === 'consent' || field.required;
}

const EMPTY: Read = { kind: 'empty' };

function answer(value: Answer): Read {
  return { kind: 'answer', answer: value };
}

function bad(problem: Problem): Read {
  return { kind: 'bad', problem };
}

/** One reader for each kind of field. */
type Readers = { readonly [K in FormField['kind']]: (field: Extract<FormField, { kind: K }>, input: string, around: Surroundings) => Read };

const READERS: Readers = {
  'short-text': (field, input) => text(cleanLine(input), field.maxLength),
  'long-text': (field, input) => text(input, field.maxLength),
  'one-choice': (field, input) => oneChoice(field, input),
  'several-choices': (field, input) => severalChoices(field, input),
  date: (field, input, { today }) => date(field, input, today),
  number: (field, input) => number(field, input),
  'yes-no': (_, input) => yesNo(input),
  person: (field, input, { people }) => person(input, people[field.id]),
  section: (_, input, { sections }) => section(cleanLine(input), sections),
  consent: (_, input) => (input === 'true' ? answer(true) : EMPTY),
};

function readField(field: FormField, input: string, around: Surroundings): Read {
  const read = READERS[field.kind] as (field: FormField, input: string, around: Surroundings) => Read;
  // Invisible characters are nothing typed, in whatever field they stand.
  return read(field, cleanText(input), around);
}

function text(cleaned: string, max: number): Read {
  if (cleaned === '') return EMPTY;
  return cleaned.length > max ? bad({ kind: 'too-long', max, length: cleaned.length }) : answer(cleaned);
}

function oneChoice({ choices }: Extract<FormField, { kind: 'one-choice' }>, input: string): Read {
  if (input === '') return EMPTY;
  const choice = choices.find(({ id }) => id === input);
  if (choice === undefined) return bad({ kind: 'not-offered' });
  return choice.refusal === undefined ? answer(choice.id) : bad({ kind: 'refused', words: choice.refusal });
}

function severalChoices({ choices, atLeast, atMost }: Extract<FormField, { kind: 'several-choices' }>, input: string): Read {
  const chosen = new Set(
    input
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== ''),
  );
  if (chosen.size === 0) return EMPTY;
  const known = choices.filter(({ id }) => chosen.has(id));
  if (known.length < chosen.size) return bad({ kind: 'not-offered' });
  const refusal = known.find((choice) => choice.refusal !== undefined)?.refusal;
  if (refusal !== undefined) return bad({ kind: 'refused', words: refusal });
  if (known.length < atLeast) return bad({ kind: 'too-few', count: atLeast });
  return known.length > atMost ? bad({ kind: 'too-many', count: atMost }) : answer(known.map(({ id }) => id));
}

function date(field: Extract<FormField, { kind: 'date' }>, input: string, today: Day): Read {
  if (input === '') return EMPTY;
  if (!isDay(input)) return bad({ kind: 'not-a-day' });
  const first = edgeOf(field.notBefore, today);
  const last = edgeOf(field.notAfter, today);
  if (first !== null && input < first) return bad({ kind: 'too-early', day: first });
  return last !== null && input > last ? bad({ kind: 'too-late', day: last }) : answer(input);
}

/** A day that is in the calendar: not 2026-02-30. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

export function edgeOf(edge: Day | undefined, today: Day): Day | null {
  return edge === 'today' ? today : (edge ?? null);
}

/** 「１２」「1,200」 are numbers, 「三」「10人」 are not. */
function number({ min, max }: Extract<FormField, { kind: 'number' }>, input: string): Read {
  const typed = input.normalize('NFKC').replaceAll(/[\s,]/g, '');
  if (typed === '') return EMPTY;
  if (!/^[+-]?\d{1,9}$/.test(typed))
    return /^[+-]?\d+$/.test(typed) ? bad({ kind: 'out-of-range', min, max }) : bad({ kind: 'not-a-number' });
  const value = Number(typed);
  // -0 would not come back from the database.
  return value < min || value > max ? bad({ kind: 'out-of-range', min, max }) : answer(value === 0 ? 0 : value);
}

function yesNo(input: string): Read {
  if (input === '') return EMPTY;
  return input === 'true' || input === 'false' ? answer(input === 'true') : bad({ kind: 'not-offered' });
}

function person(input: string, found: PersonLookup | undefined): Read {
  if (input.trim() === '') return EMPTY;
  if (found?.kind === 'one') return answer(found.id);
  return bad({ kind: found?.kind === 'several' ? 'several-people' : 'nobody' });
}

/** The whole name, or a 課 that only one 部局 has. */
function section(input: string, sections: readonly string[]): Read {
  if (input === '') return EMPTY;
  if (sections.includes(input)) return answer(input);
  const [only, ...others] = sections.filter((one) => one.split(' ').includes(input));
  return only !== undefined && others.length === 0 ? answer(only) : bad({ kind: 'no-section' });
}
