/** Tables of the room `approvals` and of `people` (delegation). */
export interface ApprovalTables {
  approval_case: ApprovalCaseTable;
  approval_step: ApprovalStepTable;
  approval_card: ApprovalCardTable;
  delegation: DelegationTable;
}

export interface ApprovalCaseTable {
  id: string;
  /** What is decided on, `forms.response`; unique together with `subject_id` and `round`. */
  kind: string;
  subject_id: string;
  /** Counts from 1: a record that was taken back or rejected may be put in again. */
  round: number;
  applicant: string;
  /** Who put the applicant forward (推薦); decides no step. */
  proposer: string | null;
  /** `open`, `approved`, `rejected` or `withdrawn`. */
  state: string;
  /** Index of the step that waits; the last one once closed. */
  current_step: number;
  /** Raised by every change: a tap that names another one is late. */
  version: number;
  opened_at: string;
  closed_at: string | null;
}

/** The card of a case that lies in somebody's chat and still offers its buttons; gone once it is closed. */
export interface ApprovalCardTable {
  /** Primary key: of the outbox message that shows it now. */
  dedupe_key: string;
  case_id: string;
  aad_object_id: string;
  sent_at: string;
}

/** Primary key: case and index. */
export interface ApprovalStepTable {
  case_id: string;
  step: number;
  /** `consent`, `manager`, `hr` or `dx`. */
  name: string;
  /** `person` or `role`. */
  decider_kind: string;
  /** aadObjectId or the role. */
  decider: string;
  /** `pending` (not yet its turn), `waiting`, `held`, `approved`, `rejected`, `skipped`. */
  state: string;
  /** Days from which the deciders are reminded, and 処理期限; null before its turn. */
  remind_day: string | null;
  due_day: string | null;
  reminded_at: string | null;
  escalated_at: string | null;
  /** The role that may decide too since 処理期限 has passed. */
  escalated_to: string | null;
  /** 代理に回した: who got this one step, and from whom. */
  delegate: string | null;
  delegated_by: string | null;
  decided_by: string | null;
  /** `decider`, `delegate`, `deputy` or `escalation`. */
  decided_as: string | null;
  /** Whom the decider stood in for; null when for themselves. */
  decided_for: string | null;
  decided_at: string | null;
  /** Category code of a rejection. */
  category: string | null;
  /** The decider's own sentence, which the applicant reads. */
  sentence: string | null;
}

/** 代理: decisions of one person are made by another from a day to a day. */
export interface DelegationTable {
  id: string;
  from_person: string;
  to_person: string;
  from_day: string;
  until_day: string;
  created_at: string;
  revoked_at: string | null;
}
