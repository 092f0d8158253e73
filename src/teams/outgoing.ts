import type { Activity } from 'botbuilder';
import type { Card, CardContent } from '../card-kit/card.ts';
import { AppError } from '../kernel/errors.ts';

/**
 * Largest card in bytes of JSON. Teams' limit has been 25, 28, 40 and 100 KB over the years and counts UTF-16;
 * the smallest of them passes in every cloud and client.
 */
const CARD_LIMIT = 25 * 1024;

/** @throws AppError `teams.send-failed` when the card is larger than the limit. */
export function cardContent(card: Card): CardContent {
  const size = Buffer.byteLength(JSON.stringify(card.content));
  if (size > CARD_LIMIT)
    throw new AppError('teams.send-failed', `カードが大きすぎます（${String(size)} バイト、上限 ${String(CARD_LIMIT)}）`);
  return card.content;
}

/**
 * The card alone: text beside an attachment may be split into two messages, and then no activity id comes back to update.
 * @throws AppError `teams.send-failed` when the card is larger than the limit.
 */
export function cardActivity(card: Card, options: { readonly feedback?: boolean } = {}): Partial<Activity> {
  return {
    type: 'message',
    summary: card.summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: cardContent(card) }],
    ...(options.feedback === true ? { channelData: { feedbackLoop: { type: 'default' } } } : {}),
  };
}

/** Plain, because Teams reads text as Markdown otherwise and a quoted sentence of a person could become a link. */
export function textActivity(text: string): Partial<Activity> {
  return { type: 'message', text, textFormat: 'plain' };
}
