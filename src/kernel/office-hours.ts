import { tokyoDay } from './clock.ts';
import { tokyoClock } from './tokyo-time.ts';
import type { WorkingDays } from './working-day.ts';

const OPENS = '08:30';
const CLOSES = '17:15';

/** 開庁時間: when people may be reminded of their work. */
export function isOfficeHours(now: Date, workingDays: WorkingDays): boolean {
  const time = tokyoClock(now);
  return workingDays.isWorkingDay(tokyoDay(now)) && time >= OPENS && time < CLOSES;
}
