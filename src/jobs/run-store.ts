import { toInstant } from '../kernel/clock.ts';
import type { Queries } from '../storage/port.ts';
import type { JobRunTable } from '../storage/tables/jobs.ts';
import { CLOCK_SKEW_MS, LEASE_MS } from './limits.ts';

/** A run that this process alone has begun. */
export interface RunClaim {
  readonly job: string;
  readonly runId: string;
  /** Times in a row that this job failed or was killed before. */
  readonly failures: number;
}

export interface DueRun {
  readonly job: string;
  /** The time of the schedule. */
  readonly slot: Date;
  /** A fresh one. */
  readonly runId: string;
}

/**
 * Takes a time of the schedule, or gives null when it is not to be had: done, or another process is at it, or a failed run must wait.
 * One statement on the one row of the job, so that of several processes exactly one succeeds.
 */
export async function claimRun(db: Queries, { job, slot, runId }: DueRun, now: Date): Promise<RunClaim | null> {
  const begun: Begun = {
    ...{ slot: toInstant(slot), state: 'running', run_id: runId, started_at: toInstant(now) },
    lease_until: toInstant(later(now, LEASE_MS)),
    retry_at: null,
  };
  const first = await db
    .insertInto('job_run')
    .values({ job, ...begun, finished_at: null, duration_ms: null, done_at: null, failures: 0, code: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('failures')
    .executeTakeFirst();
  const claimed = first ?? (await takeOver(db, job, { begun, now }));
  return claimed === undefined ? null : { job, runId, failures: claimed.failures };
}

type Begun = Pick<JobRunTable, 'slot' | 'state' | 'run_id' | 'started_at' | 'lease_until' | 'retry_at'>;

function takeOver(
  db: Queries,
  job: string,
  { begun, now }: { readonly begun: Begun; readonly now: Date },
): Promise<Pick<JobRunTable, 'failures'> | undefined> {
  const at = toInstant(now);
  // What lies so far in the future was done before the clock was set back, in a rehearsal, and says nothing about today.
  const ahead = toInstant(later(now, CLOCK_SKEW_MS));
  return (
    db
      .updateTable('job_run')
      // A run found running was killed, which counts as a failure: a job that brings its process down must show.
      .set((row) => ({
        ...begun,
        failures: row
          .case()
          .when('state', '=', 'running')
          .then(row('failures', '+', 1))
          .else(row.ref('failures'))
          .end(),
        code: row.case().when('state', '=', 'running').then('killed').else(row.ref('code')).end(),
      }))
      .where('job', '=', job)
      .where((row) => row.or([row('state', '<>', 'running'), row('lease_until', '<=', at), row('started_at', '>', ahead)]))
      .where((row) =>
        row.or([
          row('slot', '<', begun.slot),
          row('state', '=', 'running'),
          row.and([row('state', '=', 'failed'), row('retry_at', '<=', at)]),
          row('slot', '>', ahead),
        ]),
      )
      .returning('failures')
      .executeTakeFirst()
  );
}

/** How a run ended. `retryAt` only when it failed. */
export type RunEnd =
  | { readonly kind: 'done'; readonly durationMs: number }
  | { readonly kind: 'failed'; readonly durationMs: number; readonly code: string; readonly retryAt: Date };

/** Writes how a run ended; nothing when it was given up meanwhile and another took its place. */
export async function endRun(
  db: Queries,
  { job, runId }: RunClaim,
  { end, now }: { readonly end: RunEnd; readonly now: Date },
): Promise<void> {
  const isDone = end.kind === 'done';
  await db
    .updateTable('job_run')
    .set((run) => ({
      ...{ state: end.kind, finished_at: toInstant(now), duration_ms: end.durationMs },
      ...(isDone
        ? { done_at: toInstant(now), failures: 0, code: null }
        : { failures: run('failures', '+', 1), code: end.code, retry_at: toInstant(end.retryAt) }),
    }))
    .where('job', '=', job)
    .where('run_id', '=', runId)
    .execute();
}

/** Every job that ever ran, by name. */
export async function readRuns(db: Queries): Promise<ReadonlyMap<string, JobRunTable>> {
  const rows = await db.selectFrom('job_run').selectAll().execute();
  return new Map(rows.map((row) => [row.job, row]));
}

function later(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}
