import { sql } from 'kysely';
import type { Storage } from '../src/storage/port.ts';

/** The two tables that a sign-up cannot do without. */
export async function createBareTables({ db }: Storage, sessionId: string, capacity: number): Promise<void> {
  await sql`create table bare_course (id text primary key, capacity integer not null, taken integer not null, last_place integer not null,
    check (taken <= capacity))`.execute(db);
  await sql`create table bare_enrol (course_id text not null, user_id text not null, status text not null, place integer not null, at text not null,
    primary key (course_id, user_id))`.execute(db);
  for (const id of [sessionId, `${sessionId}-warm-up`]) await sql`insert into bare_course values (${id}, ${capacity}, 0, 0)`.execute(db);
}

type SignUp = (id: string, sessionId: string) => Promise<string>;

/** The sign-up at its barest: takes a seat if there is one, and writes the row. Once the seats are gone nobody waits for anybody, and nobody has a place. */
export function bareSignUp(storage: Storage): SignUp {
  return (id, sessionId) =>
    storage.transaction(async (tx) => {
      const seat = await sql<{ taken: number }>`update bare_course set taken = taken + 1
        where id = ${sessionId} and taken < capacity returning taken`.execute(tx);
      const status = seat.rows.length > 0 ? 'confirmed' : 'waiting';
      const row = await sql<{
        status: string;
      }>`insert into bare_enrol values (${sessionId}, ${id}, ${status}, 0, ${new Date().toISOString()})
        on conflict (course_id, user_id) do nothing returning status`.execute(tx);
      if (row.rows.length > 0) return status;
      if (seat.rows.length > 0) await sql`update bare_course set taken = taken - 1 where id = ${sessionId}`.execute(tx);
      return 'already';
    });
}

/** The same with a place for everybody, which is what makes a waiting list: all follow each other through one row, to the last. */
export function placedSignUp(storage: Storage): SignUp {
  return (id, sessionId) =>
    storage.transaction(async (tx) => {
      const given = await sql<{ place: number }>`update bare_course set last_place = last_place + 1,
        taken = case when taken < capacity then taken + 1 else taken end where id = ${sessionId} returning last_place as place`.execute(tx);
      const place = given.rows[0]?.place ?? 0;
      await sql`insert into bare_enrol select ${sessionId}, ${id}, case when ${place} <= capacity then 'confirmed' else 'waiting' end, ${place},
        ${new Date().toISOString()} from bare_course where id = ${sessionId}`.execute(tx);
      return 'placed';
    });
}
