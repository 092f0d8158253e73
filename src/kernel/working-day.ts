import { addDays } from './tokyo-time.ts';
import type { Day } from './tokyo-time.ts';

/** 開庁日: what the city hall counts when it says 営業日 (地方公共団体の休日: weekends, national holidays, 12/29–1/3). */
export interface WorkingDays {
  isWorkingDay(day: Day): boolean;
  /** The working day so many working days after this one, before it when negative. Zero gives the day itself, working or not. */
  add(day: Day, count: number): Day;
  /** How many working days begin after `from` up to and including `to`: from a Friday to the next Monday it is 1. Zero when `to` is not later. */
  between(from: Day, to: Day): number;
}

/** @param isHoliday whether this day is a national holiday (国民の祝日・休日) */
export function createWorkingDays(isHoliday: (day: Day) => boolean): WorkingDays {
  const isWorkingDay = (day: Day): boolean => !isWeekend(day) && !isTurnOfTheYear(day) && !isHoliday(day);
  return {
    isWorkingDay,
    add: (day, count) => {
      const step = Math.sign(count);
      let found = day;
      for (let left = Math.abs(count); left > 0; left -= isWorkingDay(found) ? 1 : 0) found = addDays(found, step);
      return found;
    },
    between: (from, to) => {
      let count = 0;
      for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) count += isWorkingDay(day) ? 1 : 0;
      return count;
    },
  };
}

function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function isTurnOfTheYear(day: Day): boolean {
  const date = day.slice('YYYY-'.length);
  return date >= '12-29' || date <= '01-03';
}
