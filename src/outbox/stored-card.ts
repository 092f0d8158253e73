import { createHash } from 'node:crypto';
import type { Card } from '../card-kit/card.ts';
import { toInstant } from '../kernel/clock.ts';
import type { Tx } from '../storage/port.ts';
import type { OutgoingMessage } from './port.ts';

/** How a message holds its card: itself, or once for all of its sending. */
export interface StoredCard {
  readonly card: string;
  readonly card_hash: string | null;
}

/** The cards of these messages as their rows name them; those of sendings are written down here, each once. */
export async function storeCards(tx: Tx, messages: readonly OutgoingMessage[], now: Date): Promise<readonly StoredCard[]> {
  const texts = new Map<Card, string>();
  const hashes = new Map<string, string>();
  const stored = messages.map(({ card, batch }): StoredCard => {
    const text = texts.get(card) ?? JSON.stringify(card);
    texts.set(card, text);
    if (batch === undefined) return { card: text, card_hash: null };
    const hash = hashes.get(text) ?? createHash('sha256').update(text).digest('hex');
    hashes.set(text, hash);
    return { card: '', card_hash: hash };
  });
  if (hashes.size > 0) {
    const used_at = toInstant(now);
    await tx
      .insertInto('outbox_card')
      .values([...hashes].map(([content, hash]) => ({ hash, content, used_at })))
      .onConflict((conflict) => conflict.column('hash').doUpdateSet({ used_at }))
      .execute();
  }
  return stored;
}

/** JSON of the card; empty when its words were forgotten. */
export async function cardTextOf(tx: Tx, { card, card_hash }: StoredCard): Promise<string> {
  if (card_hash === null) return card;
  const row = await tx.selectFrom('outbox_card').select('content').where('hash', '=', card_hash).executeTakeFirst();
  return row?.content ?? '';
}
