import type { SourceLine } from '../knowledge/source-line.ts';
import { decodeText } from './decode-text.ts';
import { line, unreadable } from './document-lines.ts';
import type { DocumentLines } from './document-lines.ts';

/** A text whose lines were broken at a fixed width has many lines of about that width. */
const BROKEN_SHARE = 0.2;
/** One full-width letter that may not begin a line is pulled up or pushed down. */
const SLACK = 3;

/** Plain text; lines broken at a fixed width are put together again, form feeds count pages. */
export function readText(bytes: Uint8Array): DocumentLines {
  const text = decodeText(bytes);
  if (text === null) return unreadable('文字コードを読み取れません。UTF-8 か Shift_JIS で保存し直してください。');
  const pages = text.split('\f').map((page) => page.split(/\r?\n/));
  const width = brokenAt(pages.flat());
  const lines = pages.flatMap((page, at) =>
    page.map((words, index): SourceLine => {
      const continues = width !== null && goesOn(words, page[index + 1] ?? '', width);
      return line(words.trimEnd(), { page: pages.length > 1 ? at + 1 : null, continues });
    }),
  );
  return { kind: 'lines', lines, warnings: [] };
}

function goesOn(words: string, next: string, width: number): boolean {
  return widthOf(words) >= width - SLACK && !/[。：:]\s*$/u.test(words) && !/^[\s　]*(?:$|[・-]|[(（]?\d+[)）.．])/u.test(next);
}

/** The width at which the lines were broken, in half-width columns; null when they were not. */
function brokenAt(lines: readonly string[]): number | null {
  const widths = lines.map(widthOf).filter((width) => width > 0);
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  const full = widths.filter((width) => width >= widest - SLACK).length;
  return widest <= 120 && full >= BROKEN_SHARE * widths.length && full > 2 ? widest : null;
}

function widthOf(text: string): number {
  const letters = text.trimEnd();
  return 2 * letters.length - (letters.match(/[\u0020-\u007e\uff61-\uff9f]/g)?.length ?? 0);
}
