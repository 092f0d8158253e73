import { toInstant } from '../kernel/clock.ts';
import type { QueueFigures } from '../kernel/metrics.ts';
import type { Queries } from '../storage/port.ts';

export interface Reading {
  readonly now: Date;
  /** Of the wall clock. */
  readonly wallNow: number;
  readonly perSecond: number;
}

/** What an operator sees of the outbox, the same from every instance. Read from an index and one row. */
export async function queueFigures(db: Queries, { now, wallNow, perSecond }: Reading): Promise<QueueFigures> {
  const rows = await db
    .selectFrom('outbox_message')
    .select([
      'state',
      (found) => found.fn.countAll().as('messages'),
      (found) => found.fn.countAll().filterWhere('due_at', '<=', toInstant(now)).as('due'),
      (found) => found.fn.min('due_at').as('oldest'),
    ])
    .where('state', 'in', ['pending', 'sending'])
    .groupBy('state')
    .execute();
  const sending = rows.find(({ state }) => state === 'sending');
  const pending = rows.find(({ state }) => state === 'pending');
  const pace = await db.selectFrom('outbox_pace').select(['speed', 'paused_until']).executeTakeFirst();
  return { ...waitingOf(pending, now), sending: Number(sending?.messages ?? 0), perSecond: perSecond * speedOf(pace, wallNow) };
}

interface Pending {
  readonly messages: number | string | bigint;
  readonly due: number | string | bigint;
  readonly oldest: string;
}

function waitingOf(pending: Pending | undefined, now: Date): Pick<QueueFigures, 'due' | 'later' | 'oldestSeconds'> {
  if (pending === undefined) return { due: 0, later: 0, oldestSeconds: 0 };
  const due = Number(pending.due);
  const waited = Math.round((now.getTime() - Date.parse(pending.oldest)) / 1_000);
  return { due, later: Number(pending.messages) - due, oldestSeconds: due === 0 ? 0 : waited };
}

function speedOf(pace: { readonly speed: number; readonly paused_until: string | null } | undefined, wallNow: number): number {
  if (pace === undefined) return 1;
  const isPaused = pace.paused_until !== null && Date.parse(pace.paused_until) > wallNow;
  return isPaused ? 0 : pace.speed / 1_000;
}
