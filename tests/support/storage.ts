import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { Storage } from '../../src/storage/port.ts';
import { recordedLog } from './recorded-log.ts';

/** A migrated SQLite database that lives as long as the storage. */
export function memoryStorage(): Promise<Storage> {
  return openStorage({ databaseUrl: 'file::memory:', log: recordedLog() });
}

/** False on a machine without PostgreSQL: `describe.skipIf(!hasPostgres())`. The last lines of the run say so; CI fails instead. */
export function hasPostgres(): boolean {
  return postgresServer() !== null;
}

export interface TestDatabase {
  readonly url: string;
  readonly schema: string;
  readonly drop: () => Promise<void>;
}

/** An empty schema of its own, as good as a database and made in a hundredth of the time, so that test files can run side by side. */
export async function postgresDatabase(): Promise<TestDatabase> {
  const schema = `navi_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create schema ${schema}`);
  const url = new URL(postgresServer() ?? '');
  url.searchParams.set('options', `-c search_path=${schema}`);
  return { url: url.href, schema, drop: () => onServer(`drop schema ${schema} cascade`) };
}

/** Migrated tables on PostgreSQL, dropped when the storage is closed. */
export async function postgresStorage(): Promise<Storage> {
  const database = await postgresDatabase();
  const storage = await openStorage({ databaseUrl: database.url, log: recordedLog() });
  return {
    ...storage,
    close: async () => {
      await storage.close();
      await database.drop();
    },
  };
}

/** Runs one statement as an administrator of the server would. */
export async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: postgresServer() ?? '' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function postgresServer(): string | null {
  return inject('postgresUrl');
}
