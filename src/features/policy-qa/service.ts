import type { Caller, Rating } from '../../bot/feature.ts';
import { toInstant } from '../../kernel/clock.ts';
import type { Storage, Tx } from '../../storage/port.ts';
import type { Answer } from '../../answering/answer/answer.ts';

/** What is kept of a question: its outcome and entries for the statistics, its words for half an hour for follow-ups. */
export interface AnswerRecords {
  /** The caller's question before, or null when there is none young enough. */
  previousQuestion(caller: Caller): Promise<string | null>;
  /** A confidential turn leaves nothing behind, also not the turn before it: a follow-up would mix the two. */
  forgetQuestion(caller: Caller): Promise<void>;
  /** The answer for the statistics and ratings, the question for a follow-up. */
  keep(kept: KeptAnswer): Promise<void>;
  /** Does nothing for a message that was not an answer. */
  rate(rating: Rating, caller: Caller): Promise<void>;
}

interface KeptAnswer {
  readonly id: string;
  readonly caller: Caller;
  /** Teams' id of our message, by which a thumb finds it. */
  readonly activityId: string;
  readonly answer: Answer;
  readonly question: string;
}

/** Half an hour: long enough for a follow-up, too short for a diary. */
const FOLLOW_UP_MS = 30 * 60 * 1000;

export function createAnswerRecords(storage: Storage): AnswerRecords {
  const { db } = storage;
  return {
    previousQuestion: async (caller) => {
      const row = await db
        .selectFrom('last_question')
        .select('question')
        .where('conversation_id', '=', caller.turn.chat.conversationId)
        .where('aad_object_id', '=', caller.turn.from.id)
        .where('asked_at', '>', toInstant(new Date(caller.now.getTime() - FOLLOW_UP_MS)))
        .executeTakeFirst();
      return row?.question ?? null;
    },
    forgetQuestion: async (caller) => {
      await db
        .deleteFrom('last_question')
        .where('conversation_id', '=', caller.turn.chat.conversationId)
        .where('aad_object_id', '=', caller.turn.from.id)
        .execute();
    },
    keep: (kept) =>
      storage.together(async (tx) => {
        await keepAnswer(tx, kept);
        if (kept.answer.entries.length > 0) await keepQuestion(tx, kept);
      }),
    rate: (rating, caller) => keepRating(storage, rating, caller),
  };
}

async function keepAnswer(tx: Tx, { id, caller, activityId, answer }: KeptAnswer): Promise<void> {
  const values = {
    id,
    conversation_id: caller.turn.chat.conversationId,
    activity_id: activityId,
    outcome: answer.outcome,
    entries: JSON.stringify(answer.entries),
    answered_at: toInstant(caller.now),
  };
  await tx.insertInto('answer').values(values).execute();
}

async function keepQuestion(tx: Tx, { caller, answer, question }: KeptAnswer): Promise<void> {
  const values = { question, entries: JSON.stringify(answer.entries), asked_at: toInstant(caller.now) };
  await tx
    .insertInto('last_question')
    .values({ conversation_id: caller.turn.chat.conversationId, aad_object_id: caller.turn.from.id, ...values })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'aad_object_id']).doUpdateSet(values))
    .execute();
}

async function keepRating({ db }: Storage, rating: Rating, caller: Caller): Promise<void> {
  const answered = await db
    .selectFrom('answer')
    .select('id')
    .where('conversation_id', '=', caller.turn.chat.conversationId)
    .where('activity_id', '=', rating.replyToId)
    .executeTakeFirst();
  if (answered === undefined) return;
  const values = { reaction: rating.reaction, comment: rating.comment, rated_at: toInstant(caller.now) };
  await db
    .insertInto('rating')
    .values({ answer_id: answered.id, aad_object_id: caller.turn.from.id, ...values })
    .onConflict((conflict) => conflict.columns(['answer_id', 'aad_object_id']).doUpdateSet(values))
    .execute();
}
