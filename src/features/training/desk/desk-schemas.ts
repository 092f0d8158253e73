import { z } from 'zod';
import { COURSE_FIELDS } from './course-form.ts';
import type { CourseField, CourseInputs } from './course-form.ts';
import { SESSION_FIELDS } from './session-form.ts';
import type { SessionField, SessionInputs } from './session-form.ts';

const id = z.string().min(1).max(100);
const version = z.int().min(0);
const page = z.int().min(0).max(10_000).default(0);
/** What was typed; a field that was left empty is missing. Its length is answered on the card. */
const typed = z.string().default('');

export const nothingSchema = z.object({});
export const pageSchema = z.object({ page });
export const idSchema = z.object({ id });
export const idPageSchema = z.object({ id, page });
export const seenSchema = z.object({ id, version });
export const reasonSchema = z.object({ id, version, reason: typed });
export const moveSchema = z.object({ id, version, reason: typed, to: typed });
export const choosePersonSchema = z.object({ id, page, enrolment: typed });
export const searchSchema = z.object({ id, name: typed });
export const signUpForSchema = z.object({ id, name: typed, person: typed });
export const attendanceSchema = z.object({ id, version, page, shown: z.string().max(4000), attended: typed });
export const exportSchema = z.object({ id, format: z.enum(['xlsx', 'csv']) });

/** The field of the title is called `name` on the card, where `title` is the heading. */
const courseInputs = Object.fromEntries(COURSE_FIELDS.filter((field) => field !== 'title').map((field) => [field, typed])) as Record<
  Exclude<CourseField, 'title'>,
  typeof typed
>;

export const saveCourseSchema = z
  .object({ id, version, name: typed, ...courseInputs })
  .transform(({ id, version, name, ...inputs }) => ({ id, version, inputs: { ...inputs, title: name } satisfies CourseInputs }));

const sessionInputs = Object.fromEntries(SESSION_FIELDS.map((field) => [field, typed])) as Record<SessionField, typeof typed>;

export const saveSessionSchema = z
  .object({ id, course: id, version, ...sessionInputs })
  .transform(({ id, course, version, ...inputs }) => ({ id, course, version, inputs: inputs satisfies SessionInputs }));
