import { addTable } from './add-table.ts';
import { DIALECTS } from './migration.ts';
import type { Engine, Migration } from './migration.ts';

/** Forms that are sent to their audience, and the reminders that go to those who have not answered. */
export function formsSent(engine: Engine): Migration {
  return {
    up: async ({ schema }) => {
      await schema
        .alterTable('form')
        .addColumn('reminders', DIALECTS[engine].text, (column) => column.notNull().defaultTo('on'))
        .execute();
      await addTable(schema, engine, {
        name: 'form_sending',
        columns: {
          ...{ id: 'text', form_id: 'text', kind: 'text', day: 'text', state: 'text', created_by: 'text' },
          ...{ created_at: 'text', updated_at: 'text', revision: 'integer' },
        },
        unique: [['form_id', 'kind', 'day']],
        indexes: [['state']],
      });
    },
  };
}
