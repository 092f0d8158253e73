import { personId } from '../../../kernel/person.ts';
import type { PersonId } from '../../../kernel/person.ts';
import type { Queries } from '../../../storage/port.ts';
import type { StressGroupTable } from '../../../storage/tables/stress-check.ts';
import type { RatedGroup } from '../rules/rate.ts';

/** A published group, and who is counted in it (never who of them has taken the check). */
export interface PublishedGroup extends RatedGroup {
  readonly number: number;
}

/** All that 人事担当 and 所属長 can read: what was published. The marks of people are out of reach from here. */
export async function publishedGroups(db: Queries, periodId: string): Promise<readonly PublishedGroup[]> {
  const rows = await db.selectFrom('stress_group').selectAll().where('period_id', '=', periodId).orderBy('number').execute();
  return rows.flatMap((row) => (row.rate === null ? [] : [{ ...groupOf(row), rate: row.rate }]));
}

function groupOf({ number, bureaus, sections, heads }: StressGroupTable) {
  return { number, bureaus: JSON.parse(bureaus) as readonly string[], sections: JSON.parse(sections) as readonly string[], heads };
}

/** Who is counted in which group. */
export async function membersByGroup(db: Queries, periodId: string): Promise<ReadonlyMap<number, readonly PersonId[]>> {
  const rows = await db.selectFrom('stress_member').selectAll().where('period_id', '=', periodId).execute();
  const found = new Map<number, PersonId[]>();
  for (const { aad_object_id, group_number } of rows) {
    const known = found.get(group_number) ?? [];
    known.push(personId(aad_object_id));
    found.set(group_number, known);
  }
  return found;
}
