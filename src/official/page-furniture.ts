import type { PdfLine, PdfPage } from './pdf-page.ts';

/** Heads and feet stand in the outer eighth of a page. */
const MARGIN = 0.125;
/** Lines at nearly the same height, in points. */
const SAME_HEIGHT = 4;

export interface BarePages {
  /** Without running heads, feet and page numbers. */
  readonly pages: readonly PdfPage[];
  /** The number of each page: as printed on it, else counted; null before the printed first page. */
  readonly numbers: readonly (number | null)[];
}

/** Takes away what stands at the same place on several pages, digits aside, and reads the page numbers from it. */
export function withoutFurniture(pages: readonly PdfPage[]): BarePages {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(page.lines.flatMap((line) => placeOf(line, page) ?? []))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const isFurniture = (line: PdfLine, page: PdfPage): boolean => (counts.get(placeOf(line, page) ?? '') ?? 0) > 1;
  return {
    pages: pages.map((page) => ({ ...page, lines: page.lines.filter((line) => !isFurniture(line, page)) })),
    numbers: numbersOf(pages.map((page) => page.lines.filter((line) => isFurniture(line, page)))),
  };
}

/** Null in the body of a page. */
function placeOf(line: PdfLine, page: PdfPage): string | null {
  const share = line.y / page.height;
  if (share > MARGIN && share < 1 - MARGIN) return null;
  return `${String(Math.round(line.y / SAME_HEIGHT))} ${line.text.normalize('NFKC').replace(/\d+/g, '#')}`;
}

/** Printed numbers rise with the pages: the distance between number and position that most pages share is believed. */
function numbersOf(furniture: readonly (readonly PdfLine[])[]): (number | null)[] {
  const distances = new Map<number, number>();
  furniture.forEach((lines, index) => {
    const numbers = lines.flatMap((line) => line.text.normalize('NFKC').match(/\d+/g) ?? []).map(Number);
    for (const distance of new Set(numbers.map((number) => number - index))) distances.set(distance, (distances.get(distance) ?? 0) + 1);
  });
  const [distance, count] = [...distances].reduce<readonly [number, number]>((best, one) => (one[1] > best[1] ? one : best), [1, 0]);
  if (count < 2 || count < furniture.length / 2) return furniture.map((_, index) => index + 1);
  return furniture.map((_, index) => (index + distance >= 1 ? index + distance : null));
}
