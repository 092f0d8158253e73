import type { Words } from '../kernel/wording.ts';

/** How the latest run of a job went. */
export interface JobRun {
  readonly state: 'running' | 'done' | 'failed';
  readonly startedAt: Date;
  /** Null while it has never ended. */
  readonly finishedAt: Date | null;
  /** Of the run that ended last, milliseconds. */
  readonly durationMs: number | null;
  /** When it last ended well. */
  readonly doneAt: Date | null;
  /** Times in a row that it failed or was killed. */
  readonly failures: number;
  /** What went wrong, as a code that the log has too; null when nothing did. */
  readonly code: string | null;
}

/** One job as an operator sees it. */
export interface JobStanding {
  /** `<feature>.<what>`, as in the log. */
  readonly name: string;
  readonly title: Words;
  /** Null before its first run. */
  readonly last: JobRun | null;
  readonly nextAt: Date;
  /** A time of its schedule has come and gone and no run has begun: no process works on the jobs. */
  readonly isLate: boolean;
}

/** 定時の仕事, for whoever watches over the bot. */
export interface JobBoard {
  /** Every job that this program has, in the order in which they run. */
  readonly standings: (now: Date) => Promise<readonly JobStanding[]>;
}

/** The job that recalculates the audit log: its run fails with the code `audit.broken` when a line was changed. */
export const AUDIT_JOB = 'audit.verify';
