import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import pRetry from 'p-retry';
import { errorCode } from '../error-code.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Storage } from '../port.ts';
import { storageOver } from '../storage-over.ts';
import type { Tables } from '../tables.ts';
import { DurableSqliteDialect } from './durable-dialect.ts';
import { fileTrouble } from './file-trouble.ts';

const BUSY_TIMEOUT_MS = 5_000;
/** Switching a new file to WAL may not wait for another process that does the same, so a start is tried once more. */
const BOOT_RETRIES = { retries: 1, minTimeout: 200, randomize: true };

/**
 * Opens `file:PATH`, or `file::memory:` for a database that lives as long as the storage.
 * @throws AppError `storage.unreadable`, `storage.unavailable` (another process keeps it locked)
 */
export async function openSqlite(databaseUrl: string): Promise<Storage> {
  try {
    return await pRetry(() => openOnce(pathOf(databaseUrl)), {
      ...BOOT_RETRIES,
      shouldRetry: ({ error }) => errorCode(error).startsWith('SQLITE_BUSY'),
    });
  } catch (error) {
    throw fileTrouble(error, databaseUrl);
  }
}

function pathOf(databaseUrl: string): string {
  return databaseUrl.startsWith('file://') ? fileURLToPath(databaseUrl) : databaseUrl.slice('file:'.length);
}

async function openOnce(path: string): Promise<Storage> {
  // Personal data: a folder made here is the operator's alone.
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    const kysely = new Kysely<Tables>({ dialect: new DurableSqliteDialect(database) });
    await migrate(kysely, 'sqlite');
    return storageOver('sqlite', kysely);
  } catch (error) {
    database.close();
    throw error;
  }
}
