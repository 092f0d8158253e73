import { toInstant } from '../kernel/clock.ts';
import { MAX_TRIES, backoff } from './backoff.ts';
import type { Storage } from '../storage/port.ts';
import type { Claim } from './claim.ts';
import type { SendOutcome } from './port.ts';

export type SettledState = 'sent' | 'blocked' | 'not-installed' | 'failed' | 'unknown';

export interface Settlement {
  readonly claim: Claim;
  readonly outcome: SendOutcome;
  readonly now: Date;
  readonly random: number;
}

/** Writes what became of a claim. Returns the final state, or `later` when the message waits for another try. */
export async function settle(storage: Storage, { claim, outcome, now, random }: Settlement): Promise<SettledState | 'later'> {
  if (outcome.kind !== 'later') {
    const activityId = outcome.kind === 'sent' ? outcome.activityId : null;
    const reason = outcome.kind === 'sent' ? null : outcome.reason;
    await finish(storage, claim, { state: outcome.kind, activity_id: activityId, reason, settled_at: toInstant(now) });
    return outcome.kind;
  }
  if (claim.attempts >= MAX_TRIES) {
    await finish(storage, claim, { state: 'failed', activity_id: null, reason: outcome.reason, settled_at: toInstant(now) });
    return 'failed';
  }
  const wait = backoff({ attempts: claim.attempts, afterMs: outcome.afterMs, random });
  await storage.db
    .updateTable('outbox_message')
    .set({ state: 'pending', due_at: toInstant(new Date(now.getTime() + wait)), lease_until: null, reason: outcome.reason })
    .where('id', '=', claim.id)
    .where('attempts', '=', claim.attempts)
    .where('state', '=', 'sending')
    .execute();
  return 'later';
}

interface Final {
  readonly state: SettledState;
  readonly activity_id: string | null;
  readonly reason: string | null;
  readonly settled_at: string;
}

/** A slow send may report after its lease was given up: the truth is better than `unknown`, as long as it is about the same try. */
async function finish(storage: Storage, claim: Claim, final: Final): Promise<void> {
  await storage.db
    .updateTable('outbox_message')
    .set({ ...final, lease_until: null })
    .where('id', '=', claim.id)
    .where('attempts', '=', claim.attempts)
    .where('state', 'in', ['sending', 'unknown'])
    .execute();
}
