/** At and below this percentage, and at and above the other, only that is said: exact, 0 % and 100 % would tell of every single person. */
export const LOWEST_RATE = 10;
export const HIGHEST_RATE = 90;
const STEP = 5;

/** Per cent as it may be published of a group of ten or more: in steps of five, with both ends left open. */
export function publishedRate(taken: number, heads: number): number {
  return coarse((100 * taken) / heads);
}

function coarse(percent: number): number {
  if (percent <= LOWEST_RATE) return LOWEST_RATE;
  if (percent >= HIGHEST_RATE) return HIGHEST_RATE;
  const rounded = Math.round(percent / STEP) * STEP;
  return Math.min(HIGHEST_RATE - STEP, Math.max(LOWEST_RATE + STEP, rounded));
}

export interface RatedGroup {
  readonly bureaus: readonly string[];
  /** Empty for whole bureaus. */
  readonly sections: readonly string[];
  readonly heads: number;
  /** As published. */
  readonly rate: number;
}

/**
 * The rate of several groups, worked out from what is published of them and from nothing else, so that it tells nothing more.
 * Null without any group.
 */
export function rateOfAll(groups: readonly Pick<RatedGroup, 'heads' | 'rate'>[]): number | null {
  const heads = headsOf(groups);
  if (heads === 0) return null;
  return coarse(groups.reduce((sum, group) => sum + group.heads * middle(group.rate), 0) / heads);
}

export function headsOf(groups: readonly Pick<RatedGroup, 'heads'>[]): number {
  return groups.reduce((sum, group) => sum + group.heads, 0);
}

/** What stands best for an open end. */
function middle(rate: number): number {
  if (rate === LOWEST_RATE) return LOWEST_RATE / 2;
  return rate === HIGHEST_RATE ? (HIGHEST_RATE + 100) / 2 : rate;
}
