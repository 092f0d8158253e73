import type { Caller, OwnItem } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import { noticeCard } from '../../bot/shared-cards.ts';
import { admit, isFor, refusal, withOwn } from './admit.ts';
import type { Asked, HandlerDeps } from './admit.ts';
import { changeResponse, editResponse, withdrawResponse } from './change-response.ts';
import type { RunningForm } from './form-store.ts';
import { listCard } from './list-card.ts';
import type { ListedForm } from './list-card.ts';
import { ownItems } from './own-items.ts';
import { findByOnceKey, responsesOf } from './response-store.ts';
import type { Response } from './response-store.ts';
import { isOpen } from './rules/standing.ts';
import type { ChangeData, SubmitData } from './schemas.ts';
import { submitForm } from './submit-form.ts';
import { inPlace } from './views.ts';
import type { Employee } from './views.ts';

export interface Handlers {
  readonly list: (caller: Employee, page?: number) => Promise<Reply>;
  readonly open: (asked: Asked, caller: Employee) => Promise<Reply>;
  readonly submit: (data: SubmitData, caller: Employee) => Promise<Reply>;
  readonly show: (id: string, caller: Employee) => Promise<Reply>;
  readonly edit: (id: string, caller: Employee) => Promise<Reply>;
  readonly change: (data: ChangeData, caller: Employee) => Promise<Reply>;
  readonly askWithdraw: (id: string, caller: Employee) => Promise<Reply>;
  readonly withdraw: (data: { readonly id: string; readonly revision: number }, caller: Employee) => Promise<Reply>;
  readonly mine: (caller: Employee) => Promise<readonly OwnItem[]>;
  readonly isOffered: (id: string, caller: Employee) => Promise<boolean>;
}

export function createHandlers(deps: HandlerDeps): Handlers {
  return {
    list: async (caller, page = 0) => {
      const card = listCard(await listedFor(caller, deps), page, deps.views.drawing(caller));
      return { kind: 'message', card };
    },
    open: (asked, caller) => open(asked, caller, deps),
    submit: (data, caller) => submitForm(data, caller, deps),
    show: (id, caller) => withOwn(id, caller, { deps, then: async (response) => inPlace(await deps.views.response(response, caller)) }),
    edit: (id, caller) => withOwn(id, caller, { deps, then: (response) => editResponse(response, caller, deps) }),
    change: (data, caller) => withOwn(data.id, caller, { deps, then: (response) => changeResponse({ response, data }, caller, deps) }),
    askWithdraw: (id, caller) =>
      withOwn(id, caller, { deps, then: async (response) => inPlace(await deps.views.response(response, caller, { isAsking: true })) }),
    withdraw: (data, caller) => withOwn(data.id, caller, { deps, then: (response) => withdrawResponse({ response, data }, caller, deps) }),
    mine: async (caller) =>
      ownItems(await responsesOf(deps.storage.db, caller.person.aadObjectId), await listedFor(caller, deps), {
        ...deps.views.drawing(caller),
        approvals: deps.approvals,
        forms: deps.forms,
      }),
    isOffered: async (id, caller) => {
      const form = await deps.forms.find(id);
      return form !== null && form.definition.about === 'none' && isOpen(form, caller.now) && isFor(form, caller);
    },
  };
}

/** A handler knows the person: without one, nothing of a form is shown. */
export function forEmployee<T>(handle: (data: T, caller: Employee) => Promise<Reply>): (data: T, caller: Caller) => Promise<Reply> {
  return (data, caller) =>
    isEmployee(caller) ? handle(data, caller) : Promise.resolve({ kind: 'message', card: noticeCard(caller, 'notOnRoster') });
}

export function isEmployee(caller: Caller): caller is Employee {
  return caller.person !== null;
}

/** Open forms that this person may use of themselves, with what they have sent. */
async function listedFor(caller: Employee, { forms, storage }: HandlerDeps): Promise<readonly ListedForm[]> {
  const own = await responsesOf(storage.db, caller.person.aadObjectId);
  return (await forms.all())
    .filter((form) => form.definition.about === 'none' && isOpen(form, caller.now) && isFor(form, caller))
    .map((form) => ({ form, own: own.filter(({ formId, state }) => formId === form.id && state !== 'withdrawn') }));
}

/** The form as it is now; what was answered already where one answer is allowed; or that it is closed. */
async function open(asked: Asked, caller: Employee, deps: HandlerDeps): Promise<Reply> {
  const admitted = await admit(asked, caller, deps);
  if (typeof admitted === 'string') return refusal(admitted, caller);
  const { form, about } = admitted;
  const { definition } = form;
  const before = await earlier(form, about, { caller, deps });
  if (before !== null) return inPlace(await deps.views.response(before, caller));
  if (!isOpen(form, caller.now)) return inPlace(deps.views.notRecorded({ definition, why: 'shut', typed: [], response: null }, caller));
  const use = { kind: 'new', card: deps.newId(), about: about ?? '' } as const;
  return inPlace(await deps.views.form({ form, use, about, inputs: {} }, caller), definition);
}

async function earlier(
  form: RunningForm,
  about: string | null,
  { caller, deps }: { caller: Employee; deps: HandlerDeps },
): Promise<Response | null> {
  if (form.definition.responses === 'several') return null;
  const { aadObjectId } = caller.person;
  return findByOnceKey(deps.storage.db, form.id, about === null ? aadObjectId : `${about} ${aadObjectId}`);
}
