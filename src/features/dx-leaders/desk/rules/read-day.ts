import { tokyoDay } from '../../../../kernel/clock.ts';
import { atTokyo, fiscalYearOf } from '../../../../kernel/tokyo-time.ts';
import type { Day } from '../../../../kernel/tokyo-time.ts';

export type DayProblem = 'missing' | 'no-day' | 'past' | 'too-far';

export type DayRead = { readonly kind: 'day'; readonly day: Day } | { readonly kind: 'problem'; readonly problem: DayProblem };

/** Applications end at this time of their last day. */
export const CLOSING_TIME = '17:00';

/** The last day of 応募: must lie ahead, and at most to the end of the fiscal year of the cycle. */
export function readDeadline(typed: string, { fiscalYear, now }: { readonly fiscalYear: number; readonly now: Date }): DayRead {
  const read = readDay(typed);
  if (read.kind === 'problem') return read;
  const deadline = atTokyo(read.day, CLOSING_TIME);
  if (deadline <= now) return { kind: 'problem', problem: 'past' };
  return fiscalYearOf(deadline) > fiscalYear ? { kind: 'problem', problem: 'too-far' } : read;
}

/** The first day of the term: today or later, at most one year ahead. */
export function readTermStart(typed: string, now: Date): DayRead {
  const read = readDay(typed);
  if (read.kind === 'problem') return read;
  if (read.day < tokyoDay(now)) return { kind: 'problem', problem: 'past' };
  const yearAhead = atTokyo(tokyoDay(now), '00:00').getTime() + YEAR_MS;
  return atTokyo(read.day, '00:00').getTime() > yearAhead ? { kind: 'problem', problem: 'too-far' } : read;
}

const YEAR_MS = 366 * 24 * 60 * 60 * 1000;

function readDay(typed: string): DayRead {
  const text = typed.trim();
  if (text === '') return { kind: 'problem', problem: 'missing' };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return { kind: 'problem', problem: 'no-day' };
  const date = new Date(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return exists ? { kind: 'day', day: text } : { kind: 'problem', problem: 'no-day' };
}
