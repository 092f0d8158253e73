import { toInstant } from '../../kernel/clock.ts';
import { personId } from '../../kernel/person.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Queries, Tx } from '../../storage/port.ts';
import type { Course, Session, Training } from './rules/course.ts';
import type { Enrolment } from './rules/enrolment.ts';
import type { Waiting } from './rules/waiting-list.ts';
import { fromCourse, fromSession, toCourse, toEnrolment, toSession } from './training-rows.ts';
import type { SessionRow } from './training-rows.ts';

/** Who changes something, and when. */
export interface Change {
  /** aadObjectId, or `system`. */
  readonly by: string;
  readonly now: Date;
  /** Codes of the fields that HR has changed. */
  readonly fields?: readonly string[];
}

/** Writes the course as given, a new one or a changed one; the caller raises the version. */
export async function saveCourse(tx: Tx, course: Course, change: Change): Promise<void> {
  const { by, now } = change;
  const { id, ...values } = { ...fromCourse(course), ...changed(change) };
  await tx
    .insertInto('course')
    .values({ id, ...values, created_by: by, created_at: toInstant(now) })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

/**
 * Writes what HR sets of the session, a new one or a changed one; `taken`, `waiting` and `lastPlace` of one that is there stay as they are.
 * A changed one is locked first (`lockTraining`), and `promoteWaiting` follows when it may have seats again.
 */
export async function saveSession(tx: Tx, session: Session, change: Change): Promise<void> {
  const { by, now } = change;
  const values = { ...fromSession(session), ...changed(change) };
  const fresh = { taken: 0, waiting: 0, last_place: 0, reminded_for: null, created_by: by, created_at: toInstant(now) };
  await tx
    .insertInto('training_session')
    .values({ id: session.id, ...values, ...fresh })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

function changed({ by, now, fields = [] }: Change) {
  return { changed_by: by, changed_fields: JSON.stringify(fields), updated_at: toInstant(now) };
}

export async function findCourse(db: Queries, id: string): Promise<Course | null> {
  const row = await db.selectFrom('course').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toCourse(row);
}

export async function findTraining(db: Queries, sessionId: string): Promise<Training | null> {
  const row = await db.selectFrom('training_session').selectAll().where('id', '=', sessionId).executeTakeFirst();
  if (row === undefined) return null;
  const course = await db.selectFrom('course').selectAll().where('id', '=', row.course_id).executeTakeFirstOrThrow();
  return { session: toSession(row), course: toCourse(course) };
}

/**
 * The session under its lock: whoever changes seats or enrolments of a session begins with this, after the lock of the person
 * (`guardPerson`) where there is one, so that all wait for each other in the same order. Null when there is none.
 */
export async function lockTraining(tx: Tx, sessionId: string): Promise<Training | null> {
  const row = await tx
    .updateTable('training_session')
    .set((column) => ({ taken: column.ref('taken') }))
    .where('id', '=', sessionId)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  const course = await tx.selectFrom('course').selectAll().where('id', '=', row.course_id).executeTakeFirstOrThrow();
  return { session: toSession(row), course: toCourse(course) };
}

/**
 * The lock of a person: two sign-ups of one person follow each other, so that they cannot book the same time twice. Several are taken in the
 * order of their ids, so that two who need the same ones never wait for each other.
 */
export async function guardPersons(tx: Tx, people: readonly PersonId[], now: Date): Promise<void> {
  const touched_at = toInstant(now);
  const rows = [...new Set(people)].sort().map((person) => ({ aad_object_id: person, touched_at }));
  await tx
    .insertInto('enrolment_guard')
    .values(rows)
    .onConflict((conflict) => conflict.column('aad_object_id').doUpdateSet({ touched_at }))
    .execute();
}

export function guardPerson(tx: Tx, person: PersonId, now: Date): Promise<void> {
  return guardPersons(tx, [person], now);
}

/** By how much the counters of a session change. */
export type SeatChange = Readonly<Partial<Record<'taken' | 'waiting' | 'held_left' | 'last_place', number>>>;

export async function changeSeats(tx: Tx, sessionId: string, change: SeatChange): Promise<void> {
  await tx
    .updateTable('training_session')
    .set((column) => ({
      taken: column('taken', '+', change.taken ?? 0),
      waiting: column('waiting', '+', change.waiting ?? 0),
      held_left: column('held_left', '+', change.held_left ?? 0),
      last_place: column('last_place', '+', change.last_place ?? 0),
    }))
    .where('id', '=', sessionId)
    .execute();
}

export async function findEnrolment(db: Queries, id: string): Promise<Enrolment | null> {
  const row = await db.selectFrom('enrolment').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toEnrolment(row);
}

/** The waiting list in order of arrival. */
export async function waitingOf(db: Queries, sessionId: string): Promise<readonly Waiting[]> {
  const rows = await db
    .selectFrom('enrolment')
    .select(['id', 'aad_object_id', 'place'])
    .where('session_id', '=', sessionId)
    .where('state', '=', 'waiting')
    .orderBy('place')
    .execute();
  return rows.map((row) => ({ id: row.id, personId: personId(row.aad_object_id), place: row.place }));
}

/** Sessions that can be applied for at this moment. */
export async function openTrainings(db: Queries, now: string): Promise<readonly Training[]> {
  const rows = await db.selectFrom('training_session').selectAll().where('state', '=', 'open').where('apply_by', '>=', now).execute();
  return withCourses(db, rows);
}

export async function trainingsOf(db: Queries, sessionIds: readonly string[]): Promise<readonly Training[]> {
  if (sessionIds.length === 0) return [];
  const rows = await db
    .selectFrom('training_session')
    .selectAll()
    .where('id', 'in', [...sessionIds])
    .execute();
  return withCourses(db, rows);
}

async function withCourses(db: Queries, rows: readonly SessionRow[]): Promise<readonly Training[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map((row) => row.course_id))];
  const courses = await db.selectFrom('course').selectAll().where('id', 'in', ids).execute();
  const byId = new Map(courses.map((row) => [row.id, toCourse(row)]));
  return rows.flatMap((row) => {
    const course = byId.get(row.course_id);
    return course === undefined ? [] : [{ session: toSession(row), course }];
  });
}

/** All that this person has ever signed up for. */
export async function enrolmentsOf(db: Queries, person: PersonId): Promise<readonly Enrolment[]> {
  const rows = await db.selectFrom('enrolment').selectAll().where('aad_object_id', '=', person).execute();
  return rows.map(toEnrolment);
}

/** Who has a seat, in order of arrival. */
export async function confirmedOf(db: Queries, sessionId: string): Promise<readonly PersonId[]> {
  const rows = await db
    .selectFrom('enrolment')
    .select('aad_object_id')
    .where('session_id', '=', sessionId)
    .where('state', '=', 'confirmed')
    .orderBy('place')
    .execute();
  return rows.map((row) => personId(row.aad_object_id));
}

/** The title of a training that this person was at; null when they were not. */
export async function attendedTitle(db: Queries, sessionId: string, person: PersonId): Promise<string | null> {
  const row = await db
    .selectFrom('enrolment')
    .innerJoin('training_session', 'training_session.id', 'enrolment.session_id')
    .innerJoin('course', 'course.id', 'training_session.course_id')
    .select('course.title')
    .where('enrolment.session_id', '=', sessionId)
    .where('enrolment.aad_object_id', '=', person)
    .where('enrolment.attendance', '=', 'attended')
    .executeTakeFirst();
  return row?.title ?? null;
}
