import { toInstant } from '../../../kernel/clock.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { Storage } from '../../../storage/port.ts';
import { allCycles, lockCycle, saveCycle } from '../cycle-store.ts';
import type { Cycle } from '../cycle.ts';
import type { DeskActor } from './desk-deps.ts';

/** A cycle as the card showed it. */
export interface SeenCycle {
  readonly id: string;
  readonly version: number;
}

/** What became of a step; for all but `done` nothing has changed. */
export type CycleStep =
  /** `already`: it was so before, a second tap. `conflict`: somebody has changed it since. `too-late`: its state does not allow it any more. */
  { readonly kind: 'done' | 'already' | 'conflict' | 'too-late' | 'gone' };

/** 募集を始める: one cycle at a time, one for each year. */
export async function openCycle(
  storage: Storage,
  { fiscalYear, applyUntil }: { readonly fiscalYear: number; readonly applyUntil: Date },
  { by, now }: DeskActor,
): Promise<CycleStep> {
  const at = toInstant(now);
  const opened = storage.transaction(async (tx): Promise<CycleStep> => {
    const fresh = await tx
      .insertInto('dx_cycle')
      .values({
        ...{ id: String(fiscalYear), state: 'open', apply_until: toInstant(applyUntil), nominations_open: 0, version: 1 },
        ...{ opened_by: by, opened_at: at, closed_at: null, published_by: null, published_at: null, updated_at: at },
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    if (fresh.numInsertedOrUpdatedRows !== 1n) return { kind: 'already' };
    const others = (await allCycles(tx)).filter(({ id, state }) => id !== String(fiscalYear) && state !== 'published');
    if (others.length > 0) throw new AnotherIsRunning();
    const detail = { until: toInstant(applyUntil), section: '5.5.(2)' };
    await appendAudit(tx, { at: now, actor: by, action: 'dx-leaders.cycle-opened', subject: String(fiscalYear), detail });
    return { kind: 'done' };
  });
  return opened.catch((error: unknown): CycleStep => {
    if (error instanceof AnotherIsRunning) return { kind: 'too-late' };
    throw error;
  });
}

/** Takes the new cycle back: the transaction must not leave it. */
class AnotherIsRunning extends Error {}

interface Change {
  readonly isDone: (cycle: Cycle) => boolean;
  readonly isTooLate: (cycle: Cycle) => boolean;
  readonly change: Partial<Cycle>;
  readonly action: string;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

async function step(storage: Storage, seen: SeenCycle, { change, ...wanted }: Change & { readonly actor: DeskActor }): Promise<CycleStep> {
  const { by, now } = wanted.actor;
  return storage.transaction(async (tx): Promise<CycleStep> => {
    const cycle = await lockCycle(tx, seen.id);
    if (cycle === null) return { kind: 'gone' };
    if (wanted.isDone(cycle)) return { kind: 'already' };
    if (wanted.isTooLate(cycle)) return { kind: 'too-late' };
    if (cycle.version !== seen.version) return { kind: 'conflict' };
    await saveCycle(tx, { ...cycle, ...change }, now);
    await appendAudit(tx, { at: now, actor: by, action: wanted.action, subject: cycle.id, detail: wanted.detail });
    return { kind: 'done' };
  });
}

/** Another last day; a cycle that was closed takes applications again. */
export function changeDeadline(
  storage: Storage,
  { applyUntil, ...seen }: SeenCycle & { readonly applyUntil: Date },
  actor: DeskActor,
): Promise<CycleStep> {
  return step(storage, seen, {
    actor,
    isDone: ({ state, applyUntil: until }) => state === 'open' && until.getTime() === applyUntil.getTime(),
    isTooLate: ({ state }) => state === 'published',
    change: { state: 'open', applyUntil },
    action: 'dx-leaders.deadline-changed',
    detail: { until: toInstant(applyUntil), section: '5.5.(2)' },
  });
}

/** 推薦 is the fallback (R2): opened and closed by DX推進担当 while applications are taken. */
export function setNominations(
  storage: Storage,
  { isOpen, ...seen }: SeenCycle & { readonly isOpen: boolean },
  actor: DeskActor,
): Promise<CycleStep> {
  return step(storage, seen, {
    actor,
    isDone: ({ isNominating }) => isNominating === isOpen,
    isTooLate: ({ state, applyUntil }) => state !== 'open' || (isOpen && applyUntil < actor.now),
    change: { isNominating: isOpen },
    action: isOpen ? 'dx-leaders.nominations-opened' : 'dx-leaders.nominations-closed',
    detail: { section: '5.5.(2)' },
  });
}

/** 募集を締め切る: from here on DX推進担当 selects. */
export function closeCycle(storage: Storage, seen: SeenCycle, actor: DeskActor): Promise<CycleStep> {
  return step(storage, seen, {
    actor,
    isDone: ({ state }) => state === 'closed',
    isTooLate: ({ state }) => state === 'published',
    change: { state: 'closed', isNominating: false },
    action: 'dx-leaders.cycle-closed',
    detail: { section: '5.5.(2)' },
  });
}
