import { toInstant } from '../../kernel/clock.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Day } from '../../kernel/tokyo-time.ts';
import type { Queries, Tx } from '../../storage/port.ts';
import type { StressPeriodTable } from '../../storage/tables/stress-check.ts';
import { MOST_REMINDERS, purgeDay } from './rules/period.ts';
import type { Period } from './rules/period.ts';

/** The period that people see: planned, running, or over and not yet purged or followed by another one. */
export async function currentPeriod(db: Queries): Promise<Period | null> {
  const row = await db.selectFrom('stress_period').selectAll().where('current', '=', 1).executeTakeFirst();
  return row === undefined ? null : periodOf(row);
}

/** The period as it stays until the transaction ends: whoever changes it, marks somebody in it or sends from it begins with this. */
export async function lockPeriod(tx: Tx, id: string): Promise<Period | null> {
  const row = await tx
    .updateTable('stress_period')
    .set((column) => ({ version: column.ref('version') }))
    .where('id', '=', id)
    .where('current', '=', 1)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : periodOf(row);
}

/** False when there is a current one, or one of this id. */
export async function insertPeriod(tx: Tx, period: Period, { by, now }: { readonly by: PersonId; readonly now: Date }): Promise<boolean> {
  const at = toInstant(now);
  const result = await tx
    .insertInto('stress_period')
    .values({
      id: period.id,
      current: 1,
      ...columnsOf(period),
      version: 1,
      created_by: by,
      created_at: at,
      updated_at: at,
      purged_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Writes a change of the period that the transaction has locked. */
export async function savePeriod(tx: Tx, period: Period, now: Date): Promise<void> {
  await tx
    .updateTable('stress_period')
    .set({ ...columnsOf(period), version: period.version + 1, updated_at: toInstant(now) })
    .where('id', '=', period.id)
    .execute();
}

/** Progress of the jobs: no change that somebody at the desk would have to see first. */
export async function saveProgress(tx: Tx, { id, ...period }: Period): Promise<void> {
  const { reminders_done, reminded_on, counted_on } = columnsOf({ id, ...period });
  await tx.updateTable('stress_period').set({ reminders_done, reminded_on, counted_on }).where('id', '=', id).execute();
}

/** One that is over makes room for the next; what is kept of it waits for its purge. */
export async function retirePeriods(tx: Tx, today: Day): Promise<void> {
  await tx.updateTable('stress_period').set({ current: null }).where('current', '=', 1).where('until_day', '<', today).execute();
}

export async function deletePeriod(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('stress_period').where('id', '=', id).execute();
}

export async function periodsToPurge(db: Queries, today: Day): Promise<readonly string[]> {
  const rows = await db.selectFrom('stress_period').select(['id', 'until_day']).where('purged_at', 'is', null).execute();
  return rows.filter(({ until_day }) => purgeDay({ untilDay: until_day }) <= today).map(({ id }) => id);
}

/** False when another instance has done it. */
export async function markPurged(tx: Tx, id: string, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('stress_period')
    .set({ purged_at: toInstant(now), current: null })
    .where('id', '=', id)
    .where('purged_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

function columnsOf(period: Period) {
  const [first = null, second = null] = period.reminderDays.slice(0, MOST_REMINDERS);
  return {
    ...{ from_day: period.fromDay, until_day: period.untilDay, link: period.link, contact: period.contact, intro: period.intro },
    ...{ reminders: period.reminders, first_reminder: first, second_reminder: second, reminders_done: period.remindersDone },
    ...{ reminded_on: period.remindedOn, counted_on: period.countedOn },
  };
}

function periodOf(row: StressPeriodTable): Period {
  return {
    ...{ id: row.id, fromDay: row.from_day, untilDay: row.until_day, link: row.link, contact: row.contact, intro: row.intro },
    ...{ reminders: row.reminders, remindersDone: row.reminders_done, remindedOn: row.reminded_on, countedOn: row.counted_on },
    reminderDays: [row.first_reminder, row.second_reminder].filter((day) => day !== null),
    version: row.version,
  };
}
