import { toInstant } from '../../kernel/clock.ts';
import type { Queries, Tx } from '../../storage/port.ts';
import type { DxCycleTable } from '../../storage/tables/dx-leaders.ts';
import type { Cycle, CycleState } from './cycle.ts';
import { FIRST_YEAR } from './desk/rules/programme.ts';

export async function allCycles(db: Queries): Promise<readonly Cycle[]> {
  return (await db.selectFrom('dx_cycle').selectAll().orderBy('id', 'desc').execute()).map(cycleOf);
}

export async function findCycle(db: Queries, id: string): Promise<Cycle | null> {
  const row = await db.selectFrom('dx_cycle').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : cycleOf(row);
}

/** The cycle as it stays until the transaction ends: whoever changes it, applies or selects in it begins with this, so that an application and its closing never pass each other. */
export async function lockCycle(tx: Tx, id: string): Promise<Cycle | null> {
  const row = await tx
    .updateTable('dx_cycle')
    .set((column) => ({ version: column.ref('version') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : cycleOf(row);
}

function cycleOf({ id, state, apply_until, nominations_open, version }: DxCycleTable): Cycle {
  return {
    ...{ id, fiscalYear: Number(id), state: state as CycleState, applyUntil: new Date(apply_until) },
    ...{ isNominating: nominations_open === 1, version },
  };
}

/** 選出された人数, as published: of this year and of the whole programme, which began in 令和8年度 (R4). */
export async function countLeaders(db: Queries, cycleId: string): Promise<{ readonly year: number; readonly all: number }> {
  const rows = await db
    .selectFrom('dx_leader')
    .select(({ fn }) => ['cycle_id', fn.countAll<number | string>().as('count')])
    .where('cycle_id', '>=', String(FIRST_YEAR))
    .groupBy('cycle_id')
    .execute();
  const counts = rows.map(({ cycle_id, count }) => ({ cycle: cycle_id, count: Number(count) }));
  const year = counts.find(({ cycle }) => cycle === cycleId)?.count ?? 0;
  return { year, all: counts.reduce((sum, { count }) => sum + count, 0) };
}

/** The cycle that is running or was last opened; null before the first. */
export async function latestCycle(db: Queries): Promise<Cycle | null> {
  const row = await db.selectFrom('dx_cycle').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row === undefined ? null : cycleOf(row);
}

/** Writes a change of the cycle that the transaction has locked. */
export async function saveCycle(tx: Tx, cycle: Cycle, now: Date): Promise<void> {
  await tx
    .updateTable('dx_cycle')
    .set({
      ...{ state: cycle.state, apply_until: toInstant(cycle.applyUntil), nominations_open: cycle.isNominating ? 1 : 0 },
      ...{ version: cycle.version + 1, updated_at: toInstant(now) },
    })
    .where('id', '=', cycle.id)
    .execute();
}
