import { addTable } from './add-table.ts';
import type { Engine, Migration } from './migration.ts';

/** 定時の仕事: who runs which time of the schedule, and how it went. */
export function jobs(engine: Engine): Migration {
  return {
    up: ({ schema }) =>
      addTable(schema, engine, {
        name: 'job_run',
        columns: {
          ...{ job: 'text', slot: 'text', state: 'text', run_id: 'text', started_at: 'text', lease_until: 'text' },
          ...{ finished_at: 'text?', duration_ms: 'integer?', done_at: 'text?', failures: 'integer', code: 'text?', retry_at: 'text?' },
        },
        key: ['job'],
      }),
  };
}
