export type CycleState = 'open' | 'closed' | 'published';

/** 年度ごとの募集: one per fiscal year. */
export interface Cycle {
  /** The fiscal year, `2026`. */
  readonly id: string;
  readonly fiscalYear: number;
  readonly state: CycleState;
  /** Applications count up to and including this instant. */
  readonly applyUntil: Date;
  /** While 推薦 may be made (R2). */
  readonly isNominating: boolean;
  readonly version: number;
}
