import { tokyoDay } from '../../../kernel/clock.ts';
import { GRADE_LABELS } from '../../../kernel/grade.ts';
import type { Person } from '../../../kernel/person.ts';
import { fiscalYearLabel } from '../../../kernel/tokyo-time.ts';
import type { ExportCell, ExportSheet } from '../../../exports/port.ts';
import type { People } from '../../../people/port.ts';
import type { Queries } from '../../../storage/port.ts';
import { allLeaders } from './leaders.ts';
import type { Leader } from './leaders.ts';
import { termStateOn } from './rules/term.ts';
import type { TermState } from './rules/term.ts';

/** Somebody on the list, with the term as it stands today. */
export interface ListedLeader {
  readonly leader: Leader;
  /** Null for somebody who has left the city hall. */
  readonly person: Person | null;
  readonly term: TermState;
}

/** Everybody who was ever selected: those in term first, then by year, bureau and section. */
export async function rosterOfLeaders(db: Queries, people: Pick<People, 'findAll'>, now: Date): Promise<readonly ListedLeader[]> {
  const leaders = await allLeaders(db);
  const found = await people.findAll(leaders.map(({ personId }) => personId));
  const today = tokyoDay(now);
  const listed = leaders.map((leader) => ({ leader, person: found.get(leader.personId) ?? null, term: termStateOn(today, leader) }));
  return listed.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ leader, person, term }: ListedLeader): string {
  const place = person === null ? ['\uffff', leader.id] : [person.bureau, person.section, person.kana, person.employeeNumber];
  return [term === 'over' ? '1' : '0', String(9999 - leader.fiscalYear), ...place].join(' ');
}

/** Those whom everybody may see: they have agreed and are still here. */
export function namedAmong(listed: readonly ListedLeader[]): readonly (ListedLeader & { readonly person: Person })[] {
  return listed.flatMap((one) => (one.leader.mayPublish && one.person !== null ? [{ ...one, person: one.person }] : []));
}

const HEADINGS = [
  '年度',
  '職員番号',
  '氏名',
  '部局',
  '課',
  '職階',
  '取り組みたいこと',
  '任期開始',
  '任期終了',
  '任期',
  '氏名の公表',
] as const;

const TERMS: Readonly<Record<TermState, string>> = { 'not-begun': '開始前', 'in-term': '任期中', over: '任期終了' };

/** The whole list for DX推進担当, those who did not agree to be named too; official words, since it goes on to other offices. */
export function leaderSheet(listed: readonly ListedLeader[]): ExportSheet {
  return { name: 'DXリーダー名簿', headings: HEADINGS, rows: listed.map(cellsOf) };
}

function cellsOf({ leader, person, term }: ListedLeader): readonly ExportCell[] {
  const who = person === null ? ['', '名簿にいない職員', '', '', ''] : placeCells(person);
  const published = leader.mayPublish ? '同意あり' : '同意なし';
  return [fiscalYearLabel(leader.fiscalYear), ...who, leader.theme, leader.fromDay, leader.untilDay, TERMS[term], published];
}

function placeCells({ employeeNumber, name, bureau, section, grade }: Person): readonly string[] {
  return [employeeNumber, name, bureau, section, GRADE_LABELS[grade]];
}
