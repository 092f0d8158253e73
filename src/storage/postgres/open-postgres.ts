import { Kysely } from 'kysely';
import pRetry from 'p-retry';
import { Pool, TypeOverrides, types } from 'pg';
import type { PoolConfig } from 'pg';
import { AppError } from '../../kernel/errors.ts';
import type { Log } from '../../kernel/log.ts';
import { errorCode } from '../error-code.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Storage } from '../port.ts';
import { storageOver } from '../storage-over.ts';
import type { Tables } from '../tables.ts';
import { StorablePostgresDialect } from './dialect.ts';
import { isNotUpYet, serverTrouble } from './server-trouble.ts';

export interface PostgresOptions {
  readonly databaseUrl: string;
  readonly log: Log;
  /** How long a start waits for a server that is not up yet. */
  readonly bootWaitMs: number;
}

const POOL: PoolConfig = { max: 10, connectionTimeoutMillis: 10_000, keepAlive: true, application_name: 'jinzai-navi' };

/**
 * Opens `postgres://…`, waiting for the server for a bounded time.
 * @throws AppError `config.invalid` (not a URL), `storage.unavailable`, `storage.unreadable` (used by a newer version)
 */
export async function openPostgres({ databaseUrl, log, bootWaitMs }: PostgresOptions): Promise<Storage> {
  if (!URL.canParse(databaseUrl))
    throw new AppError('config.invalid', 'DATABASE_URL を postgres://利用者:パスワード@ホスト/データベース の形で書いてください。');
  const kysely = new Kysely<Tables>({ dialect: new StorablePostgresDialect({ pool: survivingPool(databaseUrl, log) }) });
  try {
    await pRetry(() => migrate(kysely, 'postgres'), {
      retries: Number.POSITIVE_INFINITY,
      maxRetryTime: bootWaitMs,
      minTimeout: 200,
      maxTimeout: 2_000,
      shouldRetry: ({ error }) => isNotUpYet(error),
      onFailedAttempt: ({ error, attemptNumber }) => {
        log.info('storage.waiting', { attempt: attemptNumber, code: errorCode(error) });
      },
    });
    return storageOver('postgres', kysely);
  } catch (error) {
    await kysely.destroy();
    throw serverTrouble(error, databaseUrl);
  }
}

function survivingPool(databaseUrl: string, log: Log): Pool {
  const pool = new Pool({ ...POOL, connectionString: databaseUrl, types: numbersAsOnSqlite() });
  const lost = (error: Error): void => {
    log.warn('storage.connection-lost', { code: errorCode(error) });
  };
  // The pool listens only to idle clients: a server that restarts while a client is in use would end the process.
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  return pool;
}

/** pg reads `count(*)` as text; here it is a number as on SQLite. */
function numbersAsOnSqlite(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, Number);
  return overrides;
}
