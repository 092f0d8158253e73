import { toInstant } from '../kernel/clock.ts';
import { personId } from '../kernel/person.ts';
import { MESSAGE_STATES } from './port.ts';
import { QUEUE } from './queue.ts';
import type { Batches, DeliveryRow, MessageState } from './port.ts';

/** Reads and changes the messages of a sending as one. */
export const batches: Batches = {
  counts: async (db, batch) => {
    const rows = await db
      .selectFrom('outbox_message')
      .select(['state', (count) => count.fn.countAll().as('messages')])
      .where('batch', '=', batch)
      .groupBy('state')
      .execute();
    const found = new Map(rows.map(({ state, messages }) => [state, Number(messages)]));
    return Object.fromEntries(MESSAGE_STATES.map((state) => [state, found.get(state) ?? 0])) as Record<MessageState, number>;
  },
  rows: async (db, batch, states) => {
    const rows = await db
      .selectFrom('outbox_message')
      .select(['aad_object_id', 'state', 'reason', 'attempts', 'settled_at'])
      .where('batch', '=', batch)
      .where('state', 'in', states)
      .orderBy('id')
      .execute();
    return rows.map(toDeliveryRow);
  },
  waiting: async (db, batch) => {
    const rows = await db
      .selectFrom('outbox_message')
      .select(['reason', (found) => found.fn.countAll().as('messages'), (found) => found.fn.min('due_at').as('next')])
      .where('batch', '=', batch)
      .where('state', '=', 'pending')
      .groupBy('reason')
      .execute();
    return rows.map(({ reason, messages, next }) => ({ reason, messages: Number(messages), next: new Date(next) }));
  },
  cancel: async (tx, batch, now) => {
    const rows = await tx
      .updateTable('outbox_message')
      .set((message) => ({
        // It waits for its second try: the first may have arrived, and cancelling cannot take that back.
        state: message.case().when('unknown_at', 'is', null).then('cancelled').else('unknown').end(),
        ...{ reason: 'cancelled', settled_at: toInstant(now), holds_up: 0 },
      }))
      .where('batch', '=', batch)
      .where('state', '=', 'pending')
      .returning('state')
      .execute();
    return rows.filter(({ state }) => state === 'cancelled').length;
  },
  sendAgain: async (tx, { batch, states }, now) => {
    const rows = await tx
      .updateTable('outbox_message')
      .set({ ...AS_IF_NEW, due_at: toInstant(now) })
      .where('batch', '=', batch)
      .where('state', 'in', states)
      .returning('id')
      .execute();
    return rows.length;
  },
};

/** A late report about an earlier try is about another claim and changes nothing any more. */
const AS_IF_NEW = {
  ...{ state: 'pending', reason: null, attempts: 0, throttled: 0, gone: 0, settled_at: null, lease_until: null, claim_id: null },
  ...{ queue: QUEUE.sending, digest_id: null, unknown_at: null, holds_up: 0 },
} as const;

interface StoredRow {
  readonly aad_object_id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly attempts: number;
  readonly settled_at: string | null;
}

function toDeliveryRow(row: StoredRow): DeliveryRow {
  return {
    to: personId(row.aad_object_id),
    state: row.state as MessageState,
    reason: row.reason,
    attempts: row.attempts,
    settledAt: row.settled_at === null ? null : new Date(row.settled_at),
  };
}
