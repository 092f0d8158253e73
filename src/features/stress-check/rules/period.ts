import { addDays, atTokyo } from '../../../kernel/tokyo-time.ts';
import type { Day } from '../../../kernel/tokyo-time.ts';

/** As 実施事務従事者 has set it. */
export interface Period {
  readonly id: string;
  /** First and last day, both included. */
  readonly fromDay: Day;
  readonly untilDay: Day;
  readonly link: string;
  /** The 実施者: name and how to reach them. */
  readonly contact: string;
  readonly intro: string;
  /** How many reminders a person may get; never more than two. */
  readonly reminders: number;
  /** The earliest day of each of them. */
  readonly reminderDays: readonly Day[];
  readonly remindersDone: number;
  readonly remindedOn: Day | null;
  /** Day of the published rates; null before the first. */
  readonly countedOn: Day | null;
  readonly version: number;
}

export const MOST_REMINDERS = 2;

type Progress = 'remindersDone' | 'remindedOn' | 'countedOn' | 'version';

/** Nothing was sent or counted yet. */
export function newPeriod(settings: Omit<Period, Progress>): Period {
  return { ...settings, remindersDone: 0, remindedOn: null, countedOn: null, version: 1 };
}

export type Standing = 'planned' | 'open' | 'over';

export function standingOf({ fromDay, untilDay }: Pick<Period, 'fromDay' | 'untilDay'>, today: Day): Standing {
  if (today < fromDay) return 'planned';
  return today <= untilDay ? 'open' : 'over';
}

/** The last moment of the period. */
export function periodEnd({ untilDay }: Pick<Period, 'untilDay'>): Date {
  return new Date(atTokyo(addDays(untilDay, 1), '00:00').getTime() - 1);
}

/** What is known of people is deleted 30 days after the period (product.md 6). */
const KEPT_DAYS = 30;

export function purgeDay({ untilDay }: Pick<Period, 'untilDay'>): Day {
  return addDays(untilDay, KEPT_DAYS);
}

/** Number of the reminder that is to go out today; null when there is none. Never two on one day, however late the first one was. */
export function dueReminder(period: Period, today: Day): number | null {
  const number = period.remindersDone + 1;
  const day = period.reminderDays[period.remindersDone];
  if (number > Math.min(period.reminders, MOST_REMINDERS) || day === undefined) return null;
  if (standingOf(period, today) !== 'open' || period.remindedOn === today) return null;
  return day <= today ? number : null;
}

/** The next reminder that is still to come; null when there is none. */
export function nextReminder(period: Period, today: Day): { readonly number: number; readonly day: Day } | null {
  const day = period.reminderDays[period.remindersDone];
  if (period.remindersDone >= period.reminders || day === undefined || standingOf(period, today) === 'over') return null;
  return { number: period.remindersDone + 1, day };
}

/** The day of which rates are to be published now: once a day from the day after the beginning, the last time on the day after the end. */
export function countDay({ fromDay, untilDay, countedOn }: Period, today: Day): Day | null {
  const last = addDays(untilDay, 1);
  const day = today < last ? today : last;
  return day > fromDay && (countedOn === null || countedOn < day) ? day : null;
}
