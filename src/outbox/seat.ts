import { toInstant } from '../kernel/clock.ts';
import type { Tx } from '../storage/port.ts';
import type { PaceState } from './speed.ts';

/** A process that has died keeps the others waiting so long. Milliseconds. */
const LEASE = 5_000;
/** The holder stops so long before its time is over, in case the clocks of two servers differ. */
const CLOCKS_APART = 1_000;
/** How long after a round sends may begin. */
export const SEATED_FOR = LEASE - CLOCKS_APART;
/** One installation serves one tenant, and the pace is the tenant's. */
const SEAT = 'tenant';

/**
 * The right to send, which one process has at a time: so the pace is kept exactly, however many instances run. Times are the wall clock's, in
 * milliseconds since 1970, because several servers compare them.
 */
export interface Seat {
  /** Until when another process may have sent; it changes when the seat changes hands. */
  readonly othersUntil: number;
  readonly pace: PaceState;
}

/** Takes the seat or stays in it; null while another process sits there. */
export async function takeSeat(tx: Tx, holder: string, now: number): Promise<Seat | null> {
  const held_until = instant(now + LEASE);
  const row = await tx
    .insertInto('outbox_pace')
    .values({ id: SEAT, holder, held_until, previous_until: instant(0), speed: 1_000, paused_until: null, pause_reason: null })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((seat) => ({
          previous_until: seat
            .case()
            .when('outbox_pace.holder', '=', holder)
            .then(seat.ref('outbox_pace.previous_until'))
            .else(seat.ref('outbox_pace.held_until'))
            .end(),
          holder,
          held_until,
        }))
        .where((seat) => seat.or([seat('outbox_pace.holder', '=', holder), seat('outbox_pace.held_until', '<=', instant(now))])),
    )
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  const pausedUntil = row.paused_until === null ? 0 : Date.parse(row.paused_until);
  return { othersUntil: Date.parse(row.previous_until), pace: { speed: row.speed, pausedUntil, reason: row.pause_reason } };
}

/** What the holder has learned of the pace, for whoever sits there next. */
export async function keepPace(tx: Tx, holder: string, { speed, pausedUntil, reason }: PaceState): Promise<void> {
  await tx
    .updateTable('outbox_pace')
    .set({ speed, paused_until: pausedUntil === 0 ? null : instant(pausedUntil), pause_reason: reason })
    .where('id', '=', SEAT)
    .where('holder', '=', holder)
    .execute();
}

/** Another process may take the seat at once; it begins a window later. */
export async function leaveSeat(tx: Tx, holder: string, now: number): Promise<void> {
  await tx
    .updateTable('outbox_pace')
    .set({ held_until: instant(now) })
    .where('id', '=', SEAT)
    .where('holder', '=', holder)
    .execute();
}

function instant(time: number): string {
  return toInstant(new Date(time));
}
