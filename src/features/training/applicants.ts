import { personId } from '../../kernel/person.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Queries } from '../../storage/port.ts';
import type { Enrolment } from './rules/enrolment.ts';
import type { OwnSession } from './rules/sign-up.ts';
import { toEnrolment } from './training-rows.ts';

/** What somebody brings along who signs up for a session. */
export interface Applicant {
  /** Their row in this session, if there ever was a sign-up. */
  readonly current: Enrolment | null;
  /** What they have signed up for besides and what has not been called off. */
  readonly own: readonly OwnSession[];
}

export async function applicantsOf(db: Queries, people: readonly PersonId[], sessionId: string): Promise<ReadonlyMap<PersonId, Applicant>> {
  const rows = await db
    .selectFrom('enrolment')
    .innerJoin('training_session', 'training_session.id', 'enrolment.session_id')
    .innerJoin('course', 'course.id', 'training_session.course_id')
    .selectAll('enrolment')
    .select(['course.title', 'starts_at', 'ends_at', 'lock_at'])
    .where('enrolment.aad_object_id', 'in', [...new Set(people)])
    .where((where) =>
      where.or([
        where('enrolment.session_id', '=', sessionId),
        where.and([where('enrolment.state', 'in', ['confirmed', 'waiting']), where('training_session.state', '=', 'open')]),
      ]),
    )
    .orderBy('starts_at')
    .execute();
  const found = new Map<PersonId, { current: Enrolment | null; own: OwnSession[] }>(people.map((id) => [id, { current: null, own: [] }]));
  for (const row of rows) {
    const applicant = found.get(personId(row.aad_object_id));
    if (applicant === undefined) continue;
    if (row.session_id === sessionId) applicant.current = toEnrolment(row);
    else applicant.own.push(toOwnSession(row));
  }
  return found;
}

interface OwnRow {
  readonly title: string;
  readonly state: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly lock_at: string;
}

function toOwnSession({ title, state, starts_at, ends_at, lock_at }: OwnRow): OwnSession {
  return {
    title,
    state: state === 'confirmed' ? 'confirmed' : 'waiting',
    startsAt: new Date(starts_at),
    endsAt: new Date(ends_at),
    lockAt: new Date(lock_at),
  };
}
