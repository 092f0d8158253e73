/** Tables of the room `outbox` beside `outbox_message`. */
export interface OutboxTables {
  outbox_card: OutboxCardTable;
  outbox_pace: OutboxPaceTable;
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
