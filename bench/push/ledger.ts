import type { Fate } from './fates.ts';

/** One request. Times are monotonic milliseconds since 1970: comparable between processes as far as their clocks agreed when they started. */
export interface Arrival {
  readonly at: number;
  readonly conversation: string;
  readonly message: string;
  /** `throttled`: the sender was faster than allowed, as opposed to a 429 that was dealt. `gone`: the card to replace was never there. */
  readonly fate: Fate | 'throttled' | 'gone';
}

/** One copy that a person has in the chat. */
export interface Kept {
  readonly at: number;
  readonly conversation: string;
  readonly message: string;
  readonly activityId: string;
}

/** All that the connector has seen; the warm-up is left out. */
export interface Ledger {
  readonly arrivals: readonly Arrival[];
  readonly kept: readonly Kept[];
}

/** What the connector process is started with. */
export interface ConnectorRules {
  readonly seed: number;
  /** Requests per second of the whole sender. */
  readonly rate: number;
}

/** Messages about this go through untroubled and are not counted: they warm the bot up. */
export const WARM_UP = 'bench.warm-up';

/** The `dedupe_key` of a message, which the connector finds out from the card's summary and the conversation. */
export function messageKey(summary: string, conversation: string): string {
  return `${summary}:${conversation}`;
}

/** Teams' own windows for sending to one conversation (teams-facts 2.3): milliseconds and how many. */
export const CONVERSATION_WINDOWS = [
  [1_000, 7],
  [2_000, 8],
  [30_000, 60],
] as const;

export function now(): number {
  return performance.timeOrigin + performance.now();
}
