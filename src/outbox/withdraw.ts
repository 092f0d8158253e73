import { toInstant } from '../kernel/clock.ts';
import type { RowOf, Tx, Which } from '../storage/port.ts';

type Messages = Which<'outbox_message'>;

interface Why {
  /** A code, kept as the reason of each. */
  readonly reason: string;
  readonly now: Date;
}

/**
 * What waits is cancelled; what is under way is, if it comes back without having been sent. Gives how many were cancelled now. It looks for waiting
 * ones twice, since one that was under way may come back in between.
 */
export async function withdraw(tx: Tx, which: Messages, why: Why): Promise<number> {
  const cancelled = await cancelWaiting(tx, which, why);
  await noteUnderWay(tx, which, why);
  return cancelled + (await cancelWaiting(tx, which, why));
}

/** Whose time is over while they wait go to nobody any more. */
export async function withdrawExpired(tx: Tx, now: Date): Promise<void> {
  await cancelWaiting(tx, (message) => message('not_after', '<', toInstant(now)), { reason: 'expired', now });
}

/** The messages to this person that have come back and were withdrawn meanwhile. */
export async function honourWithdrawal(tx: Tx, to: string, now: Date): Promise<void> {
  await tx
    .updateTable('outbox_message')
    .set((message) => ({ ...withdrawn(message, now), reason: message.ref('withdrawn') }))
    .where('aad_object_id', '=', to)
    .where('state', '=', 'pending')
    .where('withdrawn', 'is not', null)
    .execute();
}

async function cancelWaiting(tx: Tx, which: Messages, { reason, now }: Why): Promise<number> {
  const rows = await tx
    .updateTable('outbox_message')
    .set((message) => ({ ...withdrawn(message, now), reason }))
    .where('state', '=', 'pending')
    .where(which)
    .returning('state')
    .execute();
  return rows.filter(({ state }) => state === 'cancelled').length;
}

/** One after the other in the order in which `settle` takes them too, so that the two never wait for each other. */
async function noteUnderWay(tx: Tx, which: Messages, { reason }: Why): Promise<void> {
  const rows = await tx.selectFrom('outbox_message').select('id').where('state', '=', 'sending').where(which).orderBy('id').execute();
  for (const { id } of rows)
    await tx.updateTable('outbox_message').set({ withdrawn: reason }).where('id', '=', id).where('state', '=', 'sending').execute();
}

/** When it waits for its second try the first may have arrived, and withdrawing cannot take that back. */
function withdrawn(message: RowOf<'outbox_message'>, now: Date) {
  const state = message.case().when('unknown_at', 'is', null).then('cancelled').else('unknown').end();
  return { state, settled_at: toInstant(now), holds_up: 0 };
}
