import { toInstant } from '../../../kernel/clock.ts';
import type { Queries, Tx } from '../../../storage/port.ts';

export type CycleState = 'open' | 'closed' | 'published';

/** 募集: one per fiscal year. */
export interface Cycle {
  /** The fiscal year, `2026`. */
  readonly id: string;
  readonly fiscalYear: number;
  readonly state: CycleState;
  readonly applyUntil: Date;
  readonly isNominating: boolean;
  readonly version: number;
}

interface CycleRow {
  readonly id: string;
  readonly state: string;
  readonly apply_until: string;
  readonly nominations_open: number;
  readonly version: number;
}

function toCycle({ id, state, apply_until, nominations_open, version }: CycleRow): Cycle {
  return {
    ...{ id, fiscalYear: Number(id), state: state as CycleState, applyUntil: new Date(apply_until) },
    ...{ isNominating: nominations_open === 1, version },
  };
}

export async function allCycles(db: Queries): Promise<readonly Cycle[]> {
  return (await db.selectFrom('dx_cycle').selectAll().orderBy('id', 'desc').execute()).map(toCycle);
}

export async function findCycle(db: Queries, id: string): Promise<Cycle | null> {
  const row = await db.selectFrom('dx_cycle').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toCycle(row);
}

/** The cycle under its lock: whoever changes it or selects in it begins with this. */
export async function lockCycle(tx: Tx, id: string): Promise<Cycle | null> {
  const row = await tx
    .updateTable('dx_cycle')
    .set((column) => ({ version: column.ref('version') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : toCycle(row);
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
