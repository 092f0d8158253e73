import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../src/kernel/clock.ts';

/** Time that moves only when nobody has anything to do before it: hours of waiting pass at once. */
export interface VirtualTime {
  readonly clock: Clock;
  readonly timer: {
    /** Milliseconds since 1970. */
    readonly now: () => number;
    readonly wait: (milliseconds: number) => Promise<void>;
  };
  /** Lets time pass until the promise settles. */
  readonly pass: <T>(until: Promise<T>) => Promise<T>;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Work in memory needs a few turns of the event loop between two waits, such as those of a transaction. */
const TURNS = 6;

export function virtualTime(start: Date): VirtualTime {
  let now = start.getTime();
  const sleepers: Sleeper[] = [];
  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) => {
      const at = now + Math.max(0, milliseconds);
      const place = sleepers.findLastIndex((sleeper) => sleeper.at <= at) + 1;
      sleepers.splice(place, 0, { at, wake });
    });
  const step = async (): Promise<void> => {
    for (let index = 0; index < TURNS; index += 1) await turn();
    const next = sleepers.shift();
    if (next === undefined) return;
    now = next.at;
    next.wake();
  };
  return {
    clock: { now: () => new Date(now) },
    timer: { now: () => now, wait: sleep },
    pass: async (until) => {
      const state = { isOver: false };
      const over = (): void => {
        state.isOver = true;
      };
      until.then(over, over);
      while (!state.isOver) await step();
      return until;
    },
  };
}
