import type { Job } from '../bot/feature.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Log } from '../kernel/log.ts';
import { createLoop } from '../outbox/loop.ts';
import type { Storage } from '../storage/port.ts';
import { LOOK_MS, retryWait } from './limits.ts';
import { claimRun, endRun, readRuns } from './run-store.ts';
import type { RunClaim, RunEnd } from './run-store.ts';
import { createSchedule, EVERY_MINUTE } from './schedule.ts';
import type { Schedule } from './schedule.ts';

export interface JobRunnerDeps {
  readonly storage: Pick<Storage, 'db'>;
  readonly jobs: readonly Job[];
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
}

/** Runs what is due. Several processes may have one each: a time of a schedule is taken by one of them. */
export interface JobRunner {
  /** Runs everything that is due now, one after the other, and waits for it. Calls queue up, so that a second one sees what the first has left. */
  readonly runDue: () => Promise<void>;
  /** Begins to look for due times again and again, until `stop`. */
  readonly start: () => void;
  /** Begins no further run and waits for the one under way. */
  readonly stop: () => Promise<void>;
}

interface Scheduled {
  readonly job: Job;
  readonly schedule: Schedule;
}

/** @throws Error when a job has a schedule that is none, or two have one name */
export function createJobRunner(deps: JobRunnerDeps): JobRunner {
  const scheduled = deps.jobs.map((job): Scheduled => ({ job, schedule: createSchedule(job.schedule ?? EVERY_MINUTE) }));
  if (new Set(deps.jobs.map(({ name }) => name)).size < deps.jobs.length) throw new Error('Two jobs have the same name');
  let last: Promise<void> = Promise.resolve();
  let isStopping = false;
  const runDue = (): Promise<void> => {
    const run = last.then(() => runAll(scheduled, deps, () => isStopping));
    last = run.catch(() => undefined);
    return run;
  };
  const failed = (error: unknown): void => deps.log.error('job.look-failed', { code: codeOf(error) });
  const loop = createLoop({ work: runDue, failed, interval: LOOK_MS });
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
  };
}

async function runAll(scheduled: readonly Scheduled[], deps: JobRunnerDeps, isStopping: () => boolean): Promise<void> {
  const runs = await readRuns(deps.storage.db);
  for (const { job, schedule } of scheduled) {
    if (isStopping()) return;
    const now = deps.clock.now();
    const slot = schedule.lastDue(now);
    const known = runs.get(job.name);
    // Spares a write at every look; whether the time may really be taken is decided by the row itself.
    if (known?.state === 'done' && known.slot === slot.toISOString()) continue;
    const claim = await claimRun(deps.storage.db, { job: job.name, slot, runId: deps.newId() }, now);
    if (claim !== null) await run(job, claim, deps);
  }
}

/** One that fails is written down and tried again later; the others go on. */
async function run(job: Job, claim: RunClaim, { storage, clock, log }: JobRunnerDeps): Promise<void> {
  const begun = clock.now();
  const durationMs = (): number => Math.max(0, clock.now().getTime() - begun.getTime());
  const end = await job.run(begun).then(
    (): RunEnd => ({ kind: 'done', durationMs: durationMs() }),
    (error: unknown): RunEnd => {
      const retryAt = new Date(clock.now().getTime() + retryWait(claim.failures));
      return { kind: 'failed', durationMs: durationMs(), code: codeOf(error), retryAt };
    },
  );
  if (end.kind === 'failed') log.error('job.failed', { job: job.name, code: end.code, failures: claim.failures + 1 });
  else log.debug('job.done', { job: job.name, ms: end.durationMs });
  await endRun(storage.db, claim, { end, now: clock.now() });
}

/** Never the message of an error: it may hold what people wrote. */
function codeOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  return error instanceof Error ? error.name : typeof error;
}
