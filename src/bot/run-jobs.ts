import type { Log } from '../kernel/log.ts';
import type { Job } from './feature.ts';

/** Runs each job once, one after the other. One that fails is logged and tried again the next time; the others go on. */
export async function runJobs(jobs: readonly Job[], now: Date, log: Log): Promise<void> {
  for (const { name, run } of jobs) {
    await run(now).catch((error: unknown) => {
      log.error('job.failed', { job: name, error: error instanceof Error ? error.name : typeof error });
    });
  }
}
