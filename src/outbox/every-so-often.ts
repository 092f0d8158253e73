import type { Timer } from '../kernel/clock.ts';

/** The work, left out when it was done a moment ago. */
export function everySoOften(milliseconds: number, timer: Timer, work: () => Promise<void>): () => Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  return async () => {
    if (timer.now() - last < milliseconds) return;
    last = timer.now();
    await work();
  };
}
