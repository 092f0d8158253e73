import { addTable } from './add-table.ts';
import type { TablePlan } from './add-table.ts';
import type { Engine, Migration } from './migration.ts';

/** ストレスチェックの案内: the period, who needs no reminder, who got one, and the published rates. */
export function stressCheck(engine: Engine): Migration {
  return {
    up: async ({ schema }) => {
      for (const plan of [PERIOD, MARK, REMINDER, MEMBER, GROUP]) await addTable(schema, engine, plan);
    },
  };
}

const PERIOD: TablePlan = {
  name: 'stress_period',
  columns: {
    ...{ id: 'text', current: 'integer?', from_day: 'text', until_day: 'text', link: 'text', contact: 'text', intro: 'text' },
    ...{ reminders: 'integer', first_reminder: 'text?', second_reminder: 'text?', reminders_done: 'integer', reminded_on: 'text?' },
    ...{ counted_on: 'text?', version: 'integer', created_by: 'text', created_at: 'text', updated_at: 'text', purged_at: 'text?' },
  },
  unique: [['current']],
  // Two per period at most is a promise to people, so the table itself keeps it.
  checks: { at_most_two: 'reminders between 0 and 2 and reminders_done between 0 and 2' },
};

const MARK: TablePlan = {
  name: 'stress_mark',
  columns: {
    ...{ period_id: 'text', aad_object_id: 'text', taken_by_list: 'integer', taken_by_self: 'integer', stopped: 'integer' },
  },
  key: ['period_id', 'aad_object_id'],
  checks: { only_flags: 'taken_by_list in (0, 1) and taken_by_self in (0, 1) and stopped in (0, 1)' },
};

const REMINDER: TablePlan = {
  name: 'stress_reminder',
  columns: { period_id: 'text', aad_object_id: 'text', number: 'integer' },
  key: ['period_id', 'aad_object_id', 'number'],
  checks: { at_most_two: 'number in (1, 2)' },
};

const MEMBER: TablePlan = {
  name: 'stress_member',
  columns: { period_id: 'text', aad_object_id: 'text', group_number: 'integer' },
  key: ['period_id', 'aad_object_id'],
};

const GROUP: TablePlan = {
  name: 'stress_group',
  columns: { period_id: 'text', number: 'integer', bureaus: 'text', sections: 'text', heads: 'integer', rate: 'integer?' },
  key: ['period_id', 'number'],
  checks: { ten_or_more: 'heads >= 10', coarse: 'rate is null or (rate between 10 and 90 and rate % 5 = 0)' },
};
