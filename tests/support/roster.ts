import { importRoster } from '../../src/people/roster-import.ts';
import { ROSTER_COLUMNS } from '../../src/people/roster-row.ts';
import type { RosterColumn } from '../../src/people/roster-row.ts';
import type { RosterImportResult } from '../../src/people/roster-import.ts';
import type { Storage } from '../../src/storage/port.ts';

export type RosterCells = Readonly<Partial<Record<RosterColumn, string>>>;

export const HEADER = ROSTER_COLUMNS.join(',');

/** A guid that shows its number. */
export function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A line of the roster file of somebody in 総務部 人事課, with the given cells changed. */
export function rosterLine(number: number, cells: RosterCells = {}): string {
  const whole: Record<RosterColumn, string> = {
    aadObjectId: idOf(number),
    employeeNumber: String(number),
    name: `職員 ${String(number)}`,
    kana: 'ショクイン',
    mail: `e${String(number)}@example.jp`,
    bureau: '総務部',
    section: '人事課',
    grade: 'shuji',
    hireDate: '2020-04-01',
    managerEmployeeNumber: '',
    roles: '',
    ...cells,
  };
  return ROSTER_COLUMNS.map((column) => whole[column]).join(',');
}

export function rosterFile(...lines: readonly string[]): string {
  return [HEADER, ...lines, ''].join('\n');
}

export const IMPORTED_AT = new Date('2026-11-22T09:00:00+09:00');

/** Imports a roster as an operator would; a second call is the next day's file. */
export function importText(storage: Storage, text: string, options: { dryRun?: boolean; now?: Date } = {}): Promise<RosterImportResult> {
  const { dryRun = false, now = IMPORTED_AT } = options;
  return importRoster({ storage, now, bytes: new TextEncoder().encode(text), fileName: 'roster.csv', actor: 'operator', dryRun });
}
