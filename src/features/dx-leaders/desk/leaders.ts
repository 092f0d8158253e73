import { toInstant, tokyoDay } from '../../../kernel/clock.ts';
import { personId } from '../../../kernel/person.ts';
import type { PersonId } from '../../../kernel/person.ts';
import type { Day } from '../../../kernel/tokyo-time.ts';
import type { Queries, Tx } from '../../../storage/port.ts';
import { FIRST_YEAR } from './rules/programme.ts';

/** Somebody selected and published, in term or later. */
export interface Leader {
  readonly id: string;
  readonly personId: PersonId;
  readonly fiscalYear: number;
  readonly theme: string;
  readonly fromDay: Day;
  readonly untilDay: Day;
  readonly mayPublish: boolean;
}

interface LeaderRow {
  readonly id: string;
  readonly aad_object_id: string;
  readonly cycle_id: string;
  readonly theme: string;
  readonly from_day: string;
  readonly until_day: string;
  readonly publish_consent: number;
}

function toLeader(row: LeaderRow): Leader {
  return {
    ...{ id: row.id, personId: personId(row.aad_object_id), fiscalYear: Number(row.cycle_id), theme: row.theme },
    ...{ fromDay: row.from_day, untilDay: row.until_day, mayPublish: row.publish_consent === 1 },
  };
}

/** The newest year first. */
export async function allLeaders(db: Queries): Promise<readonly Leader[]> {
  return (await db.selectFrom('dx_leader').selectAll().orderBy('cycle_id', 'desc').orderBy('id').execute()).map(toLeader);
}

/** Which of these people are DX leaders in term today: from the first to the last day of the term, both included, whatever the jobs have done so far (R6). */
export async function leadersInTerm(db: Queries, ids: readonly PersonId[], now: Date): Promise<ReadonlySet<PersonId>> {
  if (ids.length === 0) return new Set();
  const today = tokyoDay(now);
  const rows = await db
    .selectFrom('dx_leader')
    .select('aad_object_id')
    .where('aad_object_id', 'in', [...ids])
    .where('from_day', '<=', today)
    .where('until_day', '>=', today)
    .execute();
  return new Set(rows.map((row) => personId(row.aad_object_id)));
}

/** How many became leaders, by year of the programme. */
export async function leadersByYear(db: Queries): Promise<ReadonlyMap<number, number>> {
  const years = (await db.selectFrom('dx_leader').select('cycle_id').execute()).map(({ cycle_id }) => Number(cycle_id));
  const counts = new Map<number, number>();
  for (const year of years) if (year >= FIRST_YEAR) counts.set(year, (counts.get(year) ?? 0) + 1);
  return counts;
}

export async function insertLeader(tx: Tx, { personId: person, fiscalYear, mayPublish, ...leader }: Leader, now: Date): Promise<void> {
  await tx
    .insertInto('dx_leader')
    .values({
      ...{ id: leader.id, aad_object_id: person, cycle_id: String(fiscalYear), theme: leader.theme },
      ...{ from_day: leader.fromDay, until_day: leader.untilDay, publish_consent: mayPublish ? 1 : 0 },
      ...{ published_at: toInstant(now), reminded_at: null, ended_at: null },
    })
    .execute();
}

/** A leader's own word on being named, for all their years; false when nothing changes or they are no leader. */
export async function setListing(tx: Tx, person: PersonId, mayPublish: boolean): Promise<boolean> {
  const [to, from] = mayPublish ? [1, 0] : [0, 1];
  const result = await tx
    .updateTable('dx_leader')
    .set({ publish_consent: to })
    .where('aad_object_id', '=', person)
    .where('publish_consent', '=', from)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Whose end of term may have to be told, or has passed. */
export async function unfinishedLeaders(db: Queries, horizon: Day): Promise<readonly (Leader & { readonly isReminded: boolean })[]> {
  const rows = await db
    .selectFrom('dx_leader')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('until_day', '<=', horizon)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...toLeader(row), isReminded: row.reminded_at !== null }));
}

/** Marks one step at the end of a term; false when another process has done it. */
export async function markLeader(
  tx: Tx,
  id: string,
  { step, now }: { readonly step: 'reminded_at' | 'ended_at'; readonly now: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('dx_leader')
    .set({ [step]: toInstant(now) })
    .where('id', '=', id)
    .where(step, 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
