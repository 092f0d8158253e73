import type { Storage, Tx } from '../storage/port.ts';

/** Small facts of the rehearsal that a second start finds again. */
export async function readSetting({ db }: Storage, key: string): Promise<string | null> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

export async function writeSetting({ db }: Storage, key: string, value: string): Promise<void> {
  await db
    .insertInto('setting')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

export async function deleteSetting({ db }: Storage, key: string): Promise<void> {
  await db.deleteFrom('setting').where('key', '=', key).execute();
}

/** Writes the fact unless it is there; false when it was, whoever wrote it. */
export async function claimSetting(tx: Tx, key: string, value: string): Promise<boolean> {
  const claimed = await tx
    .insertInto('setting')
    .values({ key, value })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  return claimed !== undefined;
}
