import type { CardData, CardValue } from '../../card-kit/card.ts';
import type { Day } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { Inputs } from './answers.ts';
import { inVoice } from './definition.ts';
import type { FormDefinition, FormField } from './definition.ts';
import { missingText, problemText } from './error-messages.ts';
import { FIELD_WORDS, YES_NO } from './messages.ts';
import { cleanText } from '../../kernel/clean-text.ts';
import { edgeOf, isDay, isRequired } from './rules/validate.ts';
import type { Problem } from './rules/validate.ts';

/** What the fields are drawn with. */
export interface Filling {
  readonly voice: Voice;
  readonly inputs: Inputs;
  readonly problems: Readonly<Record<string, Problem>>;
  /** 「総務部 人事課」, as the roster has them. */
  readonly sections: readonly string[];
  /** Colleagues to choose from where a typed name means several, by field. */
  readonly candidates: Readonly<Record<string, readonly Candidate[]>>;
  readonly today: Day;
}

export interface Candidate {
  readonly id: string;
  readonly label: string;
}

/** Longer lists would not fit on the card; there the section is typed. */
export const MAX_LISTED_SECTIONS = 60;
/** More of the same name are told apart by their number alone. */
export const MAX_CANDIDATES = 5;
/** More choices than this make a card too long for a phone. */
const MAX_EXPANDED = 6;
/** Text beyond the limits that a card can still give back to be shortened, in all its fields together: a card holds 25 KB. */
export const KEPT_BEYOND = 1000;
/** What is typed to find a colleague or a section, or in place of a day or a number. */
const MAX_TYPED = 60;
/** Twelve ids of thirty letters with commas. */
const MAX_CHOSEN = 400;
/** For fields without a limit of their own: clients differ in what an empty one means. */
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2199-12-31';

/** The fields as the template `form.json` draws them, filled in with what was sent before. */
export function fieldsData({ fields }: FormDefinition, filling: Filling): readonly CardData[] {
  let beyond = KEPT_BEYOND;
  return fields.map((field) => {
    const limit = limitOf(field);
    const whole = cleanText(filling.inputs[field.id] ?? '');
    const kept = keep(whole, limit + beyond);
    beyond -= Math.max(0, kept.length - limit);
    return { ...frame(field, filling, kept.length < whole.length), ...inputOf(field, kept, filling) };
  });
}

function limitOf(field: FormField): number {
  if ('choices' in field) return MAX_CHOSEN;
  return 'maxLength' in field ? field.maxLength : MAX_TYPED;
}

/** Never half a surrogate pair. */
function keep(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, max).replace(/[\ud800-\udbff]$/, '');
}

function frame(field: FormField, { voice, problems }: Filling, isCut: boolean): CardData {
  const problem = problems[field.id];
  const label = inVoice(field.label, voice);
  return {
    ...{ id: field.id, required: isRequired(field), missing: missingText(field.kind, voice) },
    label: isRequired(field) ? label : `${label}${say(FIELD_WORDS.optional, voice)}`,
    hasProblem: problem !== undefined,
    problem: problem === undefined ? '' : `${problemText(problem, voice)}${isCut ? say(FIELD_WORDS.shortened, voice) : ''}`,
    hasHelp: field.help !== undefined,
    help: field.help === undefined ? '' : inVoice(field.help, voice),
  };
}

/** No input yet: each kind switches on its own. Every field that the template names must be there. */
const NOTHING = {
  ...{ isText: false, isNumber: false, isNumberFilled: false, isDate: false, isDateFilled: false, isChoice: false, isConsent: false },
  ...{ placeholder: '', maxLength: MAX_TYPED, multiline: false, min: 0, max: 0, number: 0, first: FIRST_DAY, last: LAST_DAY },
  ...{ style: 'compact', multiple: false, sentence: '', choices: [] as readonly CardData[] },
};

type Drawn = Partial<Record<keyof typeof NOTHING | 'label' | 'text', CardValue>>;
type Drawers = { readonly [K in FormField['kind']]: (field: Extract<FormField, { kind: K }>, text: string, filling: Filling) => Drawn };

function inputOf(field: FormField, text: string, filling: Filling): CardData {
  const draw = DRAWERS[field.kind] as (field: FormField, text: string, filling: Filling) => Drawn;
  return { ...NOTHING, text, ...draw(field, text, filling) };
}

const DRAWERS: Drawers = {
  'short-text': ({ maxLength }) => ({ isText: true, maxLength }),
  'long-text': ({ maxLength }) => ({ isText: true, maxLength, multiline: true }),
  'one-choice': ({ choices }, _, { voice }) => choice(labelled(choices, voice), voice),
  'several-choices': ({ choices }, _, { voice }) => ({ ...choice(labelled(choices, voice), voice), style: 'expanded', multiple: true }),
  date: (field, text, filling) => date(field, text, filling),
  number: ({ min, max }, text, { voice }) => number({ min, max }, text, voice),
  'yes-no': (_, __, { voice }) => choice(yesNo(voice), voice),
  person: ({ id }, text, { voice, candidates }) => person(candidates[id] ?? [], text, voice),
  section: (_, __, { voice, sections }) => section(sections, voice),
  consent: ({ label }, text, { voice }) => ({
    isConsent: true,
    label: say(FIELD_WORDS.consent, voice),
    sentence: inVoice(label, voice),
    text: text === 'true' ? 'true' : 'false',
  }),
};

function choice(choices: readonly CardData[], voice: Voice): Drawn {
  const style = choices.length <= MAX_EXPANDED ? 'expanded' : 'compact';
  return { isChoice: true, choices, style, placeholder: say(FIELD_WORDS.choose, voice) };
}

function labelled(choices: Extract<FormField, { kind: 'one-choice' }>['choices'], voice: Voice): CardData[] {
  return choices.map(({ id, label }) => ({ id, label: inVoice(label, voice) }));
}

function yesNo(voice: Voice): CardData[] {
  return [
    { id: 'true', label: say(YES_NO.yes, voice) },
    { id: 'false', label: say(YES_NO.no, voice) },
  ];
}

/** What is no day is given back as text, since an input for days would drop it. */
function date({ notBefore, notAfter }: Extract<FormField, { kind: 'date' }>, text: string, { today, voice }: Filling): Drawn {
  if (text !== '' && !isDay(text)) return { isText: true, placeholder: say(FIELD_WORDS.day, voice) };
  const edges = { first: edgeOf(notBefore, today) ?? FIRST_DAY, last: edgeOf(notAfter, today) ?? LAST_DAY };
  return text === '' ? { isDate: true, ...edges } : { isDateFilled: true, ...edges };
}

function number({ min, max }: { readonly min: number; readonly max: number }, text: string, voice: Voice): Drawn {
  const placeholder = say(FIELD_WORDS.number, voice);
  if (text === '') return { isNumber: true, min, max, placeholder };
  if (!/^-?\d{1,9}$/.test(text)) return { isText: true, placeholder };
  return { isNumberFilled: true, min, max, placeholder, number: Number(text) };
}

/** `-` among the candidates means none of them. */
function person(candidates: readonly Candidate[], text: string, voice: Voice): Drawn {
  if (candidates.length === 0) return { isText: true, placeholder: say(FIELD_WORDS.person, voice), text: text === '-' ? '' : text };
  const others = { id: '-', label: say(FIELD_WORDS.otherPerson, voice) };
  return { ...choice([...candidates.map(({ id, label }) => ({ id, label })), others], voice), style: 'expanded' };
}

function section(sections: readonly string[], voice: Voice): Drawn {
  if (sections.length > MAX_LISTED_SECTIONS) return { isText: true, placeholder: say(FIELD_WORDS.section, voice) };
  const choices = sections.map((name) => ({ id: name, label: name }));
  return { ...choice(choices, voice), style: 'compact' };
}
