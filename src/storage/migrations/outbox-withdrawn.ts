import { DIALECTS } from './migration.ts';
import type { Engine, Migration } from './migration.ts';

/** Cancelled while it was under way, and the time after which a message is needless. */
export function outboxWithdrawn(engine: Engine): Migration {
  const { text } = DIALECTS[engine];
  return {
    up: async ({ schema }) => {
      for (const column of ['withdrawn', 'not_after']) await schema.alterTable('outbox_message').addColumn(column, text).execute();
      await schema.createIndex('outbox_message_state_not_after').on('outbox_message').columns(['state', 'not_after']).execute();
    },
  };
}
