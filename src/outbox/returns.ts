import type { Timer } from '../kernel/clock.ts';
import type { Claim } from './claim.ts';
import type { Outcome } from './verdict.ts';

/** A claim that has come to its end, not written down yet. */
export interface Returned {
  readonly claim: Claim;
  readonly outcome: Outcome;
}

/** What came back and waits to be written down; it outlives a database that is away for a moment. */
export interface Returns {
  readonly add: (returned: Returned) => void;
  /** A copy. */
  readonly all: () => readonly Returned[];
  readonly forget: (written: readonly Returned[]) => void;
  /** Resolves when the next one comes back, or after so many milliseconds. */
  readonly next: (atMost: number) => Promise<void>;
}

export function createReturns(timer: Timer): Returns {
  let waiting: readonly Returned[] = [];
  let ring: () => void = () => undefined;
  return {
    add: (returned) => {
      waiting = [...waiting, returned];
      ring();
    },
    all: () => waiting,
    forget: (written) => {
      waiting = waiting.filter((one) => !written.includes(one));
    },
    next: (atMost) => {
      const rung = new Promise<void>((resolve) => {
        ring = resolve;
      });
      return Promise.race([rung, timer.wait(atMost)]);
    },
  };
}
