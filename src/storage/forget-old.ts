import { toInstant, tokyoDay } from '../kernel/clock.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Storage } from './port.ts';
import { createSeenActivities } from './seen-activities.ts';

/** Teams repeats a delivery within minutes; an hour is ample. */
const SEEN_MINUTES = 60;
/** A follow-up after half an hour is a new question. */
const QUESTION_MINUTES = 30;

/** A word that nobody has asked for a quarter of a year is no gap in the knowledge. */
const UNKNOWN_WORD_DAYS = 90;

/** How long a message that has been delivered, or never will be, keeps its words; its key stays, so that it is not sent again. */
const MESSAGE_DAYS = 30;

/** Removes what only served the last minutes, claimed deliveries and the questions kept for follow-ups, and words long not asked, and the words of messages long settled. */
export async function forgetOld(storage: Storage, now: Date): Promise<void> {
  await createSeenActivities(storage).forgetBefore(minutesBefore(now, SEEN_MINUTES));
  await storage.db
    .deleteFrom('last_question')
    .where('asked_at', '<', toInstant(minutesBefore(now, QUESTION_MINUTES)))
    .execute();
  await storage.db
    .deleteFrom('unknown_word')
    .where('last_seen', '<', tokyoDay(minutesBefore(now, UNKNOWN_WORD_DAYS * 24 * 60)))
    .execute();
  await forgetMessages(storage, toInstant(minutesBefore(now, MESSAGE_DAYS * 24 * 60)));
}

async function forgetMessages({ db }: Storage, before: Instant): Promise<void> {
  await db
    .updateTable('outbox_message')
    .set({ card: '', card_hash: null, digest: null })
    .where('settled_at', '<', before)
    .where((message) => message.or([message('card', '!=', ''), message('card_hash', 'is not', null), message('digest', 'is not', null)]))
    .execute();
  // A message that is being written now has marked its card as used first, so that it cannot vanish under it.
  await db
    .deleteFrom('outbox_card')
    .where('used_at', '<', before)
    .where((card) =>
      card.not(card.exists(card.selectFrom('outbox_message').select('id').whereRef('outbox_message.card_hash', '=', 'outbox_card.hash'))),
    )
    .execute();
}

function minutesBefore(now: Date, minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000);
}
