import type { Job } from '../../../bot/feature.ts';
import { tokyoDay } from '../../../kernel/clock.ts';
import { addDays } from '../../../kernel/tokyo-time.ts';
import type { Day } from '../../../kernel/tokyo-time.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { Tx } from '../../../storage/port.ts';
import type { DxDeskDeps } from './desk-deps.ts';
import { CANDIDATE_KIND } from './publishing.ts';

/** So many days after the last day of the term, or of the year where nobody was ever published, nobody needs the words of its candidates any more. Ours; HR confirms it. */
export const KEPT_DAYS = 365;
/** A few hundred per transaction keep the event loop free. */
const CHUNK = 200;

type Deps = Pick<DxDeskDeps, 'storage' | 'approvals'>;

/**
 * Deletes what people wrote and what was written about them in a year that has long ended: applications, drafts, nominations, reasons
 * and the chains of decisions. Who was a leader stays on the list, and who decided what in the audit log.
 */
export function purgeJob(deps: Deps): Job {
  return {
    name: 'dx-leaders.purge',
    title: { ja: 'DXリーダーの古い応募の消去', en: 'Deleting old applications of DX leaders' },
    schedule: '30 3 * * *',
    run: async (now) => {
      const before = addDays(tokyoDay(now), -KEPT_DAYS);
      const cycles = await deps.storage.db.selectFrom('dx_cycle').select(['id', 'term_until']).execute();
      for (const { id } of cycles.filter((cycle) => lastDayOf(cycle) < before)) {
        let isLeft = true;
        while (isLeft) isLeft = await deps.storage.transaction((tx) => forgetSome(tx, id, { deps, now }));
      }
    },
  };
}

/** A call that came to nothing has no term; it ends with its year. */
function lastDayOf({ id, term_until }: { readonly id: string; readonly term_until: Day | null }): Day {
  return term_until ?? `${String(Number(id) + 1)}-03-31`;
}

/** True while there may be more. */
async function forgetSome(tx: Tx, cycleId: string, { deps, now }: { readonly deps: Deps; readonly now: Date }): Promise<boolean> {
  const wanted = tx.selectFrom('dx_candidate').select('id').where('cycle_id', '=', cycleId).orderBy('id').limit(CHUNK);
  const deleted = await tx.deleteFrom('dx_candidate').where('id', 'in', wanted).returning('id').execute();
  if (deleted.length === 0) return false;
  await deps.approvals.forget(
    tx,
    CANDIDATE_KIND,
    deleted.map(({ id }) => id),
  );
  await appendAudit(tx, { at: now, actor: 'system', action: 'dx-leaders.purged', subject: cycleId, detail: { count: deleted.length } });
  return deleted.length === CHUNK;
}
