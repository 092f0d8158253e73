import type { AuditEvent, Tx } from './port.ts';
import { toInstant } from '../kernel/clock.ts';

/** A person may be refused so often in an hour with a line for each; whoever goes on tells the auditor nothing new. */
export const REFUSALS_AN_HOUR = 60;

const HOUR = 60 * 60_000;
const REFUSED = '.refused';
/** What a refused tap names may be anything; only what looks like an id of ours is kept. */
const ID = /^[\w.-]{1,80}$/;

/** The line as it is written: the last one of an hour says so, and those after it are left out (null), so that a flood cannot fill the log. */
export async function withinBounds(tx: Tx, wanted: AuditEvent): Promise<AuditEvent | null> {
  if (!wanted.action.endsWith(REFUSED)) return wanted;
  const event = { ...wanted, subject: ID.test(wanted.subject) ? wanted.subject : 'unknown' };
  const since = toInstant(new Date(event.at.getTime() - HOUR));
  const { lines } = await tx
    .selectFrom('audit_entry')
    .select(({ fn }) => fn.countAll<number | string>().as('lines'))
    .where('actor', '=', event.actor)
    .where('at', '>', since)
    .where('action', 'like', `%${REFUSED}`)
    .executeTakeFirstOrThrow();
  const before = Number(lines);
  if (before >= REFUSALS_AN_HOUR) return null;
  return before === REFUSALS_AN_HOUR - 1 ? { ...event, detail: { ...event.detail, last: 'of this hour' } } : event;
}
