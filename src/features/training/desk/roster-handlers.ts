import type { CardAction } from '../../../bot/feature.ts';
import type { Reply } from '../../../bot/reply.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import type { Card } from '../../../card-kit/card.ts';
import { say } from '../../../kernel/wording.ts';
import { appendAudit } from '../../../storage/audit.ts';
import { verbs } from '../verbs.ts';
import type { DeskDeps } from './desk-deps.ts';
import { deskSession } from './desk-reads.ts';
import type { DeskSession } from './desk-reads.ts';
import { rosterFileName, rosterOf, rosterSheet } from './desk-roster.ts';
import type { RosterRow } from './desk-roster.ts';
import { attendanceSchema, exportSchema, idPageSchema, idSchema } from './desk-schemas.ts';
import { deskStepsOf } from './desk-state.ts';
import { replaceWith } from './desk-views.ts';
import type { DeskViews } from './desk-views.ts';
import { enterAttendance } from './enter-attendance.ts';
import type { AttendanceEntered } from './enter-attendance.ts';
import { actorOf, hrAction } from './hr-action.ts';
import type { HrCaller } from './hr-action.ts';
import type { DeskNote } from './note-data.ts';
import { attendanceCard, fileCard, nextAttendancePage, rosterCard } from './people-cards.ts';
import { ATTENDANCE, attendanceSavedWords } from './people-words.ts';

interface Context {
  readonly deps: DeskDeps;
  readonly views: DeskViews;
}

/** The roster of a session: to see, to take along, to say who was there. Every look is in the audit log. */
export function rosterActions(deps: DeskDeps, views: DeskViews): readonly CardAction[] {
  const { storage } = deps;
  return [
    hrAction(storage, {
      verb: verbs.deskRoster,
      schema: idSchema,
      handle: async ({ id }, caller) => ({ kind: 'message', card: await rosterView({ id, page: 0 }, caller, { deps }) }),
    }),
    hrAction(storage, {
      verb: verbs.deskRosterPage,
      schema: idPageSchema,
      handle: async (wanted, caller) => replaceWith(await rosterView(wanted, caller, { deps })),
    }),
    hrAction(storage, { verb: verbs.deskExport, schema: exportSchema, handle: (wanted, caller) => exportRoster(wanted, caller, deps) }),
    hrAction(storage, {
      verb: verbs.deskAttendance,
      schema: idPageSchema,
      handle: async (wanted, caller) => replaceWith(await attendanceView(wanted, caller, { deps, views })),
    }),
    hrAction(storage, {
      verb: verbs.deskSaveAttendance,
      schema: attendanceSchema,
      handle: async (entry, caller) => replaceWith(await saveAttendance(entry, caller, { deps, views })),
    }),
  ];
}

export interface RosterWanted {
  readonly id: string;
  readonly page: number;
  readonly note?: DeskNote | undefined;
  /** The button was pressed with nobody chosen. */
  readonly isUnchosen?: boolean;
}

export async function rosterView({ id, page, ...said }: RosterWanted, caller: HrCaller, { deps }: Pick<Context, 'deps'>): Promise<Card> {
  const one = await deskSession(deps.storage.db, id);
  if (one === null || one.session.state === 'draft') return noticeCard(caller, 'gone');
  const rows = await lookedAt(one, caller, deps);
  return rosterCard(one, { rows, page }, { voice: caller, now: caller.now, ...said });
}

/** The people of a session; that this person has looked at them is written down first. */
export async function lookedAt(one: DeskSession, caller: HrCaller, deps: DeskDeps): Promise<readonly RosterRow[]> {
  const rows = await rosterOf(one, deps, caller.now);
  const { by, now } = actorOf(caller);
  const detail = { people: rows.length };
  await deps.storage.transaction((tx) =>
    appendAudit(tx, { at: now, actor: by, action: 'training.roster-viewed', subject: one.session.id, detail }),
  );
  return rows;
}

async function exportRoster({ id, format }: { id: string; format: 'xlsx' | 'csv' }, caller: HrCaller, deps: DeskDeps): Promise<Reply> {
  const one = await deskSession(deps.storage.db, id);
  if (one === null) return { kind: 'message', card: noticeCard(caller, 'gone') };
  const file = await deps.exports.offer(
    {
      for: caller.person.aadObjectId,
      fileName: rosterFileName(one),
      format,
      sheets: [rosterSheet(await rosterOf(one, deps, caller.now))],
      action: 'training.exported',
      subject: id,
    },
    caller.now,
  );
  return { kind: 'message', card: fileCard(file, caller) };
}

interface AttendanceWanted {
  readonly id: string;
  readonly page: number;
  readonly note?: DeskNote;
}

async function attendanceView({ id, page, note }: AttendanceWanted, caller: HrCaller, { deps, views }: Context): Promise<Card> {
  const one = await deskSession(deps.storage.db, id);
  if (one === null) return noticeCard(caller, 'gone');
  if (!deskStepsOf(one, caller.now).canEnterAttendance) return views.session(id, caller, notOver(caller));
  const rows = (await lookedAt(one, caller, deps)).filter(({ enrolment }) => enrolment.state === 'confirmed');
  return attendanceCard(one, { rows, page }, { voice: caller, now: caller.now, note });
}

function notOver(caller: HrCaller): DeskNote {
  return { text: say(ATTENDANCE.notOver, caller), color: 'Attention' };
}

interface Entry {
  readonly id: string;
  readonly version: number;
  readonly page: number;
  readonly shown: string;
  readonly attended: string;
}

async function saveAttendance({ id, version, page, shown, attended }: Entry, caller: HrCaller, { deps, views }: Context): Promise<Card> {
  const entry = { id, seen: version, shown: shown.split(','), attended: attended.split(',') };
  const entered = await enterAttendance(deps, entry, actorOf(caller));
  if (entered.kind === 'gone') return noticeCard(caller, 'gone');
  const note = noteOf(entered, caller);
  if (entered.kind === 'not-over') return views.session(id, caller, note);
  if (entered.kind === 'conflict') return attendanceView({ id, page, note }, caller, { deps, views });
  const one = await deskSession(deps.storage.db, id);
  const next = nextAttendancePage(one?.session.taken ?? 0, page);
  return next === null ? views.session(id, caller, note) : attendanceView({ id, page: next, note }, caller, { deps, views });
}

function noteOf(entered: Exclude<AttendanceEntered, { kind: 'gone' }>, caller: HrCaller): DeskNote {
  switch (entered.kind) {
    case 'saved':
      return { text: say(attendanceSavedWords(entered.attended, entered.absent, entered.surveyed), caller), color: 'Good' };
    case 'unchanged':
      return { text: say(ATTENDANCE.unchanged, caller), color: 'Good' };
    case 'conflict':
      return { text: say(ATTENDANCE.conflict, caller), color: 'Attention' };
    case 'not-over':
      return notOver(caller);
  }
}
