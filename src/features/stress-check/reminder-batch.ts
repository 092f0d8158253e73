import type { PersonId } from '../../kernel/person.ts';
import type { Tx } from '../../storage/port.ts';
import type { StressCheckDeps } from './deps.ts';
import { MOST_REMINDERS } from './rules/period.ts';

/** The sending of one reminder, by which what waits can be taken back and every trace deleted. */
export function batchOf(periodId: string, number: number): string {
  return `stress-check:${periodId}:${String(number)}`;
}

export function batchesOf(periodId: string): readonly string[] {
  return Array.from({ length: MOST_REMINDERS }, (_, index) => batchOf(periodId, index + 1));
}

/** What has not been sent to these people yet will not be: their word counts at once. */
export async function withdrawReminders(
  tx: Tx,
  { periodId, to }: { readonly periodId: string; readonly to: readonly PersonId[] },
  { now, deps }: { readonly now: Date; readonly deps: Pick<StressCheckDeps, 'batches'> },
): Promise<void> {
  await deps.batches.cancelFor(tx, { batches: batchesOf(periodId), to, reason: 'cancelled' }, now);
}
