import { tokyoDay } from './clock.ts';
import type { Locale } from './locale.ts';

/** A calendar day of the city hall, `2026-12-10`. */
export type Day = string;

/** The moment at which this day in Tokyo shows this time, `17:00`. */
export function atTokyo(day: Day, time: string): Date {
  return new Date(`${day}T${time}:00+09:00`);
}

/** `17:00`, as the clock in the city hall shows it. */
export function tokyoClock(date: Date): string {
  return part(date, 'en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** The calendar day so many days later, earlier when negative. */
export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, day.length);
}

/** Fiscal year (年度) in which this moment lies: 1 April to 31 March. */
export function fiscalYearOf(date: Date): number {
  const [year = '', month = ''] = tokyoDay(date).split('-');
  return Number(month) >= 4 ? Number(year) : Number(year) - 1;
}

/** Reiwa 1 is 2019; the product begins in Reiwa 8. */
const BEFORE_REIWA = 2018;

/** 令和8年度; “fiscal 2026” in English. */
export function fiscalYearLabel(fiscalYear: number, locale: Locale = 'ja'): string {
  return locale === 'en' ? `fiscal ${String(fiscalYear)}` : `令和${String(fiscalYear - BEFORE_REIWA)}年度`;
}

/** 令和8年12月10日（木）; “Thu 10 December 2026” in English. */
export function formatDay(date: Date, locale: Locale = 'ja'): string {
  if (locale === 'en') {
    const month = part(date, 'en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
    return `${part(date, 'en-GB', { weekday: 'short' })} ${month}`;
  }
  const day = part(date, 'ja-JP-u-ca-japanese', { era: 'long', year: 'numeric', month: 'long', day: 'numeric' });
  return `${day}（${part(date, 'ja-JP', { weekday: 'short' })}）`;
}

/** 令和8年12月10日（木）17:00 */
export function formatTime(date: Date, locale: Locale = 'ja'): string {
  return `${formatDay(date, locale)}${locale === 'en' ? ' ' : ''}${tokyoClock(date)}`;
}

/** 令和8年12月10日（木）13:30〜17:00; both days when the second is another one. */
export function formatSpan(from: Date, to: Date, locale: Locale = 'ja'): string {
  const end = tokyoDay(from) === tokyoDay(to) ? tokyoClock(to) : formatTime(to, locale);
  return `${formatTime(from, locale)}${locale === 'en' ? '–' : '〜'}${end}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times more than using it. */
function part(date: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${Object.keys(options).join()}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Tokyo', ...options });
  formats.set(key, format);
  return format.format(date);
}
