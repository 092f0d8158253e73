import type { KnowledgeTable, TableRow } from '../../knowledge/schema.ts';
import { foldText } from '../../search/fold-text.ts';
import { words } from '../../search/words.ts';
import { comparable, createTermFinder } from './term-finder.ts';
import { COMPARING_WORDS, PLAIN_WORDS, ROW_WORDS } from './plain-words.ts';
import type { Mention, Term, TermFinder } from './term-finder.ts';

/** What a question names of one table, in table order. */
export interface TableReading {
  readonly table: KnowledgeTable;
  readonly rows: readonly TableRow[];
  readonly columns: readonly string[];
  /** Official values of list cells. */
  readonly values: readonly string[];
  /** The question names what the rows are (どの職階, 誰): it looks from a value to its rows. */
  readonly asksRows: boolean;
  /** Share (0–1) of the question's letters that the table's words and plain question words explain. */
  readonly explained: number;
  /** What else is said is about no other subject of the knowledge: chat around 「課長の役割」. */
  readonly isAboutNothingElse: boolean;
}

export interface TableLookup {
  /** One reading per table of which the question names anything. */
  read(question: string): readonly TableReading[];
  /** Rows of any table that a text names, as `table/row`; for telling sibling entries apart. */
  rowsNamed(text: string): ReadonlySet<string>;
  /** Whether a text asks which row, besides naming some: 「課長を補佐するのは何級」. */
  asksRows(text: string): boolean;
  /** The question before with its row exchanged for the one that a follow-up names and nothing else: 「じゃあ副主幹は？」. */
  swapRow(previous: string, followUp: string): string | null;
}

const QUOTES = /[「」『』]/gu;

type Meaning =
  | { readonly kind: 'row'; readonly row: TableRow }
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'title' };

/** `isSubject` knows the words by which the knowledge names its subjects. */
export function createTableLookup(tables: readonly KnowledgeTable[], isSubject: (word: string) => boolean = () => true): TableLookup {
  const readers = tables.map((table) => ({ table, finder: createTermFinder(termsOf(table)), own: wordsOf(table) }));
  const rowFinder = createTermFinder(
    tables.flatMap((table) => table.rows.flatMap((row) => row.names.map((word) => ({ word, meaning: `${table.id}/${row.id}` })))),
  );
  return {
    read: (question) => {
      const text = withoutNegated(comparable(question).replace(QUOTES, ''), rowFinder);
      return readers.flatMap((reader) => readTable(reader, text, isSubject));
    },
    asksRows: (text) => {
      const said = comparable(text);
      return ROW_WORDS.test(cutMentions(said, rowFinder.find(said)));
    },
    swapRow: (previous, followUp) => swapRow(comparable(previous), comparable(followUp), rowFinder),
    rowsNamed: (text) => new Set(rowFinder.find(comparable(text)).flatMap((mention) => mention.meanings)),
  };
}

function withoutNegated(text: string, rows: TermFinder<string>): string {
  const negated = rows.find(text).flatMap((mention) => {
    const length = NEGATED.exec(text.slice(mention.end))?.[0].length;
    return length === undefined ? [] : [{ start: mention.start, end: mention.end + length, meanings: [] }];
  });
  return negated.length === 0 ? text : cutMentions(text, negated);
}

function swapRow(previous: string, followUp: string, finder: TermFinder<string>): string | null {
  const [now, ...others] = finder.find(followUp);
  if (now === undefined || others.length > 0) return null;
  const rest = (followUp.slice(0, now.start) + followUp.slice(now.end)).replace(PLAIN_WORDS, '').replace(/ほう|場合|どう/g, '');
  const tablesNow = new Set(now.meanings.map(tableOf));
  const old = finder.find(previous).find((mention) => mention.meanings.map(tableOf).some((table) => tablesNow.has(table)));
  if (rest !== '' || old === undefined) return null;
  return previous.slice(0, old.start) + followUp.slice(now.start, now.end) + previous.slice(old.end);
}

function tableOf(row: string): string {
  return row.split('/')[0] ?? row;
}

function termsOf(table: KnowledgeTable): Term<Meaning>[] {
  const listed = [...new Set(table.rows.flatMap((row) => Object.values(row.cells).flatMap((cell) => (Array.isArray(cell) ? cell : []))))];
  return [
    ...table.rows.flatMap((row) => [...row.names, row.english].map((word): Term<Meaning> => ({ word, meaning: { kind: 'row', row } }))),
    ...listed.flatMap((value) =>
      [value, ...(table.values[value] ?? [])].map((word): Term<Meaning> => ({ word, meaning: { kind: 'value', value } })),
    ),
    ...table.columns.flatMap((column) =>
      [column.title, column.english, ...column.names].map((word): Term<Meaning> => ({
        word,
        meaning: { kind: 'column', column: column.id },
      })),
    ),
    ...[
      table.title,
      ...words(foldText(`${table.title} ${table.columns.map((column) => column.title).join(' ')}`)),
      ...englishForms(table.english.title),
    ]
      .filter((word) => word.length > 1)
      .map((word): Term<Meaning> => ({ word, meaning: { kind: 'title' } })),
  ];
}

/** The words of an English title that plain words do not explain anyway (which grade …), and each without the s of many. */
function englishForms(title: string): string[] {
  const found = (title.toLowerCase().match(/[a-z]{2,}/g) ?? []).filter((word) => word.replace(PLAIN_WORDS, '') !== '');
  return [...new Set(found.flatMap((word) => [word, word.replace(/s$/, '')]))];
}

interface TableReader {
  readonly table: KnowledgeTable;
  readonly finder: TermFinder<Meaning>;
  /** Words of its cells: 「部下の士気を上げる役割」 speaks of nothing else. */
  readonly own: ReadonlySet<string>;
}

function wordsOf(table: KnowledgeTable): ReadonlySet<string> {
  const cells = table.rows.flatMap((row) => [...row.names, ...Object.values(row.cells).flat()]);
  return new Set(words(foldText([table.title, ...cells].join('\n'))));
}

function readTable({ table, finder, own }: TableReader, text: string, isSubject: (word: string) => boolean): TableReading[] {
  const all = finder.find(text);
  const mentions = all.filter((mention) => standsAlone(mention, text, all));
  if (mentions.length === 0) return [];
  const meanings = mentions.map((mention) => mention.meanings[0]);
  const has = (test: (meaning: Meaning) => boolean): boolean => meanings.some((meaning) => meaning !== undefined && test(meaning));
  const rows = table.rows.filter((row) => has((meaning) => meaning.kind === 'row' && meaning.row === row));
  const left = cutMentions(text, mentions);
  const rest = rows.length > 1 ? left.replace(COMPARING_WORDS, ' ') : left;
  return [
    {
      table,
      rows,
      columns: table.columns
        .map((column) => column.id)
        .filter((id) => has((meaning) => meaning.kind === 'column' && meaning.column === id)),
      values: [...new Set(meanings.flatMap((meaning) => (meaning?.kind === 'value' ? [meaning.value] : [])))],
      asksRows: ROW_WORDS.test(rest),
      explained: shareExplained(mentions, rest),
      isAboutNothingElse: words(withoutPlain(rest)).every((word) => own.has(word) || !isSubject(word)),
    },
  ];
}

/** 「副主幹じゃなくて主幹のほう」 names one row. */
const NEGATED = /^(?:級|職)?(?:の(?:ほう|方|こと|話|欄))?(?:じゃ|では|で)な(?:い(?:ほう|方|です)|くて?)/u;
/** 「複主幹」 is a slip for another name. */
const PART_OF_A_NAME = /[複福服幅]$/u;
const JOINS = /[\p{Script=Han}ァ-ヶー]/u;
const PLAIN_AT_START = new RegExp(`^(?:${PLAIN_WORDS.source}|${ROW_WORDS.source})`, 'u');

/** A name grown together with a word the table does not know is another name: 課長補佐 is no 課長. */
function standsAlone(mention: Mention<Meaning>, text: string, all: readonly Mention<Meaning>[]): boolean {
  if (mention.meanings[0]?.kind !== 'row') return true;
  if (PART_OF_A_NAME.test(text.slice(0, mention.start))) return false;
  const next = text.charAt(mention.end);
  const isNamed = all.some((other) => other.start === mention.end);
  return isNamed || !JOINS.test(next) || PLAIN_AT_START.test(text.slice(mention.end));
}

/** Letters of the table's own words against letters that nothing explains. */
function shareExplained(mentions: readonly Mention<Meaning>[], rest: string): number {
  const named = mentions.reduce((sum, mention) => sum + mention.end - mention.start, 0);
  return named / (named + withoutPlain(rest).length);
}

function withoutPlain(rest: string): string {
  return rest.replace(ROW_WORDS, '').replace(PLAIN_WORDS, '');
}

function cutMentions(text: string, mentions: readonly Pick<Mention<Meaning>, 'start' | 'end'>[]): string {
  let rest = '';
  let from = 0;
  for (const mention of mentions) {
    rest += `${text.slice(from, mention.start)} `;
    from = mention.end;
  }
  return rest + text.slice(from);
}
