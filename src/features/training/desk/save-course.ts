import { appendAudit } from '../../../storage/audit.ts';
import type { Tx } from '../../../storage/port.ts';
import type { Course } from '../rules/course.ts';
import { lockTraining, saveCourse, saveSession } from '../session-store.ts';
import { toCourse } from '../training-rows.ts';
import { courseChanges } from './course-form.ts';
import type { CourseDraft, CourseField } from './course-form.ts';
import type { DeskActor, DeskDeps } from './desk-deps.ts';

export interface CourseSaving {
  /** For a new course, given when the empty form was shown, so that saving twice makes one. */
  readonly id: string;
  /** The version on the card; 0 for a new course. */
  readonly seen: number;
  readonly draft: CourseDraft;
}

export type CourseSaved =
  /** `before` is null for a new one. */
  | { readonly kind: 'saved'; readonly before: Course | null; readonly course: Course; readonly changes: readonly CourseField[] }
  /** It is as wanted already: a second tap. */
  | { readonly kind: 'unchanged'; readonly course: Course }
  /** Somebody has changed it since the card was shown; nothing was saved. */
  | { readonly kind: 'conflict'; readonly course: Course }
  | { readonly kind: 'gone' };

export function saveCourseAtDesk(deps: DeskDeps, saving: CourseSaving, actor: DeskActor): Promise<CourseSaved> {
  return deps.storage.transaction(async (tx) => {
    const found = await lockCourse(tx, saving.id);
    if (found !== null) return change(tx, { found, saving }, { deps, actor });
    return saving.seen === 0 ? create(tx, saving, actor) : { kind: 'gone' };
  });
}

/** The course under its lock, which a change of the course or a new date of it begins with. */
export async function lockCourse(tx: Tx, id: string): Promise<Course | null> {
  const row = await tx
    .updateTable('course')
    .set((column) => ({ version: column.ref('version') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : toCourse(row);
}

async function create(tx: Tx, { id, draft }: CourseSaving, { by, now }: DeskActor): Promise<CourseSaved> {
  const course: Course = { ...draft, id, version: 1 };
  await saveCourse(tx, course, { by, now });
  await appendAudit(tx, { at: now, actor: by, action: 'training.course-created', subject: id, detail: {} });
  return { kind: 'saved', before: null, course, changes: [] };
}

interface Found {
  readonly found: Course;
  readonly saving: CourseSaving;
}

async function change(
  tx: Tx,
  { found, saving }: Found,
  { deps, actor }: { readonly deps: DeskDeps; readonly actor: DeskActor },
): Promise<CourseSaved> {
  const { by, now } = actor;
  const changes = courseChanges(found, saving.draft);
  if (changes.length === 0) return { kind: 'unchanged', course: found };
  if (found.version !== saving.seen) return { kind: 'conflict', course: found };
  const course: Course = { ...saving.draft, id: found.id, version: found.version + 1 };
  await saveCourse(tx, course, { by, now, fields: changes });
  if (found.isDxRelated && !course.isDxRelated) await releaseAll(tx, course, { deps, actor });
  await appendAudit(tx, { at: now, actor: by, action: 'training.course-changed', subject: found.id, detail: { fields: changes } });
  return { kind: 'saved', before: found, course, changes };
}

/** Seats are held back on DX-related courses only: what no leader may take any more would stay empty. */
async function releaseAll(tx: Tx, course: Course, { deps, actor }: { readonly deps: DeskDeps; readonly actor: DeskActor }): Promise<void> {
  const { by, now } = actor;
  const held = await tx
    .selectFrom('training_session')
    .select('id')
    .where('course_id', '=', course.id)
    .where('held_left', '>', 0)
    .orderBy('id')
    .execute();
  for (const { id } of held) {
    const training = await lockTraining(tx, id);
    if (training === null) continue;
    const { session } = training;
    const change = { by, now, fields: ['held'] };
    await saveSession(tx, { ...session, heldLeft: 0, releaseAt: null, version: session.version + 1 }, change);
  }
  for (const { id } of held) await deps.waitingList.promoteWaiting(tx, id, { cause: 'release', now });
}
