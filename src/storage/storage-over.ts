import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'kysely';
import type { KyselyPlugin } from 'kysely';
import { AppError } from '../kernel/errors.ts';
import { createGroupCommit } from './group-commit.ts';
import type { Queries, Storage } from './port.ts';
import { createPrepare } from './prepare.ts';

const PING_TIMEOUT_MS = 5_000;

/** The port over an opened and migrated database of either engine. */
export function storageOver(engine: Storage['engine'], kysely: Queries): Storage {
  const current = new AsyncLocalStorage<{ open: boolean }>();

  // SQLite has one connection: such a query would wait for its own transaction for ever. On PostgreSQL it would not be part of it.
  const refuseInsideTransaction = (): void => {
    if (current.getStore()?.open === true) throw new Error('storage.db was used inside a transaction; use the tx that was handed over');
  };
  const guard: KyselyPlugin = {
    transformQuery: ({ node }) => {
      refuseInsideTransaction();
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };

  const transaction: Storage['transaction'] = async (work) => {
    refuseInsideTransaction();
    const here = { open: true };
    try {
      return await kysely.transaction().execute((tx) => current.run(here, () => work(tx)));
    } finally {
      here.open = false;
    }
  };
  const together = createGroupCommit(transaction);

  return {
    engine,
    db: kysely.withPlugin(guard),
    prepare: createPrepare(kysely, refuseInsideTransaction),
    transaction,
    together: async (work) => {
      refuseInsideTransaction();
      return together(work);
    },
    ping: () => ping(kysely),
    close: () => kysely.destroy(),
  };
}

async function ping(kysely: Queries): Promise<void> {
  try {
    await sql`select 1`.execute(kysely, { signal: AbortSignal.timeout(PING_TIMEOUT_MS) });
  } catch (error) {
    throw new AppError('storage.unavailable', 'データベースが応答しません。データベースの状態と接続を確認してください。', { cause: error });
  }
}
