import { stringify } from 'csv-stringify/sync';
import { dayColumns } from './day-columns.ts';
import type { ExportCell, ExportSheet } from './port.ts';
import { isValid, plainText, tokyoText } from './sheet-text.ts';

/**
 * What a spreadsheet may take for a formula, also behind white space and in full width (OWASP, CSV injection). Only texts pass through here:
 * a negative number stays a number, which the stringifier's own option would not leave it.
 */
const LIKE_A_FORMULA = /^(\s*[=+\-@＝＋－＠−]|[\t\n])/;

/** A text that no spreadsheet calculates: the apostrophe is Excel's own sign for "as it is written". */
export function harmlessText(text: string): string {
  const plain = plainText(text);
  // A carriage return at the beginning has become a line feed by now.
  return LIKE_A_FORMULA.test(plain) ? `'${plain}` : plain;
}

/** RFC 4180 with CRLF, in UTF-8 with a BOM, without which a Japanese Excel reads Shift_JIS. */
export function writeCsv({ headings, rows }: ExportSheet): Buffer {
  const days = dayColumns(rows);
  const lines = [headings.map(harmlessText), ...rows.map((row) => row.map((cell, column) => written(cell, days.has(column))))];
  return Buffer.from(stringify(lines, { bom: true, record_delimiter: '\r\n', quoted_string: true }));
}

function written(cell: ExportCell, isDayOnly: boolean): string | number | null {
  if (typeof cell === 'string') return cell === '' ? null : harmlessText(cell);
  if (cell instanceof Date) return isValid(cell) ? tokyoText(cell, isDayOnly) : null;
  return cell === null || Number.isFinite(cell) ? cell : null;
}
