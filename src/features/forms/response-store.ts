import type { Locale } from '../../kernel/locale.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Queries, Tx } from '../../storage/port.ts';
import type { FormResponseTable } from '../../storage/tables/forms.ts';
import { parseAnswers } from './answers.ts';
import type { Answers } from './answers.ts';

export type ResponseState = 'submitted' | 'deciding' | 'approved' | 'rejected' | 'withdrawn';

/** 回答・申請: one response as it is kept. */
export interface Response {
  readonly id: string;
  readonly formId: string;
  readonly version: number;
  /** Null when the form is anonymous. */
  readonly by: PersonId | null;
  readonly onceKey: string;
  readonly cardId: string;
  readonly answers: Answers;
  readonly state: ResponseState;
  /** The language of the one who answered. */
  readonly locale: Locale;
  /** An instant; the day alone when the form is anonymous. */
  readonly submittedAt: string;
  readonly updatedAt: string;
  readonly revision: number;
  readonly about: string | null;
}

export async function findResponse(queries: Queries, id: string): Promise<Response | null> {
  const row = await queries.selectFrom('form_response').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : responseOf(row);
}

/** The response that this card has already made. */
export async function findByCard(queries: Queries, formId: string, cardId: string): Promise<Response | null> {
  const row = await queries
    .selectFrom('form_response')
    .selectAll()
    .where('form_id', '=', formId)
    .where('card_id', '=', cardId)
    .executeTakeFirst();
  return row === undefined ? null : responseOf(row);
}

/** The one response that a person may make where one is allowed. */
export async function findByOnceKey(queries: Queries, formId: string, onceKey: string): Promise<Response | null> {
  const row = await queries
    .selectFrom('form_response')
    .selectAll()
    .where('form_id', '=', formId)
    .where('once_key', '=', onceKey)
    .executeTakeFirst();
  return row === undefined ? null : responseOf(row);
}

/** What a person has answered and applied for, the newest first. Anonymous responses belong to nobody. */
export async function responsesOf(queries: Queries, by: PersonId): Promise<readonly Response[]> {
  const rows = await queries
    .selectFrom('form_response')
    .selectAll()
    .where('aad_object_id', '=', by)
    .orderBy('submitted_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(responseOf);
}

/** All responses to a form that count, the newest first: those taken back are left out. */
export async function responsesTo(queries: Queries, formId: string): Promise<readonly Response[]> {
  const rows = await queries
    .selectFrom('form_response')
    .selectAll()
    .where('form_id', '=', formId)
    .where('state', '<>', 'withdrawn')
    .orderBy('submitted_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(responseOf);
}

/** False when this card, or this person where one response is allowed, has one already. */
export async function insertResponse(tx: Tx, { answers, by, ...response }: Response): Promise<boolean> {
  const row: FormResponseTable = {
    id: response.id,
    form_id: response.formId,
    form_version: response.version,
    aad_object_id: by,
    once_key: response.onceKey,
    card_id: response.cardId,
    answers: JSON.stringify(answers),
    state: response.state,
    locale: response.locale,
    submitted_at: response.submittedAt,
    updated_at: response.updatedAt,
    revision: response.revision,
    about: response.about,
  };
  const inserted = await tx
    .insertInto('form_response')
    .values(row)
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** What a change must find unchanged. */
export interface Expected {
  readonly id: string;
  readonly by: PersonId;
  readonly revision: number;
  readonly states: readonly ResponseState[];
}

/** False when it is not as expected any more. */
export async function updateResponse(
  tx: Tx,
  { id, by, revision, states }: Expected,
  change: Partial<Pick<FormResponseTable, 'state' | 'answers' | 'form_version' | 'once_key'>> & Pick<FormResponseTable, 'updated_at'>,
): Promise<boolean> {
  const updated = await tx
    .updateTable('form_response')
    .set((column) => ({ ...change, revision: column('revision', '+', 1) }))
    .where('id', '=', id)
    .where('aad_object_id', '=', by)
    .where('revision', '=', revision)
    .where('state', 'in', [...states])
    .returning('id')
    .executeTakeFirst();
  return updated !== undefined;
}

function responseOf(row: FormResponseTable): Response {
  return {
    id: row.id,
    formId: row.form_id,
    version: row.form_version,
    by: row.aad_object_id as PersonId | null,
    onceKey: row.once_key,
    cardId: row.card_id,
    answers: parseAnswers(row.answers),
    state: row.state as ResponseState,
    locale: row.locale as Locale,
    submittedAt: row.submitted_at,
    updatedAt: row.updated_at,
    revision: row.revision,
    about: row.about,
  };
}
