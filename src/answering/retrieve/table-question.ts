import type { KnowledgeTable, TableRow } from '../../knowledge/schema.ts';
import type { TableReading } from './table-lookup.ts';

/** A value and all rows that hold it, in table order. */
export interface FoundValue {
  readonly value: string;
  readonly column: string;
  readonly rows: readonly TableRow[];
}

/** A question that the cells of one table answer. */
export type TableQuestion =
  | { readonly kind: 'cells'; readonly table: KnowledgeTable; readonly rows: readonly TableRow[]; readonly columns: readonly string[] }
  | { readonly kind: 'reverse'; readonly table: KnowledgeTable; readonly rows: readonly TableRow[]; readonly found: readonly FoundValue[] }
  | { readonly kind: 'check'; readonly table: KnowledgeTable; readonly rows: readonly TableRow[]; readonly found: readonly FoundValue[] }
  | { readonly kind: 'common'; readonly table: KnowledgeTable; readonly rows: readonly TableRow[]; readonly column: string };

const ASKS_COMMON = /共通|両方|どちらにも|ともに|in common|both/i;

/** What a reading asks of its table; null when the table's words are only mentioned on the way to something else. */
export function tableQuestion(reading: TableReading, question: string): TableQuestion | null {
  const { table, rows, columns, values } = reading;
  if (values.length > 0) return valueQuestion(reading);
  if (rows.length === 0) return null;
  const listColumn = columns.find((id) => Array.isArray(rows[0]?.cells[id])) ?? lastListColumn(table);
  if (rows.length > 1 && listColumn !== undefined && ASKS_COMMON.test(question)) return { kind: 'common', table, rows, column: listColumn };
  return { kind: 'cells', table, rows, columns: columns.length > 0 ? columns : table.columns.map((column) => column.id) };
}

function valueQuestion({ table, rows, values, asksRows }: TableReading): TableQuestion | null {
  const found = values.map((value) => findValue(table, value));
  if (rows.length > 0) return { kind: 'check', table, rows, found };
  return asksRows ? { kind: 'reverse', table, rows: unionOf(table, found), found } : null;
}

function findValue(table: KnowledgeTable, value: string): FoundValue {
  const holds = (row: TableRow, column: string): boolean => [row.cells[column] ?? []].flat().includes(value);
  const column = table.columns.find(({ id }) => table.rows.some((row) => holds(row, id)))?.id ?? '';
  return { value, column, rows: table.rows.filter((row) => holds(row, column)) };
}

function unionOf(table: KnowledgeTable, found: readonly FoundValue[]): TableRow[] {
  return table.rows.filter((row) => found.some((one) => one.rows.includes(row)));
}

function lastListColumn(table: KnowledgeTable): string | undefined {
  return table.columns.findLast(({ id }) => Array.isArray(table.rows[0]?.cells[id]))?.id;
}
