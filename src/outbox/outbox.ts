import { toInstant } from '../kernel/clock.ts';
import type { Clock } from '../kernel/clock.ts';
import type { OutboxMessageTable } from '../storage/tables.ts';
import type { Outbox, OutgoingMessage } from './port.ts';

export interface OutboxDeps {
  readonly clock: Clock;
  /** A fresh id per message. */
  readonly newId: () => string;
}

/** PostgreSQL takes 65,535 values in one statement, SQLite 32,766. */
const CHUNK = 500;

/** The writing half of the outbox. Whether the dispatcher runs makes no difference to it. */
export function createOutbox(deps: OutboxDeps): Outbox {
  const enqueueAll: Outbox['enqueueAll'] = async (tx, messages) => {
    let count = 0;
    for (let at = 0; at < messages.length; at += CHUNK) {
      const rows = await tx
        .insertInto('outbox_message')
        .values(messages.slice(at, at + CHUNK).map((message) => toRow(message, deps)))
        .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
        .returning('id')
        .execute();
      count += rows.length;
    }
    return count;
  };
  return { enqueueAll, enqueue: async (tx, message) => (await enqueueAll(tx, [message])) === 1 };
}

function toRow(message: OutgoingMessage, { clock, newId }: OutboxDeps): OutboxMessageTable {
  const now = clock.now();
  return {
    id: newId(),
    dedupe_key: message.dedupeKey,
    aad_object_id: message.to,
    card: JSON.stringify(message.card),
    state: 'pending',
    due_at: toInstant(message.dueAt ?? now),
    attempts: 0,
    lease_until: null,
    created_at: toInstant(now),
    settled_at: null,
    activity_id: null,
    reason: null,
    batch: message.batch ?? null,
    when_unknown: message.whenUnknown ?? 'leave',
    hours: message.hours ?? 'any',
    digest: message.digest === undefined ? null : JSON.stringify(message.digest),
    replaces: message.replaces ?? null,
  };
}
