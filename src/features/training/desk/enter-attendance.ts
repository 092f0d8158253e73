import { toInstant } from '../../../kernel/clock.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { Tx } from '../../../storage/port.ts';
import type { Session } from '../rules/course.ts';
import type { Enrolment } from '../rules/enrolment.ts';
import { findTraining, lockTraining, saveSession } from '../session-store.ts';
import type { DeskActor, DeskDeps, SendSurvey } from './desk-deps.ts';
import { enrolmentsIn } from './desk-reads.ts';

export interface AttendanceEntry {
  readonly id: string;
  /** The version on the card. */
  readonly seen: number;
  /** Ids of the enrolments that the card showed; nobody else is touched. */
  readonly shown: readonly string[];
  /** Those of them who were there. */
  readonly attended: readonly string[];
}

export type AttendanceEntered =
  | { readonly kind: 'saved'; readonly attended: number; readonly absent: number; readonly surveyed: number }
  /** It is so already: a second tap. */
  | { readonly kind: 'unchanged' }
  /** Somebody has entered something else since the card was shown. */
  | { readonly kind: 'conflict' }
  /** Not over yet, or called off. */
  | { readonly kind: 'not-over' }
  | { readonly kind: 'gone' };

type AttendanceDeps = Pick<DeskDeps, 'storage' | 'prepareSurvey'>;

/** Who was there, entered by whom and when; those who were get the アンケート with it. */
export async function enterAttendance(deps: AttendanceDeps, entry: AttendanceEntry, actor: DeskActor): Promise<AttendanceEntered> {
  const training = await findTraining(deps.storage.db, entry.id);
  if (training === null) return { kind: 'gone' };
  const sendSurvey = await deps.prepareSurvey({ sessionId: entry.id, courseTitle: training.course.title }, actor.now);
  return deps.storage.transaction((tx) => enter(tx, entry, { actor, sendSurvey }));
}

interface Entering {
  readonly actor: DeskActor;
  readonly sendSurvey: SendSurvey | null;
}

async function enter(tx: Tx, entry: AttendanceEntry, { actor, sendSurvey }: Entering): Promise<AttendanceEntered> {
  const training = await lockTraining(tx, entry.id);
  if (training === null) return { kind: 'gone' };
  const { session } = training;
  if (session.state !== 'open' || actor.now < session.endsAt) return { kind: 'not-over' };
  const changes = changesOf(await enrolmentsIn(tx, session.id), entry);
  if (changes.length === 0) return { kind: 'unchanged' };
  if (session.version !== entry.seen) return { kind: 'conflict' };
  return save(tx, { session, changes }, { actor, sendSurvey });
}

interface Saving {
  readonly session: Session;
  readonly changes: readonly Change[];
}

async function save(tx: Tx, { session, changes }: Saving, { actor, sendSurvey }: Entering): Promise<AttendanceEntered> {
  const { by, now } = actor;
  await write(tx, changes, actor);
  await saveSession(tx, { ...session, version: session.version + 1 }, { by, now, fields: ['attendance'] });
  const attended = changes.filter(({ attendance }) => attendance === 'attended').map(({ enrolment }) => enrolment.personId);
  if (attended.length > 0) await sendSurvey?.(tx, attended);
  const counts = { attended: attended.length, absent: changes.length - attended.length };
  await appendAudit(tx, { at: now, actor: by, action: 'training.attendance-entered', subject: session.id, detail: counts });
  return { kind: 'saved', ...counts, surveyed: sendSurvey === null ? 0 : attended.length };
}

interface Change {
  readonly enrolment: Enrolment;
  readonly attendance: 'attended' | 'absent';
}

function changesOf(enrolments: readonly Enrolment[], { shown, attended }: AttendanceEntry): readonly Change[] {
  return enrolments
    .filter(({ id, state }) => state === 'confirmed' && shown.includes(id))
    .map((enrolment): Change => ({ enrolment, attendance: attended.includes(enrolment.id) ? 'attended' : 'absent' }))
    .filter(({ enrolment, attendance }) => enrolment.attendance !== attendance);
}

async function write(tx: Tx, changes: readonly Change[], { by, now }: DeskActor): Promise<void> {
  for (const { enrolment, attendance } of changes) {
    await tx
      .updateTable('enrolment')
      .set((column) => ({
        attendance,
        attendance_by: by,
        attendance_at: toInstant(now),
        version: column('version', '+', 1),
        updated_at: toInstant(now),
      }))
      .where('id', '=', enrolment.id)
      .execute();
  }
}
