import type { Database, Statement } from 'better-sqlite3';
import { CompiledQuery, SqliteDialect, SqliteDriver, SqliteQueryCompiler } from 'kysely';
import type { DatabaseConnection } from 'kysely';
import { storable } from '../storable-text.ts';

/** More than all queries of the program; batches of varying length make their own text. */
const CACHED_STATEMENTS = 300;

/** Kysely's SQLite dialect with what its own leaves out: write locks from the start, statements compiled once, the same text as on PostgreSQL. */
export class DurableSqliteDialect extends SqliteDialect {
  readonly #database: Database;

  constructor(database: Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new WriteFirstDriver(this.#database);
  }

  override createQueryCompiler(): SqliteQueryCompiler {
    return new StorableCompiler();
  }
}

class WriteFirstDriver extends SqliteDriver {
  readonly #database: Database;

  constructor(database: Database) {
    super({ database: { prepare: cachedStatements(database), close: () => database.close() } });
    this.#database = database;
  }

  // A plain `begin` that reads first and writes later is refused with SQLITE_BUSY_SNAPSHOT when another process wrote in between.
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  // SQLite rolls back by itself on a full disk; a second rollback would hide that error behind its own.
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

class StorableCompiler extends SqliteQueryCompiler {
  protected override appendValue(value: unknown): void {
    super.appendValue(storable(value));
  }
}

function cachedStatements(database: Database): (text: string) => Statement {
  const cache = new Map<string, Statement>();
  return (text) => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    const statement = database.prepare(text);
    const [oldest] = cache.keys();
    if (oldest !== undefined && cache.size >= CACHED_STATEMENTS) cache.delete(oldest);
    cache.set(text, statement);
    return statement;
  };
}
