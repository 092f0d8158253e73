import { addTable } from './add-table.ts';
import type { Engine, Migration } from './migration.ts';

/** お知らせ, to whom each went, and what was asked about it. */
export function announcements(engine: Engine): Migration {
  return {
    up: async ({ schema }) => {
      await addTable(schema, engine, {
        name: 'announcement',
        columns: {
          ...{ id: 'text', state: 'text', content: 'text', revision: 'integer', created_by: 'text', updated_by: 'text' },
          ...{ requested_by: 'text?', confirmed_by: 'text?', tested_revision: 'integer', scheduled_at: 'text?', started_at: 'text?' },
          ...{ finished_at: 'text?', progress_no: 'integer', progress_at: 'text?', progress_shown: 'text', reminded_on: 'text?' },
          ...{ created_at: 'text', updated_at: 'text' },
        },
        indexes: [['state']],
      });
      await addTable(schema, engine, {
        name: 'announcement_recipient',
        columns: { announcement_id: 'text', aad_object_id: 'text', place: 'integer', fate: 'text', read_at: 'text?' },
        key: ['announcement_id', 'aad_object_id'],
        indexes: [['announcement_id', 'fate', 'place'], ['aad_object_id']],
      });
      await addTable(schema, engine, {
        name: 'announcement_question',
        columns: {
          ...{ id: 'text', announcement_id: 'text', aad_object_id: 'text', question: 'text', asked_at: 'text' },
          ...{ answer: 'text?', answered_by: 'text?', answered_at: 'text?' },
        },
        indexes: [['announcement_id']],
      });
    },
  };
}
