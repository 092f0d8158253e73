/** Which of the waiting messages a message stands among (`outbox_message.queue`). */
export const QUEUE = {
  /** On its own, or to be tried again: before the thousands of a sending. */
  own: 0,
  /** Of a sending, not tried yet. */
  sending: 1,
  /** Exceeds the weekly budget; waits for the digest. */
  budget: 2,
  /** Part of a digest, whose fate it shares. */
  digest: 3,
} as const;
