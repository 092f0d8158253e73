import { tokyoDay } from '../../../kernel/clock.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { StressCheckDeps } from '../deps.ts';
import { deletePeriod, insertPeriod, lockPeriod, retirePeriods, savePeriod } from '../period-store.ts';
import { forgetPeople } from '../purge.ts';
import { batchesOf } from '../reminder-batch.ts';
import { newPeriod, periodEnd, standingOf } from '../rules/period.ts';
import type { Settings } from '../rules/read-settings.ts';
import type { StressCaller } from './desk-action.ts';

/** `already`: the same card tapped twice. `conflict`: somebody has changed or begun something in the meantime. */
export type DeskResult = 'done' | 'already' | 'conflict' | 'too-late';

interface Seen {
  readonly id: string;
  /** 0 for a new period. */
  readonly version: number;
}

/** Begins a period, or changes the one that was seen. */
export function saveSettings(
  seen: Seen,
  settings: Settings,
  { caller, deps }: { caller: StressCaller; deps: StressCheckDeps },
): Promise<DeskResult> {
  return seen.version === 0 ? begin(seen.id, settings, { caller, deps }) : change(seen, settings, { caller, deps });
}

interface Doing {
  readonly caller: StressCaller;
  readonly deps: StressCheckDeps;
}

function begin(id: string, settings: Settings, { caller, deps }: Doing): Promise<DeskResult> {
  const { now, person } = caller;
  return deps.storage.transaction(async (tx): Promise<DeskResult> => {
    await retirePeriods(tx, tokyoDay(now));
    if (!(await insertPeriod(tx, newPeriod({ ...settings, id }), { by: person.aadObjectId, now }))) {
      return (await lockPeriod(tx, id)) === null ? 'conflict' : 'already';
    }
    const detail = { from: settings.fromDay, until: settings.untilDay, reminders: settings.reminders };
    await appendAudit(tx, { at: now, actor: person.aadObjectId, action: 'stress-check.period-set', subject: id, detail });
    return 'done';
  });
}

function change({ id, version }: Seen, settings: Settings, { caller, deps }: Doing): Promise<DeskResult> {
  const { now, person } = caller;
  return deps.storage.transaction(async (tx): Promise<DeskResult> => {
    const period = await lockPeriod(tx, id);
    if (period === null || standingOf(period, tokyoDay(now)) === 'over') return 'too-late';
    if (period.version !== version) return 'conflict';
    await savePeriod(tx, { ...period, ...settings }, now);
    await deps.batches.keepUntil(tx, batchesOf(id), periodEnd(settings));
    const detail = { from: settings.fromDay, until: settings.untilDay, reminders: settings.reminders };
    await appendAudit(tx, { at: now, actor: person.aadObjectId, action: 'stress-check.period-changed', subject: id, detail });
    return 'done';
  });
}

/** 取りやめる: only before it has begun; with it go the wishes of those who have stopped its reminders already. */
export function discard({ id, version }: Seen, { caller, deps }: Doing): Promise<DeskResult> {
  const { now, person } = caller;
  return deps.storage.transaction(async (tx): Promise<DeskResult> => {
    const period = await lockPeriod(tx, id);
    if (period === null || standingOf(period, tokyoDay(now)) !== 'planned') return 'too-late';
    if (period.version !== version) return 'conflict';
    await forgetPeople(tx, id);
    await deletePeriod(tx, id);
    await appendAudit(tx, { at: now, actor: person.aadObjectId, action: 'stress-check.period-discarded', subject: id, detail: {} });
    return 'done';
  });
}
