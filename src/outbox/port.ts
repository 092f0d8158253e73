import type { Card } from '../card-kit/card.ts';
import type { PersonId } from '../kernel/person.ts';
import type { SendOutcome } from '../bot/send-outcome.ts';
import type { Tx } from '../storage/port.ts';

/** A message to somebody who is not the one who acted. */
export interface OutgoingMessage {
  /** The same key is delivered once, however often it is enqueued: `<feature>.<what>:<record>:<person>`. */
  readonly dedupeKey: string;
  readonly to: PersonId;
  readonly card: Card;
  /** Not before this time; default now. */
  readonly dueAt?: Date;
}

export interface Outbox {
  /** Written in the transaction of the record that causes it. False when the key was known already. */
  readonly enqueue: (tx: Tx, message: OutgoingMessage) => Promise<boolean>;
}

export type { SendOutcome } from '../bot/send-outcome.ts';

/** Delivers one card to one person; given by `teams` in production and wrapped by `rehearsal` in local mode. */
export type Send = (to: PersonId, card: Card) => Promise<SendOutcome>;
