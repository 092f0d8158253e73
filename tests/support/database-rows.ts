import { sql } from 'kysely';
import type { Storage } from '../../src/storage/port.ts';

/** Every row of every table that is there, by table, so that a table added later is looked into as well. */
export async function rowsByTable({ db }: Storage): Promise<Record<string, Record<string, unknown>[]>> {
  const tables = await db.introspection.getTables();
  const entries = [];
  for (const { name } of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
    entries.push([name, rows] as const);
  }
  return Object.fromEntries(entries);
}

/** How many rows each table has. */
export async function rowCounts(storage: Storage): Promise<Record<string, number>> {
  return Object.fromEntries(Object.entries(await rowsByTable(storage)).map(([name, rows]) => [name, rows.length]));
}
