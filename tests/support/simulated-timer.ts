import type { Timer } from '../../src/kernel/clock.ts';
import type { ManualClock } from './manual-clock.ts';

/**
 * Time passes only in waits: each moves the clock to its end at once, the earliest first. For one that waits at a time, or several that
 * only wait (the fake sender's answers under way beside the dispatcher).
 */
interface Waiting {
  readonly until: number;
  readonly wake: () => void;
}

/** How many turns of the event loop everybody who does not wait gets, before the next one who waits is woken. SQLite needs a handful. */
const TURNS = 12;

export function simulatedTimer(clock: ManualClock): Timer {
  const waiting: Waiting[] = [];
  let isRunning = false;
  const now = () => clock.now().getTime();

  const run = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) {
      for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      waiting.sort((a, b) => a.until - b.until);
      const next = waiting.shift();
      if (next === undefined) break;
      clock.advance(Math.max(0, next.until - now()));
      next.wake();
    }
    isRunning = false;
  };
  return {
    now,
    wall: now,
    wait: (milliseconds) =>
      new Promise((resolve) => {
        waiting.push({ until: now() + Math.max(1, Math.ceil(milliseconds)), wake: resolve });
        if (!isRunning) void run();
      }),
  };
}
