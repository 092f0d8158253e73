import type { Job } from '../bot/feature.ts';
import type { Storage } from '../storage/port.ts';
import type { JobRunTable } from '../storage/tables/jobs.ts';
import { LATE_MS } from './limits.ts';
import type { JobBoard, JobRun, JobStanding } from './port.ts';
import { readRuns } from './run-store.ts';
import { createSchedule, EVERY_MINUTE } from './schedule.ts';
import type { Schedule } from './schedule.ts';

export interface JobBoardDeps {
  readonly storage: Pick<Storage, 'db'>;
  /** Asked at every look: the features that have the jobs are made after the one that shows them. */
  readonly jobs: () => readonly Job[];
}

export function createJobBoard({ storage, jobs }: JobBoardDeps): JobBoard {
  return {
    standings: async (now) => {
      const runs = await readRuns(storage.db);
      return jobs().map((job) => standingOf(job, runs.get(job.name), now));
    },
  };
}

function standingOf({ name, title, schedule = EVERY_MINUTE }: Job, row: JobRunTable | undefined, now: Date): JobStanding {
  const times = createSchedule(schedule);
  return {
    name,
    title: title ?? { ja: name, en: name },
    last: row === undefined ? null : runOf(row),
    nextAt: times.nextAfter(now),
    isLate: row !== undefined && now.getTime() > lateFrom(row, times),
  };
}

/** From when on somebody should have taken the job up: since the time after its last one, or since the run under way was given up. */
function lateFrom({ state, slot, lease_until }: JobRunTable, times: Schedule): number {
  const due = state === 'running' ? new Date(lease_until) : times.nextAfter(new Date(slot));
  return due.getTime() + LATE_MS;
}

function runOf(row: JobRunTable): JobRun {
  return {
    state: row.state as JobRun['state'],
    startedAt: new Date(row.started_at),
    finishedAt: dateOf(row.finished_at),
    durationMs: row.duration_ms,
    doneAt: dateOf(row.done_at),
    failures: row.failures,
    code: row.code,
  };
}

function dateOf(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}
