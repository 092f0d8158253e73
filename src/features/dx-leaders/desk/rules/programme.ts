/** R4: the programme runs through 令和8–13年度. */
export const FIRST_YEAR = 2026;
export const LAST_YEAR = 2031;

/** R3: at least so many each year; a minimum, never a cap. */
export const YEAR_TARGET = 10;
export const TOTAL_TARGET = 60;

/** The next year that can be opened; null after the programme. */
export function yearToOpen(thisYear: number, opened: readonly number[]): number | null {
  for (let year = Math.max(thisYear, FIRST_YEAR); year <= LAST_YEAR; year += 1) if (!opened.includes(year)) return year;
  return null;
}

export interface YearProgress {
  readonly fiscalYear: number;
  readonly selected: number;
}

/** Every year of the programme with those selected in it. */
export function progressOf(selected: ReadonlyMap<number, number>): readonly YearProgress[] {
  return Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => ({
    fiscalYear: FIRST_YEAR + index,
    selected: selected.get(FIRST_YEAR + index) ?? 0,
  }));
}
