/** Tables of `features/dx-leaders`. */
export interface DxLeaderTables {
  dx_cycle: DxCycleTable;
  dx_candidate: DxCandidateTable;
  dx_leader: DxLeaderTable;
  dx_announcement: DxAnnouncementTable;
}

/** 庁内への周知 of a year's list. */
export interface DxAnnouncementTable {
  /** Primary key: the year of the cycle. */
  cycle_id: string;
  confirmed_by: string;
  confirmed_at: string;
  /** Id of the last person whose message is written; empty before the first. */
  reached: string;
  finished_at: string | null;
  /** When it was called off; it is finished then, too. */
  stopped_at: string | null;
}

/** 年度ごとの募集. A year without a row has not been opened. */
export interface DxCycleTable {
  /** Primary key: the fiscal year, `2026`. */
  id: string;
  /** `open`, `closed` or `published`. */
  state: string;
  apply_until: string;
  /** 1 while 推薦 may be made (R2). */
  nominations_open: number;
  version: number;
  opened_by: string;
  opened_at: string;
  closed_at: string | null;
  published_by: string | null;
  published_at: string | null;
  /** First and last day of the term of those selected; null until published. */
  term_from: string | null;
  term_until: string | null;
  updated_at: string;
}

/** One row per person and year: who applies again after taking it back, a rejection or a decline takes the same row. */
export interface DxCandidateTable {
  id: string;
  cycle_id: string;
  aad_object_id: string;
  /** `application` or `nomination`. */
  kind: string;
  /** Who nominated, and why in their words; null for an application. */
  nominator: string | null;
  reason: string | null;
  motivation: string;
  theme: string;
  skills: string;
  /** 1 when this person agrees to be named on the list. */
  publish_consent: number;
  /** `draft`, `consent`, `deciding`, `ready`, `selected`, `not-selected`, `rejected`, `declined` or `withdrawn`. */
  state: string;
  /** Why the selection was negative. */
  reject_category: string | null;
  reject_sentence: string | null;
  selected_by: string | null;
  selected_at: string | null;
  told_at: string | null;
  version: number;
  created_at: string;
  submitted_at: string | null;
  updated_at: string;
}

/** 任期: one row per leader and year. */
export interface DxLeaderTable {
  id: string;
  aad_object_id: string;
  cycle_id: string;
  theme: string;
  from_day: string;
  until_day: string;
  publish_consent: number;
  published_at: string;
  /** When the person and DX推進担当 were told that the term ends. */
  reminded_at: string | null;
  ended_at: string | null;
}
