import type { CardAction } from '../../../bot/feature.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import type { Card } from '../../../card-kit/card.ts';
import { say } from '../../../kernel/wording.ts';
import { findCourse } from '../session-store.ts';
import { verbs } from '../verbs.ts';
import { COURSE_FORM } from './course-words.ts';
import type { DeskDeps } from './desk-deps.ts';
import { deskSession } from './desk-reads.ts';
import { idSchema, saveSessionSchema } from './desk-schemas.ts';
import { deskStepsOf } from './desk-state.ts';
import { replaceWith } from './desk-views.ts';
import type { DeskViews } from './desk-views.ts';
import { actorOf, hrAction } from './hr-action.ts';
import type { HrCaller } from './hr-action.ts';
import type { DeskNote } from './note-data.ts';
import type { Problems } from './read-field.ts';
import { readSession } from './read-session.ts';
import { saveSessionAtDesk } from './save-session.ts';
import type { SessionSaved } from './save-session.ts';
import { sessionChangeLines } from './session-card.ts';
import { sessionFormCard } from './session-form-card.ts';
import { draftOf, inputsOfSession, NEW_SESSION, sessionChanges } from './session-form.ts';
import type { SessionDraft, SessionField, SessionInputs } from './session-form.ts';
import { savedWords, STEP_NOTES } from './step-words.ts';

interface Context {
  readonly deps: DeskDeps;
  readonly views: DeskViews;
}

/** Dates of a course: to see, to create, to edit. */
export function sessionActions(deps: DeskDeps, views: DeskViews): readonly CardAction[] {
  const { storage } = deps;
  return [
    hrAction(storage, {
      verb: verbs.deskSession,
      schema: idSchema,
      handle: async ({ id }, caller) => ({ kind: 'message', card: await views.session(id, caller) }),
    }),
    hrAction(storage, {
      verb: verbs.deskShowSession,
      schema: idSchema,
      handle: async ({ id }, caller) => replaceWith(await views.session(id, caller)),
    }),
    hrAction(storage, {
      verb: verbs.deskNewSession,
      schema: idSchema,
      handle: async ({ id }, caller) => ({ kind: 'message', card: await emptyForm(id, caller, deps) }),
    }),
    hrAction(storage, {
      verb: verbs.deskEditSession,
      schema: idSchema,
      handle: async ({ id }, caller) => replaceWith(await edit(id, caller, { deps, views })),
    }),
    hrAction(storage, {
      verb: verbs.deskSaveSession,
      schema: saveSessionSchema,
      handle: async (typed, caller) => replaceWith(await save(typed, caller, { deps, views })),
    }),
  ];
}

async function emptyForm(courseId: string, caller: HrCaller, { storage, newId }: DeskDeps): Promise<Card> {
  const course = await findCourse(storage.db, courseId);
  if (course === null) return noticeCard(caller, 'gone');
  return sessionFormCard({ id: newId(), course, version: 0, inputs: NEW_SESSION, problems: {} }, caller);
}

/** What can no longer be changed is shown as it is. */
async function edit(id: string, caller: HrCaller, { deps, views }: Context): Promise<Card> {
  const found = await deskSession(deps.storage.db, id);
  if (found === null) return noticeCard(caller, 'gone');
  if (!deskStepsOf(found, caller.now).canEdit) return views.session(id, caller, tooLate(caller));
  const { course, session, usedHeld } = found;
  const inputs = inputsOfSession(draftOf(session, usedHeld, caller.now), deps.days);
  return sessionFormCard({ id, course, version: session.version, inputs, problems: {} }, caller);
}

interface Typed {
  readonly id: string;
  readonly course: string;
  readonly version: number;
  readonly inputs: SessionInputs;
}

async function save(typed: Typed, caller: HrCaller, { deps, views }: Context): Promise<Card> {
  const { db } = deps.storage;
  const course = await findCourse(db, typed.course);
  if (course === null) return noticeCard(caller, 'gone');
  const found = await deskSession(db, typed.id);
  const before = found === null ? null : draftOf(found.session, found.usedHeld, caller.now);
  const form = { id: typed.id, course, version: typed.version, inputs: typed.inputs };
  const read = readSession(typed.inputs, { isDxRelated: course.isDxRelated, days: deps.days, now: caller.now, before });
  if (read.kind === 'bad') return badForm(form, read.problems, caller);
  const saving = { id: typed.id, courseId: course.id, seen: typed.version, draft: read.draft };
  const saved = await saveSessionAtDesk(deps, saving, actorOf(caller));
  if (saved.kind === 'bad') return badForm(form, saved.problems, caller);
  if (saved.kind === 'gone') return noticeCard(caller, 'gone');
  if (saved.kind === 'conflict') return conflict(form, read.draft, { caller, deps, views });
  return views.session(typed.id, caller, saved.kind === 'closed' ? tooLate(caller) : savedNote(saved, read.draft, caller));
}

type Form = Omit<Parameters<typeof sessionFormCard>[0], 'problems' | 'note'>;

function badForm(form: Form, problems: Problems<SessionField>, caller: HrCaller): Card {
  return sessionFormCard({ ...form, problems, note: { text: say(COURSE_FORM.bad, caller), color: 'Attention' } }, caller);
}

function savedNote(saved: Extract<SessionSaved, { kind: 'saved' | 'unchanged' }>, after: SessionDraft, caller: HrCaller): DeskNote {
  if (saved.kind === 'unchanged') return { text: say(STEP_NOTES.unchanged, caller), color: 'Good' };
  const { before, changes, told, promoted } = saved;
  if (before === null) return { text: say(STEP_NOTES.created, caller), color: 'Good' };
  const lines = sessionChangeLines(changes, { before, after }, caller);
  return { text: say(savedWords(told, promoted), caller), color: 'Good', changes: lines };
}

export function tooLate(caller: HrCaller): DeskNote {
  return { text: say(STEP_NOTES.tooLate, caller), color: 'Attention' };
}

/** The form as it was typed, with what is stored now where the two differ. */
async function conflict(form: Form, wanted: SessionDraft, { caller, deps, views }: Context & { readonly caller: HrCaller }): Promise<Card> {
  const found = await deskSession(deps.storage.db, form.id);
  if (found === null) return noticeCard(caller, 'gone');
  const stored = draftOf(found.session, found.usedHeld, caller.now);
  const changes = sessionChangeLines(sessionChanges(stored, wanted), { before: stored, after: wanted }, caller);
  const note: DeskNote = { text: await views.conflict('training_session', form.id, caller), color: 'Attention', changes };
  return sessionFormCard({ ...form, version: found.session.version, problems: {}, note }, caller);
}
