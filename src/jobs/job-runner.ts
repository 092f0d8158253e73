import type { Job } from '../bot/feature.ts';
import type { Clock, Timer } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Log } from '../kernel/log.ts';
import { createLoop } from '../outbox/loop.ts';
import type { Storage } from '../storage/port.ts';
import { LEASE_MS, LOOK_MS, retryWait, STOP_PATIENCE_MS } from './limits.ts';
import { claimRun, endRun, readRuns } from './run-store.ts';
import type { RunClaim, RunEnd } from './run-store.ts';
import { createSchedule, EVERY_MINUTE } from './schedule.ts';
import type { Schedule } from './schedule.ts';

export interface JobRunnerDeps {
  readonly storage: Pick<Storage, 'db'>;
  readonly jobs: readonly Job[];
  readonly clock: Clock;
  readonly timer: Pick<Timer, 'wait'>;
  readonly log: Log;
  readonly newId: () => string;
}

/** Runs what is due. Several processes may have one each: a time of a schedule is taken by one of them. */
export interface JobRunner {
  /** Runs everything that is due now, one after the other, and waits for it. Calls queue up, so that a second one sees what the first has left. */
  readonly runDue: () => Promise<void>;
  /** Begins to look for due times again and again, until `stop`. */
  readonly start: () => void;
  /** Begins no further run and waits for the one under way, unless it takes too long. */
  readonly stop: () => Promise<void>;
}

/** What one process is at. */
interface Desk {
  /** Jobs that have not come back, waited for or not: none is begun a second time beside itself. */
  readonly underWay: Set<string>;
  readonly hasNoPatience: Promise<'stopped'>;
  readonly isStopping: () => boolean;
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
  const stopped = Promise.withResolvers<'stopped'>();
  const desk: Desk = { underWay: new Set(), hasNoPatience: stopped.promise, isStopping: () => isStopping };
  const runDue = (): Promise<void> => {
    const run = last.then(() => runAll(scheduled, deps, desk));
    last = run.catch(() => undefined);
    return run;
  };
  const failed = (error: unknown): void => deps.log.error('job.look-failed', { code: codeOf(error) });
  const loop = createLoop({ work: runDue, failed, interval: LOOK_MS });
  return {
    runDue,
    start: loop.start,
    stop: async () => {
      isStopping = true;
      void deps.timer.wait(STOP_PATIENCE_MS).then(() => stopped.resolve('stopped'));
      await loop.stop();
      await last;
    },
  };
}

async function runAll(scheduled: readonly Scheduled[], deps: JobRunnerDeps, desk: Desk): Promise<void> {
  const runs = await readRuns(deps.storage.db);
  for (const { job, schedule } of scheduled) {
    if (desk.isStopping()) return;
    if (desk.underWay.has(job.name)) continue;
    const now = deps.clock.now();
    const slot = schedule.lastDue(now);
    const known = runs.get(job.name);
    // Spares a write at every look; whether the time may really be taken is decided by the row itself.
    if (known?.state === 'done' && known.slot === slot.toISOString()) continue;
    const claim = await claimRun(deps.storage.db, { job: job.name, slot, runId: deps.newId() }, now);
    if (claim !== null) await runPatiently(job, claim, { deps, desk });
  }
}

/** A run that does not come back keeps the other jobs waiting for as long as its lease, not longer; should it end after all, its report counts. */
async function runPatiently(
  job: Job,
  claim: RunClaim,
  { deps, desk }: { readonly deps: JobRunnerDeps; readonly desk: Desk },
): Promise<void> {
  desk.underWay.add(job.name);
  const running = run(job, claim, deps).finally(() => desk.underWay.delete(job.name));
  const ended = await Promise.race([running, deps.timer.wait(LEASE_MS).then(() => 'slow' as const), desk.hasNoPatience]);
  if (ended === undefined) return;
  running.catch((error: unknown) => deps.log.error('job.failed', { job: job.name, code: codeOf(error) }));
  deps.log.error('job.does-not-end', { job: job.name });
  // One that is left behind by a stop keeps its lease, like one that was killed.
  if (ended === 'slow') await endRun(deps.storage.db, claim, { end: failure('slow', LEASE_MS, { claim, deps }), now: deps.clock.now() });
}

/** One that fails is written down and tried again later; the others go on. */
async function run(job: Job, claim: RunClaim, deps: JobRunnerDeps): Promise<void> {
  const { storage, clock, log } = deps;
  const begun = clock.now();
  const durationMs = (): number => Math.max(0, clock.now().getTime() - begun.getTime());
  const end = await job.run(begun).then(
    (): RunEnd => ({ kind: 'done', durationMs: durationMs() }),
    (error: unknown): RunEnd => failure(codeOf(error), durationMs(), { claim, deps }),
  );
  if (end.kind === 'failed') log.error('job.failed', { job: job.name, code: end.code, failures: claim.failures + 1 });
  else log.debug('job.done', { job: job.name, ms: end.durationMs });
  await endRun(storage.db, claim, { end, now: clock.now() });
}

function failure(
  code: string,
  durationMs: number,
  { claim, deps }: { readonly claim: RunClaim; readonly deps: Pick<JobRunnerDeps, 'clock'> },
): RunEnd {
  return { kind: 'failed', durationMs, code, retryAt: new Date(deps.clock.now().getTime() + retryWait(claim.failures)) };
}

/** Never the message of an error: it may hold what people wrote. */
function codeOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  return error instanceof Error ? error.name : typeof error;
}
