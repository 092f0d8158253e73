import type { KnowledgeTable, TableRow } from '../../knowledge/schema.ts';
import { foldText } from '../../search/fold-text.ts';
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
  | { readonly kind: 'apart'; readonly table: KnowledgeTable; readonly rows: readonly [TableRow, TableRow]; readonly column: string }
  | {
      readonly kind: 'most';
      readonly table: KnowledgeTable;
      readonly rows: readonly TableRow[];
      readonly count: number;
      readonly column: string;
    };

const ASKS_COMMON =
  /共通|両方|双方|(?:どちら|どっち|両者)(?:の(?:欄|行|級|職階|ほう|方))?にも|ともに|(?:重な|重複|かぶ|被)(?:る|って|り|し)|同じ(?:もの|項目|能力|資質|力|言葉)(?:は|が|って|を)|in common|\bboth\b|\bshared?\b/i;
/** 「片方にだけあるもの」「逆も」: what either has and the other lacks. */
const ASKS_APART =
  /(?:片方|一方|どちらか|どっちか|それぞれ|お互い)(?:の(?:欄|行|級|ほう|方))?(?:に)?(?:だけ|のみ|しか)|(?<!真)逆(?:は|に|も|の|で|だと|なら)/u;
/** What two values of a list mean is no matter of cells. */
const ASKS_DIFFERENCE = /違い|ちがい|違(?:う|っ|え)|異な|相違|比較|比べ|differ/i;
const ASKS_MOST = /(?:一番|最も|いちばん|もっとも)(?:数が)?(?:多|おお)い|最多/u;
/** 「課長級の欄にはあるが部長級の欄にはない」: the row named last before this verb is the one without. */
const LACKS =
  /(?:な(?:い|く)|無い|挙が(?:って|ら)(?:い)?ない|含まれ(?:て(?:い)?)?ない|求められ(?:て(?:い)?)?ない|載って(?:い)?ない|要らない|不要)/u;
const HOLDS = /(?:あ(?:る|って|り)|挙がって(?:い)?(?:る|て)|含まれ(?:て(?:い)?る)?|求められ(?:て(?:い)?)?(?:る|て)|載って(?:い)?る|必要)/u;

/** Rows are asked about together, and not what each of them holds. */
export function setsRowsTogether({ kind }: TableQuestion): boolean {
  return kind === 'common' || kind === 'only' || kind === 'apart';
}

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

/** 「どういう人ですか」 is told by who they are and what they do. */
const WHAT_PERSON = /(?:どういう|どういった|どんな|どのような)(?:人|職員)(?!が(?:な|当|あ|対象))/u;

function cellsQuestion(reading: TableReading, question: string): TableQuestion | null {
  const { table, columns } = reading;
  const rows = columns.length > 0 && asksEach(reading, question) ? table.rows : rowsMeant(reading, question);
  if (rows.length === 0) return null;
  const asksPart = columns.length > 0 && !WHAT_PERSON.test(question);
  return { kind: 'cells', table, rows, columns: asksPart ? columns : table.columns.map(({ id }) => id) };
}

/** 「分類ごとの対象」: one column, all the way down; a table with a total is one of figures, told by its entry. */
const EACH_ROW = /ごと|毎の|それぞれ|各|別(?:に|の)|一覧/u;

function asksEach({ table, rows, values }: TableReading, question: string): boolean {
  return rows.length === 0 && values.length === 0 && EACH_ROW.test(question) && table.rows.every((row) => row.id !== TOTAL);
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
  return second === undefined ? null : setTogether({ table, column }, [first, second, ...more], question);
}

function setTogether(
  list: { readonly table: KnowledgeTable; readonly column: string },
  rows: readonly [TableRow, TableRow, ...TableRow[]],
  question: string,
): TableQuestion | null {
  const [first, second, ...more] = rows;
  if (more.length === 0 && ASKS_APART.test(question)) return { kind: 'apart', ...list, rows: [first, second] };
  if (ASKS_COMMON.test(question)) return { kind: 'common', ...list, rows };
  const without = more.length === 0 ? rowWithout([first, second], question) : null;
  return without === null ? null : { kind: 'only', ...list, rows: rows.filter((row) => row !== without), without };
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

/** The rows that list what a folded term names. */
export function rowsListing(table: KnowledgeTable, term: string): TableQuestion | null {
  const isNamed = (value: string): boolean => [value, ...(table.values[value] ?? [])].some((name) => foldText(name) === term);
  const found = listedValues(table)
    .filter(isNamed)
    .map((value) => findValue(table, value));
  return found.length === 0 ? null : { kind: 'reverse', table, rows: unionOf(table, found), found };
}

/** The one row whose sentences hold a folded term. */
export function rowSaying(table: KnowledgeTable, term: string): TableQuestion | null {
  const columns = table.columns.filter(({ id }) => table.rows.some((row) => saysIn(row.cells[id], term)));
  const rows = table.rows.filter((row) => columns.some(({ id }) => saysIn(row.cells[id], term)));
  return rows.length === 1 ? { kind: 'cells', table, rows, columns: columns.map(({ id }) => id) } : null;
}

function listedValues(table: KnowledgeTable): string[] {
  return [...new Set(table.rows.flatMap((row) => Object.values(row.cells).flatMap((cell) => (Array.isArray(cell) ? cell : []))))];
}

const WORD_GOES_ON = /[\p{Script=Han}ァ-ヶー]/u;

function saysIn(cell: string | readonly string[] | undefined, term: string): boolean {
  if (typeof cell !== 'string') return false;
  const text = foldText(cell);
  const at = text.indexOf(term);
  return at !== -1 && !WORD_GOES_ON.test(text.charAt(at - 1) + text.charAt(at + term.length));
}

function findValue(table: KnowledgeTable, value: string): FoundValue {
  const holds = (row: TableRow, column: string): boolean => [row.cells[column] ?? []].flat().includes(value);
  const column = table.columns.find(({ id }) => table.rows.some((row) => holds(row, id)))?.id ?? '';
  return { value, column, rows: table.rows.filter((row) => holds(row, column)) };
}

function unionOf(table: KnowledgeTable, found: readonly FoundValue[]): TableRow[] {
  return table.rows.filter((row) => found.some((one) => one.rows.includes(row)));
}
