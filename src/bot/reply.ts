import type { Card } from '../card-kit/card.ts';

/** What the person who acted gets back. Everybody else is reached through the outbox. */
export type Reply =
  | {
      /** A new message in the same chat. */
      readonly kind: 'message';
      readonly card: Card;
      /** Shows Teams' thumbs below the message. */
      readonly feedback?: boolean;
      /** Told the activity id of the message once Teams has it. */
      readonly sent?: (activityId: string) => Promise<void>;
    }
  | { readonly kind: 'text'; readonly text: string }
  /** The tapped card turns into this one, in place. */
  | {
      readonly kind: 'replace';
      readonly card: Card;
      /** Keeps Teams' thumbs below the message. */
      readonly feedback?: boolean;
      /** What the card says must not be kept, not even for a repeated delivery. */
      readonly confidential?: boolean;
    }
  | { readonly kind: 'refused'; readonly why: 'bad-data' }
  | { readonly kind: 'nothing' };
