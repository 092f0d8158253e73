/** How often a process looks for times that have come. Milliseconds. */
export const LOOK_MS = 20_000;

/**
 * How long a run may take before another process calls it killed. A run that is only slow loses its lease too; both then do the same work, which a
 * job bears (`Job`), and the first report is dropped. Milliseconds.
 */
export const LEASE_MS = 5 * 60_000;

/** How far the clocks of two instances may stand apart; a run further in the future means that the clock was set back. Milliseconds. */
export const CLOCK_SKEW_MS = 5 * 60_000;

/** A time of the schedule that nobody has taken up for so long was missed. Milliseconds. */
export const LATE_MS = 10 * 60_000;

/** How long a process that is asked to end waits for the run under way; what it leaves is taken up by the next one. Milliseconds. */
export const STOP_PATIENCE_MS = 10_000;

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 60 * 60_000;

/** How long a failed run waits before it is tried again: a minute, doubled each time, an hour at the most. @param failures in a row before this one */
export function retryWait(failures: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
}
