import { addDays } from '../../../kernel/tokyo-time.ts';
import type { Day } from '../../../kernel/tokyo-time.ts';
import type { WorkingDays } from '../../../kernel/working-day.ts';

interface Span {
  readonly fromDay: Day;
  readonly untilDay: Day;
  /** No day before this one. */
  readonly notBefore: Day;
}

/** The last reminder leaves so many working days to take the check. */
const LAST_BEFORE_END = 3;

/**
 * 案内の日: the last one three working days before the end, the first of two half way. Working days after the first day of the period.
 * Fewer days than wanted when the period is too short for them.
 */
export function suggestDays(span: Span, count: number, workingDays: WorkingDays): readonly Day[] {
  const days = workingDaysIn(span, workingDays);
  const last = days[Math.max(0, days.length - 1 - LAST_BEFORE_END)];
  if (count === 0 || last === undefined) return [];
  if (count === 1) return [last];
  const before = days.filter((day) => day < last);
  const half = before[Math.floor(before.length / 2)];
  // Too short to leave time at the end: the first and the last day there are.
  return half === undefined ? [...new Set([last, days.at(-1) ?? last])] : [half, last];
}

function workingDaysIn({ fromDay, untilDay, notBefore }: Span, workingDays: WorkingDays): readonly Day[] {
  const second = addDays(fromDay, 1);
  const days: Day[] = [];
  for (let day = second < notBefore ? notBefore : second; day <= untilDay; day = addDays(day, 1)) {
    if (workingDays.isWorkingDay(day)) days.push(day);
  }
  return days;
}
