import { addTable } from './add-table.ts';
import type { TablePlan } from './add-table.ts';
import type { Engine, Migration } from './migration.ts';

/** Courses, their sessions and who has signed up for them. */
export function trainings(engine: Engine): Migration {
  return {
    up: async ({ schema }) => {
      for (const plan of [COURSE, TRAINING_SESSION, ENROLMENT, ENROLMENT_GUARD]) await addTable(schema, engine, plan);
    },
  };
}

const WRITTEN = { created_by: 'text', created_at: 'text', changed_by: 'text', changed_fields: 'text', updated_at: 'text' } as const;

const COURSE: TablePlan = {
  name: 'course',
  columns: {
    ...{ id: 'text', title: 'text', category: 'text', description: 'text', dx_related: 'integer', audience: 'text' },
    ...{ requirement: 'text', version: 'integer', ...WRITTEN },
  },
};

const TRAINING_SESSION: TablePlan = {
  name: 'training_session',
  columns: {
    ...{ id: 'text', course_id: 'text', starts_at: 'text', ends_at: 'text', place: 'text', capacity: 'integer', taken: 'integer' },
    ...{ waiting: 'integer', held_left: 'integer', release_at: 'text?', last_place: 'integer', reminded_for: 'text?' },
    ...{ apply_by: 'text', cancel_by: 'text', lock_at: 'text', state: 'text', cancel_reason: 'text?', version: 'integer', ...WRITTEN },
  },
  indexes: [['course_id'], ['starts_at'], ['release_at']],
  checks: {
    seats: 'taken >= 0 and waiting >= 0 and held_left >= 0 and taken + held_left <= capacity',
    held: 'held_left = 0 or release_at is not null',
    order: 'starts_at < ends_at',
  },
};

const ENROLMENT: TablePlan = {
  name: 'enrolment',
  columns: {
    ...{ id: 'text', session_id: 'text', aad_object_id: 'text', state: 'text', place: 'integer', held_seat: 'integer' },
    ...{ promoted_by: 'text?', attendance: 'text?', attendance_by: 'text?', attendance_at: 'text?', removed_reason: 'text?' },
    ...{ version: 'integer', enrolled_at: 'text', updated_at: 'text' },
  },
  unique: [['session_id', 'aad_object_id']],
  indexes: [['aad_object_id'], ['session_id', 'state', 'place']],
};

const ENROLMENT_GUARD: TablePlan = {
  name: 'enrolment_guard',
  columns: { aad_object_id: 'text', touched_at: 'text' },
  key: ['aad_object_id'],
};
