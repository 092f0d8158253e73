import { tokyoDay } from '../../../kernel/clock.ts';
import { tokyoClock } from '../../../kernel/tokyo-time.ts';
import type { Day } from '../../../kernel/tokyo-time.ts';
import type { WorkingDays } from '../../../kernel/working-day.ts';

/** 自動の催促: so many working days before the deadline. */
export const REMIND_BEFORE = [3, 1] as const;

const MORNING = '09:00';

export interface Reminded {
  readonly deadline: Date;
  /** The day on which the form was sent to its audience. */
  readonly sentOn: Day;
  /** Days on which those who had not answered were reminded, by themselves or by HR. */
  readonly remindedOn: readonly Day[];
}

/** The days on which a reminder goes out by itself, the first first. Whoever was asked on such a day, or after it, needs none. */
export function reminderDays({ deadline, sentOn }: Omit<Reminded, 'remindedOn'>, workingDays: WorkingDays): readonly Day[] {
  const last = tokyoDay(deadline);
  return REMIND_BEFORE.map((days) => workingDays.add(last, -days)).filter((day) => day > sentOn);
}

/**
 * Whether a reminder is due now: on a working day from nine o'clock on. A day that was missed is made up for once, up to the deadline; when both
 * were, one reminder serves for both, as does one that HR has sent.
 */
export function isReminderDue({ remindedOn, ...sent }: Reminded, now: Date, workingDays: WorkingDays): boolean {
  const today = tokyoDay(now);
  if (!workingDays.isWorkingDay(today) || tokyoClock(now) < MORNING || now > sent.deadline) return false;
  return reminderDays(sent, workingDays).some((day) => day <= today && !remindedOn.some((reminded) => reminded >= day));
}
