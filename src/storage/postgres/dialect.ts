import { PostgresDialect, PostgresQueryCompiler } from 'kysely';
import type { QueryCompiler } from 'kysely';
import { storable } from '../storable-text.ts';

/** Kysely's PostgreSQL dialect that keeps text as the SQLite driver does. */
export class StorablePostgresDialect extends PostgresDialect {
  override createQueryCompiler(): QueryCompiler {
    return new StorableCompiler();
  }
}

class StorableCompiler extends PostgresQueryCompiler {
  protected override appendValue(value: unknown): void {
    super.appendValue(storable(value));
  }
}
