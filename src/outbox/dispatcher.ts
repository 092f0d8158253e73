import { AppError } from '../kernel/errors.ts';
import { claimDue, giveUpExpired } from './claim.ts';
import { createLoop } from './loop.ts';
import { settle } from './settle.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Metrics } from '../kernel/metrics.ts';
import type { Storage } from '../storage/port.ts';
import type { Claim } from './claim.ts';
import type { Send, SendOutcome } from './port.ts';
import type { SettledState } from './settle.ts';

export interface DispatcherDeps {
  readonly storage: Storage;
  readonly send: Send;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Spreads retries; 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  /** Longest wait between two looks into the table, milliseconds; default one second. */
  readonly interval?: number;
}

/** How many messages of one run ended in which way. `later` is tried again by itself. */
type DeliveryCounts = Readonly<Record<SettledState | 'later', number>>;

/** Delivers what the outbox holds. Several processes may run one each: a message is claimed by one of them. */
export interface Dispatcher {
  /** Sends everything that is due now and waits for it. Runs queue up, so a second caller gets a run of its own after the first. */
  readonly runDue: () => Promise<DeliveryCounts>;
  /** Begins to look for due messages again and again, until `stop`. */
  readonly start: () => void;
  /** Takes no further message and waits for the one under way. */
  readonly stop: () => Promise<void>;
  /** Looks at once instead of at the next interval; for the moment after a record was committed. */
  readonly nudge: () => void;
}

const INTERVAL = 1000;

export function createDispatcher(deps: DispatcherDeps): Dispatcher {
  let last: Promise<unknown> = Promise.resolve();
  let isStopping = false;
  const runDue = () => {
    const run = last.then(() => deliverDue(deps, () => isStopping));
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

async function deliverDue(deps: DispatcherDeps, isStopping: () => boolean): Promise<DeliveryCounts> {
  const counts = { sent: 0, later: 0, blocked: 0, 'not-installed': 0, failed: 0, unknown: 0 };
  counts.unknown += await reportExpired(deps);
  while (!isStopping()) {
    const claim = await claimDue(deps.storage, deps.clock.now());
    if (claim === null) break;
    counts[await deliver(deps, claim)] += 1;
  }
  return counts;
}

async function reportExpired({ storage, clock, log, metrics }: DispatcherDeps): Promise<number> {
  const lost = await giveUpExpired(storage, clock.now());
  if (lost > 0) log.warn('outbox.lease-expired', { messages: lost });
  for (let index = 0; index < lost; index += 1) metrics.delivered('unknown');
  return lost;
}

async function deliver(deps: DispatcherDeps, claim: Claim): Promise<SettledState | 'later'> {
  const outcome = await attempt(deps, claim);
  const state = await settle(deps.storage, { claim, outcome, now: deps.clock.now(), random: deps.random() });
  if (state !== 'later') deps.metrics.delivered(state);
  deps.log.info('outbox.tried', { message: claim.id, attempts: claim.attempts, state });
  return state;
}

async function attempt({ send, log }: DispatcherDeps, claim: Claim): Promise<SendOutcome> {
  try {
    return await send(claim.to, claim.card);
  } catch (error) {
    // A sender that throws says nothing about what Teams did, so the message must not go out again by itself.
    const reason = error instanceof AppError ? error.code : 'send-threw';
    log.error('outbox.send-threw', { message: claim.id, reason });
    return { kind: 'unknown', reason };
  }
}
