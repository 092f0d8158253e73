import { addTable } from './add-table.ts';
import type { Engine, Migration } from './migration.ts';

/** Forms, their published definitions and what was answered. */
export function forms(engine: Engine): Migration {
  return {
    up: async ({ schema }) => {
      await addTable(schema, engine, {
        name: 'form',
        columns: {
          ...{ id: 'text', state: 'text', version: 'integer', deadline: 'text?', created_by: 'text', created_at: 'text' },
          ...{ updated_at: 'text', revision: 'integer' },
        },
      });
      await addTable(schema, engine, {
        name: 'form_version',
        columns: { form_id: 'text', version: 'integer', definition: 'text' },
        key: ['form_id', 'version'],
      });
      await addTable(schema, engine, {
        name: 'form_response',
        columns: {
          ...{ id: 'text', form_id: 'text', form_version: 'integer', aad_object_id: 'text?', once_key: 'text', answers: 'text' },
          ...{ state: 'text', submitted_at: 'text', updated_at: 'text', revision: 'integer', about: 'text?' },
        },
        unique: [['form_id', 'once_key']],
        indexes: [['aad_object_id']],
      });
    },
  };
}
