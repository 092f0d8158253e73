import { MAX_TRIES, backoff, throttleWait } from './backoff.ts';
import type { Claim } from './claim.ts';
import type { SendOutcome } from './port.ts';

export type SettledState = 'sent' | 'blocked' | 'not-installed' | 'failed' | 'unknown';

/** A message whose fate is unknown, and whose sender accepts a second copy, goes once more after this time: never at once (teams-facts 2.4). */
export const ONCE_MORE_AFTER = 5 * 60 * 1000;
/** Teams does not find some cards for a while that are there (msteams-docs #6139). */
export const GONE_AGAIN_AFTER = 60 * 1000;

/** `put-back`: it was taken from the queue, but did not leave. */
export type Outcome = SendOutcome | { readonly kind: 'put-back' };

/** What a finished try means for the message. */
export type Verdict =
  | { readonly kind: 'final'; readonly state: SettledState; readonly reason: string | null; readonly activityId: string | null }
  | { readonly kind: 'again'; readonly afterMs: number; readonly reason: string; readonly why: 'later' | 'throttled' | 'unknown' | 'gone' }
  /** As if it had not been taken. */
  | { readonly kind: 'untouched'; readonly reason: string | null };

export function verdictOn(claim: Claim, outcome: Outcome, random: number): Verdict {
  if (outcome.kind === 'sent') return { kind: 'final', state: 'sent', reason: null, activityId: outcome.activityId };
  if (isClosed(outcome)) return final(outcome.kind, outcome.reason);
  if (outcome.kind !== 'unknown') return notYet(claim, outcome, random);
  return claim.mayRepeat ? again('unknown', outcome.reason, ONCE_MORE_AFTER) : final('unknown', outcome.reason);
}

function isClosed(outcome: Outcome): outcome is Extract<Outcome, { readonly kind: 'blocked' | 'not-installed' | 'failed' }> {
  return outcome.kind === 'blocked' || outcome.kind === 'not-installed' || outcome.kind === 'failed';
}

type NotYet = Extract<Outcome, { kind: 'later' | 'throttled' | 'hold' | 'gone' | 'put-back' }>;

function notYet(claim: Claim, outcome: NotYet, random: number): Verdict {
  switch (outcome.kind) {
    case 'throttled':
      return again('throttled', outcome.reason, throttleWait({ attempts: claim.throttled + 1, afterMs: outcome.afterMs, random }));
    case 'gone':
      return again('gone', outcome.reason, claim.gone === 0 ? GONE_AGAIN_AFTER : 0);
    case 'later':
      return later(claim, outcome, random);
    case 'hold':
      return { kind: 'untouched', reason: outcome.reason };
    case 'put-back':
      return { kind: 'untouched', reason: null };
  }
}

/** Being throttled says nothing about the message, so it uses up no try. */
function later(claim: Claim, { reason, afterMs }: { readonly reason: string; readonly afterMs: number | null }, random: number): Verdict {
  const tries = claim.attempts - claim.throttled;
  return tries >= MAX_TRIES ? final('failed', reason) : again('later', reason, backoff({ attempts: tries, afterMs, random }));
}

function again(why: Extract<Verdict, { kind: 'again' }>['why'], reason: string, afterMs: number): Verdict {
  return { kind: 'again', why, reason, afterMs };
}

function final(state: SettledState, reason: string): Verdict {
  return { kind: 'final', state, reason, activityId: null };
}
