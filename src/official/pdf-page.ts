/** A piece of text as PDF programs place it; points, the origin at the lower left corner. */
export interface PdfText {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** A line of a page, put together from pieces. */
export interface PdfLine {
  readonly text: string;
  /** Where the line begins, or the last cell of a row: what goes on below it begins there. */
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

export interface PdfPage {
  readonly height: number;
  readonly lines: readonly PdfLine[];
}

/** Within half a letter's height it is one line, raised and lowered letters included. */
const SAME_LINE = 0.5;
/** A gap of more than half a letter parts a number from its title, or two cells of a row. */
const CELL_GAP = 0.6;
const WORD_GAP = 0.2;

/**
 * Lines in the order in which the program wrote them: cell by cell in a table, where from top to bottom would mix the cells of a row.
 */
export function linesOfPage(pieces: readonly PdfText[]): PdfLine[] {
  const lines: PdfLine[] = [];
  for (const piece of pieces) {
    if (piece.str.trim() === '') continue;
    const last = lines.at(-1);
    if (last !== undefined && isSameLine(last, piece)) lines[lines.length - 1] = appended(last, piece);
    else lines.push({ text: piece.str, x: piece.x, right: piece.x + piece.width, y: piece.y, size: piece.size });
  }
  return lines.map((one) => ({ ...one, text: cleaned(one.text) }));
}

function isSameLine(one: PdfLine, piece: PdfText): boolean {
  const size = Math.max(one.size, piece.size);
  return Math.abs(one.y - piece.y) <= SAME_LINE * size && piece.x >= one.right - size * SAME_LINE;
}

function appended(one: PdfLine, piece: PdfText): PdfLine {
  const gap = piece.x - one.right;
  const isCell = gap >= CELL_GAP * piece.size;
  const between = isCell ? '\t' : gap >= WORD_GAP * piece.size ? ' ' : '';
  return {
    ...one,
    x: isCell ? piece.x : one.x,
    text: one.text + between + piece.str,
    right: piece.x + piece.width,
    size: Math.max(one.size, piece.size),
  };
}

const JAPANESE = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々、。「」『』（）・]';
/** Word processors set a little space beside Japanese letters, which is none of the text's; behind the number of a heading it is. */
const BLANK_INSIDE = new RegExp(`(?<!^[(（]?\\d+[)）.]?)(?:(?<=${JAPANESE}) +| +(?=${JAPANESE}))`, 'gu');
/** Some programs write 人 as the radical ⼈, which looks the same and is found by nobody. */
const RADICALS = /[\u2e80-\u2fdf]/gu;

function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replace(RADICALS, (radical) => radical.normalize('NFKC'))
    .replace(BLANK_INSIDE, '')
    .trim();
}
