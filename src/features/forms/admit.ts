import type { Reply } from '../../bot/reply.ts';
import { noticeCard } from '../../bot/shared-cards.ts';
import { isInAudience } from '../../kernel/audience.ts';
import type { Storage } from '../../storage/port.ts';
import type { Inputs } from './answers.ts';
import type { FormStore, RunningForm } from './form-store.ts';
import { ownResponse } from './respond.ts';
import type { Responding } from './respond.ts';
import type { Response } from './response-store.ts';
import { validate } from './rules/validate.ts';
import type { Validated } from './rules/validate.ts';
import { lookUp } from './roster-lookup.ts';
import { inPlace } from './views.ts';
import type { Employee, ViewDeps, Views } from './views.ts';

export interface HandlerDeps extends ViewDeps {
  readonly storage: Storage;
  readonly forms: FormStore;
  readonly responding: Responding;
  readonly views: Views;
  readonly newId: () => string;
}

/** A form, and what it is about where it is about something. */
export interface Asked {
  readonly id: string;
  readonly about: string;
}

export interface Admitted {
  readonly form: RunningForm;
  readonly about: string | null;
}

export type Refused = 'gone' | 'not-yours';

export function isFor({ definition }: RunningForm, { person, now }: Employee): boolean {
  return isInAudience(person, definition.audience, now);
}

/** The form and what it is about, when this person may answer it about that. */
export async function admit({ id, about }: Asked, caller: Employee, deps: HandlerDeps): Promise<Admitted | Refused> {
  const form = await deps.forms.find(id);
  if (form === null) return 'gone';
  if (!isFor(form, caller)) return 'not-yours';
  if (form.definition.about === 'none') return { form, about: null };
  return (await deps.findSubject(about, caller.person)) === null ? 'not-yours' : { form, about };
}

export function refusal(why: Refused, caller: Employee): Reply {
  return inPlace(noticeCard(caller, why === 'gone' ? 'gone' : 'notYours'));
}

/** Holds what was sent against the form and the roster. */
export async function readAnswers(
  { definition }: RunningForm,
  inputs: Inputs,
  { caller, deps }: { caller: Employee; deps: HandlerDeps },
): Promise<Validated> {
  const { around } = await lookUp(definition, { inputs, voice: caller, now: caller.now }, deps.people);
  return validate(definition, inputs, around);
}

/** Somebody else's response is answered like one that does not exist. */
export async function withOwn(
  id: string,
  caller: Employee,
  { deps, then }: { readonly deps: HandlerDeps; readonly then: (response: Response) => Promise<Reply> },
): Promise<Reply> {
  const response = await ownResponse(deps.storage, id, caller.person);
  return response === null ? refusal('gone', caller) : then(response);
}
