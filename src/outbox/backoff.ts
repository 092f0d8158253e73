/** After so many tries a message is given up and shown as a gap that somebody can act on. */
export const MAX_TRIES = 8;

/**
 * Before each further try, milliseconds. The first four as in Teams' sample (2 to 20 seconds), so that a busy chat does not hold up the end of a
 * sending; the rest reaches over 35 minutes: a restart, a deployment, a bad quarter of an hour of the connector.
 */
const WAITS = [2_000, 4_000, 8_000, 16_000, 300_000, 900_000, 900_000] as const;
const LONGEST_WAIT = 900_000;

/** Teams' sample for 412 and 429 spreads by 20 % (conversation-messages, "Status codes"). */
const SPREAD = 0.2;
const LONGEST_THROTTLE = 20_000;

export interface FailedTry {
  /** 1 for the first try. */
  readonly attempts: number;
  /** What Teams asked for with `Retry-After`, milliseconds; null when it said nothing. */
  readonly afterMs: number | null;
  /** 0 (inclusive) to 1 (exclusive), injected so that a test can choose it. */
  readonly random: number;
}

/** Milliseconds until the next try: longer each time, with spread, and never sooner than Teams asked for. */
export function backoff({ attempts, afterMs, random }: FailedTry): number {
  const wait = WAITS[attempts - 1] ?? LONGEST_WAIT;
  const spread = 1 + SPREAD * (2 * random - 1);
  return Math.round(Math.max(wait * spread, afterMs ?? 0));
}

/** Milliseconds until a message that was turned away with 429 goes again: what Teams asked for, and a little more, so that they do not all come at once. */
export function throttleWait({ attempts, afterMs, random }: FailedTry): number {
  const wait = afterMs ?? Math.min(WAITS[attempts - 1] ?? LONGEST_THROTTLE, LONGEST_THROTTLE);
  return Math.round(wait * (1 + SPREAD * random));
}
