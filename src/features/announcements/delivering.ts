import { toInstant } from '../../kernel/clock.ts';
import type { Person, PersonId } from '../../kernel/person.ts';
import type { DeliveryRow, MessageState } from '../../outbox/port.ts';
import type { Queries, Tx } from '../../storage/port.ts';
import type { AnnouncementDeps } from './announcement-deps.ts';
import { batchOf } from './announcement.ts';
import type { Announcement } from './announcement.ts';
import { amend, takeStep } from './announcement-store.ts';
import type { Seen } from './announcement-store.ts';
import { cancelWaiting, fatesOf } from './recipient-store.ts';
import { GAP, isSettled, truthOf } from './rules/truth.ts';
import type { Truth } from './rules/truth.ts';

/** Why a message was withdrawn: its addressee is no longer on the roster. */
export const LEFT = 'left';

/** How the sending stands at this moment. */
export async function truthFor(db: Queries, id: string, { batches }: Pick<AnnouncementDeps, 'batches'>): Promise<Truth> {
  const truth = truthOf(await fatesOf(db, id), await batches.counts(db, batchOf(id)));
  if (truth.counts.cancelled === 0) return truth;
  const withdrawn = (await batches.rows(db, batchOf(id), ['cancelled'])).filter(({ reason }) => reason === LEFT).length;
  const { left, cancelled } = truth.counts;
  return { ...truth, counts: { ...truth.counts, left: left + withdrawn, cancelled: cancelled - withdrawn } };
}

/** 取りやめ: nobody gets it any more who has not got it; what is on its way at this moment may still arrive. Null when it cannot be. */
export async function cancelSending(seen: Seen, by: Person, { deps, now }: Around): Promise<Announcement | null> {
  return deps.storage.transaction(async (tx) => {
    const cancelled = await takeStep(tx, { ...seen, step: 'cancel', set: { state: 'cancelled', finished_at: null } }, now);
    if (cancelled === null) return null;
    const count = (await cancelWaiting(tx, seen.id)) + (await deps.batches.cancel(tx, batchOf(seen.id), now));
    const detail = { cancelled: count, revision: seen.revision };
    await deps.appendAudit(tx, { at: now, actor: by.aadObjectId, action: 'announcements.cancelled', subject: seen.id, detail });
    return cancelled;
  });
}

interface Around {
  readonly deps: AnnouncementDeps;
  readonly now: Date;
}

export type Resent = 'gap' | 'unknown';
const RESENT: Readonly<Record<Resent, readonly MessageState[]>> = { gap: GAP, unknown: ['unknown'] };

/** Sends again to the gap, but for those who have left meanwhile. Gives how many; null when it is not finished, or was changed. */
export async function sendAgain(
  { what, ...seen }: Seen & { readonly what: Resent },
  by: Person,
  { deps, now }: Around,
): Promise<number | null> {
  return deps.storage.transaction(async (tx) => {
    const taken = await takeStep(tx, { ...seen, step: 'resend', set: { state: 'sending', finished_at: null } }, now);
    if (taken === null) return null;
    const again = await deps.batches.sendAgain(tx, { batch: batchOf(seen.id), states: RESENT[what] }, now);
    const left = await withdrawLeft(tx, seen.id, { deps, now });
    const detail = { what, count: again - left };
    await deps.appendAudit(tx, { at: now, actor: by.aadObjectId, action: 'announcements.sent-again', subject: seen.id, detail });
    return again - left;
  });
}

/** PostgreSQL takes 65,535 values in one statement, SQLite 32,766. */
const SOME = 500;

/** Who has left the roster is not written to, whenever the message was put into the queue. */
export async function withdrawLeft(tx: Tx, id: string, { deps, now }: Around): Promise<number> {
  const waiting = (await deps.batches.rows(tx, batchOf(id), ['pending'])).map(({ to }) => to);
  const roster = deps.roster(tx);
  let count = 0;
  for (let at = 0; at < waiting.length; at += SOME) {
    const some = waiting.slice(at, at + SOME);
    const present = await roster.findAll(some);
    const from = some.filter((person) => !present.has(person));
    if (from.length > 0) count += await deps.batches.cancelFor(tx, { batches: [batchOf(id)], to: from, reason: LEFT }, now);
  }
  return count;
}

/** Closes a sending of which nothing moves any more. */
export async function finishIfSettled(announcement: Announcement, truth: Truth, { deps, now }: Around): Promise<void> {
  const { id, state } = announcement;
  if (!isSettled(truth) || announcement.finishedAt !== null) return;
  await deps.storage.transaction(async (tx) => {
    const closed = state === 'sending' ? 'sent' : state;
    const done = await amend(tx, { id, states: [state], set: { state: closed, finished_at: toInstant(now), updated_at: toInstant(now) } });
    if (done === null) return;
    const detail = { intended: truth.intended, ...truth.counts };
    await deps.appendAudit(tx, { at: now, actor: 'system', action: 'announcements.finished', subject: id, detail });
  });
}

/** Everybody's message, by person. */
export async function messagesOf(
  db: Queries,
  id: string,
  { batches }: Pick<AnnouncementDeps, 'batches'>,
): Promise<ReadonlyMap<PersonId, DeliveryRow>> {
  const states: readonly MessageState[] = ['pending', 'sending', 'sent', 'blocked', 'not-installed', 'failed', 'unknown', 'cancelled'];
  return new Map((await batches.rows(db, batchOf(id), states)).map((row) => [row.to, row]));
}
