import { toInstant } from '../../../kernel/clock.ts';
import type { Day } from '../../../kernel/tokyo-time.ts';
import type { Queries, Tx } from '../../../storage/port.ts';
import type { FormSendingTable } from '../../../storage/tables/forms.ts';

/**
 * `running`: not everybody has their message in the outbox yet. `done`: all of them have; whoever joins the audience is still asked.
 * `stopped`: by 人事担当. `closed`: the form receives no answers; it goes on when the form does.
 */
export type SendingState = 'running' | 'done' | 'stopped' | 'closed';

/** 送信: the messages of one form that belong together; its id is their batch in the outbox. */
export interface FormSending {
  readonly id: string;
  readonly formId: string;
  readonly kind: 'invitation' | 'reminder';
  /** Of a reminder the day: one for each at the most. Empty for the one invitation. */
  readonly day: Day;
  readonly state: SendingState;
  /** aadObjectId, or `system` for a reminder that came by itself. */
  readonly createdBy: string;
  readonly createdAt: Date;
  /** Raised whenever its state changes. */
  readonly revision: number;
}

export async function sendingsOf(queries: Queries, formId: string): Promise<readonly FormSending[]> {
  const rows = await queries.selectFrom('form_sending').selectAll().where('form_id', '=', formId).orderBy('day').execute();
  return rows.map(sendingOf);
}

export async function sendingsIn(queries: Queries, states: readonly SendingState[]): Promise<readonly FormSending[]> {
  const rows = await queries
    .selectFrom('form_sending')
    .selectAll()
    .where('state', 'in', [...states])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(sendingOf);
}

export async function findSending(queries: Queries, id: string): Promise<FormSending | null> {
  const row = await queries.selectFrom('form_sending').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : sendingOf(row);
}

/** False when there is one of this kind and day already. */
export async function insertSending(tx: Tx, sending: Omit<FormSending, 'state' | 'createdAt' | 'revision'>, now: Date): Promise<boolean> {
  const { id, formId, kind, day, createdBy } = sending;
  const at = toInstant(now);
  const inserted = await tx
    .insertInto('form_sending')
    .values({ id, form_id: formId, kind, day, state: 'running', created_by: createdBy, created_at: at, updated_at: at, revision: 1 })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export interface SendingChange {
  readonly formId: string;
  /** All of the form when left out. */
  readonly id?: string;
  /** As it was seen; any when left out. */
  readonly revision?: number;
  readonly from: readonly SendingState[];
  readonly to: SendingState;
}

/** False when none was as expected. */
export async function changeSendings(tx: Tx, { formId, id, revision, from, to }: SendingChange, now: Date): Promise<boolean> {
  const changed = await tx
    .updateTable('form_sending')
    .set((column) => ({ state: to, updated_at: toInstant(now), revision: column('revision', '+', 1) }))
    .where('form_id', '=', formId)
    .where('state', 'in', [...from])
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(revision !== undefined, (query) => query.where('revision', '=', revision ?? 0))
    .returning('id')
    .execute();
  return changed.length > 0;
}

function sendingOf(row: FormSendingTable): FormSending {
  return {
    id: row.id,
    formId: row.form_id,
    kind: row.kind as FormSending['kind'],
    day: row.day,
    state: row.state as SendingState,
    createdBy: row.created_by,
    createdAt: new Date(row.created_at),
    revision: row.revision,
  };
}
