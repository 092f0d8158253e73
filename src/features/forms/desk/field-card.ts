import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { newsData } from '../../../card-kit/typed-input.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import fieldTemplate from '../../../../cards/forms/desk-field.json' with { type: 'json' };
import type { FormField } from '../definition.ts';
import { isRequired } from '../rules/validate.ts';
import { BASICS_WORDS, FIELD_CARD_WORDS, fieldTitle } from './draft-messages.ts';
import type { Seen } from './draft-store.ts';
import { inputData } from './input-data.ts';
import type { Typed } from './input-data.ts';
import { BACK, DESK_KIND } from './messages.ts';
import { FIELD_LIMITS, NUMBERS } from './rules/read-field.ts';
import type { FieldKind } from './rules/read-field.ts';
import type { Inputs } from './rules/problem.ts';

export interface FieldView extends Typed {
  readonly seen: Seen;
  readonly field: string;
  readonly fieldKind: FieldKind;
  /** Which field of the form it is or becomes, from 1. */
  readonly place: number;
  /** It is not in the draft yet. */
  readonly isFresh: boolean;
  readonly news: Words | null;
}

export const EMPTY_FIELD: Inputs = { required: 'true' };

export function fieldCard(view: FieldView, voice: Voice): Card {
  const { seen, field, fieldKind, place, isFresh, news, problems } = view;
  return card(
    fieldTemplate,
    {
      kind: say(DESK_KIND, voice),
      title: say(fieldTitle(place, fieldKind), voice),
      ...newsData(news, problems, voice),
      missing: say(BASICS_WORDS.missing, voice),
      ...inputsData(view, voice),
      ...shownFor(fieldKind),
      fromTodayTitle: say(FIELD_CARD_WORDS.fromToday, voice),
      requiredTitle: say(FIELD_CARD_WORDS.required, voice),
      ...{ id: seen.id, revision: seen.revision, field, fieldKind, isFresh },
      save: say(BASICS_WORDS.save, voice),
      back: say(BACK, voice),
    },
    say(DESK_KIND, voice),
  );
}

/** Which inputs this kind of field has. */
function shownFor(kind: FieldKind): CardData {
  const isConsent = kind === 'consent';
  return {
    isSentence: isConsent,
    labelLength: isConsent ? FIELD_LIMITS.consent : FIELD_LIMITS.label,
    isChoice: kind === 'one-choice' || kind === 'several-choices',
    isSeveral: kind === 'several-choices',
    isNumber: kind === 'number',
    isText: kind === 'short-text' || kind === 'long-text',
    isDate: kind === 'date',
    isOptional: !isConsent,
  };
}

function inputsData({ fieldKind, inputs, problems }: FieldView, voice: Voice): CardData {
  const words = FIELD_CARD_WORDS;
  const toggled = { ...inputs, required: toggle(inputs['required']), fromToday: toggle(inputs['fromToday']) };
  const of = (name: string, label: Words, keep = 100) => ({
    [name]: inputData({ inputs: toggled, problems }, { name, label, keep }, voice),
  });
  return {
    ...of('label', fieldKind === 'consent' ? words.consentLabel : words.label, 600),
    ...of('help', words.help, 600),
    ...of('choices', words.choices, 3000),
    ...of('atLeast', words.atLeast),
    ...of('atMost', words.atMost),
    ...of('min', words.min),
    ...of('max', words.max),
    ...of('maxLength', fieldKind === 'short-text' ? words.shortLength : words.longLength),
    ...of('fromToday', words.fromTodayLabel),
    ...of('required', words.requiredLabel),
  };
}

function toggle(value: string | undefined): string {
  return value === 'true' ? 'true' : 'false';
}

/** What is kept, as if it had been typed. */
export function fieldInputs(field: FormField): Inputs {
  return { label: field.label.ja, help: field.help?.ja ?? '', required: String(isRequired(field)), ...detailInputs(field) };
}

function detailInputs(field: FormField): Inputs {
  if ('maxLength' in field) return { maxLength: String(field.maxLength) };
  if (field.kind === 'several-choices') return { choices: lines(field.choices), ...limits(field) };
  if ('choices' in field) return { choices: lines(field.choices) };
  if (field.kind === 'number') return { min: String(field.min), max: field.max === NUMBERS.max ? '' : String(field.max) };
  return field.kind === 'date' ? { fromToday: String(field.notBefore === 'today') } : {};
}

/** Limits that limit nothing are left empty, as they were. */
function limits({ atLeast, atMost }: Extract<FormField, { kind: 'several-choices' }>): Inputs {
  return { atLeast: atLeast === 1 ? '' : String(atLeast), atMost: atMost === FIELD_LIMITS.choices ? '' : String(atMost) };
}

function lines(choices: Extract<FormField, { kind: 'one-choice' }>['choices']): string {
  return choices.map(({ label }) => label.ja).join('\n');
}
