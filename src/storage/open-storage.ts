// The storage room: one schema and one query path (Kysely) over SQLite, the default, and PostgreSQL, for several bots at once.
// A record, the messages it causes and its audit line belong into one `transaction`; inside it only `tx` may be used.
import type { Log } from '../kernel/log.ts';
import type { Storage } from './port.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';

const BOOT_WAIT_MS = 30_000;

export interface OpenStorageOptions {
  /** `file:PATH`, `file::memory:` or `postgres://…` */
  readonly databaseUrl: string;
  readonly log: Log;
  /** How long to wait for a PostgreSQL server that is not up yet; default 30 s. */
  readonly bootWaitMs?: number;
}

/**
 * Opens the database and brings its tables up to date; several processes may do so at once.
 * @throws AppError `config.invalid`, `storage.unreadable`, `storage.unavailable`, with a sentence for the operator
 */
export async function openStorage({ databaseUrl, log, bootWaitMs = BOOT_WAIT_MS }: OpenStorageOptions): Promise<Storage> {
  if (databaseUrl.startsWith('file:')) return openSqlite(databaseUrl);
  return openPostgres({ databaseUrl, log, bootWaitMs });
}
