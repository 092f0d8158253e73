import { toInstant, tokyoDay } from '../kernel/clock.ts';
import { isOfficeHours } from '../kernel/office-hours.ts';
import { addDays, atTokyo } from '../kernel/tokyo-time.ts';
import type { WorkingDays } from '../kernel/working-day.ts';
import type { Queries } from '../storage/port.ts';
import type { GapReason, MessageState, OutboxStanding } from './port.ts';

/** What did not arrive is shown for so many days. */
export const GAP_DAYS = 7;

/** Thousandths of the allowed rate. */
const FULL_SPEED = 1000;

const GAPS = ['blocked', 'not-installed', 'failed', 'unknown'] as const satisfies readonly MessageState[];

/** Counts only: nothing here tells who gets what. */
export async function readOutboxStanding(
  db: Queries,
  { now, workingDays }: { readonly now: Date; readonly workingDays: WorkingDays },
): Promise<OutboxStanding> {
  const due = await readDue(db, { now, isOffice: isOfficeHours(now, workingDays) });
  const { sending, pending, sentToday, lastSettled } = await readTotals(db, now);
  return {
    waiting: due.count,
    oldestDueAt: due.oldest === null ? null : new Date(due.oldest),
    later: pending - due.count,
    ...{ sending, sentToday },
    lastSettledAt: lastSettled === null ? null : new Date(lastSettled),
    gaps: await readGaps(db, now),
    pace: await readPace(db, now),
  };
}

async function readDue(db: Queries, { now, isOffice }: { readonly now: Date; readonly isOffice: boolean }) {
  const row = await db
    .selectFrom('outbox_message')
    .select(({ fn }) => [fn.countAll().as('count'), fn.min('due_at').as('oldest')])
    .where('state', '=', 'pending')
    .where('due_at', '<=', toInstant(now))
    .$if(!isOffice, (query) => query.where('hours', '<>', 'office'))
    .executeTakeFirstOrThrow();
  // SQLite and PostgreSQL disagree on the type of a count.
  return { count: Number(row.count), oldest: row.oldest as string | null };
}

async function readTotals(db: Queries, now: Date) {
  const today = toInstant(atTokyo(tokyoDay(now), '00:00'));
  const waiting = await db
    .selectFrom('outbox_message')
    .select(({ fn }) => ['state', fn.countAll().as('count')])
    .where('state', 'in', ['pending', 'sending'])
    .groupBy('state')
    .execute();
  const settled = await db
    .selectFrom('outbox_message')
    .select(({ fn }) => [fn.countAll().as('count'), fn.max('settled_at').as('last')])
    .where('state', '=', 'sent')
    .where('settled_at', '>=', today)
    .where('settled_at', '<=', toInstant(now))
    .executeTakeFirstOrThrow();
  const of = (state: string): number => Number(waiting.find((row) => row.state === state)?.count ?? 0);
  return { pending: of('pending'), sending: of('sending'), sentToday: Number(settled.count), lastSettled: settled.last };
}

/** The pace is kept in real time: a rehearsal whose clock was moved may show a pause that is over. */
async function readPace(db: Queries, now: Date): Promise<OutboxStanding['pace']> {
  const row = await db.selectFrom('outbox_pace').select(['speed', 'paused_until', 'pause_reason']).executeTakeFirst();
  if (row === undefined) return { percent: 100, pausedUntil: null, reason: null };
  const { speed, paused_until: until, pause_reason: reason } = row;
  const percent = Math.round((speed * 100) / FULL_SPEED);
  const isPaused = until !== null && until > toInstant(now);
  return isPaused ? { percent, pausedUntil: new Date(until), reason } : { percent, pausedUntil: null, reason: null };
}

async function readGaps(db: Queries, now: Date): Promise<readonly GapReason[]> {
  const since = toInstant(atTokyo(addDays(tokyoDay(now), -GAP_DAYS), '00:00'));
  const rows = await db
    .selectFrom('outbox_message')
    .select(({ fn }) => ['state', 'reason', fn.countAll().as('count')])
    .where('state', 'in', [...GAPS])
    .where('settled_at', '>=', since)
    .where('settled_at', '<=', toInstant(now))
    .groupBy(['state', 'reason'])
    .orderBy('state')
    .orderBy('reason')
    .execute();
  return rows.map(({ state, reason, count }) => ({ state: state as GapReason['state'], reason: reason ?? '', count: Number(count) }));
}
