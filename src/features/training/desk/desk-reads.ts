import { z } from 'zod';
import { toInstant } from '../../../kernel/clock.ts';
import { personId } from '../../../kernel/person.ts';
import type { PersonId } from '../../../kernel/person.ts';
import type { Queries } from '../../../storage/port.ts';
import type { Course, Training } from '../rules/course.ts';
import type { Enrolment } from '../rules/enrolment.ts';
import { findCourse, findTraining } from '../session-store.ts';
import { toCourse, toEnrolment, toSession } from '../training-rows.ts';

/** Who changed what, and when, the last time. */
export interface LastChange {
  readonly by: PersonId;
  readonly at: Date;
  /** Codes of the fields. */
  readonly fields: readonly string[];
}

/** How many were there, and for how many nothing has been entered. */
export interface AttendanceCount {
  readonly attended: number;
  readonly absent: number;
  readonly open: number;
}

/** A session as HR sees it. */
export interface DeskSession extends Training {
  /** How many of those confirmed sit on a seat held back. */
  readonly usedHeld: number;
  readonly attendance: AttendanceCount;
}

const fieldsSchema = z.array(z.string());

export async function lastChangeOf(db: Queries, table: 'course' | 'training_session', id: string): Promise<LastChange | null> {
  const row = await db.selectFrom(table).select(['changed_by', 'changed_fields', 'updated_at']).where('id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  const { changed_by, changed_fields, updated_at } = row;
  return { by: personId(changed_by), at: new Date(updated_at), fields: fieldsSchema.parse(JSON.parse(changed_fields)) };
}

export async function deskSession(db: Queries, id: string): Promise<DeskSession | null> {
  const training = await findTraining(db, id);
  return training === null ? null : ((await counted(db, [training]))[0] ?? null);
}

export interface DeskCourse {
  readonly course: Course;
  /** What is coming first, then what is over, the latest first. */
  readonly sessions: readonly DeskSession[];
}

export async function deskCourse(db: Queries, id: string, now: Date): Promise<DeskCourse | null> {
  const course = await findCourse(db, id);
  if (course === null) return null;
  const rows = await db.selectFrom('training_session').selectAll().where('course_id', '=', id).orderBy('starts_at').execute();
  const sessions = await counted(
    db,
    rows.map((row) => ({ course, session: toSession(row) })),
  );
  const coming = sessions.filter(({ session }) => session.endsAt > now);
  return { course, sessions: [...coming, ...sessions.filter(({ session }) => session.endsAt <= now).toReversed()] };
}

/** What stands in the list of the desk: a session, or a course without one that is coming. */
export type DeskRow = { readonly kind: 'session'; readonly session: DeskSession } | { readonly kind: 'course'; readonly course: Course };

/** What waits for HR first: sessions without attendance; then what is coming, the soonest first; then courses without a date. */
export async function deskRows(db: Queries, now: Date): Promise<readonly DeskRow[]> {
  const courses = (await db.selectFrom('course').selectAll().orderBy('title').orderBy('id').execute()).map(toCourse);
  const byId = new Map(courses.map((course) => [course.id, course]));
  const rows = await db
    .selectFrom('training_session')
    .selectAll()
    .where((where) => where.or([where('ends_at', '>', toInstant(now)), where('id', 'in', withoutAttendance(db))]))
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
  const trainings = rows.flatMap((row) => {
    const course = byId.get(row.course_id);
    return course === undefined ? [] : [{ course, session: toSession(row) }];
  });
  const sessions = await counted(db, trainings);
  const isOver = ({ session }: DeskSession): boolean => session.endsAt <= now;
  const dated = new Set(sessions.filter((one) => !isOver(one)).map(({ course }) => course.id));
  return [
    ...[...sessions.filter(isOver), ...sessions.filter((one) => !isOver(one))].map((session) => ({ kind: 'session' as const, session })),
    ...courses.filter(({ id }) => !dated.has(id)).map((course) => ({ kind: 'course' as const, course })),
  ];
}

function withoutAttendance(db: Queries) {
  return db
    .selectFrom('enrolment')
    .innerJoin('training_session', 'training_session.id', 'enrolment.session_id')
    .select('enrolment.session_id')
    .where('enrolment.state', '=', 'confirmed')
    .where('enrolment.attendance', 'is', null)
    .where('training_session.state', '=', 'open');
}

async function counted(db: Queries, trainings: readonly Training[]): Promise<readonly DeskSession[]> {
  if (trainings.length === 0) return [];
  const rows = await db
    .selectFrom('enrolment')
    .select(['session_id', 'held_seat', 'attendance', ({ fn }) => fn.countAll<number | string>().as('count')])
    .where(
      'session_id',
      'in',
      trainings.map(({ session }) => session.id),
    )
    .where('state', '=', 'confirmed')
    .groupBy(['session_id', 'held_seat', 'attendance'])
    .execute();
  return trainings.map((training) => {
    const own = rows.filter((row) => row.session_id === training.session.id);
    const sum = (fits: (row: (typeof rows)[number]) => boolean): number =>
      own.filter(fits).reduce((total, { count }) => total + Number(count), 0);
    return {
      ...training,
      usedHeld: sum(({ held_seat }) => held_seat === 1),
      attendance: {
        attended: sum(({ attendance }) => attendance === 'attended'),
        absent: sum(({ attendance }) => attendance === 'absent'),
        open: sum(({ attendance }) => attendance === null),
      },
    };
  });
}

/** Everybody of a session who is or was on it, in order of arrival. */
export async function enrolmentsIn(db: Queries, sessionId: string): Promise<readonly (Enrolment & { readonly enrolledAt: Date })[]> {
  const rows = await db.selectFrom('enrolment').selectAll().where('session_id', '=', sessionId).orderBy('place').execute();
  return rows.map((row) => ({ ...toEnrolment(row), enrolledAt: new Date(row.enrolled_at) }));
}

/** Sessions of the same course that one may still be moved to. */
export async function otherDates(db: Queries, { course, session }: Training, now: Date): Promise<readonly Training[]> {
  const rows = await db
    .selectFrom('training_session')
    .selectAll()
    .where('course_id', '=', course.id)
    .where('id', '!=', session.id)
    .where('state', '=', 'open')
    .where('apply_by', '>=', toInstant(now))
    .orderBy('starts_at')
    .limit(10)
    .execute();
  return rows.map((row) => ({ course, session: toSession(row) }));
}
