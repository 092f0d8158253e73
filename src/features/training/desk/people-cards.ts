import attendanceTemplate from '../../../../cards/training/desk-attendance.json' with { type: 'json' };
import fileTemplate from '../../../../cards/training/desk-file.json' with { type: 'json' };
import rosterTemplate from '../../../../cards/training/desk-roster.json' with { type: 'json' };
import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { formatTime } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice } from '../../../kernel/wording.ts';
import type { DeskSession } from './desk-reads.ts';
import type { RosterRow } from './desk-roster.ts';
import { deskStepsOf } from './desk-state.ts';
import { BACK, countWords, deskStateWords, KIND, nameOf, spanOf, SUMMARY } from './desk-words.ts';
import { moreOf, pageOf } from './list-card.ts';
import { noteData } from './note-data.ts';
import type { DeskNote } from './note-data.ts';
import { ATTENDANCE, FILE, fileWords, pageWords, ROSTER, ROW_STATES, waitingPlace } from './people-words.ts';

interface Shown {
  readonly voice: Voice;
  readonly now: Date;
  readonly note?: DeskNote | undefined;
}

const ROSTER_ROWS = 15;

export function rosterCard(
  one: DeskSession,
  { rows, page }: { rows: readonly RosterRow[]; page: number },
  shown: Shown & { isUnchosen?: boolean },
): Card {
  const { voice, now, note, isUnchosen = false } = shown;
  const part = pageOf(rows, page, ROSTER_ROWS);
  const { canChangePeople } = deskStepsOf(one, now);
  return card(
    rosterTemplate,
    {
      ...headOf(one, shown),
      ...noteData(note),
      text: [
        spanOf(one.session, voice),
        countWords(one.session, voice),
        rows.length === 0 ? say(ROSTER.none, voice) : listed(part, rows, voice),
      ].join('\n'),
      ...{ enrolmentWrong: isUnchosen, enrolmentError: say(ROSTER.choose, voice), enrolment: '' },
      enrolmentLabel: say(canChangePeople ? ROSTER.people : ROSTER.peopleClosed, voice),
      hasPeople: rows.length > 0,
      people: part.rows.map((row) => ({ value: row.enrolment.id, title: `${nameOf(row.person, voice)}・${rowState(row, voice)}` })),
      ...{ id: one.session.id, page: part.from / ROSTER_ROWS },
      ...{ canChange: canChangePeople && rows.length > 0, open: say(ROSTER.open, voice) },
      ...{ canSignUp: canChangePeople && now <= one.session.applyBy, signUp: say(ROSTER.signUp, voice) },
      ...{ excel: say(ROSTER.excel, voice), csv: say(ROSTER.csv, voice), ...moreOf(part, voice) },
    },
    say(SUMMARY, voice),
  );
}

function listed(part: { readonly from: number; readonly rows: readonly unknown[] }, rows: readonly unknown[], voice: Voice): string {
  const words = [say(pageWords(part.from + 1, part.from + part.rows.length, rows.length), voice), say(ROSTER.logged, voice)];
  return words.join(voice.locale === 'en' ? ' ' : '');
}

function headOf(one: DeskSession, { voice, now }: Shown): CardData {
  const { text: state, tint } = deskStateWords(one, now, voice);
  return { kind: say(KIND, voice), title: one.course.title, state, tint };
}

export function rowState({ enrolment, number }: RosterRow, voice: Voice): string {
  if (number !== null) return say(waitingPlace(number), voice);
  if (enrolment.state !== 'confirmed') return say(ROW_STATES.gone, voice);
  return say(ROW_STATES[enrolment.attendance ?? 'confirmed'], voice);
}

const ATTENDANCE_ROWS = 30;

/** Those with a seat, thirty at a time. Everybody is marked until HR says otherwise. */
export function attendanceCard(one: DeskSession, { rows, page }: { rows: readonly RosterRow[]; page: number }, shown: Shown): Card {
  const { voice, note } = shown;
  const part = pageOf(rows, page, ATTENDANCE_ROWS);
  const marked = part.rows.filter(({ enrolment }) => enrolment.attendance !== 'absent');
  const ids = (some: readonly RosterRow[]): string => some.map(({ enrolment }) => enrolment.id).join(',');
  return card(
    attendanceTemplate,
    {
      ...headOf(one, shown),
      ...noteData(note),
      text: [spanOf(one.session, voice), say(ATTENDANCE.text, voice), listed(part, rows, voice)].join('\n'),
      hasPeople: rows.length > 0,
      attendedLabel: say(ATTENDANCE.label, voice),
      attended: ids(marked),
      people: part.rows.map(({ enrolment, person }) => ({ value: enrolment.id, title: nameOf(person, voice) })),
      ...{ id: one.session.id, version: one.session.version, page: part.from / ATTENDANCE_ROWS, shown: ids(part.rows) },
      save: say(part.nextPage === 0 ? ATTENDANCE.save : ATTENDANCE.saveAndNext, voice),
      back: say(BACK, voice),
    },
    say(SUMMARY, voice),
  );
}

/** The page after this one of the attendance; null after the last. */
export function nextAttendancePage(count: number, page: number): number | null {
  return (page + 1) * ATTENDANCE_ROWS < count ? page + 1 : null;
}

/** The link to the roster; without a public address, what to do about it. */
export function fileCard(file: { readonly url: string; readonly expiresAt: Date } | null, voice: Voice): Card {
  return card(
    fileTemplate,
    {
      ...{ kind: say(KIND, voice), title: say(FILE.title, voice) },
      text: say(file === null ? FILE.noAddress : fileWords(formatTime(file.expiresAt, voice.locale)), voice),
      ...{ hasFile: file !== null, open: say(FILE.open, voice), url: file?.url ?? '' },
    },
    say(SUMMARY, voice),
  );
}
