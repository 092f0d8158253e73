import { z } from 'zod';
import { toInstant } from '../../kernel/clock.ts';
import { GRADES } from '../../kernel/grade.ts';
import { personId } from '../../kernel/person.ts';
import { ROLES } from '../../kernel/role.ts';
import type { CourseTable, EnrolmentTable, TrainingSessionTable } from '../../storage/tables/training.ts';
import { CATEGORIES, DX_CLASSES } from './rules/course.ts';
import type { Course, Session } from './rules/course.ts';
import { PROMOTION_CAUSES } from './rules/enrolment.ts';
import type { Enrolment, PromotionCode } from './rules/enrolment.ts';

const names = z.array(z.string()).optional();

const audienceSchema = z.object({
  bureaus: names,
  sections: names,
  grades: z.array(z.enum(GRADES)).optional(),
  roles: z.array(z.enum(ROLES)).optional(),
  yearsSinceHiring: z.int().positive().optional(),
  employeeNumbers: names,
});

const requirementSchema = z.partialRecord(z.enum(DX_CLASSES), z.enum(['required', 'optional']));

export type CourseRow = CourseTable;
export type SessionRow = TrainingSessionTable;
export type EnrolmentRow = EnrolmentTable;

const CATEGORY = z.enum(CATEGORIES);

/** @throws Error when the row was not written by this program */
export function toCourse(row: CourseRow): Course {
  return {
    id: row.id,
    title: row.title,
    category: CATEGORY.parse(row.category),
    description: row.description,
    isDxRelated: row.dx_related === 1,
    audience: audienceSchema.parse(JSON.parse(row.audience)),
    requirement: requirementSchema.parse(JSON.parse(row.requirement)),
    version: row.version,
  };
}

export function fromCourse(course: Course): Omit<CourseRow, 'created_by' | 'created_at' | 'changed_by' | 'changed_fields' | 'updated_at'> {
  return {
    id: course.id,
    title: course.title,
    category: course.category,
    description: course.description,
    dx_related: course.isDxRelated ? 1 : 0,
    audience: JSON.stringify(course.audience),
    requirement: JSON.stringify(course.requirement),
    version: course.version,
  };
}

const SESSION_STATES = z.enum(['draft', 'open', 'cancelled']);

export function toSession(row: SessionRow): Session {
  return {
    id: row.id,
    courseId: row.course_id,
    startsAt: new Date(row.starts_at),
    endsAt: new Date(row.ends_at),
    place: row.place,
    capacity: row.capacity,
    taken: row.taken,
    waiting: row.waiting,
    heldLeft: row.held_left,
    releaseAt: row.release_at === null ? null : new Date(row.release_at),
    applyBy: new Date(row.apply_by),
    cancelBy: new Date(row.cancel_by),
    lockAt: new Date(row.lock_at),
    lastPlace: row.last_place,
    state: SESSION_STATES.parse(row.state),
    cancelReason: row.cancel_reason,
    version: row.version,
  };
}

/** What HR sets; the counters belong to the sign-ups. */
export function fromSession(session: Session) {
  return {
    course_id: session.courseId,
    starts_at: toInstant(session.startsAt),
    ends_at: toInstant(session.endsAt),
    place: session.place,
    capacity: session.capacity,
    held_left: session.heldLeft,
    release_at: session.releaseAt === null ? null : toInstant(session.releaseAt),
    apply_by: toInstant(session.applyBy),
    cancel_by: toInstant(session.cancelBy),
    lock_at: toInstant(session.lockAt),
    state: session.state,
    cancel_reason: session.cancelReason,
    version: session.version,
  };
}

const STATES = z.enum(['confirmed', 'waiting', 'cancelled', 'withdrawn', 'removed']);
const ATTENDANCE = z.enum(['attended', 'absent']).nullable();

export function toEnrolment(row: EnrolmentRow): Enrolment {
  return {
    id: row.id,
    sessionId: row.session_id,
    personId: personId(row.aad_object_id),
    state: STATES.parse(row.state),
    place: row.place,
    hasHeldSeat: row.held_seat === 1,
    promotedBy: toPromotionCode(row.promoted_by),
    attendance: ATTENDANCE.parse(row.attendance),
    removedReason: row.removed_reason,
    version: row.version,
  };
}

function toPromotionCode(code: string | null): PromotionCode | null {
  const [cause, rule] = (code ?? '').split('.');
  const known = PROMOTION_CAUSES.find((one) => one === cause);
  return known === undefined ? null : `${known}.${rule === 'dx-leader' ? 'dx-leader' : 'arrival'}`;
}
