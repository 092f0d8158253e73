import { toInstant } from '../kernel/clock.ts';
import type { Tx } from '../storage/port.ts';
import type { Claim } from './claim.ts';
import { QUEUE } from './queue.ts';
import type { Verdict } from './verdict.ts';
import { honourWithdrawal } from './withdraw.ts';

export interface Settlement {
  readonly claim: Claim;
  readonly verdict: Verdict;
}

/** Writes what became of a claim, and of the messages that it carried. */
export async function settle(tx: Tx, { claim, verdict }: Settlement, now: Date): Promise<void> {
  switch (verdict.kind) {
    case 'final':
      return finish(tx, { claim, verdict }, now);
    case 'again':
      return tryAgain(tx, { claim, verdict }, now);
    case 'untouched':
      return putBack(tx, { claim, verdict }, now);
  }
}

type Settling<K extends Verdict['kind']> = Settlement & { readonly verdict: Extract<Verdict, { kind: K }> };

/**
 * A slow send may report after its lease was given up: the truth is better than `unknown`, and better than a second try, as long as it is about
 * the same claim.
 */
async function finish(tx: Tx, { claim, verdict }: Settling<'final'>, now: Date): Promise<void> {
  const { state, reason, activityId: activity_id } = verdict;
  const settled = { state, settled_at: toInstant(now), lease_until: null, holds_up: 0 };
  await tx
    .updateTable('outbox_message')
    .set({ ...settled, reason, activity_id })
    .where('id', '=', claim.id)
    .where('claim_id', '=', claim.claimId)
    .execute();
  if (isDigestClaim(claim))
    await carried(tx, claim)
      .set({ ...settled, reason: reason ?? 'digest' })
      .execute();
  if (activity_id !== null && claim.gone > 0) await rename(tx, claim, activity_id);
}

/** The card is another one from now on, also for what will replace it later. */
async function rename(tx: Tx, { id, to }: Claim, activity_id: string): Promise<void> {
  const { thread, replaces } = await tx
    .selectFrom('outbox_message')
    .select(['thread', 'replaces'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const root = thread ?? replaces ?? '';
  await tx
    .updateTable('outbox_message')
    .set({ activity_id })
    .where('aad_object_id', '=', to)
    .where('activity_id', 'is not', null)
    .where((earlier) => earlier.or([earlier('dedupe_key', '=', root), earlier('thread', '=', root)]))
    .execute();
}

async function tryAgain(tx: Tx, { claim, verdict }: Settling<'again'>, now: Date): Promise<void> {
  const { why, reason, afterMs } = verdict;
  await tx
    .updateTable('outbox_message')
    .set((message) => ({
      ...{ state: 'pending', lease_until: null, queue: QUEUE.own, reason, due_at: toInstant(new Date(now.getTime() + afterMs)) },
      // Minutes of doubt about one message are no reason to keep the others from the person.
      holds_up: why === 'unknown' ? 0 : 1,
      ...(why === 'throttled' ? { throttled: message('throttled', '+', 1) } : {}),
      ...(why === 'gone' ? { gone: message('gone', '+', 1) } : {}),
      ...(why === 'unknown' ? { unknown_at: toInstant(now) } : {}),
    }))
    .where('id', '=', claim.id)
    .where('claim_id', '=', claim.claimId)
    .where('state', '=', 'sending')
    .execute();
  if (isDigestClaim(claim)) await carried(tx, claim).set({ state: 'pending', lease_until: null, reason }).execute();
  await honourWithdrawal(tx, claim.to, now);
}

async function putBack(tx: Tx, { claim, verdict: { reason } }: Settling<'untouched'>, now: Date): Promise<void> {
  await tx
    .updateTable('outbox_message')
    .set({ state: 'pending', lease_until: null, reason, attempts: claim.attempts - 1 })
    .where('id', '=', claim.id)
    .where('claim_id', '=', claim.claimId)
    .where('state', '=', 'sending')
    .execute();
  if (isDigestClaim(claim)) await carried(tx, claim).set({ state: 'pending', lease_until: null }).execute();
  await honourWithdrawal(tx, claim.to, now);
}

function isDigestClaim({ content }: Claim): boolean {
  return typeof content !== 'string';
}

function carried(tx: Tx, { id, claimId, to }: Claim) {
  return tx.updateTable('outbox_message').where('aad_object_id', '=', to).where('digest_id', '=', id).where('claim_id', '=', claimId);
}
