import { addTable } from './add-table.ts';
import type { Engine, Migration } from './migration.ts';

/** Courses, their sessions and who has signed up for them. */
export function trainings(engine: Engine): Migration {
  return {
    up: async ({ schema }) => {
      await addTable(schema, engine, {
        name: 'course',
        columns: {
          ...{ id: 'text', title: 'text', category: 'text', description: 'text', dx_related: 'integer', audience: 'text' },
          ...{ requirement: 'text', version: 'integer', created_by: 'text', created_at: 'text', updated_at: 'text' },
        },
      });
      await addTable(schema, engine, {
        name: 'training_session',
        columns: {
          ...{ id: 'text', course_id: 'text', starts_at: 'text', ends_at: 'text', place: 'text', capacity: 'integer', taken: 'integer' },
          ...{ held_left: 'integer', release_at: 'text?', apply_by: 'text', cancel_by: 'text', lock_at: 'text', last_place: 'integer' },
          ...{ state: 'text', cancel_reason: 'text?', version: 'integer', created_by: 'text', created_at: 'text', updated_at: 'text' },
        },
        indexes: [['course_id'], ['starts_at'], ['release_at']],
        checks: { seats: 'taken >= 0 and held_left >= 0 and taken + held_left <= capacity', order: 'starts_at < ends_at' },
      });
      await addTable(schema, engine, {
        name: 'enrolment',
        columns: {
          ...{ id: 'text', session_id: 'text', aad_object_id: 'text', state: 'text', place: 'integer', held_seat: 'integer' },
          ...{ promoted_by: 'text?', attendance: 'text?', attendance_by: 'text?', attendance_at: 'text?', version: 'integer' },
          ...{ enrolled_at: 'text', updated_at: 'text' },
        },
        unique: [['session_id', 'aad_object_id']],
        indexes: [['aad_object_id'], ['session_id', 'state', 'place']],
      });
      await addTable(schema, engine, {
        name: 'enrolment_guard',
        columns: { aad_object_id: 'text', touched_at: 'text' },
        key: ['aad_object_id'],
      });
    },
  };
}
