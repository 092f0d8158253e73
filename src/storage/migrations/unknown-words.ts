import { DIALECTS } from './migration.ts';
import type { Engine, Migration } from './migration.ts';

/** Words that were asked and that the knowledge does not know; without the question, the person or the chat. */
export function unknownWords(engine: Engine): Migration {
  const { text, strict } = DIALECTS[engine];
  return {
    up: async ({ schema }) => {
      await schema
        .createTable('unknown_word')
        .addColumn('word', text, (column) => column.primaryKey().notNull())
        .addColumn('first_seen', text, (column) => column.notNull())
        .addColumn('last_seen', text, (column) => column.notNull())
        .addColumn('times', 'integer', (column) => column.notNull())
        .modifyEnd(strict)
        .execute();
      await schema.createIndex('unknown_word_last_seen').on('unknown_word').column('last_seen').execute();
    },
  };
}
