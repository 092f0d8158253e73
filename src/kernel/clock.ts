/** The only way to learn the time outside `platform`; rules receive `now` as a value. */
export interface Clock {
  now(): Date;
}

/** An instant as stored: ISO 8601 in UTC with milliseconds, which sorts as text on both databases. */
export type Instant = string;

export function toInstant(date: Date): Instant {
  return date.toISOString();
}
