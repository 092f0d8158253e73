import type { SourceLine } from '../knowledge/source-line.ts';
import { line } from './document-lines.ts';
import type { BarePages } from './page-furniture.ts';
import type { PdfLine } from './pdf-page.ts';

/** A heading's letters are larger than those of the text by at least so much. */
const LARGER = 1.08;
/** In letters: a line ends at the margin, the next one begins where it began, one line below it. */
const NEAR_MARGIN = 2.2;
const SAME_START = 3;
const NEXT_LINE = 2.2;

const STARTS_ANEW = /^(?:[■□●○◆◇※▼▲-]|[(（]?\d{1,2}[)）.．、]|[\u2460-\u2473])/u;

interface Placed extends PdfLine {
  readonly at: number;
}

/** The lines of the pages with what their place and size say: which are headings, and which go on in the next line. */
export function paragraphsOf({ pages, numbers }: BarePages): SourceLine[] {
  const placed = pages.flatMap((page, at) => page.lines.map((one): Placed => ({ ...one, at })));
  const body = usualSize(placed);
  return placed.map((one, index) =>
    line(one.text, {
      page: numbers[one.at] ?? null,
      isHeading: one.size >= body * LARGER,
      continues: goesOn(one, placed[index + 1], placed),
    }),
  );
}

function usualSize(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].reduce<readonly [number, number]>((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

function goesOn(one: Placed, next: Placed | undefined, all: readonly Placed[]): boolean {
  if (next === undefined || one.text.endsWith('。') || STARTS_ANEW.test(next.text) || isNextItem(one, next)) return false;
  return isBelow(one, next) && endsAtMargin(one, all);
}

/** 「回避」「・軽減」: the same sign also stands inside a sentence, where the line before is no item of a list. */
function isNextItem(one: Placed, next: Placed): boolean {
  return next.text.startsWith('・') && one.text.startsWith('・');
}

function isBelow(one: Placed, next: Placed): boolean {
  const indent = next.x - one.x;
  const isAligned = Math.abs(next.size - one.size) < 0.5 && indent <= one.size / 2 && indent >= -SAME_START * one.size;
  const drop = one.y - next.y;
  const isNextLine = next.at === one.at ? drop > one.size / 2 && drop <= NEXT_LINE * one.size : next.at === one.at + 1;
  return isAligned && isNextLine;
}

/** The margin is where the longest line ends that begins at about the same place. */
function endsAtMargin(one: Placed, all: readonly Placed[]): boolean {
  const margin = all
    .filter((other) => other.at === one.at && Math.abs(other.x - one.x) <= SAME_START * one.size)
    .reduce((most, other) => Math.max(most, other.right), 0);
  return one.right >= margin - NEAR_MARGIN * one.size;
}
