import { tokyoDay } from '../kernel/clock.ts';
import { addDays, atTokyo } from '../kernel/tokyo-time.ts';
import type { Day } from '../kernel/tokyo-time.ts';
import type { WorkingDays } from '../kernel/working-day.ts';

/** Monday 00:00 in Tokyo of the week in which this moment lies: what was sent from then on counts. */
export function weekStart(now: Date): Date {
  return atTokyo(mondayOf(now), '00:00');
}

/** When what exceeds the budget of this week comes as one card: next Monday at 9:00, or on the first working day after it. */
export function digestTime(now: Date, workingDays: WorkingDays): Date {
  const monday = addDays(mondayOf(now), 7);
  return atTokyo(workingDays.isWorkingDay(monday) ? monday : workingDays.add(monday, 1), '09:00');
}

function mondayOf(now: Date): Day {
  const today = tokyoDay(now);
  const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(today, -sinceMonday);
}
