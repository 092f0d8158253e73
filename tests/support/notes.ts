import type { Card } from '../../src/card-kit/card.ts';
import { personId } from '../../src/kernel/person.ts';
import { createOutbox } from '../../src/outbox/outbox.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import type { Storage } from '../../src/storage/port.ts';

/** Puts a message for somebody into the outbox, as a feature would after a record; the words are its dedupe key too. */
export async function enqueueNote({ storage, clock }: { storage: Storage; clock: Clock }, to: string, words: string): Promise<void> {
  const outbox = createOutbox({ clock, newId: () => `id of ${words}` });
  await storage.transaction((tx) => outbox.enqueue(tx, { dedupeKey: words, to: personId(to), card: noteSaying(words) }));
}

function noteSaying(text: string): Card {
  return {
    content: { type: 'AdaptiveCard', version: '1.5', fallbackText: text, body: [{ type: 'TextBlock', text }] },
    summary: 'お知らせ',
  };
}

/** How the message with these words ended: state and reason. */
export async function fateOf({ db }: Storage, words: string): Promise<{ state: string; reason: string | null } | undefined> {
  return db.selectFrom('outbox_message').select(['state', 'reason']).where('dedupe_key', '=', words).executeTakeFirst();
}
