/** The only way to learn the time outside `platform`; rules receive `now` as a value. */
export interface Clock {
  now(): Date;
}

/** Real time, for pace, leases and time-outs: the rehearsal cannot move it. */
export interface Timer {
  /** Milliseconds that only go forward, also when the clock of the server is set. For this process alone. */
  now(): number;
  /** Milliseconds since 1970, as all servers have them. */
  wall(): number;
  wait(milliseconds: number): Promise<void>;
}

/** An instant as stored: ISO 8601 in UTC with milliseconds, which sorts as text on both databases. */
export type Instant = string;

export function toInstant(date: Date): Instant {
  return date.toISOString();
}

/** Japan has no summer time. */
const TOKYO_AHEAD_MS = 9 * 60 * 60 * 1000;

/** The calendar day in Tokyo, `2026-12-10`, which sorts as text on both databases. */
export function tokyoDay(date: Date): string {
  return new Date(date.getTime() + TOKYO_AHEAD_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
}
