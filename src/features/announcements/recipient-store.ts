import { toInstant } from '../../kernel/clock.ts';
import { personId } from '../../kernel/person.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Queries, Tx } from '../../storage/port.ts';
import { FATES } from './rules/truth.ts';
import type { Fate } from './rules/truth.ts';

export interface Recipient {
  readonly person: PersonId;
  readonly fate: Fate;
  readonly readAt: Date | null;
}

/** PostgreSQL takes 65,535 values in one statement, SQLite 32,766. */
const CHUNK = 500;

/** The audience as it is now, in this order. */
export async function fixRecipients(tx: Tx, id: string, persons: readonly PersonId[]): Promise<void> {
  for (let at = 0; at < persons.length; at += CHUNK) {
    const rows = persons.slice(at, at + CHUNK).map((person, index) => ({
      ...{ announcement_id: id, aad_object_id: person, place: at + index, fate: 'waiting', read_at: null },
    }));
    await tx.insertInto('announcement_recipient').values(rows).execute();
  }
}

export async function fatesOf(db: Queries, id: string): Promise<Readonly<Record<Fate, number>>> {
  const rows = await db
    .selectFrom('announcement_recipient')
    .select(['fate', ({ fn }) => fn.countAll().as('people')])
    .where('announcement_id', '=', id)
    .groupBy('fate')
    .execute();
  const found = new Map(rows.map(({ fate, people }) => [fate, Number(people)]));
  return Object.fromEntries(FATES.map((fate) => [fate, found.get(fate) ?? 0])) as Record<Fate, number>;
}

/** Those whom the outbox has not been given yet, in order. */
export async function nextWaiting(tx: Tx, id: string, limit: number): Promise<readonly PersonId[]> {
  const rows = await tx
    .selectFrom('announcement_recipient')
    .select('aad_object_id')
    .where('announcement_id', '=', id)
    .where('fate', '=', 'waiting')
    .orderBy('place')
    .limit(limit)
    .execute();
  return rows.map((row) => personId(row.aad_object_id));
}

export async function setFate(tx: Tx, id: string, { persons, fate }: { readonly persons: readonly PersonId[]; readonly fate: Fate }) {
  if (persons.length === 0) return;
  await tx
    .updateTable('announcement_recipient')
    .set({ fate })
    .where('announcement_id', '=', id)
    .where('aad_object_id', 'in', persons)
    .execute();
}

export async function cancelWaiting(tx: Tx, id: string): Promise<number> {
  const rows = await tx
    .updateTable('announcement_recipient')
    .set({ fate: 'cancelled' })
    .where('announcement_id', '=', id)
    .where('fate', '=', 'waiting')
    .returning('aad_object_id')
    .execute();
  return rows.length;
}

/** Everybody it was meant for, in order. */
export async function recipientsOf(db: Queries, id: string): Promise<readonly Recipient[]> {
  const rows = await db
    .selectFrom('announcement_recipient')
    .select(['aad_object_id', 'fate', 'read_at'])
    .where('announcement_id', '=', id)
    .orderBy('place')
    .execute();
  return rows.map(recipientOf);
}

export async function findRecipient(db: Queries, id: string, person: PersonId): Promise<Recipient | null> {
  const row = await db
    .selectFrom('announcement_recipient')
    .select(['aad_object_id', 'fate', 'read_at'])
    .where('announcement_id', '=', id)
    .where('aad_object_id', '=', person)
    .executeTakeFirst();
  return row === undefined ? null : recipientOf(row);
}

/** 読みました, once: the first time stays. */
export async function markRead(db: Queries, { id, person }: { readonly id: string; readonly person: PersonId }, now: Date): Promise<void> {
  await db
    .updateTable('announcement_recipient')
    .set({ read_at: toInstant(now) })
    .where('announcement_id', '=', id)
    .where('aad_object_id', '=', person)
    .where('fate', '=', 'queued')
    .where('read_at', 'is', null)
    .execute();
}

export async function readCount(db: Queries, id: string): Promise<number> {
  const { people } = await db
    .selectFrom('announcement_recipient')
    .select(({ fn }) => fn.countAll().as('people'))
    .where('announcement_id', '=', id)
    .where('read_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(people);
}

/** Ids of what went to this person and is not marked as read, the newest first. */
export async function unreadBy(db: Queries, person: PersonId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('announcement_recipient')
    .innerJoin('announcement', 'announcement.id', 'announcement_recipient.announcement_id')
    .select('announcement.id')
    .where('aad_object_id', '=', person)
    .where('fate', '=', 'queued')
    .where('read_at', 'is', null)
    .orderBy('announcement.started_at', 'desc')
    .execute();
  return rows.map(({ id }) => id);
}

function recipientOf(row: { readonly aad_object_id: string; readonly fate: string; readonly read_at: string | null }): Recipient {
  return {
    person: personId(row.aad_object_id),
    fate: row.fate as Fate,
    readAt: row.read_at === null ? null : new Date(row.read_at),
  };
}
