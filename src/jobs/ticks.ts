import type { Feature } from '../bot/feature.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { createLoop } from '../outbox/loop.ts';
import type { Loop } from '../outbox/loop.ts';

/** Somebody looks at a card that shall follow what happens. */
const TICK_MS = 3_000;

export interface TicksDeps {
  readonly features: readonly Pick<Feature, 'ticks'>[];
  readonly clock: Clock;
  readonly log: Log;
}

/** What features do every few seconds in each process. One that fails is logged and tried again the next time; the others go on. */
export function createTicks({ features, clock, log }: TicksDeps): Loop {
  const ticks = features.flatMap((feature) => feature.ticks ?? []);
  const work = async (): Promise<void> => {
    for (const { name, run } of ticks) {
      await run(clock.now()).catch((error: unknown) => {
        log.error('job.failed', { job: name, error: error instanceof Error ? error.name : typeof error });
      });
    }
  };
  return createLoop({ work, failed: () => undefined, interval: TICK_MS });
}
