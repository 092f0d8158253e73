import { Cron } from 'croner';

/** When a job is due, in the time of Tokyo. */
export interface Schedule {
  /** The latest time that has come, `now` included. Times before it that were missed are not asked for. */
  readonly lastDue: (now: Date) => Date;
  /** The next time after now. */
  readonly nextAfter: (now: Date) => Date;
}

export const EVERY_MINUTE = '* * * * *';

/** @throws Error when this is no cron expression, or one that never comes */
export function createSchedule(expression: string): Schedule {
  // Only asked for times: a `Cron` without a function sets no timer.
  const cron = new Cron(expression, { timezone: 'Asia/Tokyo' });
  const or = (found: Date | null | undefined): Date => {
    if (found === null || found === undefined) throw new Error(`The schedule ${expression} never comes`);
    return found;
  };
  return {
    // One millisecond on: croner leaves out the very moment.
    lastDue: (now) => or(cron.previousRuns(1, new Date(now.getTime() + 1))[0]),
    nextAfter: (now) => or(cron.nextRun(now)),
  };
}
