import { personId } from '../../kernel/person.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Queries, Tx } from '../../storage/port.ts';
import { isEmpty, NO_MARK } from './rules/mark.ts';
import type { Mark } from './rules/mark.ts';

interface MarkRow {
  readonly taken_by_list: number;
  readonly taken_by_self: number;
  readonly stopped: number;
}

export async function markOf(db: Queries, periodId: string, person: PersonId): Promise<Mark> {
  const row = await db
    .selectFrom('stress_mark')
    .selectAll()
    .where('period_id', '=', periodId)
    .where('aad_object_id', '=', person)
    .executeTakeFirst();
  return row === undefined ? NO_MARK : toMark(row);
}

/** Everybody of whom something is known. */
export async function marksIn(db: Queries, periodId: string): Promise<ReadonlyMap<PersonId, Mark>> {
  const rows = await db.selectFrom('stress_mark').selectAll().where('period_id', '=', periodId).execute();
  return new Map(rows.map((row) => [personId(row.aad_object_id), toMark(row)]));
}

/** Writes what is known of one person now; nothing, and no row stays. */
export async function saveMark(
  tx: Tx,
  { periodId, person }: { readonly periodId: string; readonly person: PersonId },
  mark: Mark,
): Promise<void> {
  if (isEmpty(mark)) {
    await tx.deleteFrom('stress_mark').where('period_id', '=', periodId).where('aad_object_id', '=', person).execute();
    return;
  }
  const flags = { taken_by_list: Number(mark.takenByList), taken_by_self: Number(mark.takenBySelf), stopped: Number(mark.stopped) };
  await tx
    .insertInto('stress_mark')
    .values({ period_id: periodId, aad_object_id: person, ...flags })
    .onConflict((conflict) => conflict.columns(['period_id', 'aad_object_id']).doUpdateSet(flags))
    .execute();
}

function toMark({ taken_by_list, taken_by_self, stopped }: MarkRow): Mark {
  return { takenByList: taken_by_list === 1, takenBySelf: taken_by_self === 1, stopped: stopped === 1 };
}
