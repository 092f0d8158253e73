import { addDays } from '../../kernel/tokyo-time.ts';
import type { Day } from '../../kernel/tokyo-time.ts';

export type DayProblem = 'day' | 'past' | 'order' | 'long';

export interface PeriodProblems {
  readonly from: DayProblem | null;
  readonly until: DayProblem | null;
}

/** Longer than any leave that is known when it begins; who stays away longer names the deputy again. */
const LONGEST = 366;

/** 代理 from a day to a day: not in the past, not backwards, not for ever. */
export function checkPeriod(period: { readonly from: string; readonly until: string }, today: Day): PeriodProblems {
  const from = isDay(period.from) ? (period.from < today ? 'past' : null) : 'day';
  return { from, until: untilProblem(period, { today, isFromDay: isDay(period.from) }) };
}

function untilProblem({ from, until }: { from: string; until: string }, { today, isFromDay }: { today: Day; isFromDay: boolean }) {
  if (!isDay(until)) return 'day';
  if (until < today) return 'past';
  if (!isFromDay) return null;
  if (until < from) return 'order';
  return until > addDays(from, LONGEST) ? 'long' : null;
}

/** A day of the calendar, so neither 2026-02-30 nor what was typed into a changed client. */
function isDay(text: string): text is Day {
  return /^2\d{3}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text;
}
