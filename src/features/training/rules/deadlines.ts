import { tokyoDay } from '../../../kernel/clock.ts';
import { atTokyo } from '../../../kernel/tokyo-time.ts';
import type { WorkingDays } from '../../../kernel/working-day.ts';
import type { Session } from './course.ts';

type Deadlines = Pick<Session, 'applyBy' | 'cancelBy' | 'lockAt'>;

/** 申込み and 取消し until 17:00 on the working day before; from then on nobody moves up. */
export function defaultDeadlines(startsAt: Date, days: WorkingDays): Deadlines {
  const close = atTokyo(days.add(tokyoDay(startsAt), -1), '17:00');
  return { applyBy: close, cancelBy: close, lockAt: close };
}

export type DeadlineProblem = 'ends-before-start' | 'apply-after-lock' | 'lock-after-start' | 'cancel-after-start' | 'release-after-lock';

/** What does not fit together: somebody who signs up after the lock could wait for nothing. */
export function deadlineProblems(times: Deadlines & Pick<Session, 'startsAt' | 'endsAt' | 'releaseAt'>): readonly DeadlineProblem[] {
  const { startsAt, endsAt, releaseAt, applyBy, cancelBy, lockAt } = times;
  const broken: Readonly<Record<DeadlineProblem, boolean>> = {
    'ends-before-start': endsAt <= startsAt,
    'apply-after-lock': applyBy > lockAt,
    'lock-after-start': lockAt > startsAt,
    'cancel-after-start': cancelBy > startsAt,
    'release-after-lock': releaseAt !== null && releaseAt > lockAt,
  };
  return (Object.keys(broken) as DeadlineProblem[]).filter((problem) => broken[problem]);
}

/** The morning of the working day before, when the reminder goes out. */
export function reminderTime(startsAt: Date, days: WorkingDays): Date {
  return atTokyo(days.add(tokyoDay(startsAt), -1), '09:00');
}
