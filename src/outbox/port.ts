import type { Card } from '../card-kit/card.ts';
import type { PersonId } from '../kernel/person.ts';
import type { SendOutcome } from '../bot/send-outcome.ts';
import type { Queries, Tx } from '../storage/port.ts';

/** A message to somebody who is not the one who acted. */
export interface OutgoingMessage {
  /** The same key is delivered once, however often it is enqueued: `<feature>.<what>:<record>:<person>`. */
  readonly dedupeKey: string;
  readonly to: PersonId;
  readonly card: Card;
  /** Not before this time; default now. */
  readonly dueAt?: Date;
  /** Needless later than this: it is cancelled as `expired` instead, also when nobody could send for a while. */
  readonly notAfter?: Date;
  /** 一斉送信: the sending this belongs to, so that it can be watched, cancelled and repaired as one. */
  readonly batch?: string;
  /**
   * When Teams leaves open whether the message arrived: `leave` (default) shows it as unknown; `once-more` sends it again once, later, at the
   * risk of a second copy (teams-facts 2.4).
   */
  readonly whenUnknown?: 'leave' | 'once-more';
  /** `office`: only in office hours of working days. Default: at any time. */
  readonly hours?: 'any' | 'office';
  /** Not mandatory: counts against the weekly budget of the person. What exceeds it waits and is merged into one digest, as this line and button. */
  readonly digest?: DigestLine;
  /** The card of this earlier message to the same person (its `dedupeKey`) becomes this one, in place; where it is gone, this one is sent anew. */
  readonly replaces?: string;
}

export interface DigestLine {
  /** What it is, for the list in the digest. */
  readonly title: string;
  /** Opens it. */
  readonly open: { readonly verb: string; readonly id: string };
}

/** The card that merges what exceeded somebody's weekly budget, in their own voice. */
export type DigestCard = (to: PersonId, lines: readonly DigestLine[]) => Promise<Card>;

export interface Outbox {
  /** Written in the transaction of the record that causes it. False when the key was known already. */
  readonly enqueue: (tx: Tx, message: OutgoingMessage) => Promise<boolean>;
  /** Many at once, with few statements; gives how many were new. A few hundred per transaction keep the event loop free. */
  readonly enqueueAll: (tx: Tx, messages: readonly OutgoingMessage[]) => Promise<number>;
}

/** `unknown`: Teams may or may not have delivered it. `blocked`: the person, or an administrator, has shut the bot out. */
export const MESSAGE_STATES = ['pending', 'sending', 'sent', 'blocked', 'not-installed', 'failed', 'unknown', 'cancelled'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** What became of one message of a batch. */
export interface DeliveryRow {
  readonly to: PersonId;
  readonly state: MessageState;
  /** A code, never a text; null while nothing went wrong. */
  readonly reason: string | null;
  readonly attempts: number;
  readonly settledAt: Date | null;
}

/** Pending messages of a batch that wait for the same. */
export interface Waiting {
  /** `office-hours`, `weekly-budget`, or why the last try failed; null for its turn. */
  readonly reason: string | null;
  readonly messages: number;
  readonly next: Date;
}

/** The truth about batches: the counts add up to what was enqueued, always. */
export interface Batches {
  readonly counts: (db: Queries, batch: string) => Promise<Readonly<Record<MessageState, number>>>;
  readonly rows: (db: Queries, batch: string, states: readonly MessageState[]) => Promise<readonly DeliveryRow[]>;
  /** For what the pending ones wait, how many of them, and when the first goes. */
  readonly waiting: (db: Queries, batch: string) => Promise<readonly Waiting[]>;
  /** What waits is cancelled; what is under way comes to its end, but is not tried again. Gives how many were cancelled now. */
  readonly cancel: (tx: Tx, batch: string, now: Date) => Promise<number>;
  /** Deletes every trace of the batch, its keys too, so that nothing tells who was written to: only once it can never be enqueued again. Gives how many. */
  readonly forget: (tx: Tx, batch: string) => Promise<number>;
  /** The same for these people in these batches, because it has become needless: they have answered. */
  readonly cancelFor: (tx: Tx, needless: NeedlessMessages, now: Date) => Promise<number>;
  /** Those of these messages that still wait get the card and the line that they have here; what has left stays as it is. Gives how many. */
  readonly redraw: (tx: Tx, messages: readonly OutgoingMessage[], now: Date) => Promise<number>;
  /** Moves the time after which what is not settled yet is needless (`notAfter`): a deadline was changed. Null: it never is. */
  readonly keepUntil: (tx: Tx, batches: readonly string[], notAfter: Date | null) => Promise<void>;
  /** Puts the messages in these final states back into the queue, as if new. Gives how many. */
  readonly sendAgain: (tx: Tx, gap: { readonly batch: string; readonly states: readonly MessageState[] }, now: Date) => Promise<number>;
}

export interface NeedlessMessages {
  readonly batches: readonly string[];
  readonly to: readonly PersonId[] | 'everybody';
  /** A code, kept as the reason of each. */
  readonly reason: string;
}

/** How many messages of the last days ended in this way. */
export interface GapReason {
  readonly state: 'blocked' | 'not-installed' | 'failed' | 'unknown';
  /** A code, never a text. */
  readonly reason: string;
  readonly count: number;
}

/** The outbox as an operator sees it: counts, and nothing of anybody. */
export interface OutboxStanding {
  /** Could go out now. */
  readonly waiting: number;
  /** Since when the oldest of them could. */
  readonly oldestDueAt: Date | null;
  /** Wait for their time, for office hours or for a digest. */
  readonly later: number;
  readonly sending: number;
  readonly sentToday: number;
  /** When a message last arrived today; null when none has. */
  readonly lastSettledAt: Date | null;
  readonly gaps: readonly GapReason[];
  /** Whether the sender is slowed or waits. */
  readonly pace: {
    /** Of the allowed rate; 100 when nothing is in the way. */
    readonly percent: number;
    /** Nobody sends before this time; null when nothing is in the way. */
    readonly pausedUntil: Date | null;
    /** A code; null unless paused. */
    readonly reason: string | null;
  };
}

/** Sends a second that all instances together may make to one tenant; Teams allows 50 in all, replies and look-ups included (teams-facts 2.3). */
export const DEFAULT_SENDS_PER_SECOND = 20;

/** How long a sending to so many takes when nothing is in the way, seconds; for the preview. */
export function sendingSeconds(recipients: number, perSecond: number = DEFAULT_SENDS_PER_SECOND): number {
  return Math.ceil((recipients / perSecond) * PACE_MARGIN);
}

/** The sender stays so much below its rate, so that a late send never makes two windows overlap. */
export const PACE_MARGIN = 1.02;

export type { SendOutcome } from '../bot/send-outcome.ts';

export interface SendContext {
  /** 一斉送信 that the message belongs to. */
  readonly batch: string | null;
  /** Activity id of the card that this one takes the place of; null for a new message. */
  readonly replaces: string | null;
}

/** The request itself, which leaves when it is called: only then it counts against the pace. */
export type Departure = () => Promise<SendOutcome>;

/**
 * Makes one card ready for one person: the outcome when nothing will be sent to them, or else the request. Given by `teams` in production and
 * wrapped by `rehearsal` in local mode.
 */
export type Send = (to: PersonId, card: Card, context: SendContext) => Promise<SendOutcome | Departure>;
