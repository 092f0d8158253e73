import { addTable } from './add-table.ts';
import type { Engine, Migration } from './migration.ts';

/** 庁内への周知 of a year's DX leaders. */
export function dxAnnouncement(engine: Engine): Migration {
  return {
    up: ({ schema }) =>
      addTable(schema, engine, {
        name: 'dx_announcement',
        columns: { cycle_id: 'text', confirmed_by: 'text', confirmed_at: 'text', reached: 'text', finished_at: 'text?' },
        key: ['cycle_id'],
      }),
  };
}
