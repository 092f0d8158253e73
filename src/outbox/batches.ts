import { toInstant } from '../kernel/clock.ts';
import { personId } from '../kernel/person.ts';
import type { PersonId } from '../kernel/person.ts';
import type { Tx, Which } from '../storage/port.ts';
import { MESSAGE_STATES } from './port.ts';
import { QUEUE } from './queue.ts';
import { storeCards } from './stored-card.ts';
import type { StoredCard } from './stored-card.ts';
import { withdraw } from './withdraw.ts';
import type { Batches, DeliveryRow, MessageState, OutgoingMessage } from './port.ts';

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
  cancel: (tx, batch, now) => cancelSome(tx, { ids: [batch], people: null, reason: 'cancelled', now }),
  cancelFor: async (tx, { batches: ids, to, reason }, now) => {
    if (ids.length === 0) return 0;
    if (to === 'everybody') return cancelSome(tx, { ids, people: null, reason, now });
    let count = 0;
    for (let at = 0; at < to.length; at += CHUNK) count += await cancelSome(tx, { ids, people: to.slice(at, at + CHUNK), reason, now });
    return count;
  },
  forget: async (tx, batch) => {
    const rows = await tx.deleteFrom('outbox_message').where('batch', '=', batch).returning('card_hash').execute();
    await forgetCards(tx, [...new Set(rows.map(({ card_hash }) => card_hash).filter((hash) => hash !== null))]);
    return rows.length;
  },
  redraw: async (tx, messages, now) => {
    let count = 0;
    for (let at = 0; at < messages.length; at += CHUNK) count += await redrawSome(tx, messages.slice(at, at + CHUNK), now);
    return count;
  },
  keepUntil: async (tx, ids, notAfter) => {
    if (ids.length === 0) return;
    await tx
      .updateTable('outbox_message')
      .set({ not_after: notAfter === null ? null : toInstant(notAfter) })
      .where('batch', 'in', [...ids])
      .where('state', 'in', ['pending', 'sending'])
      .execute();
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
  ...{ queue: QUEUE.sending, digest_id: null, unknown_at: null, withdrawn: null, holds_up: 0 },
} as const;

/** PostgreSQL takes 65,535 values in one statement, SQLite 32,766. */
const CHUNK = 500;

interface Needless {
  readonly ids: readonly string[];
  readonly people: readonly PersonId[] | null;
  readonly reason: string;
  readonly now: Date;
}

function cancelSome(tx: Tx, { ids, people, reason, now }: Needless): Promise<number> {
  const which: Which<'outbox_message'> = (message) =>
    message.and([message('batch', 'in', [...ids]), ...(people === null ? [] : [message('aad_object_id', 'in', [...people])])]);
  return withdraw(tx, which, { reason, now });
}

/** Most of them share a card, so that a few statements do. */
async function redrawSome(tx: Tx, messages: readonly OutgoingMessage[], now: Date): Promise<number> {
  const stored = await storeCards(tx, messages, now);
  const drawn = messages.map(({ dedupeKey, digest }, at) => ({
    key: dedupeKey,
    columns: JSON.stringify({ ...stored[at], digest: digest === undefined ? null : JSON.stringify(digest) }),
  }));
  let count = 0;
  for (const [columns, alike] of Map.groupBy(drawn, (one) => one.columns)) {
    const result = await tx
      .updateTable('outbox_message')
      .set(JSON.parse(columns) as StoredCard & { readonly digest: string | null })
      .where('state', '=', 'pending')
      .where(
        'dedupe_key',
        'in',
        alike.map(({ key }) => key),
      )
      .executeTakeFirst();
    count += Number(result.numUpdatedRows);
  }
  return count;
}

/** Those of these cards that no message needs any more. */
async function forgetCards(tx: Tx, hashes: readonly string[]): Promise<void> {
  for (let at = 0; at < hashes.length; at += CHUNK) {
    await tx
      .deleteFrom('outbox_card')
      .where('hash', 'in', hashes.slice(at, at + CHUNK))
      .where((card) =>
        card.not(card.exists(card.selectFrom('outbox_message').select('id').whereRef('outbox_message.card_hash', '=', 'outbox_card.hash'))),
      )
      .execute();
  }
}

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
