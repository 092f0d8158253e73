import { isAllowedLink } from '../../../kernel/link-hosts.ts';
import { addDays } from '../../../kernel/tokyo-time.ts';
import type { Day } from '../../../kernel/tokyo-time.ts';
import type { WorkingDays } from '../../../kernel/working-day.ts';
import { findForbidden } from './forbidden-words.ts';
import type { ForbiddenWord } from './forbidden-words.ts';
import { MOST_REMINDERS } from './period.ts';
import type { Period } from './period.ts';
import { suggestDays } from './suggest-days.ts';

/** As typed. */
export interface SettingsInput {
  readonly from: string;
  readonly until: string;
  readonly link: string;
  readonly contact: string;
  readonly intro: string;
  readonly reminders: string;
  /** Empty for a suggested day. */
  readonly first: string;
  readonly second: string;
}

export type SettingsField = keyof SettingsInput;

export type SettingsProblem =
  | {
      readonly kind:
        | 'missing'
        | 'no-day'
        | 'past'
        | 'begun'
        | 'before-from'
        | 'too-long-period'
        | 'bad-link'
        | 'bad-count'
        | 'not-working'
        | 'outside'
        | 'order';
    }
  | { readonly kind: 'too-short-period'; readonly fits: number }
  | { readonly kind: 'too-long'; readonly most: number }
  | { readonly kind: 'forbidden'; readonly found: ForbiddenWord };

export type SettingsProblems = Readonly<Partial<Record<SettingsField, SettingsProblem>>>;

export type Settings = Pick<Period, 'fromDay' | 'untilDay' | 'link' | 'contact' | 'intro' | 'reminders' | 'reminderDays'>;

export type SettingsRead =
  { readonly kind: 'settings'; readonly settings: Settings } | { readonly kind: 'problems'; readonly problems: SettingsProblems };

export interface ReadingWith {
  readonly today: Day;
  /** What is changed; null for a new period. */
  readonly before: Period | null;
  readonly workingDays: WorkingDays;
  readonly linkHosts: readonly string[];
}

export const LONGEST = { link: 300, contact: 200, intro: 400 } as const;
/** A yearly check is open for some weeks. */
const LONGEST_PERIOD_DAYS = 120;

export function readSettings(typed: SettingsInput, reading: ReadingWith): SettingsRead {
  const problems: Partial<Record<SettingsField, SettingsProblem>> = {};
  const note = (field: SettingsField, problem: SettingsProblem | null): void => {
    if (problem !== null) problems[field] ??= problem;
  };
  const [from, until] = [typed.from.trim(), typed.until.trim()];
  note('from', fromProblem(from, reading));
  note('until', untilProblem(until, from, reading));
  note('link', linkProblem(typed.link.trim(), reading.linkHosts));
  note('contact', textProblem(typed.contact, LONGEST.contact));
  note('intro', textProblem(typed.intro, LONGEST.intro));
  const count = /^[0-2]$/.test(typed.reminders.trim()) ? Number(typed.reminders) : null;
  if (count === null) note('reminders', { kind: 'bad-count' });
  if (count === null || problems.from !== undefined || problems.until !== undefined) return { kind: 'problems', problems };
  const days = readDays(typed, { count, from, until }, reading);
  for (const [field, problem] of Object.entries(days.problems)) note(field as SettingsField, problem);
  if (Object.keys(problems).length > 0) return { kind: 'problems', problems };
  const texts = { link: typed.link.trim(), contact: typed.contact.trim(), intro: typed.intro.trim() };
  return { kind: 'settings', settings: { fromDay: from, untilDay: until, ...texts, reminders: count, reminderDays: days.days } };
}

function fromProblem(from: string, { today, before }: ReadingWith): SettingsProblem | null {
  const problem = dayProblem(from);
  if (problem !== null) return problem;
  if (before !== null && before.fromDay <= today) return from === before.fromDay ? null : { kind: 'begun' };
  return from < today ? { kind: 'past' } : null;
}

function untilProblem(until: string, from: string, { today }: ReadingWith): SettingsProblem | null {
  const problem = dayProblem(until);
  if (problem !== null) return problem;
  if (until < today) return { kind: 'past' };
  if (dayProblem(from) !== null) return null;
  if (until <= from) return { kind: 'before-from' };
  return until > addDays(from, LONGEST_PERIOD_DAYS) ? { kind: 'too-long-period' } : null;
}

function dayProblem(text: string): SettingsProblem | null {
  if (text === '') return { kind: 'missing' };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return { kind: 'no-day' };
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? null : { kind: 'no-day' };
}

function linkProblem(link: string, hosts: readonly string[]): SettingsProblem | null {
  if (link === '') return { kind: 'missing' };
  if (link.length > LONGEST.link) return { kind: 'too-long', most: LONGEST.link };
  return isAllowedLink(link, hosts) ? null : { kind: 'bad-link' };
}

function textProblem(text: string, most: number): SettingsProblem | null {
  if (text.trim() === '') return { kind: 'missing' };
  if (Array.from(text.trim()).length > most) return { kind: 'too-long', most };
  const found = findForbidden(text);
  return found === null ? null : { kind: 'forbidden', found };
}

interface Wanted {
  readonly count: number;
  readonly from: Day;
  readonly until: Day;
}

interface DaysRead {
  readonly days: readonly Day[];
  readonly problems: SettingsProblems;
}

/** Days that were typed, and suggestions for those that were not; the days of reminders that have gone out stay as they were. */
function readDays({ first, second }: SettingsInput, { count, from, until }: Wanted, reading: ReadingWith): DaysRead {
  const { today, before, workingDays } = reading;
  const suggested = suggestDays({ fromDay: from, untilDay: until, notBefore: today }, count, workingDays);
  const done = before?.reminderDays.slice(0, before.remindersDone) ?? [];
  const typed = [first.trim(), second.trim()].slice(0, Math.min(count, MOST_REMINDERS));
  const days = typed.map((day, index) => done[index] ?? (day === '' ? (suggested[index] ?? '') : day));
  const problems: Partial<Record<SettingsField, SettingsProblem>> = {};
  for (const [index, day] of [...days.entries()].slice(done.length)) {
    const problem = reminderProblem(day, { from, until, previous: days[index - 1] ?? '' }, reading);
    if (day === '') problems.reminders = { kind: 'too-short-period', fits: suggested.length };
    else if (problem !== null) problems[index === 0 ? 'first' : 'second'] = problem;
  }
  return { days, problems };
}

function reminderProblem(
  day: string,
  { from, until, previous }: { readonly from: Day; readonly until: Day; readonly previous: string },
  { today, workingDays }: ReadingWith,
): SettingsProblem | null {
  const problem = dayProblem(day);
  if (problem !== null) return problem;
  if (day <= from || day > until) return { kind: 'outside' };
  if (day < today) return { kind: 'past' };
  if (!workingDays.isWorkingDay(day)) return { kind: 'not-working' };
  return day <= previous ? { kind: 'order' } : null;
}
