import type { FormField } from '../../definition.ts';
import { cleanLine, cleanText } from '../../../../kernel/clean-text.ts';
import { createReading } from './problem.ts';
import type { Inputs, Read, Reading } from './problem.ts';

export type FieldKind = FormField['kind'];

/** In the order in which they are offered. */
export const FIELD_KINDS = [
  'one-choice',
  'several-choices',
  'short-text',
  'long-text',
  'yes-no',
  'number',
  'date',
  'person',
  'section',
  'consent',
] as const satisfies readonly FieldKind[];

/** The limits of `fieldSchema`. */
export const FIELD_LIMITS = { label: 60, consent: 200, help: 150, choice: 60, choices: 12, 'short-text': 200, 'long-text': 2000 } as const;
/** What people may write in all fields together (`definition-rules.ts`). */
const MAX_LETTERS = 4000;
const DEFAULT_LETTERS = { 'short-text': 100, 'long-text': 500 } as const;
export const NUMBERS = { min: -999_999_999, max: 999_999_999 } as const;

export interface FieldAround {
  readonly id: string;
  readonly kind: FieldKind;
  readonly isAnonymous: boolean;
  /** The other fields of the draft. */
  readonly others: readonly FormField[];
}

/** One field as HR described it. */
export function readField(inputs: Inputs, around: FieldAround): Read<FormField> {
  const reading = createReading(inputs);
  const { id, kind } = around;
  checkCompany(reading, around);
  const ja = reading.text('label', cleanLine, { max: kind === 'consent' ? FIELD_LIMITS.consent : FIELD_LIMITS.label, required: true });
  const help = reading.text('help', cleanLine, { max: FIELD_LIMITS.help, required: false });
  const base = { id, label: { ja }, ...(help === '' ? {} : { help: { ja: help } }) };
  if (kind === 'consent') return reading.result({ kind, ...base });
  return reading.result({ ...base, required: reading.raw('required') === 'true', ...READERS[kind](reading, around) });
}

/** What cannot stand beside the rest of the form. */
function checkCompany(reading: Reading, { kind, isAnonymous, others }: FieldAround): void {
  if (kind === 'person' && isAnonymous) reading.bad('label', { kind: 'anonymous-with-person' });
  if (kind === 'section' && others.some((other) => other.kind === 'section')) reading.bad('label', { kind: 'second-section' });
}

type Details<T = FormField> = T extends FormField ? Omit<T, 'id' | 'label' | 'help' | 'required'> : never;

type Reader = (reading: Reading, around: FieldAround) => Exclude<Details, { kind: 'consent' }>;

const READERS: Readonly<Record<Exclude<FieldKind, 'consent'>, Reader>> = {
  'short-text': (reading, around) => ({ kind: 'short-text', maxLength: letters(reading, 'short-text', around) }),
  'long-text': (reading, around) => ({ kind: 'long-text', maxLength: letters(reading, 'long-text', around) }),
  'one-choice': (reading) => ({ kind: 'one-choice', choices: choicesOf(reading) }),
  'several-choices': severalChoices,
  number: (reading) => ({ kind: 'number', ...range(reading) }),
  date: (reading) => (reading.raw('fromToday') === 'true' ? { kind: 'date', notBefore: 'today' } : { kind: 'date' }),
  'yes-no': () => ({ kind: 'yes-no' }),
  person: () => ({ kind: 'person' }),
  section: () => ({ kind: 'section' }),
};

function letters(reading: Reading, kind: 'short-text' | 'long-text', { others }: FieldAround): number {
  const maxLength = reading.number('maxLength', { min: 1, max: FIELD_LIMITS[kind] }) ?? DEFAULT_LETTERS[kind];
  const taken = others.reduce((sum, other) => sum + ('maxLength' in other ? other.maxLength : 0), 0);
  if (taken + maxLength > MAX_LETTERS) {
    reading.bad('maxLength', { kind: 'too-many-letters', max: Math.max(0, MAX_LETTERS - taken) });
  }
  return maxLength;
}

type Choices = Extract<FormField, { kind: 'one-choice' }>['choices'];

/** One per line. Ids are their places: nobody has answered yet, and a published form never changes. */
function choicesOf(reading: Reading): Choices {
  const labels = cleanText(reading.raw('choices')).split('\n').map(cleanLine).filter(Boolean);
  const { choices: limit, choice: max } = FIELD_LIMITS;
  const same = labels.find((label, at) => labels.map(folded).indexOf(folded(label)) < at);
  const long = labels.find((label) => label.length > max);
  if (labels.length === 0) reading.bad('choices', { kind: 'missing' });
  if (labels.length < 2) reading.bad('choices', { kind: 'too-few-choices' });
  if (labels.length > limit) reading.bad('choices', { kind: 'too-many-choices', count: labels.length, limit });
  if (same !== undefined) reading.bad('choices', { kind: 'same-choice', choice: same });
  if (long !== undefined) reading.bad('choices', { kind: 'long-choice', choice: long, max });
  return labels.map((label, at) => ({ id: `c${String(at + 1)}`, label: { ja: label } }));
}

/** 「Ａ」 and 「A」 would look like one choice given twice. */
function folded(label: string): string {
  return label.normalize('NFKC').toLowerCase();
}

function severalChoices(reading: Reading): Extract<Details, { kind: 'several-choices' }> {
  const choices = choicesOf(reading);
  const within = { min: 1, max: Math.max(1, Math.min(choices.length, FIELD_LIMITS.choices)) };
  const atMost = reading.number('atMost', within) ?? FIELD_LIMITS.choices;
  const atLeast = reading.number('atLeast', within) ?? 1;
  if (atLeast > atMost) reading.bad('atLeast', { kind: 'least-above-most', most: atMost });
  return { kind: 'several-choices', choices, atLeast, atMost };
}

function range(reading: Reading): { readonly min: number; readonly max: number } {
  const min = reading.number('min', NUMBERS) ?? 0;
  const max = reading.number('max', NUMBERS) ?? NUMBERS.max;
  if (min > max) reading.bad('max', { kind: 'min-above-max' });
  return { min, max };
}
