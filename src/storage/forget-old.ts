import { toInstant } from '../kernel/clock.ts';
import type { Storage } from './port.ts';
import { createSeenActivities } from './seen-activities.ts';

/** Teams repeats a delivery within minutes; an hour is ample. */
const SEEN_MINUTES = 60;
/** A follow-up after half an hour is a new question. */
const QUESTION_MINUTES = 30;

/** Removes what only served the last minutes: claimed deliveries and the questions kept for follow-ups. */
export async function forgetOld(storage: Storage, now: Date): Promise<void> {
  await createSeenActivities(storage).forgetBefore(minutesBefore(now, SEEN_MINUTES));
  await storage.db
    .deleteFrom('last_question')
    .where('asked_at', '<', toInstant(minutesBefore(now, QUESTION_MINUTES)))
    .execute();
}

function minutesBefore(now: Date, minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000);
}
