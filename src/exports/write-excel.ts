import writeWorkbook from 'write-excel-file/node';
import type { Cell, CellObject, Row, Sheet } from 'write-excel-file/node';
import { textWidth } from '../kernel/phone-width.ts';
import { dayColumns } from './day-columns.ts';
import { excelText } from './excel-text.ts';
import type { ExportCell, ExportSheet } from './port.ts';
import { sheetNames } from './sheet-names.ts';
import { isValid, plainText, tokyoText } from './sheet-text.ts';

/** In characters of Excel, of which a full-width one takes two. */
const NARROWEST = 8;
const WIDEST = 60;
/** Longer beginnings do not change a width that is limited anyway. */
const MEASURED = 80;

/** What a new workbook has in a Japanese Excel; without a name each program would take another one, and the widths would not fit. */
const FONT = { fontFamily: '游ゴシック', fontSize: 11 };

const DAY = 'yyyy/mm/dd';
const MOMENT = 'yyyy/mm/dd hh:mm';
/** Day 60 of Excel is a 29 February 1900 that never was; dates before March of that year would be a day off. */
const FIRST_DAY = Date.UTC(1900, 2, 1);
const LAST_DAY = Date.UTC(9999, 11, 31);

/** A workbook with bold, frozen headings. Texts are text cells: they stay what they are also when somebody edits them. */
export async function writeExcel(sheets: readonly ExportSheet[]): Promise<Buffer> {
  const names = sheetNames(sheets.map(({ name }) => name));
  return writeWorkbook(
    sheets.map((sheet, index) => workbookSheet(sheet, names[index] ?? '')),
    FONT,
  ).toBuffer();
}

function workbookSheet({ headings, rows }: ExportSheet, name: string): Sheet<never> {
  const days = dayColumns(rows);
  const body: Row[] = rows.map((row) => row.map((cell, column) => cellOf(cell, days.has(column))));
  return {
    data: [headings.map((text) => ({ ...textCell(text), fontWeight: 'bold' })), ...body],
    sheet: name,
    stickyRowsCount: 1,
    columns: headings.map((heading, column) => ({ width: columnWidth(heading, rows, column) })),
  };
}

function cellOf(cell: ExportCell, isDayOnly: boolean): Cell {
  if (typeof cell === 'string') return cell === '' ? null : textCell(cell);
  if (cell instanceof Date) return isValid(cell) ? dateCell(cell, isDayOnly) : null;
  // The library writes NaN as it is, and Excel reports a damaged file.
  return cell === null || !Number.isFinite(cell) ? null : { value: cell, type: Number };
}

function textCell(text: string): CellObject {
  const isLong = text.includes('\n') || text.length > WIDEST || displayWidth(text) > WIDEST;
  const style = isLong ? { wrap: true, alignVertical: 'top' as const } : {};
  return { value: excelText(text), type: String, format: '@', ...style };
}

/** Excel knows no time zones: a date shows what the clock in the city hall shows. */
function dateCell(date: Date, isDayOnly: boolean): Cell {
  const shown = new Date(`${tokyoText(date, false).replaceAll('/', '-').replace(' ', 'T')}:00Z`);
  const isKnown = shown.getTime() >= FIRST_DAY && shown.getTime() <= LAST_DAY;
  return isKnown ? { value: shown, type: Date, format: isDayOnly ? DAY : MOMENT } : textCell(tokyoText(date, isDayOnly));
}

function columnWidth(heading: string, rows: ExportSheet['rows'], column: number): number {
  const widest = rows.reduce((width, row) => Math.max(width, cellWidth(row[column] ?? null)), displayWidth(heading) * 1.1);
  return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(widest) + 2));
}

function cellWidth(cell: ExportCell): number {
  if (cell instanceof Date) return MOMENT.length;
  return typeof cell === 'string' ? displayWidth(cell) : String(cell ?? '').length;
}

function displayWidth(text: string): number {
  const lines = plainText(text.slice(0, MEASURED)).split('\n');
  return Math.max(...lines.map(textWidth)) * 2;
}
