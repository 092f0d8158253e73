const TYPED = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2}))?$/;
/** What a day begins with when only the date is typed: the start of office hours. */
const START_OF_OFFICE_HOURS = '09:00';

/** Reads `2026-12-10T09:00` as local time of the city hall (Asia/Tokyo has no summer time); null when it is no such time. */
export function parseTokyoTime(text: string): Date | null {
  const match = TYPED.exec(text.normalize('NFKC').trim().toUpperCase());
  if (match === null) return null;
  const date = match.slice(1, 4).map(two).join('-');
  const time = match[4] === undefined ? START_OF_OFFICE_HOURS : match.slice(4, 6).map(two).join(':');
  const parsed = new Date(`${date}T${time}:00+09:00`);
  // JavaScript takes 31 February for 3 March.
  return !Number.isNaN(parsed.getTime()) && tokyo(parsed).startsWith(`${date}T${time}`) ? parsed : null;
}

function two(digits: string): string {
  return digits.padStart(2, '0');
}

/** ISO text of the wall clock in Tokyo. */
function tokyo(date: Date): string {
  return new Date(date.getTime() + 9 * 60 * 60 * 1000).toISOString();
}
