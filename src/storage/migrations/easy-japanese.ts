import { DIALECTS } from './migration.ts';
import type { Engine, Migration } from './migration.ts';

/** やさしい日本語: what each person has chosen, and what it takes to say the last answer in other words. */
export function easyJapanese(engine: Engine): Migration {
  const { text, strict } = DIALECTS[engine];
  return {
    up: async ({ schema }) => {
      await schema
        .createTable('preference')
        .addColumn('aad_object_id', text, (column) => column.primaryKey().notNull())
        .addColumn('wording', text, (column) => column.notNull())
        .addColumn('changed_at', text, (column) => column.notNull())
        .modifyEnd(strict)
        .execute();
      await schema.alterTable('last_question').addColumn('basis', text).execute();
      await schema.alterTable('last_question').addColumn('before', text).execute();
    },
  };
}
