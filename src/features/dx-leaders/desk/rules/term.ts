import { addDays } from '../../../../kernel/tokyo-time.ts';
import type { Day } from '../../../../kernel/tokyo-time.ts';

/** R5: 原則1年間; both days belong to the term. */
export interface Term {
  readonly fromDay: Day;
  readonly untilDay: Day;
}

/** The end is announced so many days before. */
export const NOTICE_DAYS = 30;

/** One year from a day: the day before the same date next year. From 29 February it ends on 28 February. */
export function termFrom(fromDay: Day): Term {
  const [year = '', ...monthAndDay] = fromDay.split('-');
  return { fromDay, untilDay: addDays([String(Number(year) + 1), ...monthAndDay].join('-'), -1) };
}

export type TermState = 'not-begun' | 'in-term' | 'over';

export function termStateOn(day: Day, { fromDay, untilDay }: Term): TermState {
  if (day < fromDay) return 'not-begun';
  return day <= untilDay ? 'in-term' : 'over';
}

/** Whether the end must be announced by this day. */
export function isNoticeDue(day: Day, { untilDay }: Pick<Term, 'untilDay'>): boolean {
  return day >= addDays(untilDay, -NOTICE_DAYS) && day <= untilDay;
}
