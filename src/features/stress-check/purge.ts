import { tokyoDay } from '../../kernel/clock.ts';
import { appendAudit } from '../../storage/audit.ts';
import type { Tx } from '../../storage/port.ts';
import type { StressCheckDeps } from './deps.ts';
import { markPurged, periodsToPurge } from './period-store.ts';
import { batchesOf } from './reminder-batch.ts';

/** Thirty days after a period nothing is left that says of anybody whether they took the check, stopped the reminders or were reminded. */
export async function purgeOver(now: Date, deps: StressCheckDeps): Promise<void> {
  for (const id of await periodsToPurge(deps.storage.db, tokyoDay(now))) {
    await deps.storage.transaction(async (tx) => {
      if (!(await markPurged(tx, id, now))) return;
      const rows = await forgetPeople(tx, id);
      let messages = 0;
      for (const batch of batchesOf(id)) messages += await deps.batches.forget(tx, batch);
      await appendAudit(tx, { at: now, actor: 'system', action: 'stress-check.purged', subject: id, detail: { rows, messages } });
    });
  }
}

/** The settings of the period stay: they say nothing of anybody. Gives how many rows went. */
export async function forgetPeople(tx: Tx, periodId: string): Promise<number> {
  let count = 0;
  for (const table of ['stress_mark', 'stress_reminder', 'stress_member', 'stress_group'] as const) {
    count += (await tx.deleteFrom(table).where('period_id', '=', periodId).returning('period_id').execute()).length;
  }
  return count;
}
