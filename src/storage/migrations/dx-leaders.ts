import { addTable } from './add-table.ts';
import type { TablePlan } from './add-table.ts';
import type { Engine, Migration } from './migration.ts';

/** DXリーダー: the year's call, who applies or is nominated, and who is in term. */
export function dxLeaders(engine: Engine): Migration {
  return {
    up: async ({ schema }) => {
      for (const plan of [DX_CYCLE, DX_CANDIDATE, DX_LEADER]) await addTable(schema, engine, plan);
    },
  };
}

const DX_CYCLE: TablePlan = {
  name: 'dx_cycle',
  columns: {
    ...{ id: 'text', state: 'text', apply_until: 'text', nominations_open: 'integer', version: 'integer', opened_by: 'text' },
    ...{ opened_at: 'text', closed_at: 'text?', published_by: 'text?', published_at: 'text?', term_from: 'text?', term_until: 'text?' },
    updated_at: 'text',
  },
};

const DX_CANDIDATE: TablePlan = {
  name: 'dx_candidate',
  columns: {
    ...{ id: 'text', cycle_id: 'text', aad_object_id: 'text', kind: 'text', nominator: 'text?', reason: 'text?', motivation: 'text' },
    ...{ theme: 'text', skills: 'text', publish_consent: 'integer', state: 'text', reject_category: 'text?', reject_sentence: 'text?' },
    ...{ selected_by: 'text?', selected_at: 'text?', told_at: 'text?', version: 'integer', created_at: 'text', submitted_at: 'text?' },
    updated_at: 'text',
  },
  unique: [['cycle_id', 'aad_object_id']],
  indexes: [['aad_object_id'], ['nominator'], ['cycle_id', 'state']],
};

const DX_LEADER: TablePlan = {
  name: 'dx_leader',
  columns: {
    ...{ id: 'text', aad_object_id: 'text', cycle_id: 'text', theme: 'text', from_day: 'text', until_day: 'text' },
    ...{ publish_consent: 'integer', published_at: 'text', reminded_at: 'text?', ended_at: 'text?' },
  },
  unique: [['cycle_id', 'aad_object_id']],
  indexes: [['aad_object_id'], ['until_day']],
};
