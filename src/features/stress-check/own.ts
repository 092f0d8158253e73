import { tokyoDay } from '../../kernel/clock.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { StressCheckDeps } from './deps.ts';
import { markOf, saveMark } from './mark-store.ts';
import { lockPeriod } from './period-store.ts';
import { withdrawReminders } from './reminder-batch.ts';
import { isReminded } from './rules/mark.ts';
import type { Mark } from './rules/mark.ts';
import { standingOf } from './rules/period.ts';
import type { Standing } from './rules/period.ts';

/** 受検しました, its undoing, 案内を止める and 再開する. */
export type OwnStep = 'taken' | 'undo' | 'stop' | 'resume';

/** `too-late`: not while the period is as it is now. */
export type OwnResult = 'done' | 'too-late';

const CHANGES: Readonly<Record<OwnStep, Partial<Mark>>> = {
  taken: { takenBySelf: true },
  undo: { takenBySelf: false },
  stop: { stopped: true },
  resume: { stopped: false },
};

interface Wanted {
  readonly periodId: string;
  readonly step: OwnStep;
  readonly person: PersonId;
}

/**
 * A person's own word on themselves, as often as they tap. No audit line: one would set the state beside a name, and would outlive the purge
 * (teams-facts 3.6, rule 8).
 */
export function changeOwn({ periodId, step, person }: Wanted, now: Date, deps: StressCheckDeps): Promise<OwnResult> {
  return deps.storage.transaction(async (tx) => {
    const period = await lockPeriod(tx, periodId);
    if (period === null || !mayChange(step, standingOf(period, tokyoDay(now)))) return 'too-late';
    const mark = { ...(await markOf(tx, periodId, person)), ...CHANGES[step] };
    await saveMark(tx, { periodId, person }, mark);
    if (!isReminded(mark)) await withdrawReminders(tx, { periodId, to: [person] }, { now, deps });
    return 'done';
  });
}

/** Reminders can be stopped before the period begins; taken is only what can be taken. */
export function mayChange(step: OwnStep, standing: Standing): boolean {
  return step === 'taken' || step === 'undo' ? standing === 'open' : standing !== 'over';
}
