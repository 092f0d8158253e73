import type { CardAction } from '../../../bot/feature.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import type { Card } from '../../../card-kit/card.ts';
import { say } from '../../../kernel/wording.ts';
import { findCourse } from '../session-store.ts';
import { verbs } from '../verbs.ts';
import { courseChangeLines } from './course-cards.ts';
import { courseFormCard } from './course-form-card.ts';
import { COURSE_LIMITS, courseChanges, inputsOfCourse, NEW_COURSE, readCourse } from './course-form.ts';
import type { CourseDraft, CourseInputs } from './course-form.ts';
import { COURSE_FORM, COURSE_NOTES } from './course-words.ts';
import type { DeskDeps } from './desk-deps.ts';
import { idPageSchema, idSchema, nothingSchema, pageSchema, saveCourseSchema } from './desk-schemas.ts';
import { replaceWith } from './desk-views.ts';
import type { DeskViews } from './desk-views.ts';
import { actorOf, hrAction } from './hr-action.ts';
import type { HrCaller } from './hr-action.ts';
import { isCut } from './kept-text.ts';
import type { DeskNote } from './note-data.ts';
import { saveCourseAtDesk } from './save-course.ts';
import type { CourseSaved } from './save-course.ts';

/** The list of the desk and the courses on it. */
export function courseActions(deps: DeskDeps, views: DeskViews): readonly CardAction[] {
  return [...lookActions(deps.storage, views), ...editActions(deps, views)];
}

function lookActions(storage: DeskDeps['storage'], views: DeskViews): readonly CardAction[] {
  return [
    hrAction(storage, {
      verb: verbs.desk,
      schema: nothingSchema,
      handle: async (_, caller) => ({ kind: 'message', card: await views.list(0, caller) }),
    }),
    hrAction(storage, {
      verb: verbs.deskPage,
      schema: pageSchema,
      handle: async ({ page }, caller) => replaceWith(await views.list(page, caller)),
    }),
    hrAction(storage, {
      verb: verbs.deskCourse,
      schema: idSchema,
      handle: async ({ id }, caller) => ({ kind: 'message', card: await views.course(id, caller) }),
    }),
    hrAction(storage, {
      verb: verbs.deskCoursePage,
      schema: idPageSchema,
      handle: async ({ id, page }, caller) => replaceWith(await views.course(id, caller, { page })),
    }),
  ];
}

function editActions(deps: DeskDeps, views: DeskViews): readonly CardAction[] {
  const { storage } = deps;
  return [
    hrAction(storage, {
      verb: verbs.deskNewCourse,
      schema: nothingSchema,
      handle: async (_, caller) => ({
        kind: 'message',
        card: courseFormCard({ id: deps.newId(), version: 0, inputs: NEW_COURSE, problems: {}, bureaus: await bureausOf(deps) }, caller),
      }),
    }),
    hrAction(storage, {
      verb: verbs.deskEditCourse,
      schema: idSchema,
      handle: async ({ id }, caller) => replaceWith(await edit(id, caller, deps)),
    }),
    hrAction(storage, {
      verb: verbs.deskSaveCourse,
      schema: saveCourseSchema,
      handle: async (typed, caller) => replaceWith(await save(typed, caller, { deps, views })),
    }),
  ];
}

/** As the roster names them, in its order. */
async function bureausOf({ people }: DeskDeps): Promise<readonly string[]> {
  return [...new Set((await people.everybody()).map(({ bureau }) => bureau))];
}

async function edit(id: string, caller: HrCaller, deps: DeskDeps): Promise<Card> {
  const course = await findCourse(deps.storage.db, id);
  if (course === null) return noticeCard(caller, 'gone');
  const form = { id, version: course.version, inputs: inputsOfCourse(course), problems: {}, bureaus: await bureausOf(deps) };
  return courseFormCard(form, caller);
}

interface Typed {
  readonly id: string;
  readonly version: number;
  readonly inputs: CourseInputs;
}

interface Context {
  readonly deps: DeskDeps;
  readonly views: DeskViews;
}

async function save(typed: Typed, caller: HrCaller, { deps, views }: Context): Promise<Card> {
  const bureaus = await bureausOf(deps);
  const read = readCourse(typed.inputs, bureaus);
  if (read.kind === 'bad')
    return courseFormCard({ ...typed, bureaus, problems: read.problems, note: badNote(typed.inputs, caller) }, caller);
  const saved = await saveCourseAtDesk(deps, { id: typed.id, seen: typed.version, draft: read.draft }, actorOf(caller));
  if (saved.kind === 'gone') return noticeCard(caller, 'gone');
  if (saved.kind === 'conflict') {
    const note = await conflictNote(saved.course, read.draft, { caller, views });
    return courseFormCard({ ...typed, version: saved.course.version, bureaus, problems: {}, note }, caller);
  }
  return views.course(typed.id, caller, { note: savedNote(saved, caller) });
}

function badNote({ title, description }: CourseInputs, caller: HrCaller): DeskNote {
  const cut = isCut(title, COURSE_LIMITS.title) || isCut(description, COURSE_LIMITS.description);
  return { text: say(COURSE_FORM.bad, caller), color: 'Attention', changes: cut ? [say(COURSE_FORM.cut, caller)] : [] };
}

function savedNote(saved: Extract<CourseSaved, { kind: 'saved' | 'unchanged' }>, caller: HrCaller): DeskNote {
  if (saved.kind === 'unchanged') return { text: say(COURSE_NOTES.unchanged, caller), color: 'Good' };
  if (saved.before === null) return { text: say(COURSE_NOTES.created, caller), color: 'Good' };
  const changes = courseChangeLines(saved.changes, { before: saved.before, after: saved.course }, caller);
  return { text: say(COURSE_NOTES.saved, caller), color: 'Good', changes };
}

/** What is stored now, where it differs from what was typed. */
async function conflictNote(
  stored: Extract<CourseSaved, { kind: 'conflict' }>['course'],
  draft: CourseDraft,
  { caller, views }: { readonly caller: HrCaller; readonly views: DeskViews },
): Promise<DeskNote> {
  const wanted = { ...stored, ...draft };
  const changes = courseChangeLines(courseChanges(stored, draft), { before: stored, after: wanted }, caller);
  return { text: await views.conflict('course', stored.id, caller), color: 'Attention', changes };
}
