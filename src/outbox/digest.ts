import { toInstant } from '../kernel/clock.ts';
import type { OutboxMessageTable } from '../storage/tables/outbox.ts';
import type { Tx } from '../storage/port.ts';
import type { DigestLine } from './port.ts';
import { QUEUE } from './queue.ts';

/** People per round: the transaction stays short. */
const MOST_PEOPLE = 50;

const KEY = 'outbox.digest:';

export function isDigest({ dedupe_key }: { readonly dedupe_key: string }): boolean {
  return dedupe_key.startsWith(KEY);
}

/**
 * For everybody whose waiting messages are due: one message that will carry them. Its card is made when it leaves, of what is then still wanted.
 * Gives how many.
 */
export async function gatherDigests(tx: Tx, now: Date, newId: () => string): Promise<number> {
  const people = await tx
    .selectFrom('outbox_message')
    .select('aad_object_id')
    .distinct()
    .where('state', '=', 'pending')
    .where('queue', '=', QUEUE.budget)
    .where('due_at', '<=', toInstant(now))
    .limit(MOST_PEOPLE)
    .execute();
  for (const { aad_object_id } of people) {
    const id = newId();
    await tx
      .insertInto('outbox_message')
      .values(digestRow(id, aad_object_id, now))
      .execute();
    await tx
      .updateTable('outbox_message')
      .set({ queue: QUEUE.digest, digest_id: id })
      .where('aad_object_id', '=', aad_object_id)
      .where('state', '=', 'pending')
      .where('queue', '=', QUEUE.budget)
      .where('due_at', '<=', toInstant(now))
      .execute();
  }
  return people.length;
}

function digestRow(id: string, aad_object_id: string, now: Date) {
  const time = toInstant(now);
  return {
    ...{
      id,
      dedupe_key: `${KEY}${id}`,
      aad_object_id,
      card: '',
      state: 'pending',
      due_at: time,
      turn_at: time,
      attempts: 0,
      created_at: time,
    },
    ...{ when_unknown: 'leave', hours: 'office' },
  };
}

/** What is still wanted, in order, and under way from now on; nothing when everything was cancelled meanwhile. */
export async function beginDigest(
  tx: Tx,
  row: Pick<OutboxMessageTable, 'id' | 'aad_object_id'>,
  claimed: { readonly claim_id: string; readonly lease_until: string },
): Promise<readonly DigestLine[]> {
  const carried = await tx
    .updateTable('outbox_message')
    .set({ state: 'sending', ...claimed })
    .where('aad_object_id', '=', row.aad_object_id)
    .where('digest_id', '=', row.id)
    .where('state', '=', 'pending')
    .returning(['digest', 'turn_at', 'seq'])
    .execute();
  const inOrder = carried.toSorted((a, b) => (a.turn_at ?? '').localeCompare(b.turn_at ?? '') || a.seq - b.seq);
  return inOrder.flatMap(({ digest }) => (digest === null ? [] : [JSON.parse(digest) as DigestLine]));
}
