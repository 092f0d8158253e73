import { toInstant } from '../kernel/clock.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Outbox } from './port.ts';

export interface OutboxDeps {
  readonly clock: Clock;
  /** A fresh id per message. */
  readonly newId: () => string;
}

/** The writing half of the outbox. Whether the dispatcher runs makes no difference to it. */
export function createOutbox({ clock, newId }: OutboxDeps): Outbox {
  return {
    enqueue: async (tx, message) => {
      const now = clock.now();
      const row = await tx
        .insertInto('outbox_message')
        .values({
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
        })
        .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
