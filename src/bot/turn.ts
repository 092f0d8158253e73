import type { Locale } from '../kernel/locale.ts';
import type { PersonId } from '../kernel/person.ts';

/** One thing that happened in a chat, free of any SDK: who did what, where. Everything in it has been authenticated except `event`'s text and data, which people control. */
export interface Turn {
  /** Unique per incoming activity; the same delivery sent again has the same key. */
  readonly key: string;
  readonly from: Sender;
  readonly chat: Chat;
  readonly locale: Locale;
  readonly event: TurnEvent;
}

export interface Sender {
  readonly id: PersonId;
  /** The bot-specific Teams id (`29:…`), needed for mentions and user-specific views. */
  readonly teamsId: string;
  /** Shown to the person only; never used to decide anything. */
  readonly displayName: string;
}

/** Where a message can be sent to later. Refreshed from every activity, because Teams may change `serviceUrl`. */
export interface Chat {
  readonly conversationId: string;
  readonly kind: 'personal' | 'group' | 'channel';
  readonly tenantId: string;
  readonly serviceUrl: string;
  readonly botId: string;
}

export type TurnEvent =
  | { readonly kind: 'message'; readonly text: string }
  | CardTap
  | Thumb
  | { readonly kind: 'installed' }
  | { readonly kind: 'uninstalled' }
  | { readonly kind: 'other'; readonly name: string };

/** A thumb under one of our messages. */
export interface Thumb {
  readonly kind: 'feedback';
  /** Activity id of that message; empty when the client does not name it, as the Playground does not. */
  readonly replyToId: string;
  readonly reaction: 'like' | 'dislike';
  readonly comment: string;
}

export interface CardTap {
  readonly kind: 'tap';
  readonly verb: string;
  /** Client-controlled: parsed by the action's schema, never trusted. */
  readonly data: unknown;
  /** Activity id of the card that was tapped, when Teams says it. */
  readonly cardId: string | null;
}
