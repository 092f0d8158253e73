import { CsvError, parse } from 'csv-parse/sync';
import { ROSTER_COLUMNS, rosterRow } from './roster-row.ts';
import type { Person } from '../kernel/person.ts';
import type { RosterColumn } from './roster-row.ts';

/** Where a mistake is: line of the file, and the column when one cell is to blame. */
export interface RosterProblem {
  /** 1-based line of the file; 0 for the file as a whole. */
  readonly line: number;
  readonly column: RosterColumn | null;
  readonly message: string;
}

/** One line of the file. The keys are there even when another cell is wrong, so that a bad cell does not make its neighbours look wrong too. */
export interface RosterEntry {
  readonly line: number;
  readonly keys: Readonly<Record<RosterKey, string>>;
  /** Null when a cell of this line is wrong. */
  readonly person: Person | null;
}

/** Columns by which lines refer to each other; empty when the cell is. */
type RosterKey = 'aadObjectId' | 'employeeNumber' | 'managerEmployeeNumber';

export interface RosterSheet {
  readonly entries: readonly RosterEntry[];
  readonly problems: readonly RosterProblem[];
  /** 1-based position of each column in this file. */
  readonly positions: ReadonlyMap<RosterColumn, number>;
}

interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads the text of a roster file; every mistake is collected, so that one round of corrections is enough. */
export function readRosterCsv(text: string): RosterSheet {
  const lines = splitLines(text);
  if (!Array.isArray(lines)) return broken(lines);
  const [header, ...body] = lines;
  if (header === undefined) return broken({ line: 0, column: null, message: 'ファイルが空です' });
  const names = header.cells.map((cell) => cell.trim());
  const headerProblems = checkHeader(names).map((message) => ({ line: header.line, column: null, message }));
  const positions = new Map(ROSTER_COLUMNS.map((column) => [column, names.indexOf(column) + 1]));
  if (headerProblems.length > 0) return { entries: [], problems: headerProblems, positions };
  if (body.length === 0) return broken({ line: 0, column: null, message: '見出しの行だけで、職員が1人もいません' });
  const read = body.map((line) => readLine(line, names));
  return { entries: read.flatMap(({ entry }) => entry ?? []), problems: read.flatMap(({ problems }) => problems), positions };
}

function broken(problem: RosterProblem): RosterSheet {
  return { entries: [], problems: [problem], positions: new Map() };
}

function splitLines(text: string): CsvLine[] | RosterProblem {
  const lines: CsvLine[] = [];
  const collect = (cells: string[], { lines: line }: { readonly lines: number }) => {
    if (cells.some((cell) => cell.trim() !== '')) lines.push({ line, cells });
    return null;
  };
  try {
    parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, on_record: collect });
    return lines;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { line: typeof error['lines'] === 'number' ? error['lines'] : 0, column: null, message: csvMessage(error) };
  }
}

function csvMessage(error: CsvError): string {
  if (error.code.includes('QUOTE')) return '引用符（"）の開き・閉じが合っていません。この行かその前の行を確かめてください';
  return 'CSV として読めません。この行の区切りと引用符を確かめてください';
}

function checkHeader(names: readonly string[]): readonly string[] {
  const missing = ROSTER_COLUMNS.filter((column) => !names.includes(column));
  const extra = names.filter((name) => !ROSTER_COLUMNS.some((column) => column === name));
  const double = ROSTER_COLUMNS.filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
  return [
    ...(missing.length > 0 ? [`列が足りません: ${missing.join(', ')}`] : []),
    ...(extra.length > 0 ? [`知らない列があります: ${extra.map((name) => (name === '' ? '（見出しなし）' : name)).join(', ')}`] : []),
    ...(double.length > 0 ? [`同じ列が2つあります: ${double.join(', ')}`] : []),
  ];
}

function readLine({ line, cells }: CsvLine, names: readonly string[]): { entry: RosterEntry | null; problems: readonly RosterProblem[] } {
  if (cells.length !== names.length) {
    const message = `値が${String(cells.length)}個あります（見出しは${String(names.length)}個）。カンマと引用符を確かめてください`;
    return { entry: null, problems: [{ line, column: null, message }] };
  }
  const row = Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  const parsed = rosterRow.safeParse(row);
  const keys = {
    aadObjectId: keyOf(row['aadObjectId']).toLowerCase(),
    employeeNumber: keyOf(row['employeeNumber']),
    managerEmployeeNumber: keyOf(row['managerEmployeeNumber']),
  };
  if (parsed.success) return { entry: { line, keys, person: parsed.data }, problems: [] };
  const problems = parsed.error.issues.map((issue) => ({ line, column: columnOf(issue.path[0]), message: issue.message }));
  return { entry: { line, keys, person: null }, problems };
}

function keyOf(cell = ''): string {
  return cell.normalize('NFKC').trim();
}

function columnOf(name: PropertyKey | undefined): RosterColumn | null {
  return ROSTER_COLUMNS.find((column) => column === name) ?? null;
}
