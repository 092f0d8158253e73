import { addTable } from './add-table.ts';
import type { Engine, Migration } from './migration.ts';

/** Decision chains and 代理. */
export function approvals(engine: Engine): Migration {
  return {
    up: async ({ schema }) => {
      await addTable(schema, engine, {
        name: 'approval_case',
        columns: {
          ...{ id: 'text', kind: 'text', subject_id: 'text', round: 'integer', applicant: 'text', state: 'text' },
          ...{ current_step: 'integer', version: 'integer', opened_at: 'text', closed_at: 'text?' },
        },
        unique: [['kind', 'subject_id', 'round']],
        indexes: [['applicant'], ['state']],
      });
      await addTable(schema, engine, {
        name: 'approval_step',
        columns: {
          ...{ case_id: 'text', step: 'integer', name: 'text', decider_kind: 'text', decider: 'text', state: 'text' },
          ...{ remind_day: 'text?', due_day: 'text?', reminded_at: 'text?', escalated_at: 'text?', escalated_to: 'text?' },
          ...{ delegate: 'text?', delegated_by: 'text?', decided_by: 'text?', decided_as: 'text?', decided_for: 'text?' },
          ...{ decided_at: 'text?', category: 'text?', sentence: 'text?' },
        },
        key: ['case_id', 'step'],
        indexes: [['state', 'decider'], ['delegate']],
      });
      await addTable(schema, engine, {
        name: 'delegation',
        columns: {
          ...{ id: 'text', from_person: 'text', to_person: 'text', from_day: 'text', until_day: 'text', created_at: 'text' },
          revoked_at: 'text?',
        },
        indexes: [['from_person'], ['to_person']],
      });
    },
  };
}
