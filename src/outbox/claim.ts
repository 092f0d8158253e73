import { toInstant } from '../kernel/clock.ts';
import { personId } from '../kernel/person.ts';
import type { Card } from '../card-kit/card.ts';
import type { PersonId } from '../kernel/person.ts';
import type { Storage } from '../storage/port.ts';

/** How long one send may take before another process may call its fate unknown. Far above any time-out of a send. Milliseconds. */
const LEASE = 2 * 60 * 1000;

/** One message that this process alone is about to send. */
export interface Claim {
  readonly id: string;
  readonly to: PersonId;
  readonly card: Card;
  /** 1 for the first try; it also tells this claim from a later one of the same message. */
  readonly attempts: number;
}

/**
 * Takes the message that has waited longest, or null when nothing is due.
 * One at a time: a process that dies leaves only one message whose fate is unknown.
 */
export async function claimDue({ engine, db }: Storage, now: Date): Promise<Claim | null> {
  const next = db
    .selectFrom('outbox_message')
    .select('id')
    .where('state', '=', 'pending')
    .where('due_at', '<=', toInstant(now))
    .orderBy('due_at')
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .$if(engine === 'postgres', (query) => query.forUpdate().skipLocked());
  const row = await db
    .updateTable('outbox_message')
    .set((message) => ({
      state: 'sending',
      attempts: message('attempts', '+', 1),
      lease_until: toInstant(new Date(now.getTime() + LEASE)),
    }))
    .where('id', '=', next)
    .returning(['id', 'aad_object_id', 'card', 'attempts'])
    .executeTakeFirst();
  if (row === undefined) return null;
  return { id: row.id, to: personId(row.aad_object_id), card: JSON.parse(row.card) as Card, attempts: row.attempts };
}

/**
 * A message whose sender died in the middle may have arrived or not. Sending it again could reach the person twice,
 * so it is shown as unknown and left to somebody who can ask (teams-facts 2.4, duplicates). Returns how many there were.
 */
export async function giveUpExpired({ db }: Storage, now: Date): Promise<number> {
  const lost = await db
    .updateTable('outbox_message')
    .set({ state: 'unknown', reason: 'lease-expired', lease_until: null, settled_at: toInstant(now) })
    .where('state', '=', 'sending')
    .where('lease_until', '<', toInstant(now))
    .returning('id')
    .execute();
  return lost.length;
}
