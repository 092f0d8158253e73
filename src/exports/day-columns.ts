import { isDay, isValid } from './sheet-text.ts';
import type { ExportSheet } from './port.ts';

/** Positions of the columns whose dates are all days without a time: an hour of 00:00 in each line would only be noise. */
export function dayColumns(rows: ExportSheet['rows']): ReadonlySet<number> {
  const days = new Set<number>();
  const times = new Set<number>();
  for (const row of rows) {
    row.forEach((cell, column) => {
      if (!(cell instanceof Date) || !isValid(cell) || times.has(column)) return;
      if (isDay(cell)) days.add(column);
      else times.add(column);
    });
  }
  return new Set([...days].filter((column) => !times.has(column)));
}
