import type { KnowledgeTable } from '../../knowledge/schema.ts';
import { askedColumns } from '../understand/asked-column.ts';
import { askedDetails } from '../understand/asked-detail.ts';
import { askedKinds } from '../understand/asked-kind.ts';
import { createPieceFinder } from './cell-pieces.ts';
import type { FoundPiece, PieceFinder } from './cell-pieces.ts';
import type { TableLookup, TableReading } from './table-lookup.ts';
import { tableQuestion } from './table-question.ts';
import type { TableQuestion } from './table-question.ts';
import { asksForCells, WHO_ACTS } from './topic.ts';

/** Cells that a question may ask for in words that are not the table's, with what speaks for it. */
export interface TableGuess {
  readonly question: TableQuestion;
  readonly signs: TableSigns;
}

/** What can be told of a guess without looking at the entries; 1 for yes, 0 for no. */
export interface TableSigns {
  /** Share (0–1) of the letters that the table's words explain, or that stand in the piece of a cell. */
  readonly explained: number;
  readonly aboutNothingElse: number;
  /** A column is named, or asked for in everyday words. */
  readonly column: number;
  /** The table's rows have sections, and therefore entries, of their own. */
  readonly sectioned: number;
  /** Share of eight letters that a piece of a cell and the text have in one run. */
  readonly quoted: number;
  /** The question asks why, when, how many … */
  readonly otherKind: number;
  /** It asks for an amount, a date, a duty … */
  readonly detail: number;
}

/** Everything the tables may say to a question, likely or not. */
export type TableGuesser = (text: string) => readonly TableGuess[];

export function createTableGuesser(tables: readonly KnowledgeTable[], lookup: TableLookup): TableGuesser {
  const pieces = tables.map((table) => ({ table, find: createPieceFinder(table) }));
  return (text) => {
    const asked = askedOf(text, lookup);
    const readings = lookup.read(text);
    // Rows of two tables in one question: what is asked is how they go together.
    const isMixed = readings.filter(({ rows }) => rows.length > 0).length > 1;
    return [
      ...(isMixed ? [] : readings.flatMap((reading) => guessOfReading(reading, asked))),
      ...(asked.rows ? pieces.flatMap((one) => guessOfPiece(one, asked)) : []),
    ];
  };
}

/** だれにも, 誰か, 誰でも ask for nobody. */
const NOBODY = /(?:誰|だれ|どなた)(?:に?も|でも|か(?!\s*[?？。]|$))/gu;

interface Asked {
  readonly text: string;
  readonly columns: ReadonlySet<string>;
  readonly rows: boolean;
  /** 「誰が教える」 is told by a role, and not by what is listed. */
  readonly whoActs: boolean;
  /** No cell tells a reason. */
  readonly isWhy: boolean;
  readonly signs: Pick<TableSigns, 'otherKind' | 'detail'>;
}

function askedOf(text: string, lookup: TableLookup): Asked {
  return {
    text,
    columns: askedColumns(text),
    isWhy: askedKinds(text).has('why'),
    rows: lookup.asksRows(text.replace(NOBODY, '')),
    whoActs: WHO_ACTS.test(text),
    signs: { otherKind: Number(!asksForCells(text)), detail: Number(askedDetails(text).length > 0) },
  };
}

/** A row alone, with less of the message about it, is only mentioned. */
const ROW_ALONE = 0.5;

function guessOfReading(reading: TableReading, asked: Asked): TableGuess[] {
  const { table, explained } = reading;
  const columns = table.columns.map(({ id }) => id).filter((id) => reading.columns.includes(id) || asked.columns.has(id));
  const question = tableQuestion({ ...reading, columns: columns.length === 1 && !isSectioned(table) ? columns : [] }, asked.text);
  if (question === null || !mayBeMeant(question, columns.length > 0 || explained >= ROW_ALONE, asked)) return [];
  const found = { aboutNothingElse: Number(reading.isAboutNothingElse), column: Number(columns.length > 0) };
  return [{ question, signs: { ...asked.signs, ...found, explained, quoted: 0, sectioned: Number(isSectioned(table)) } }];
}

function mayBeMeant({ kind }: TableQuestion, isAskedOfRow: boolean, { rows, isWhy, whoActs }: Asked): boolean {
  if (isWhy) return false;
  if (kind === 'reverse') return rows && !whoActs;
  return kind !== 'cells' || (isAskedOfRow && !rows);
}

/** Less of a text in a piece is there by chance. */
const HALF_REMEMBERED = 0.4;
/** A run as long as this is a quotation. */
const QUOTE = 8;

function guessOfPiece({ table, find }: { table: KnowledgeTable; find: PieceFinder }, asked: Asked): TableGuess[] {
  const piece = find(asked.text);
  if (piece === null || piece.share < HALF_REMEMBERED || (asked.whoActs && isListed(piece))) return [];
  const { found, share } = piece;
  const signs = {
    ...asked.signs,
    explained: share,
    quoted: Math.min(1, piece.run / QUOTE),
    aboutNothingElse: 0,
    column: 0,
    sectioned: Number(isSectioned(table)),
  };
  return [{ question: { kind: 'reverse', table, rows: found.rows, found: [found] }, signs }];
}

/** A list names things; only a sentence tells who does what. */
function isListed({ found: { rows, column } }: FoundPiece): boolean {
  return rows.some((row) => Array.isArray(row.cells[column]));
}

function isSectioned(table: KnowledgeTable): boolean {
  return table.section.length > 1;
}
