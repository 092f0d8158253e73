import { toInstant } from '../../kernel/clock.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Queries, Tx } from '../../storage/port.ts';
import type { AnnouncementQuestionTable } from '../../storage/tables/announcements.ts';

/** 質問: what somebody asked about an announcement, answered once. */
export interface Question {
  readonly id: string;
  readonly announcementId: string;
  readonly askedBy: PersonId;
  readonly question: string;
  readonly askedAt: Date;
  readonly answer: string | null;
  readonly answeredBy: PersonId | null;
  readonly answeredAt: Date | null;
}

/** False when this card was sent already. */
export async function insertQuestion(
  tx: Tx,
  asked: Pick<Question, 'id' | 'announcementId' | 'askedBy' | 'question'>,
  now: Date,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('announcement_question')
    .values({
      ...{ id: asked.id, announcement_id: asked.announcementId, aad_object_id: asked.askedBy, question: asked.question },
      ...{ asked_at: toInstant(now), answer: null, answered_by: null, answered_at: null },
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Null when there is none, or it was answered before. */
export async function answerQuestion(
  tx: Tx,
  given: { readonly id: string; readonly answer: string; readonly by: PersonId },
  now: Date,
): Promise<Question | null> {
  const row = await tx
    .updateTable('announcement_question')
    .set({ answer: given.answer, answered_by: given.by, answered_at: toInstant(now) })
    .where('id', '=', given.id)
    .where('answer', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : questionOf(row);
}

export async function findQuestion(db: Queries, id: string): Promise<Question | null> {
  const row = await db.selectFrom('announcement_question').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : questionOf(row);
}

/** The oldest first. */
export async function questionsOf(db: Queries, announcementId: string): Promise<readonly Question[]> {
  const rows = await db
    .selectFrom('announcement_question')
    .selectAll()
    .where('announcement_id', '=', announcementId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
  return rows.map(questionOf);
}

function questionOf(row: AnnouncementQuestionTable): Question {
  return {
    ...{ id: row.id, announcementId: row.announcement_id, askedBy: row.aad_object_id as PersonId, question: row.question },
    ...{ askedAt: new Date(row.asked_at), answer: row.answer, answeredBy: row.answered_by as PersonId | null },
    answeredAt: row.answered_at === null ? null : new Date(row.answered_at),
  };
}
