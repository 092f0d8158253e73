import { sql } from 'kysely';
import { addTable } from './add-table.ts';
import type { TablePlan } from './add-table.ts';
import { DIALECTS } from './migration.ts';
import type { Engine, Migration } from './migration.ts';

/** The sender's pace shared by all instances, cards held once for many, and what a message remembers between its tries. */
export function outboxEngine(engine: Engine): Migration {
  const { text } = DIALECTS[engine];
  return {
    up: async (tx) => {
      const { schema } = tx;
      for (const plan of [OUTBOX_CARD, OUTBOX_PACE]) await addTable(schema, engine, plan);
      const messages = () => schema.alterTable('outbox_message');
      for (const column of ['queue', 'seq', 'throttled', 'gone', 'holds_up']) {
        await messages()
          .addColumn(column, 'integer', (built) => built.notNull().defaultTo(0))
          .execute();
      }
      for (const column of ['turn_at', 'card_hash', 'thread', 'digest_id', 'claim_id', 'unknown_at'])
        await messages().addColumn(column, text).execute();
      await sql`update outbox_message set turn_at = due_at`.execute(tx);
      await schema.dropIndex('outbox_message_due').execute();
      await schema.dropIndex('outbox_message_person').execute();
      const index = (columns: readonly string[]) =>
        schema
          .createIndex(`outbox_message_${columns.join('_')}`)
          .on('outbox_message')
          .columns([...columns])
          .execute();
      for (const columns of [['state', 'queue', 'due_at', 'seq', 'id'], ['aad_object_id', 'state'], ['thread'], ['card_hash']])
        await index(columns);
    },
  };
}

const OUTBOX_CARD: TablePlan = {
  name: 'outbox_card',
  columns: { hash: 'text', content: 'text', used_at: 'text' },
  key: ['hash'],
};

const OUTBOX_PACE: TablePlan = {
  name: 'outbox_pace',
  columns: {
    ...{ id: 'text', holder: 'text', held_until: 'text', previous_until: 'text', speed: 'integer' },
    ...{ paused_until: 'text?', pause_reason: 'text?' },
  },
};
