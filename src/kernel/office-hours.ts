import { tokyoDay } from './clock.ts';
import { atTokyo, tokyoClock } from './tokyo-time.ts';
import type { WorkingDays } from './working-day.ts';

const OPENS = '08:30';
const CLOSES = '17:15';

/** 開庁時間: when people may be reminded of their work. */
export function isOfficeHours(now: Date, workingDays: WorkingDays): boolean {
  const time = tokyoClock(now);
  return workingDays.isWorkingDay(tokyoDay(now)) && time >= OPENS && time < CLOSES;
}

/** The first moment in office hours from now on; now itself when it is in them. */
export function nextOfficeTime(now: Date, workingDays: WorkingDays): Date {
  if (isOfficeHours(now, workingDays)) return now;
  const today = tokyoDay(now);
  const isStillToday = workingDays.isWorkingDay(today) && tokyoClock(now) < OPENS;
  return atTokyo(isStillToday ? today : workingDays.add(today, 1), OPENS);
}
