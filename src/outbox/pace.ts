import { createSlots } from './slots.ts';
import { createSpeed } from './speed.ts';
import type { PaceState, Speed } from './speed.ts';

/** When this process may send. All times are milliseconds of one clock that only goes forward. */
export interface Pace extends Pick<Speed, 'accepted' | 'throttled' | 'hold' | 'isProbing' | 'state'> {
  /** The earliest time for the next request. */
  readonly nextAt: (now: number) => number;
  /** A request leaves at this moment; the function it gives is told when it really has. */
  readonly took: (at: number) => (leftAt: number) => void;
  /** Nothing was waiting until now. */
  readonly rest: (now: number) => void;
  /** Goes on from where another process stopped, which may have sent until then. */
  readonly follow: (othersUntil: number, known: PaceState) => void;
}

export function createPace(perSecond: number): Pace {
  const slots = createSlots(perSecond);
  const speed = createSpeed();
  const restForPause = () => slots.rest(speed.state().pausedUntil);
  return {
    ...speed,
    nextAt: slots.nextAt,
    took: (at) => slots.took(at, speed.state().speed),
    rest: slots.rest,
    throttled: (afterMs, now) => {
      speed.throttled(afterMs, now);
      restForPause();
    },
    hold: (until, reason) => {
      speed.hold(until, reason);
      restForPause();
    },
    follow: (othersUntil, known) => {
      slots.othersUntil(othersUntil);
      speed.adopt(known);
      restForPause();
    },
  };
}
