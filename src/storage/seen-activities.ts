import { setImmediate } from 'node:timers/promises';
import { toInstant } from '../kernel/clock.ts';
import type { Storage } from './port.ts';

type Claim = { readonly kind: 'new' } | { readonly kind: 'duplicate'; readonly response: string | null };

/** Rows forgotten in one statement: SQLite answers nobody while it runs. */
const FORGET_BATCH = 500;

/** Deliveries claimed in the table seen_activity, shared by all instances. */
export function createSeenActivities(storage: Storage) {
  return {
    claim: claims(storage),
    keepResponse: async (key: string, response: string): Promise<void> => {
      await storage.together((tx) => tx.updateTable('seen_activity').set({ response }).where('key', '=', key).execute());
    },
    forgetBefore: (time: Date): Promise<number> => forgetBefore(storage, time),
  };
}

/** On the way of every turn: a new delivery costs this one statement and its share of a commit. */
function claims(storage: Storage): (key: string, now: Date) => Promise<Claim> {
  const insert = storage.prepare((db, value: { key: string; now: string }) =>
    db
      .insertInto('seen_activity')
      .values({ key: value.key, seen_at: value.now, response: null })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('key'),
  );
  return (key, now) =>
    storage.together(async (tx) => {
      const inserted = await insert({ key, now: toInstant(now) }, tx);
      if (inserted.length > 0) return { kind: 'new' };
      const known = await tx.selectFrom('seen_activity').select('response').where('key', '=', key).executeTakeFirst();
      return { kind: 'duplicate', response: known?.response ?? null };
    });
}

async function forgetBefore({ db }: Storage, time: Date): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const old = db.selectFrom('seen_activity').select('key').where('seen_at', '<', toInstant(time)).orderBy('seen_at').limit(FORGET_BATCH);
    const { numDeletedRows } = await db.deleteFrom('seen_activity').where('key', 'in', old).executeTakeFirstOrThrow();
    forgotten += Number(numDeletedRows);
    if (numDeletedRows < FORGET_BATCH) return forgotten;
    await setImmediate();
  }
}
