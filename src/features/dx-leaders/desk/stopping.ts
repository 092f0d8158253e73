import { toInstant } from '../../../kernel/clock.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { Queries } from '../../../storage/port.ts';
import { lockCycle } from '../cycle-store.ts';
import { batchOf, findAnnouncement } from './announcing.ts';
import type { SeenCycle } from './cycle-steps.ts';
import type { DeskActor, DxDeskDeps } from './desk-deps.ts';

/** `over`: all of it is under way or has left. For all but `done` nothing has changed. */
export type Stopped = { readonly kind: 'done' | 'already' | 'over' | 'conflict' | 'gone' };

/** 取りやめる: what waits is cancelled and nothing more is written; what has left cannot be taken back. */
export function stopAnnouncing(
  { storage, batches }: Pick<DxDeskDeps, 'storage' | 'batches'>,
  seen: SeenCycle,
  { by, now }: DeskActor,
): Promise<Stopped> {
  return storage.transaction(async (tx): Promise<Stopped> => {
    const cycle = await lockCycle(tx, seen.id);
    const announced = cycle === null ? null : await findAnnouncement(tx, cycle.id);
    if (cycle === null || announced === null) return { kind: 'gone' };
    if (announced.stopped_at !== null) return { kind: 'already' };
    if (cycle.version !== seen.version) return { kind: 'conflict' };
    if (!(await canStop(tx, cycle.id, batches))) return { kind: 'over' };
    const at = toInstant(now);
    const stopped = { stopped_at: at, finished_at: announced.finished_at ?? at };
    await tx.updateTable('dx_announcement').set(stopped).where('cycle_id', '=', cycle.id).execute();
    const cancelled = await batches.cancel(tx, batchOf(cycle.id), now);
    await appendAudit(tx, { at: now, actor: by, action: 'dx-leaders.list-stopped', subject: cycle.id, detail: { cancelled } });
    return { kind: 'done' };
  });
}

/** Whether some of it has not left yet. */
export async function canStop(db: Queries, cycleId: string, batches: DxDeskDeps['batches']): Promise<boolean> {
  const announced = await findAnnouncement(db, cycleId);
  if (announced === null || announced.stopped_at !== null) return false;
  return announced.finished_at === null || (await batches.counts(db, batchOf(cycleId))).pending > 0;
}
