import { tokyoClock } from '../kernel/tokyo-time.ts';
import { tokyoDay } from '../kernel/clock.ts';

/** Control characters but tab and line feed, and what Unicode reserves: XML forbids most of them, and nobody can read any. */
const UNREADABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g;

/** A text of people as both kinds of file carry it: whole characters only, one kind of line end. */
export function plainText(text: string): string {
  return text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(UNREADABLE, '');
}

/** Whether this moment is the beginning of a day in Tokyo; a column of such moments holds days and no times. */
export function isDay(date: Date): boolean {
  return tokyoClock(date) === '00:00';
}

/** `2026/12/10 17:00`, or the day alone; a Japanese Excel reads both as dates. */
export function tokyoText(date: Date, isDayOnly: boolean): string {
  const day = tokyoDay(date).replaceAll('-', '/');
  return isDayOnly ? day : `${day} ${tokyoClock(date)}`;
}

export function isValid(date: Date): boolean {
  return !Number.isNaN(date.getTime());
}
