import { isPieceOfCell } from '../../knowledge/piece-of-cell.ts';
import type { KnowledgeTable, TableRow } from '../../knowledge/schema.ts';
import { grams } from '../../search/grams.ts';
import type { FoundValue } from './table-question.ts';
import { PLAIN_WORDS, ROW_WORDS } from './plain-words.ts';
import { comparable, createTermFinder } from './term-finder.ts';

/** A piece of a cell that a text quotes or half remembers. */
export interface FoundPiece {
  readonly found: FoundValue;
  /** Share (0–1) of the text's pairs of letters that stand in the piece. */
  readonly share: number;
  /** Letters of the longest run that the text and the piece have in common. */
  readonly run: number;
}

/** The piece of the table that holds most of a text; null when none holds anything of it. */
export type PieceFinder = (text: string) => FoundPiece | null;

interface Piece {
  readonly found: FoundValue;
  /** One set of pairs of letters for each way to say it. */
  readonly said: readonly ReadonlySet<string>[];
}

const SENTENCE_ENDS = /(?<=。)/u;
const NO_LETTERS = /[^\p{L}\p{N}]+/u;

/** 「部内の人事管理をするのはどの級」 quotes half of a cell: found by pairs of letters, in the cell's words or in those of `values`. */
export function createPieceFinder(table: KnowledgeTable): PieceFinder {
  const pieces = piecesOf(table);
  const rows = createTermFinder(table.rows.flatMap((row) => row.names.map((word) => ({ word, meaning: row }))));
  return (text) => {
    const said = asked(text);
    const wanted = pairsOf(said);
    const besides = pairsOf(rows.find(said).reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, said));
    const shared = (piece: ReadonlySet<string>): number =>
      [...besides].some((pair) => piece.has(pair)) ? [...wanted].filter((pair) => piece.has(pair)).length / wanted.size : 0;
    return pieces
      .map(({ found, said }) => ({ found, share: Math.max(...said.map(shared)) }))
      .reduce<FoundPiece | null>(
        (best, one) => (one.share > (best?.share ?? 0) ? { ...one, run: longestRun(said, one.found.value) } : best),
        null,
      );
  };
}

/** What is asked after, without the words that ask for it. */
function asked(text: string): string {
  return comparable(text).replace(ROW_WORDS_EVERYWHERE, ' ').replace(PLAIN_WORDS, ' ');
}

const ROW_WORDS_EVERYWHERE = new RegExp(ROW_WORDS.source, 'gu');

function longestRun(text: string, value: string): number {
  const piece = comparable(value);
  const runs = text.split(NO_LETTERS).flatMap((part) => Array.from(part, (_, from) => lengthIn(part.slice(from), piece)));
  return Math.max(0, ...runs);
}

/** How much of a text's beginning stands in the piece. */
function lengthIn(text: string, piece: string): number {
  let length = 0;
  while (length < text.length && piece.includes(text.slice(0, length + 1))) length += 1;
  return length;
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(NO_LETTERS).flatMap((run) => grams(run, 2)));
}

function piecesOf(table: KnowledgeTable): Piece[] {
  const values = new Set(table.rows.flatMap((row) => Object.values(row.cells).flatMap((cell) => [cell].flat().flatMap(sentencesOf))));
  return [...values, ...Object.keys(table.values).filter((value) => !values.has(value))].flatMap((value) => {
    const found = findPiece(table, value);
    return found === null ? [] : [{ found, said: [value, ...(table.values[value] ?? [])].map((one) => pairsOf(comparable(one))) }];
  });
}

function sentencesOf(cell: string): string[] {
  return cell.split(SENTENCE_ENDS).map((sentence) => sentence.replace(/。$/u, ''));
}

function findPiece(table: KnowledgeTable, value: string): FoundValue | null {
  const holds = (row: TableRow, column: string): boolean => [row.cells[column] ?? []].flat().some((cell) => isPieceOfCell(value, cell));
  const column = table.columns.find(({ id }) => table.rows.some((row) => holds(row, id)))?.id;
  return column === undefined ? null : { value, column, rows: table.rows.filter((row) => holds(row, column)) };
}
