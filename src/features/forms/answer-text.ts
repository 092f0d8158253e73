import { atTokyo, formatDay } from '../../kernel/tokyo-time.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { Answer, Answers } from './answers.ts';
import { inVoice } from './definition.ts';
import type { FormField } from './definition.ts';
import { say } from '../../kernel/wording.ts';
import { YES_NO } from './messages.ts';

/** Names of the colleagues in the answers, by id: 「高橋 花子さん（総務部 人事課）」. */
export type Names = ReadonlyMap<string, string>;

/** An answer as people read it; null when it was left empty. */
export function answerText(field: FormField, answers: Answers, shown: Shown): string | null {
  const answer = answers[field.id];
  return answer === undefined ? null : textOf(field, answer, shown);
}

interface Shown {
  readonly voice: Voice;
  readonly names: Names;
}

type Writer = (text: string, shown: Shown, field: FormField) => string;

const asWritten: Writer = (text) => text;
const asLabels: Writer = (text, { voice }, field) => ('choices' in field ? labelsOf(field.choices, text.split(','), voice) : text);

const WRITERS: Readonly<Record<FormField['kind'], Writer>> = {
  'short-text': asWritten,
  'long-text': asWritten,
  number: asWritten,
  section: asWritten,
  'one-choice': asLabels,
  'several-choices': asLabels,
  date: (text, { voice }) => formatDay(atTokyo(text, '00:00'), voice.locale),
  'yes-no': (text, { voice }) => say(YES_NO[text === 'true' ? 'yes' : 'no'], voice),
  person: (text, { voice, names }) => names.get(text) ?? say(YES_NO.left, voice),
  consent: (_, { voice }) => say(YES_NO.agreed, voice),
};

function textOf(field: FormField, answer: Answer, shown: Shown): string {
  const text = Array.isArray(answer) ? answer.join(',') : String(answer);
  return WRITERS[field.kind](text, shown, field);
}

function labelsOf(choices: Extract<FormField, { kind: 'one-choice' }>['choices'], ids: readonly string[], voice: Voice): string {
  const labels = choices.filter(({ id }) => ids.includes(id)).map(({ label }) => inVoice(label, voice));
  return labels.join(voice.locale === 'en' ? ', ' : '、');
}

/** The ids of colleagues that stand in the answers. */
export function peopleIn(fields: readonly FormField[], answers: Answers): readonly string[] {
  return fields.filter(({ kind }) => kind === 'person').flatMap(({ id }) => (typeof answers[id] === 'string' ? [answers[id]] : []));
}
