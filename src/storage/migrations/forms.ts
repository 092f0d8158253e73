import { addTable } from './add-table.ts';
import type { Engine, Migration } from './migration.ts';

/** Forms, their published definitions, what was answered, and the forms that HR is still making. */
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
        name: 'form_draft',
        columns: { id: 'text', draft: 'text', created_by: 'text', created_at: 'text', updated_at: 'text', revision: 'integer' },
      });
      await addTable(schema, engine, {
        name: 'form_version',
        columns: { form_id: 'text', version: 'integer', definition: 'text' },
        key: ['form_id', 'version'],
      });
      await addTable(schema, engine, {
        name: 'form_response',
        columns: {
          ...{ id: 'text', form_id: 'text', form_version: 'integer', aad_object_id: 'text?', once_key: 'text', card_id: 'text' },
          ...{ answers: 'text', state: 'text', locale: 'text', submitted_at: 'text', updated_at: 'text' },
          ...{ revision: 'integer', about: 'text?' },
        },
        unique: [
          ['form_id', 'once_key'],
          ['form_id', 'card_id'],
        ],
        indexes: [['aad_object_id']],
      });
    },
  };
}
