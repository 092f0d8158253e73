import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { AppError } from '../kernel/errors.ts';
import { AUDIT_HEAD } from './audit.ts';
import type { Queries, Storage, Tx } from './port.ts';
import type { Tables } from './tables.ts';

type Row = Readonly<Record<string, unknown>>;
type TableName = keyof Tables;

export interface CopyOptions {
  readonly from: Storage;
  readonly to: Storage;
}

/** Rows copied, per table. */
export type CopyCounts = Readonly<Record<TableName, number>>;

/** Every table with its primary key, those that others refer to before them. */
const KEYS: Readonly<Record<TableName, readonly [string, ...string[]]>> = {
  person: ['aad_object_id'],
  person_role: ['aad_object_id', 'role'],
  conversation: ['aad_object_id'],
  setting: ['key'],
  preference: ['aad_object_id'],
  seen_activity: ['key'],
  outbox_card: ['hash'],
  outbox_message: ['id'],
  outbox_pace: ['id'],
  answer: ['id'],
  rating: ['answer_id', 'aad_object_id'],
  last_question: ['conversation_id', 'aad_object_id'],
  official_document: ['id'],
  official_section: ['document_id', 'path'],
  unknown_word: ['word'],
  course: ['id'],
  training_session: ['id'],
  enrolment: ['id'],
  enrolment_guard: ['aad_object_id'],
  form: ['id'],
  form_version: ['form_id', 'version'],
  form_response: ['id'],
  form_draft: ['id'],
  approval_case: ['id'],
  approval_step: ['case_id', 'step'],
  delegation: ['id'],
  export_file: ['token_hash'],
  dx_cycle: ['id'],
  dx_candidate: ['id'],
  dx_leader: ['id'],
  audit_entry: ['seq'],
  audit_head: ['id'],
};
const TABLE_NAMES = Object.keys(KEYS) as readonly TableName[];

/** PostgreSQL takes 65,535 values in one statement, SQLite 32,766. */
const BATCH = 500;

/**
 * Copies everything into an empty, migrated database, all or nothing. Stop the bots first: SQLite lets nobody write meanwhile, but what
 * is written afterwards stays behind.
 * @throws AppError `storage.not-empty`
 */
export async function copyDatabase({ from, to }: CopyOptions): Promise<CopyCounts> {
  return from.transaction((source) =>
    to.transaction(async (target) => {
      await claimEmpty(target);
      const counts: [TableName, number][] = [];
      for (const table of TABLE_NAMES) counts.push([table, await copyTable(table, source, target)]);
      return Object.fromEntries(counts) as Record<TableName, number>;
    }),
  );
}

/** Taking the head away first also keeps a second copy out; the source's own head takes its place. */
async function claimEmpty(target: Tx): Promise<void> {
  await target.deleteFrom('audit_head').where('id', '=', AUDIT_HEAD).where('seq', '=', 0).execute();
  for (const table of TABLE_NAMES) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(target);
    if (rows.length > 0) throw notEmpty(table);
  }
}

function notEmpty(table: TableName): AppError {
  const message = `コピー先のデータベースは空ではありません（表 ${table} にデータがあります）。新しい空のデータベースを指定してください。`;
  return new AppError('storage.not-empty', message);
}

async function copyTable(table: TableName, source: Queries, target: Queries): Promise<number> {
  let copied = 0;
  let last: Row | undefined;
  for (;;) {
    const rows = await readAfter(table, last, source);
    if (rows.length > 0) await insertRows(table, rows, target);
    copied += rows.length;
    last = rows.at(-1);
    if (rows.length < BATCH) return copied;
  }
}

async function readAfter(table: TableName, last: Row | undefined, source: Queries): Promise<readonly Row[]> {
  const key = sql.join(KEYS[table].map((column) => sql.ref(column)));
  const after = last === undefined ? sql`` : sql`where (${key}) > (${sql.join(KEYS[table].map((column) => last[column]))})`;
  const { rows } = await sql<Row>`select * from ${sql.table(table)} ${after} order by ${key} limit ${sql.lit(BATCH)}`.execute(source);
  return rows;
}

async function insertRows(table: TableName, rows: readonly Row[], target: Queries): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const tuple = (row: Row): RawBuilder<unknown> => sql`(${sql.join(columns.map((column) => row[column]))})`;
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(rows.map(tuple))}`.execute(target);
}
