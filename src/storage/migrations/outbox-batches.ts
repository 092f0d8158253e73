import { DIALECTS } from './migration.ts';
import type { Engine, Migration } from './migration.ts';

/** 一斉送信: what belongs together, when it may go out, and which card it takes the place of. */
export function outboxBatches(engine: Engine): Migration {
  const { text } = DIALECTS[engine];
  return {
    up: async ({ schema }) => {
      const messages = () => schema.alterTable('outbox_message');
      await messages().addColumn('batch', text).execute();
      await messages()
        .addColumn('when_unknown', text, (column) => column.notNull().defaultTo('leave'))
        .execute();
      await messages()
        .addColumn('hours', text, (column) => column.notNull().defaultTo('any'))
        .execute();
      await messages().addColumn('digest', text).execute();
      await messages().addColumn('replaces', text).execute();
      await schema.createIndex('outbox_message_batch_state').on('outbox_message').columns(['batch', 'state']).execute();
    },
  };
}
