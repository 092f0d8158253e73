import type { Clock } from '../../src/kernel/clock.ts';

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  readonly setTo: (time: string) => void;
  readonly advance: (milliseconds: number) => void;
}

export function manualClock(time = '2026-12-10T09:00:00+09:00'): ManualClock {
  let now = Date.parse(time);
  return {
    now: () => new Date(now),
    setTo: (next) => {
      now = Date.parse(next);
    },
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}
