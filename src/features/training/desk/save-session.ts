import { appendAudit } from '../../../storage/audit.ts';
import type { Tx } from '../../../storage/port.ts';
import type { Course, Session, Training } from '../rules/course.ts';
import { findTraining, lockTraining, saveSession } from '../session-store.ts';
import type { DeskActor, DeskDeps } from './desk-deps.ts';
import { deskSession, enrolmentsIn } from './desk-reads.ts';
import type { DeskSession } from './desk-reads.ts';
import { isActive } from '../rules/enrolment.ts';
import type { Problems } from './read-field.ts';
import { lockCourse } from './save-course.ts';
import { concernsPeople, draftOf, fitSeats, sessionChanges } from './session-form.ts';
import type { SessionChange, SessionDraft, SessionField } from './session-form.ts';
import { changedMessage, clashesOf, tellPeople } from './tell-people.ts';

export interface SessionSaving {
  /** For a new session, given when the empty form was shown, so that saving twice makes one. */
  readonly id: string;
  readonly courseId: string;
  /** The version on the card; 0 for a new session. */
  readonly seen: number;
  readonly draft: SessionDraft;
}

export type SessionSaved =
  | {
      readonly kind: 'saved';
      readonly before: SessionDraft | null;
      readonly changes: readonly SessionChange[];
      readonly told: number;
      readonly promoted: number;
    }
  /** It is as wanted already: a second tap. */
  | { readonly kind: 'unchanged' }
  /** Somebody has changed it since the card was shown; nothing was saved. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'bad'; readonly problems: Problems<SessionField> }
  /** Called off, or begun: it can no longer be changed. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'gone' };

interface Context {
  readonly deps: DeskDeps;
  readonly actor: DeskActor;
}

export function saveSessionAtDesk(deps: DeskDeps, saving: SessionSaving, actor: DeskActor): Promise<SessionSaved> {
  return deps.storage.transaction(async (tx) => {
    const course = await lockCourse(tx, saving.courseId);
    if (course === null) return { kind: 'gone' };
    if (saving.draft.held > 0 && !course.isDxRelated) return { kind: 'bad', problems: { held: { kind: 'only-dx-related' } } };
    if ((await findTraining(tx, saving.id)) !== null) return change(tx, saving, { deps, actor });
    return saving.seen === 0 ? create(tx, course, { saving, actor }) : { kind: 'gone' };
  });
}

async function create(
  tx: Tx,
  course: Course,
  { saving, actor }: { readonly saving: SessionSaving; readonly actor: DeskActor },
): Promise<SessionSaved> {
  const { by, now } = actor;
  const { held, ...times } = saving.draft;
  const counters = { taken: 0, waiting: 0, lastPlace: 0, heldLeft: held };
  const session: Session = { ...times, ...counters, id: saving.id, courseId: course.id, state: 'draft', cancelReason: null, version: 1 };
  await saveSession(tx, session, { by, now });
  await appendAudit(tx, { at: now, actor: by, action: 'training.session-created', subject: session.id, detail: { course: course.id } });
  return { kind: 'saved', before: null, changes: [], told: 0, promoted: 0 };
}

async function change(tx: Tx, saving: SessionSaving, { deps, actor }: Context): Promise<SessionSaved> {
  const { by, now } = actor;
  await lockTraining(tx, saving.id);
  const found = await deskSession(tx, saving.id);
  if (found === null || found.course.id !== saving.courseId) return { kind: 'gone' };
  const decided = decide(found, saving, now);
  if ('kind' in decided) return decided;
  const { before, after, changes } = decided;
  await saveSession(tx, after, { by, now, fields: changes });
  const told = concernsPeople(changes) ? await tellOfChange(tx, { before: found, after }, { deps, actor }) : 0;
  const promoted = await deps.waitingList.promoteWaiting(tx, after.id, { cause: 'capacity', now });
  const detail = { fields: changes, told, promoted };
  await appendAudit(tx, { at: now, actor: by, action: 'training.session-changed', subject: after.id, detail });
  return { kind: 'saved', before, changes, told, promoted };
}

interface Decided {
  readonly before: SessionDraft;
  readonly after: Session;
  readonly changes: readonly SessionChange[];
}

function decide({ session, usedHeld }: DeskSession, { draft, seen }: SessionSaving, now: Date): Decided | SessionSaved {
  const before = draftOf(session, usedHeld, now);
  const changes = sessionChanges(before, draft);
  if (changes.length === 0) return { kind: 'unchanged' };
  if (session.state === 'cancelled' || session.startsAt <= now) return { kind: 'closed' };
  if (session.version !== seen) return { kind: 'conflict' };
  const fit = fitSeats(draft, { taken: session.taken, usedHeld });
  if ('problem' in fit) return { kind: 'bad', problems: { [fit.field]: fit.problem } };
  const { held: _held, ...times } = draft;
  return { before, changes, after: { ...session, ...times, heldLeft: fit.heldLeft, version: session.version + 1 } };
}

interface Change {
  readonly before: Training;
  readonly after: Session;
}

/** Everybody who has a seat or waits is told what was and what is. */
async function tellOfChange(tx: Tx, { before, after }: Change, { deps, actor: { now } }: Context): Promise<number> {
  const people = (await enrolmentsIn(tx, after.id)).filter(isActive);
  const clashes = await clashesOf(
    tx,
    after,
    people.map(({ personId }) => personId),
  );
  const tellings = people.map(({ personId, state }) => ({
    to: personId,
    key: `changed:${after.id}:${String(after.version)}:${personId}`,
    message: (voice: Parameters<typeof changedMessage>[1]) =>
      changedMessage({ before: before.session, after, isWaiting: state === 'waiting', clash: clashes.get(personId) }, voice),
  }));
  await tellPeople(tx, tellings, { training: { course: before.course, session: after }, now, deps });
  return tellings.length;
}
