import type { Person } from '../../kernel/person.ts';
import { isInAudience } from '../../kernel/audience.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { People } from '../../people/port.ts';
import type { Inputs } from './answers.ts';
import type { FormStore } from './form-store.ts';
import type { Responding } from './respond.ts';
import { validate } from './rules/validate.ts';
import { lookUp } from './roster-lookup.ts';

/** A response as a card would send it. */
export interface SentResponse {
  readonly id: string;
  readonly person: Person;
  readonly inputs: Inputs;
  /** Known once: the same one again records nothing. */
  readonly card: string;
  readonly about: string | null;
}

interface RespondAsDeps {
  readonly forms: FormStore;
  readonly responding: Responding;
  readonly people: Pick<People, 'find' | 'findAll' | 'findByName' | 'everybody'>;
}

const VOICE: Voice = { locale: 'ja', wording: 'standard' };

export async function respondAs(
  { id, person, inputs, card, about }: SentResponse,
  now: Date,
  { forms, people, responding }: RespondAsDeps,
): Promise<boolean> {
  const form = await forms.find(id);
  if (form === null || !isInAudience(person, form.definition.audience, now)) return false;
  const { around } = await lookUp(form.definition, { inputs, voice: VOICE, now }, people);
  const read = validate(form.definition, inputs, around);
  if (read.kind === 'invalid') return false;
  const sent = { form, person, answers: read.answers, card, about, locale: VOICE.locale };
  return (await responding.submit(sent, now)).kind === 'recorded';
}
