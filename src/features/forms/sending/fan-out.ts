import { setImmediate } from 'node:timers/promises';
import type { Person, PersonId } from '../../../kernel/person.ts';
import type { Voice } from '../../../kernel/wording.ts';
import { MESSAGE_STATES } from '../../../outbox/port.ts';
import type { OutgoingMessage } from '../../../outbox/port.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { Tx } from '../../../storage/port.ts';
import { inVoice } from '../definition.ts';
import type { RunningForm } from '../form-store.ts';
import { invitationCard } from '../invitation-card.ts';
import { isOpen } from '../rules/standing.ts';
import { verbs } from '../verbs.ts';
import { notAnswered, whoAnswered } from './not-answered.ts';
import type { SendingDeps } from './sending-deps.ts';
import { changeSendings, findSending } from './sending-store.ts';
import type { FormSending } from './sending-store.ts';

/** So few that the form is held for a moment only, and the event loop stays free. */
const CHUNK = 100;
/** What a tap may do itself; the job goes on with the rest. */
export const TAP_LIMIT = 500;

const JAPANESE: Voice = { locale: 'ja', wording: 'standard' };

export interface FanOut {
  /** Messages that were put into the outbox now. */
  readonly added: number;
  /** How many are left for the job. */
  readonly left: number;
}

interface Asked {
  readonly now: Date;
  readonly limit?: number;
}

/**
 * Puts a message for everybody who is asked into the outbox, except for those who have theirs. So a run that was killed goes on where it was, two at
 * once do no harm, and whoever joins the audience is found by asking again.
 */
export async function fanOut(sending: FormSending, { now, limit = Infinity }: Asked, deps: SendingDeps): Promise<FanOut> {
  const form = await deps.store.find(sending.formId);
  if (form === null || !isOpen(form, now)) return { added: 0, left: 0 };
  const waiting = await withoutMessage(sending, form, { now, deps });
  const end = Math.min(waiting.length, limit);
  let added = 0;
  for (let at = 0; at < end; at += CHUNK) {
    const messages = await messagesTo(waiting.slice(at, Math.min(at + CHUNK, end)), { sending, form, now, deps });
    const more = await deps.storage.transaction((tx) => enqueue(tx, messages, { sending, form, now, deps }));
    if (more === null) return { added, left: 0 };
    added += more;
    await setImmediate();
  }
  if (end === waiting.length) await finish(added, { sending, form, now, deps });
  return { added, left: waiting.length - end };
}

interface Around {
  readonly sending: FormSending;
  readonly form: RunningForm;
  readonly now: Date;
  readonly deps: SendingDeps;
}

async function withoutMessage(
  { id }: FormSending,
  form: RunningForm,
  { now, deps }: Pick<Around, 'now' | 'deps'>,
): Promise<readonly Person[]> {
  const rows = await deps.batches.rows(deps.storage.db, id, MESSAGE_STATES);
  const known = new Set(rows.map(({ to }) => to));
  return (await notAnswered(form, now, deps)).filter(({ aadObjectId }) => !known.has(aadObjectId));
}

/** One for each, in their own language. */
async function messagesTo(persons: readonly Person[], { sending, form, now, deps }: Around): Promise<readonly OutgoingMessage[]> {
  const ids = persons.map(({ aadObjectId }) => aadObjectId);
  const voices = await deps.roster(deps.storage.db).voicesOf(ids);
  const why = sending.kind === 'invitation' ? 'invited' : 'reminded';
  return ids.map((to) => {
    const voice = voices.get(to) ?? JAPANESE;
    return {
      dedupeKey: keyOf(sending, to),
      to,
      card: invitationCard({ form, about: '', subject: null, why }, { ...deps, now, voice }),
      batch: sending.id,
      hours: 'office',
      digest: { title: inVoice(form.definition.title, voice), open: { verb: verbs.open, id: form.id } },
    };
  });
}

function keyOf({ id, kind, formId, day }: FormSending, to: PersonId): string {
  return kind === 'invitation' ? `forms.invitation:${id}:${to}` : `forms.reminder:${formId}:${day}:${to}`;
}

/** Null when the sending was stopped or the form closed. The form is held first, as every response does: nobody who has answered is asked again. */
async function enqueue(tx: Tx, messages: readonly OutgoingMessage[], { sending, form, now, deps }: Around): Promise<number | null> {
  const held = await deps.store.hold(tx, form, now);
  const current = await findSending(tx, sending.id);
  if (!isOpen(held, now) || (current?.state !== 'running' && current?.state !== 'done')) return null;
  const answered = await whoAnswered(tx, form.id);
  const until = held.deadline === null ? {} : { notAfter: held.deadline };
  return deps.outbox.enqueueAll(
    tx,
    messages.filter(({ to }) => !answered.has(to)).map((message) => ({ ...message, ...until })),
  );
}

const ACTIONS = { invitation: 'forms.sent', reminder: 'forms.reminded' } as const;

/** One line of audit for the whole sending, and one for those who were asked later. */
async function finish(added: number, { sending, form, now, deps }: Around): Promise<void> {
  const { id, kind, formId, createdBy } = sending;
  await deps.storage.transaction(async (tx) => {
    await deps.store.hold(tx, form, now);
    const isFirst = await changeSendings(tx, { formId, id, from: ['running'], to: 'done' }, now);
    if (!isFirst && added === 0) return;
    const counts = await deps.batches.counts(tx, id);
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const event = isFirst
      ? { actor: createdBy, action: ACTIONS[kind], detail: { count: total } }
      : { actor: 'system', action: 'forms.sent-later', detail: { count: added } };
    await appendAudit(tx, { at: now, subject: formId, ...event });
  });
}
