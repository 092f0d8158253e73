import { toInstant } from '../../kernel/clock.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Queries, Tx } from '../../storage/port.ts';
import type { AnnouncementTable } from '../../storage/tables/announcements.ts';
import { parseContent } from './announcement.ts';
import type { Announcement, Content, State } from './announcement.ts';
import { FROM } from './rules/steps.ts';
import type { Step } from './rules/steps.ts';

export type Seen = Pick<Announcement, 'id' | 'revision'>;

export async function findAnnouncement(db: Queries, id: string): Promise<Announcement | null> {
  const row = await db.selectFrom('announcement').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : announcementOf(row);
}

/** The one changed last first. */
export async function allAnnouncements(db: Queries): Promise<readonly Announcement[]> {
  const rows = await db.selectFrom('announcement').selectAll().orderBy('updated_at', 'desc').orderBy('id').execute();
  return rows.map(announcementOf);
}

export async function announcementsIn(db: Queries, states: readonly State[]): Promise<readonly Announcement[]> {
  const rows = await db.selectFrom('announcement').selectAll().where('state', 'in', states).orderBy('id').execute();
  return rows.map(announcementOf);
}

/** False when there is one of this id. */
export async function insertDraft(
  db: Queries,
  { id, content, by }: { readonly id: string; readonly content: Content; readonly by: PersonId },
  now: Date,
): Promise<boolean> {
  const at = toInstant(now);
  const inserted = await db
    .insertInto('announcement')
    .values({
      ...{ id, state: 'draft', content: JSON.stringify(content), revision: 1, created_by: by, updated_by: by, requested_by: null },
      ...{ confirmed_by: null, tested_revision: 0, scheduled_at: null, started_at: null, finished_at: null, progress_no: 0 },
      ...{ progress_at: null, progress_shown: '', reminded_on: null, created_at: at, updated_at: at },
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Null when it is gone, no draft any more, or was changed since this revision. */
export async function changeContent(
  db: Queries,
  { id, revision, content, by }: Seen & { readonly content: Content; readonly by: PersonId },
  now: Date,
): Promise<Announcement | null> {
  const row = await db
    .updateTable('announcement')
    .set({ content: JSON.stringify(content), updated_by: by, updated_at: toInstant(now), revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', 'in', FROM.change)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : announcementOf(row);
}

const OWNERS = ['created_by', 'updated_by', 'requested_by'] as const;

interface Taken extends Seen {
  readonly step: Exclude<Step, 'change' | 'discard'>;
  readonly set: Partial<Omit<AnnouncementTable, 'id' | 'content' | 'revision'>>;
  /** Not by this person if they wrote it, changed it or asked for it. */
  readonly notOwnOf?: PersonId;
}

/** One step of its way, and the lock of the row with it; null when this revision is not where the step begins. */
export async function takeStep(tx: Tx, { id, revision, step, set, notOwnOf }: Taken, now: Date): Promise<Announcement | null> {
  const row = await tx
    .updateTable('announcement')
    .set({ ...set, updated_at: toInstant(now) })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', 'in', FROM[step])
    .$if(notOwnOf !== undefined, (own) =>
      own.where((row) => row.and(OWNERS.map((column) => row.or([row(column, 'is', null), row(column, '!=', notOwnOf ?? '')])))),
    )
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : announcementOf(row);
}

/** Writes beside the way of its states, while it stands in one of these; null when it does not. */
export async function amend(
  tx: Tx,
  { id, states, set }: { readonly id: string; readonly states: readonly State[]; readonly set: Partial<AnnouncementTable> },
): Promise<Announcement | null> {
  const row = await tx
    .updateTable('announcement')
    .set(set)
    .where('id', '=', id)
    .where('state', 'in', states)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : announcementOf(row);
}

export async function discardDraft(tx: Tx, { id, revision }: Seen): Promise<boolean> {
  const removed = await tx
    .deleteFrom('announcement')
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', 'in', FROM.discard)
    .returning('id')
    .executeTakeFirst();
  return removed !== undefined;
}

function announcementOf(row: AnnouncementTable): Announcement {
  const date = (instant: string | null): Date | null => (instant === null ? null : new Date(instant));
  return {
    ...{ id: row.id, state: row.state as State, content: parseContent(row.content), revision: row.revision },
    ...{ createdBy: row.created_by as PersonId, updatedBy: row.updated_by as PersonId },
    ...{ requestedBy: row.requested_by as PersonId | null, confirmedBy: row.confirmed_by as PersonId | null },
    ...{ testedRevision: row.tested_revision, scheduledAt: date(row.scheduled_at), startedAt: date(row.started_at) },
    ...{ finishedAt: date(row.finished_at), progressNo: row.progress_no, progressAt: date(row.progress_at) },
    ...{ progressShown: row.progress_shown, remindedOn: row.reminded_on, updatedAt: new Date(row.updated_at) },
  };
}
