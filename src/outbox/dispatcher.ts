import { AppError } from '../kernel/errors.ts';
import { createCourier } from './courier.ts';
import { deliverDue } from './deliver-due.ts';
import type { DeliveryCounts } from './deliver-due.ts';
import type { DispatcherDeps } from './dispatcher-deps.ts';
import { everySoOften } from './every-so-often.ts';
import { createLoop } from './loop.ts';
import { queueFigures } from './queue-figures.ts';

/** Delivers what the outbox holds. Several processes may run one each: one of them sends at a time, the others stand by. */
export interface Dispatcher {
  /** Sends everything that is due now and waits for it. Runs queue up, so a second caller gets a run of its own after the first. */
  readonly runDue: () => Promise<DeliveryCounts>;
  /** Begins to look for due messages again and again, until `stop`. */
  readonly start: () => void;
  /** Takes no further message and waits for those under way. */
  readonly stop: () => Promise<void>;
  /** Looks at once instead of at the next interval; for the moment after a record was committed. */
  readonly nudge: () => void;
}

const INTERVAL = 1000;
const GAUGES_MS = 10_000;

export function createDispatcher(deps: DispatcherDeps): Dispatcher {
  const showQueue = everySoOften(GAUGES_MS, deps.timer, () => tellGauges(deps));
  const station = { ...deps, courier: createCourier(deps), holder: deps.newId(), memory: { othersUntil: null }, showQueue };
  let last: Promise<unknown> = Promise.resolve();
  let isStopping = false;
  const runDue = () => {
    const run = last.then(() => deliverDue(station, () => isStopping));
    last = run.catch(() => undefined);
    return run;
  };
  const loop = createLoop({
    work: async () => {
      await runDue();
    },
    // The loop outlives a database that is away for a moment; the next round tries again.
    failed: (error) => deps.log.error('outbox.run-failed', { code: error instanceof AppError ? error.code : 'unexpected' }),
    interval: deps.interval ?? INTERVAL,
  });
  return {
    runDue,
    start: () => {
      isStopping = false;
      loop.start();
    },
    stop: async () => {
      isStopping = true;
      await loop.stop();
      await last;
    },
    nudge: loop.nudge,
  };
}

async function tellGauges({ storage, clock, timer, perSecond, metrics }: DispatcherDeps): Promise<void> {
  if (metrics.queue === undefined) return;
  metrics.queue(await queueFigures(storage.db, { now: clock.now(), wallNow: timer.wall(), perSecond }));
}
