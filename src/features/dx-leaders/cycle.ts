/** 年度ごとの募集. */
export interface Cycle {
  /** The fiscal year, `2026`. */
  readonly id: string;
  readonly state: 'open' | 'closed' | 'published';
  /** Applications count up to and including this instant. */
  readonly applyUntil: string;
  /** While 推薦 may be made (R2). */
  readonly areNominationsOpen: boolean;
}
