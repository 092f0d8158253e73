import type { Thumb, Turn } from '../bot/turn.ts';
import type { Storage } from '../storage/port.ts';

/**
 * Makes up for what the Playground does unlike Teams: it says en-US whatever the browser speaks, while the people of the sample city read
 * Japanese, and its thumbs do not name the message they stand under, so that the last answer in the chat is taken to be meant.
 */
export function createPlaygroundHearing({ storage, sampleCity }: { readonly storage: Storage; readonly sampleCity: boolean }) {
  return async (turn: Turn): Promise<Turn> => {
    const heard: Turn = sampleCity ? { ...turn, locale: 'ja' } : turn;
    const { event } = heard;
    return event.kind === 'feedback' && event.replyToId === '' ? { ...heard, event: await underLastAnswer(event, turn, storage) } : heard;
  };
}

async function underLastAnswer(thumb: Thumb, { chat }: Turn, { db }: Storage): Promise<Thumb> {
  const last = await db
    .selectFrom('answer')
    .select('activity_id')
    .where('conversation_id', '=', chat.conversationId)
    .orderBy('answered_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { ...thumb, replyToId: last?.activity_id ?? '' };
}
