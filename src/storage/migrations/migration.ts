import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Storage, Tx } from '../port.ts';

export type Engine = Storage['engine'];

export interface Migration {
  readonly up: (tx: Tx) => Promise<void>;
}

export interface Dialect {
  readonly text: RawBuilder<string>;
  /** SQLite would otherwise keep any type in any column, and a mistake would only show on PostgreSQL. */
  readonly strict: RawBuilder<unknown>;
}

/** Text sorts by bytes on both engines; PostgreSQL's default depends on the locale the server was set up with. */
export const DIALECTS: Readonly<Record<Engine, Dialect>> = {
  sqlite: { text: sql<string>`text`, strict: sql`strict` },
  postgres: { text: sql<string>`text collate "C"`, strict: sql`` },
};
