import { tokyoDay } from '../../../kernel/clock.ts';
import { personId } from '../../../kernel/person.ts';
import type { Person, PersonId } from '../../../kernel/person.ts';
import type { Day } from '../../../kernel/tokyo-time.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { Tx } from '../../../storage/port.ts';
import type { StressCheckDeps } from '../deps.ts';
import { marksIn } from '../mark-store.ts';
import { currentPeriod, lockPeriod, saveProgress } from '../period-store.ts';
import { groupPeople } from '../rules/group-people.ts';
import type { Group } from '../rules/group-people.ts';
import { hasTaken, NO_MARK } from '../rules/mark.ts';
import { countDay, standingOf } from '../rules/period.ts';
import type { Period } from '../rules/period.ts';
import { publishedRate } from '../rules/rate.ts';

/**
 * The job of the rates. Once, when the period begins, everybody is put into a group for good: with people moving between groups, two looks could be
 * subtracted. Then the rates are published once a day; between two publications nothing that can be read changes.
 */
export async function publishDue(now: Date, deps: StressCheckDeps): Promise<void> {
  const period = await currentPeriod(deps.storage.db);
  if (period === null) return;
  const today = tokyoDay(now);
  const isOpen = standingOf(period, today) === 'open';
  if (isOpen && !(await isDivided(deps, period))) {
    const everybody = await deps.people.everybody();
    await deps.storage.transaction((tx) => divide(tx, period.id, everybody));
  }
  if (countDay(period, today) === null) return;
  await deps.storage.transaction((tx) => publish(tx, period.id, now));
}

async function isDivided({ storage }: StressCheckDeps, { id }: Period): Promise<boolean> {
  const row = await storage.db.selectFrom('stress_group').select('number').where('period_id', '=', id).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** PostgreSQL takes 65,535 values in one statement, SQLite 32,766. */
const CHUNK = 1000;

async function divide(tx: Tx, periodId: string, everybody: readonly Person[]): Promise<void> {
  if ((await lockPeriod(tx, periodId)) === null) return;
  const groups = groupPeople(everybody.map(({ aadObjectId: id, bureau, section }) => ({ id, bureau, section })));
  // Another instance may have been first.
  if (groups.length === 0 || !(await insertGroups(tx, periodId, groups))) return;
  const members = groups.flatMap((group, index) =>
    group.members.map((id) => ({ period_id: periodId, aad_object_id: id, group_number: index + 1 })),
  );
  for (let at = 0; at < members.length; at += CHUNK) {
    await tx
      .insertInto('stress_member')
      .values(members.slice(at, at + CHUNK))
      .execute();
  }
}

async function insertGroups(tx: Tx, periodId: string, groups: readonly Group<PersonId>[]): Promise<boolean> {
  const rows = groups.map(({ bureaus, sections, members }, index) => ({
    ...{ period_id: periodId, number: index + 1, bureaus: JSON.stringify(bureaus), sections: JSON.stringify(sections) },
    ...{ heads: members.length, rate: null },
  }));
  const result = await tx
    .insertInto('stress_group')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .execute();
  return result.length === groups.length;
}

async function publish(tx: Tx, periodId: string, now: Date): Promise<void> {
  const period = await lockPeriod(tx, periodId);
  const day: Day | null = period === null ? null : countDay(period, tokyoDay(now));
  if (period === null || day === null) return;
  const marks = await marksIn(tx, periodId);
  const members = await tx.selectFrom('stress_member').selectAll().where('period_id', '=', periodId).execute();
  const counts = new Map<number, { heads: number; taken: number }>();
  for (const { aad_object_id, group_number } of members) {
    const { heads, taken } = counts.get(group_number) ?? { heads: 0, taken: 0 };
    const isTaken = hasTaken(marks.get(personId(aad_object_id)) ?? NO_MARK);
    counts.set(group_number, { heads: heads + 1, taken: taken + Number(isTaken) });
  }
  for (const [number, { heads, taken }] of counts) {
    const rate = publishedRate(taken, heads);
    await tx.updateTable('stress_group').set({ rate }).where('period_id', '=', periodId).where('number', '=', number).execute();
  }
  await saveProgress(tx, { ...period, countedOn: day });
  const detail = { groups: counts.size };
  await appendAudit(tx, { at: now, actor: 'system', action: 'stress-check.rates-published', subject: periodId, detail });
}
