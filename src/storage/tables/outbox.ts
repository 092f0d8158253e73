import type { Generated } from 'kysely';

/** Tables of the room `outbox`. */
export interface OutboxTables {
  outbox_message: OutboxMessageTable;
  outbox_card: OutboxCardTable;
  outbox_pace: OutboxPaceTable;
}

export interface OutboxMessageTable {
  id: string;
  /** Unique: the same message enqueued twice is one message. */
  dedupe_key: string;
  aad_object_id: string;
  /** JSON of a card-kit `Card`; empty when `card_hash` names it, when it is made at the time of sending, and once it was forgotten. */
  card: string;
  /** pending, sending, sent, blocked, not-installed, failed, unknown, cancelled */
  state: string;
  due_at: string;
  attempts: number;
  /** A send that was not settled by this time may have arrived or not. Real time, also while the rehearsal's clock is moved. */
  lease_until: string | null;
  created_at: string;
  settled_at: string | null;
  /** Activity id in the person's chat, to update the card later. */
  activity_id: string | null;
  reason: string | null;
  /** 一斉送信 that it belongs to; null for a message of its own. */
  batch: string | null;
  /** `leave` or `once-more`. */
  when_unknown: string;
  /** `any` or `office`. */
  hours: string;
  /** JSON of a `DigestLine`; null for what is mandatory. */
  digest: string | null;
  /** `dedupe_key` of the message whose card this one replaces. */
  replaces: string | null;
  /** 0 on its own, or to be tried again; 1 of a sending, not tried yet; 2 waits for the weekly digest; 3 is in one. */
  queue: Generated<number>;
  /** When it was meant to go out first: the order of messages to one person, whatever became of their tries. */
  turn_at: string | null;
  /** Order among those of the same instant. */
  seq: Generated<number>;
  /** Tries that Teams turned away with 429; they do not count as failed. */
  throttled: Generated<number>;
  /** How often the card to replace was not found. */
  gone: Generated<number>;
  /** 1 while it waits for another try and later messages to the same person wait with it. */
  holds_up: Generated<number>;
  /** Row of `outbox_card`; null when `card` holds it. */
  card_hash: string | null;
  /** `dedupe_key` of the first message whose card this one and others replace; null when it replaces none. */
  thread: string | null;
  /** The digest that it is part of. */
  digest_id: string | null;
  /** Tells one claim of a message from another. */
  claim_id: string | null;
  /** When its fate was unknown and another try was planned. */
  unknown_at: string | null;
  /** Reason for which it was cancelled while it was under way: it holds when it comes back without having been sent. */
  withdrawn: string | null;
  /** Later than this it is needless; null when it never is. */
  not_after: string | null;
}

/** The card of a sending, held once however many people get it. */
export interface OutboxCardTable {
  /** Primary key: SHA-256 of the content. */
  hash: string;
  /** JSON of a card-kit `Card`. */
  content: string;
  /** When a message last asked for it; it may be forgotten only long after. */
  used_at: string;
}

/** One row: who sends now, and how fast all may. Times are real times, also while the rehearsal's clock is moved. */
export interface OutboxPaceTable {
  /** Primary key. */
  id: string;
  /** The process that sends. */
  holder: string;
  /** It may send until then; afterwards any other may take its place. */
  held_until: string;
  /** Until when the holder before may have sent. */
  previous_until: string;
  /** Thousandths of the allowed rate. */
  speed: number;
  /** Nobody sends before this time; null while nothing is in the way. */
  paused_until: string | null;
  /** A code; null unless paused. */
  pause_reason: string | null;
}
