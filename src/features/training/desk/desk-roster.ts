import type { Person, PersonId } from '../../../kernel/person.ts';
import { GRADE_LABELS } from '../../../kernel/grade.ts';
import { tokyoDay } from '../../../kernel/clock.ts';
import type { ExportCell, ExportSheet } from '../../../exports/port.ts';
import type { Session } from '../rules/course.ts';
import type { Enrolment } from '../rules/enrolment.ts';
import { inOrder } from '../rules/waiting-list.ts';
import type { DeskDeps } from './desk-deps.ts';
import { enrolmentsIn } from './desk-reads.ts';
import type { DeskSession } from './desk-reads.ts';

/** Somebody on the roster of a session. */
export interface RosterRow {
  readonly enrolment: Enrolment & { readonly enrolledAt: Date };
  /** Null for somebody who has left the city hall. */
  readonly person: Person | null;
  /** Place in the waiting list; null for those who do not wait. */
  readonly number: number | null;
}

/** Those with a seat by section and name, then those who wait in their order; of a session that was called off, who was on it. */
export async function rosterOf(one: DeskSession, deps: DeskDeps, now: Date): Promise<readonly RosterRow[]> {
  const { db } = deps.storage;
  const enrolments = await enrolmentsIn(db, one.session.id);
  const people = await deps.people.findAll(enrolments.map(({ personId }) => personId));
  const rows = enrolments.map((enrolment) => ({ enrolment, person: people.get(enrolment.personId) ?? null, number: null }));
  const seated = rows.filter(({ enrolment }) => enrolment.state === (one.session.state === 'cancelled' ? 'withdrawn' : 'confirmed'));
  const waiting = rows.filter(({ enrolment }) => enrolment.state === 'waiting');
  const ids = waiting.map(({ enrolment }) => enrolment.personId);
  const ordered = inOrder(
    one.course,
    waiting.map(({ enrolment }) => enrolment),
    one.course.isDxRelated && ids.length > 0 ? await deps.leadersInTerm(db, ids, now) : new Set<PersonId>(),
  );
  const numbered = ordered.flatMap(({ id }, at) => {
    const row = waiting.find(({ enrolment }) => enrolment.id === id);
    return row === undefined ? [] : [{ ...row, number: at + 1 }];
  });
  return [...seated.toSorted(bySection), ...numbered];
}

function bySection(a: RosterRow, b: RosterRow): number {
  const [one, other] = [keyOf(a), keyOf(b)];
  return one < other ? -1 : Number(one > other);
}

/** Who has no section any more comes last. */
function keyOf({ person, enrolment }: RosterRow): string {
  if (person === null) return `\uffff ${enrolment.id}`;
  const { bureau, section, kana, employeeNumber } = person;
  return [bureau, section, kana, employeeNumber].join(' ');
}

const HEADINGS = ['職員番号', '氏名', '部局', '課', '職階', '状態', '待ち順', '申込日時', '出欠'] as const;

const STATES: Readonly<Record<Enrolment['state'], string>> = {
  confirmed: '受講決定',
  waiting: 'キャンセル待ち',
  cancelled: '取消し',
  withdrawn: '中止',
  removed: '人事担当による取消し',
};

/** The roster as a file; official words, since it goes on to other offices. */
export function rosterSheet(rows: readonly RosterRow[]): ExportSheet {
  return { name: '受講者名簿', headings: HEADINGS, rows: rows.map(cellsOf) };
}

function cellsOf({ enrolment, person, number }: RosterRow): readonly ExportCell[] {
  const { attendance } = enrolment;
  const entered = attendance === null ? '' : attendance === 'attended' ? '出席' : '欠席';
  const who = person === null ? ['', '名簿にいない職員', '', '', ''] : placeCells(person);
  return [...who, STATES[enrolment.state], number, enrolment.enrolledAt, entered];
}

function placeCells({ employeeNumber, name, bureau, section, grade }: Person): readonly string[] {
  return [employeeNumber, name, bureau, section, GRADE_LABELS[grade]];
}

/** 「Excel研修（中級）_受講者名簿_2026-12-10」 */
export function rosterFileName({ course, session }: { readonly course: { readonly title: string }; readonly session: Session }): string {
  return `${course.title}_受講者名簿_${tokyoDay(session.startsAt)}`;
}
