import { writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Migration } from '../../../src/storage/migrations/migration.ts';
import { migrate, migrationsFor } from '../../../src/storage/migrations/migrate.ts';
import { DurableSqliteDialect } from '../../../src/storage/sqlite/durable-dialect.ts';
import type { Tables } from '../../../src/storage/tables.ts';

/** Runs the real migrations, but stops for ever when the last one has made its tables and is not committed yet. */
const [path = ''] = process.argv.slice(2);
const database = new Database(path);
database.pragma('journal_mode = WAL');
// So small that half of the work reaches the disk before the commit.
database.pragma('cache_size = 1');
const kysely = new Kysely<Tables>({ dialect: new DurableSqliteDialect(database) });
const stopping: Record<string, Migration> = {};
for (const [name, migration] of Object.entries(migrationsFor('sqlite'))) {
  stopping[name] = {
    up: async (tx) => {
      await migration.up(tx);
      writeSync(1, 'in the middle\n');
      await new Promise(() => setInterval(() => undefined, 1_000));
    },
  };
}
await migrate(kysely, 'sqlite', stopping);
