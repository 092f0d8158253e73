import type { Person } from '../../../kernel/person.ts';
import { personId } from '../../../kernel/person.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { Tx } from '../../../storage/port.ts';
import { peopleIn } from '../../../kernel/head-count.ts';
import type { RunningForm } from '../form-store.ts';
import { isOpen } from '../rules/standing.ts';
import { fanOut, TAP_LIMIT } from './fan-out.ts';
import { whoAnswered } from './not-answered.ts';
import type { SendingDeps } from './sending-deps.ts';
import { changeSendings, insertSending, sendingsIn, sendingsOf } from './sending-store.ts';
import type { FormSending, SendingState } from './sending-store.ts';
import { cancelWaiting, GAP } from './waiting.ts';

/** `late`: somebody has changed it since, or it is so already. */
export type SendingOutcome = 'done' | 'late' | 'closed';

/** Which sending, as it was seen. */
export interface SeenSending {
  readonly form: RunningForm;
  readonly revision: number;
}

interface By {
  readonly by: Person;
  readonly now: Date;
}

/** 対象者に送る: everybody in the audience is asked to answer, those who join it later too. */
export interface Sending {
  /** Once per form, whoever taps. */
  readonly start: (form: RunningForm, by: By) => Promise<SendingOutcome>;
  /** Cancels what waits, invitations and reminders, and ends the reminders that come by themselves. */
  readonly stop: (seen: SeenSending, by: By) => Promise<SendingOutcome>;
  /** Sends again to those who did not get it and have not answered. What may have arrived is left alone. */
  readonly again: (seen: SeenSending, by: By) => Promise<SendingOutcome>;
  /** Goes on with what was interrupted, and takes back what waits for a form that receives no answers any more. */
  readonly goOn: (now: Date) => Promise<void>;
  /** Asks those who have joined an audience since. */
  readonly inviteLater: (now: Date) => Promise<void>;
}

export function createSending(deps: SendingDeps): Sending {
  return {
    start: (form, by) => start(form, by, deps),
    stop: (seen, by) => stop(seen, by, deps),
    again: (seen, by) => again(seen, by, deps),
    goOn: (now) => goOn(now, deps),
    inviteLater: async (now) => {
      for (const sending of await sendingsIn(deps.storage.db, ['done'])) {
        if (sending.kind === 'invitation') await fanOut(sending, { now }, deps);
      }
    },
  };
}

/** Forms of HR that people answer of themselves; those about a training are sent with its attendance. */
export function maySend(form: RunningForm, now: Date): boolean {
  return !form.isBuiltIn && form.definition.about === 'none' && isOpen(form, now);
}

const NOT_STOPPED: readonly SendingState[] = ['running', 'done', 'closed'];

async function start(form: RunningForm, { by, now }: By, deps: SendingDeps): Promise<SendingOutcome> {
  const heads = (await peopleIn(form.definition.audience, deps.people, now)).length;
  const outcome = await deps.storage.transaction(async (tx): Promise<SendingOutcome> => {
    const held = await deps.store.hold(tx, form, now);
    if (!isOpen(held, now)) return 'closed';
    const made = { id: deps.newId(), formId: form.id, kind: 'invitation', day: '', createdBy: by.aadObjectId } as const;
    if (!(await insertSending(tx, made, now))) return 'late';
    await audit(tx, { action: 'forms.sending-started', form, by, now, count: heads });
    return 'done';
  });
  if (outcome === 'done') await goOnNow(form, { now, deps });
  return outcome;
}

/** As much as a tap may do; the job does the rest. */
async function goOnNow(form: RunningForm, { now, deps }: { readonly now: Date; readonly deps: SendingDeps }): Promise<void> {
  const invitation = await invitationOf(form, deps);
  if (invitation !== null) await fanOut(invitation, { now, limit: TAP_LIMIT }, deps);
}

export async function invitationOf(
  { id }: Pick<RunningForm, 'id'>,
  { storage }: Pick<SendingDeps, 'storage'>,
): Promise<FormSending | null> {
  return (await sendingsOf(storage.db, id)).find(({ kind }) => kind === 'invitation') ?? null;
}

async function stop({ form, revision }: SeenSending, { by, now }: By, deps: SendingDeps): Promise<SendingOutcome> {
  const invitation = await invitationOf(form, deps);
  if (invitation === null) return 'late';
  const { id } = invitation;
  return deps.storage.transaction(async (tx) => {
    await deps.store.hold(tx, form, now);
    if (!(await changeSendings(tx, { formId: form.id, id, revision, from: NOT_STOPPED, to: 'stopped' }, now))) return 'late';
    await changeSendings(tx, { formId: form.id, from: ['running'], to: 'stopped' }, now);
    const count = await cancelWaiting(tx, { formId: form.id, to: 'everybody', reason: 'cancelled', now }, deps.batches);
    await audit(tx, { action: 'forms.sending-stopped', form, by, now, count });
    return 'done';
  });
}

async function again({ form, revision }: SeenSending, { by, now }: By, deps: SendingDeps): Promise<SendingOutcome> {
  const invitation = await invitationOf(form, deps);
  if (invitation === null) return 'late';
  const asked = new Set((await peopleIn(form.definition.audience, deps.people, now)).map(({ aadObjectId }) => aadObjectId));
  const { id } = invitation;
  const outcome = await deps.storage.transaction(async (tx): Promise<SendingOutcome> => {
    const held = await deps.store.hold(tx, form, now);
    if (!isOpen(held, now)) return 'closed';
    const wanted = { formId: form.id, id, revision, from: [...NOT_STOPPED, 'stopped'] as const, to: 'running' } as const;
    if (!(await changeSendings(tx, wanted, now))) return 'late';
    const answered = await whoAnswered(tx, form.id);
    const gap = (await deps.batches.rows(tx, id, GAP)).map(({ to }) => to);
    const count = await deps.batches.sendAgain(tx, { batch: id, states: GAP }, now);
    await deps.batches.keepUntil(tx, [id], held.deadline);
    // Taken out again in the same transaction, so that nothing of it can have been sent.
    const done = gap.filter((to) => answered.has(to));
    const left = gap.filter((to) => !answered.has(to) && !asked.has(to));
    await deps.batches.cancelFor(tx, { batches: [id], to: done, reason: 'answered' }, now);
    await deps.batches.cancelFor(tx, { batches: [id], to: left, reason: 'left-audience' }, now);
    await audit(tx, { action: 'forms.sent-again', form, by, now, count: count - done.length - left.length });
    return 'done';
  });
  if (outcome === 'done') await goOnNow(form, { now, deps });
  return outcome;
}

async function goOn(now: Date, deps: SendingDeps): Promise<void> {
  for (const sending of await sendingsIn(deps.storage.db, ['running', 'done'])) {
    const form = await deps.store.find(sending.formId);
    if (form === null) continue;
    if (!isOpen(form, now)) await close(form, { now, deps });
    else if (sending.state === 'running') await fanOut(sending, { now }, deps);
  }
}

/** The deadline has passed: nobody is asked for what can no longer be sent. */
async function close(form: RunningForm, { now, deps }: { readonly now: Date; readonly deps: SendingDeps }): Promise<void> {
  await deps.storage.transaction(async (tx) => {
    const held = await deps.store.hold(tx, form, now);
    if (isOpen(held, now)) return;
    if (!(await changeSendings(tx, { formId: form.id, from: ['running', 'done'], to: 'closed' }, now))) return;
    const count = await cancelWaiting(tx, { formId: form.id, to: 'everybody', reason: 'closed', now }, deps.batches);
    if (count === 0) return;
    await appendAudit(tx, { at: now, actor: 'system', action: 'forms.sending-closed', subject: form.id, detail: { count } });
  });
}

interface Line extends By {
  readonly action: string;
  readonly form: RunningForm;
  readonly count: number;
}

async function audit(tx: Tx, { action, form, by, now, count }: Line): Promise<void> {
  await appendAudit(tx, { at: now, actor: personId(by.aadObjectId), action, subject: form.id, detail: { count } });
}
