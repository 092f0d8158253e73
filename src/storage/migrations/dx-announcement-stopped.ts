import { DIALECTS } from './migration.ts';
import type { Engine, Migration } from './migration.ts';

/** An announcement that was called off. */
export function dxAnnouncementStopped(engine: Engine): Migration {
  const { text } = DIALECTS[engine];
  return { up: async ({ schema }) => schema.alterTable('dx_announcement').addColumn('stopped_at', text).execute() };
}
