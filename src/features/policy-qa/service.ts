import type { Caller, Rating } from '../../bot/feature.ts';
import { toInstant, tokyoDay } from '../../kernel/clock.ts';
import type { Storage, Tx } from '../../storage/port.ts';
import type { LastQuestionTable } from '../../storage/tables.ts';
import type { Answered } from '../../answering/answer-question.ts';
import type { Answer, Outcome } from '../../answering/answer/answer.ts';

/** What is kept of a question: its outcome and entries for the statistics, its words for half an hour for follow-ups. */
export interface AnswerRecords {
  /** The caller's question before and how it was answered, or null when there is none young enough. */
  lastQuestion(caller: Caller): Promise<LastQuestion | null>;
  /** A confidential turn leaves nothing behind, also not the turn before it: a follow-up would mix the two. */
  forgetQuestion(caller: Caller): Promise<void>;
  /** The answer for the statistics and ratings, the question for a follow-up. */
  keep(kept: KeptAnswer): Promise<void>;
  /** Does nothing for a message that was not an answer. */
  rate(rating: Rating, caller: Caller): Promise<void>;
}

export interface LastQuestion {
  readonly question: string;
  readonly answered: Answered;
}

interface KeptAnswer {
  readonly id: string;
  readonly caller: Caller;
  /** Teams' id of our message, by which a thumb finds it. */
  readonly activityId: string;
  readonly answer: Answer;
  readonly question: string;
  /** The question that this one leant on, if it did. */
  readonly before: string | null;
  /** What the knowledge did not know of it. */
  readonly unknownWords: readonly string[];
}

/** Half an hour: long enough for a follow-up, too short for a diary. */
const FOLLOW_UP_MS = 30 * 60 * 1000;

export function createAnswerRecords(storage: Storage): AnswerRecords {
  const { db } = storage;
  const lastQuestion = prepareLastQuestion(storage);
  const keepAnswer = prepareKeepAnswer(storage);
  const keepQuestion = prepareKeepQuestion(storage);
  return {
    lastQuestion: async (caller) => {
      const since = toInstant(new Date(caller.now.getTime() - FOLLOW_UP_MS));
      const [row] = await lastQuestion({ conversation: caller.turn.chat.conversationId, person: caller.turn.from.id, since });
      return row === undefined ? null : { question: row.question, answered: answeredBy(row) };
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
        await keepAnswer(kept, tx);
        if (kept.answer.entries.length > 0) await keepQuestion(kept, tx);
        if (kept.unknownWords.length > 0) await countWords(tx, kept.unknownWords, kept.caller.now);
      }),
    rate: (rating, caller) => keepRating(storage, rating, caller),
  };
}

function answeredBy({ entries, basis, before }: Pick<LastQuestionTable, 'entries' | 'basis' | 'before'>): Answered {
  const [entry] = JSON.parse(entries) as string[];
  return {
    ...(entry === undefined || basis === null ? {} : { entry, basis: basis === 'detail-missing' ? basis : 'entry' }),
    ...(before === null ? {} : { before }),
  };
}

function prepareLastQuestion(storage: Storage) {
  return storage.prepare((db, value: { conversation: string; person: string; since: string }) =>
    db
      .selectFrom('last_question')
      .select(['question', 'entries', 'basis', 'before'])
      .where('conversation_id', '=', value.conversation)
      .where('aad_object_id', '=', value.person)
      .where('asked_at', '>', value.since),
  );
}

type Keep = (kept: KeptAnswer, tx: Tx) => Promise<unknown>;

function prepareKeepAnswer(storage: Storage): Keep {
  const insert = storage.prepare(
    (db, value: { id: string; conversation: string; activity: string; outcome: Outcome; entries: string; at: string }) =>
      db.insertInto('answer').values({
        id: value.id,
        conversation_id: value.conversation,
        activity_id: value.activity,
        outcome: value.outcome,
        entries: value.entries,
        answered_at: value.at,
      }),
  );
  return ({ id, caller, activityId, answer }, tx) => {
    const conversation = caller.turn.chat.conversationId;
    const entries = JSON.stringify(answer.entries);
    return insert({ id, conversation, activity: activityId, outcome: answer.outcome, entries, at: toInstant(caller.now) }, tx);
  };
}

type QuestionValues = Omit<LastQuestionTable, 'conversation_id' | 'aad_object_id'> & {
  readonly conversation: string;
  readonly person: string;
};

function prepareKeepQuestion(storage: Storage): Keep {
  const upsert = storage.prepare((db, value: QuestionValues) => {
    const values = { question: value.question, entries: value.entries, basis: value.basis, before: value.before, asked_at: value.asked_at };
    return db
      .insertInto('last_question')
      .values({ conversation_id: value.conversation, aad_object_id: value.person, ...values })
      .onConflict((conflict) => conflict.columns(['conversation_id', 'aad_object_id']).doUpdateSet(values));
  });
  return ({ caller, answer, question, before }, tx) => {
    const { chat, from } = caller.turn;
    const entries = JSON.stringify(answer.entries);
    const values = { question, entries, basis: answer.basis, before, asked_at: toInstant(caller.now) };
    return upsert({ conversation: chat.conversationId, person: from.id, ...values }, tx);
  };
}

/** With the day alone: by the second, a word could be put beside the answer of the same moment, and so beside a chat. */
async function countWords(tx: Tx, words: readonly string[], now: Date): Promise<void> {
  const day = tokyoDay(now);
  await tx
    .insertInto('unknown_word')
    // In one order, so that two bots that count the same words never wait for each other.
    .values(words.toSorted().map((word) => ({ word, first_seen: day, last_seen: day, times: 1 })))
    .onConflict((conflict) =>
      conflict.column('word').doUpdateSet((column) => ({ last_seen: day, times: column('unknown_word.times', '+', 1) })),
    )
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
