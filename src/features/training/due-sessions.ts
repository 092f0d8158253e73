import { toInstant } from '../../kernel/clock.ts';
import type { Queries, Tx } from '../../storage/port.ts';
import type { Session } from './rules/course.ts';

/** Sessions with held seats to release, or with people waiting while a seat is free. */
export async function unsettledSessions(db: Queries, now: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('training_session')
    .select('id')
    .where('state', '=', 'open')
    .where('starts_at', '>', now)
    .where((where) =>
      where.or([
        where.and([where('held_left', '>', 0), where('release_at', '<=', now)]),
        where.and([where('waiting', '>', 0), where('taken', '<', where.ref('capacity')), where('lock_at', '>', now)]),
      ]),
    )
    .execute();
  return rows.map(({ id }) => id);
}

/** Sessions that begin in this time and of which nobody has been reminded. */
export async function sessionsToRemind(
  db: Queries,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<readonly { readonly id: string; readonly startsAt: Date }[]> {
  const rows = await db
    .selectFrom('training_session')
    .select(['id', 'starts_at'])
    .where('state', '=', 'open')
    .where('starts_at', '>', from)
    .where('starts_at', '<', until)
    .where((where) => where.or([where('reminded_for', 'is', null), where('reminded_for', '!=', where.ref('starts_at'))]))
    .execute();
  return rows.map((row) => ({ id: row.id, startsAt: new Date(row.starts_at) }));
}

/** True for the one call that may remind of this session at this time. */
export async function markReminded(tx: Tx, { id, startsAt }: Session): Promise<boolean> {
  const at = toInstant(startsAt);
  const row = await tx
    .updateTable('training_session')
    .set({ reminded_for: at })
    .where('id', '=', id)
    .where((where) => where.or([where('reminded_for', 'is', null), where('reminded_for', '!=', at)]))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
