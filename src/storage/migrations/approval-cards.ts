import { sql } from 'kysely';
import { addTable } from './add-table.ts';
import { DIALECTS } from './migration.ts';
import type { Engine, Migration } from './migration.ts';

/** Who put somebody forward and so decides nothing, and which card of a case lies with whom. */
export function approvalCards(engine: Engine): Migration {
  return {
    up: async (db) => {
      await db.schema.alterTable('approval_case').addColumn('proposer', DIALECTS[engine].text).execute();
      // Nominations that are under way while the bot is updated.
      await sql`update approval_case set proposer = (select nominator from dx_candidate where dx_candidate.id = approval_case.subject_id)
        where kind = 'dx-leaders.candidate' and state = 'open'`.execute(db);
      // Refused attempts of one person are counted before another line is written.
      await db.schema.createIndex('audit_entry_actor_at').on('audit_entry').columns(['actor', 'at']).execute();
      await addTable(db.schema, engine, {
        name: 'approval_card',
        columns: { dedupe_key: 'text', case_id: 'text', aad_object_id: 'text', sent_at: 'text' },
        key: ['dedupe_key'],
        indexes: [['case_id']],
      });
    },
  };
}
