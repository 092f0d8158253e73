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
  | { readonly kind: 'common'; readonly table: KnowledgeTable; readonly rows: readonly TableRow[]; readonly column: string }
  | {
      readonly kind: 'only';
      readonly table: KnowledgeTable;
      readonly rows: readonly TableRow[];
      readonly without: TableRow;
      readonly column: string;
    }
  | {
      readonly kind: 'most';
      readonly table: KnowledgeTable;
      readonly rows: readonly TableRow[];
      readonly count: number;
      readonly column: string;
    };

const ASKS_COMMON = /共通|両方|どちらにも|ともに|in common|\bboth\b|\bshared?\b/i;
/** What two values of a list mean is no matter of cells. */
const ASKS_DIFFERENCE = /違い|ちがい|相違|比較|differ/i;
const ASKS_MOST = /(?:一番|最も|いちばん|もっとも)(?:数が)?(?:多|おお)い|最多/u;
/** 「課長級の欄にはあるが部長級の欄にはない」: the row named last before this verb is the one without. */
const LACKS =
  /(?:な(?:い|く)|無い|挙が(?:って|ら)(?:い)?ない|含まれ(?:て(?:い)?)?ない|求められ(?:て(?:い)?)?ない|載って(?:い)?ない|要らない|不要)/u;
const HOLDS = /(?:あ(?:る|って|り)|挙がって(?:い)?(?:る|て)|含まれ(?:て(?:い)?る)?|求められ(?:て(?:い)?)?(?:る|て)|載って(?:い)?る|必要)/u;

/** What a reading asks of its table; null when the table's words are only mentioned on the way to something else. */
export function tableQuestion(reading: TableReading, question: string): TableQuestion | null {
  if (reading.values.length > 0) return ASKS_DIFFERENCE.test(question) ? null : valueQuestion(reading);
  return compareRows(reading, question) ?? cellsQuestion(reading, question);
}

/** 「平成24年の改定の次は」: one row on in a table of years. */
const ASKS_NEXT = /(?:年|改定|回目?)(?:の|から|より)?(?:見て)?(?:1つ|一つ|ひとつ)?(?:次|あと|後)(?:の改定|に改定|は|に(?!予定))/u;
const ASKS_BEFORE = /(?:年|改定|回目?)(?:の|より)?(?:1つ|一つ|ひとつ)?前(?:の改定|に改定|は)/u;
/** 「令和13年度末までに延べ何人」 asks for the total, whatever year is named with it. */
const ASKS_TOTAL = /延べ|のべ|累計|通算|合計|合わせて|総計|(?:年|年度)(?:末|の終わり|が終わる(?:時|頃|ころ)?)?まで(?:に|で|の)/u;
const TOTAL = 'total';

function cellsQuestion(reading: TableReading, question: string): TableQuestion | null {
  const { table, columns } = reading;
  const rows = rowsMeant(reading, question);
  if (rows.length === 0) return null;
  return { kind: 'cells', table, rows, columns: columns.length > 0 ? columns : table.columns.map(({ id }) => id) };
}

function rowsMeant({ table, rows }: TableReading, question: string): readonly TableRow[] {
  const total = table.rows.find((row) => row.id === TOTAL);
  if (total !== undefined && rows.length > 0 && ASKS_TOTAL.test(question)) return [total];
  const step = Number(ASKS_NEXT.test(question)) - Number(ASKS_BEFORE.test(question));
  return step === 0 || rows.length > 1 ? rows : rows.filter(isYear).flatMap((row) => table.rows[table.rows.indexOf(row) + step] ?? []);
}

function isYear(row: TableRow): boolean {
  return row.names.some((name) => /\d年/.test(name));
}

/** The column of the table whose cells are lists: the one that is named, else the last one. */
function listColumn({ table, columns }: TableReading): string | undefined {
  return columns.find((id) => isList(table, id)) ?? table.columns.findLast(({ id }) => isList(table, id))?.id;
}

function isList(table: KnowledgeTable, column: string): boolean {
  return Array.isArray(table.rows[0]?.cells[column]);
}

/** Questions that look at the lists of several rows together. */
function compareRows(reading: TableReading, question: string): TableQuestion | null {
  const column = listColumn(reading);
  return column === undefined ? null : compareLists(reading, column, question);
}

function compareLists({ table, rows, columns }: TableReading, column: string, question: string): TableQuestion | null {
  const [first, second, ...more] = rows;
  if (first === undefined) return columns.length > 0 && ASKS_MOST.test(question) ? mostOf(table, column) : null;
  if (second === undefined) return null;
  if (ASKS_COMMON.test(question)) return { kind: 'common', table, rows, column };
  const without = more.length === 0 ? rowWithout([first, second], question) : null;
  return without === null ? null : { kind: 'only', table, rows: rows.filter((row) => row !== without), without, column };
}

function mostOf(table: KnowledgeTable, column: string): TableQuestion {
  const counts = table.rows.map((row) => [row.cells[column] ?? []].flat().length);
  const count = Math.max(...counts);
  return { kind: 'most', table, rows: table.rows.filter((_, at) => counts[at] === count), count, column };
}

function rowWithout(rows: readonly [TableRow, TableRow], question: string): TableRow | null {
  const lacks = LACKS.exec(question)?.index ?? -1;
  if (lacks === -1 || !HOLDS.test(question)) return null;
  const [first, second] = rows.map((row) => Math.max(...row.names.map((name) => question.slice(0, lacks).lastIndexOf(name))));
  return (first ?? 0) > (second ?? 0) ? rows[0] : rows[1];
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
