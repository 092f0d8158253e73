import type { AnnouncementTables } from './tables/announcements.ts';
import type { ApprovalTables } from './tables/approvals.ts';
import type { DxLeaderTables } from './tables/dx-leaders.ts';
import type { ExportTables } from './tables/exports.ts';
import type { FormsTables } from './tables/forms.ts';
import type { JobTables } from './tables/jobs.ts';
import type { OutboxTables } from './tables/outbox.ts';
import type { StressCheckTables } from './tables/stress-check.ts';
import type { TrainingTables } from './tables/training.ts';

/**
 * The tables as both databases hold them. Only text and integers are used, so that one query path serves SQLite and PostgreSQL:
 * instants are ISO 8601 UTC text (they sort), booleans are 0 or 1, structured values are JSON text.
 */
export interface Tables
  extends
    AnnouncementTables,
    ApprovalTables,
    DxLeaderTables,
    ExportTables,
    FormsTables,
    JobTables,
    OutboxTables,
    StressCheckTables,
    TrainingTables {
  person: PersonTable;
  person_role: PersonRoleTable;
  conversation: ConversationTable;
  seen_activity: SeenActivityTable;
  audit_entry: AuditEntryTable;
  audit_head: AuditHeadTable;
  answer: AnswerTable;
  rating: RatingTable;
  last_question: LastQuestionTable;
  setting: SettingTable;
  preference: PreferenceTable;
  official_document: OfficialDocumentTable;
  official_section: OfficialSectionTable;
  unknown_word: UnknownWordTable;
}

export interface PersonTable {
  aad_object_id: string;
  employee_number: string;
  name: string;
  kana: string;
  mail: string;
  bureau: string;
  section: string;
  grade: string;
  hire_date: string;
  manager_employee_number: string | null;
  /** When an import no longer held this person; null while on the roster. */
  left_at: string | null;
  updated_at: string;
}

/** Primary key: both columns. */
export interface PersonRoleTable {
  aad_object_id: string;
  role: string;
}

/** One row per personal chat: the only place a person can be written to. */
export interface ConversationTable {
  /** Primary key. */
  aad_object_id: string;
  conversation_id: string;
  teams_id: string;
  tenant_id: string;
  service_url: string;
  bot_id: string;
  locale: string;
  /** `installed`, `uninstalled` or `blocked`. */
  install_state: string;
  welcomed_at: string | null;
  seen_at: string;
}

/** Deliveries already taken, so that a repeated one is answered once. */
export interface SeenActivityTable {
  /** Primary key. */
  key: string;
  seen_at: string;
  /** JSON of the invoke response given the first time; null while it is being worked on or when there was none. */
  response: string | null;
}

/** Append-only; `hash` covers the row and `previous_hash`. */
export interface AuditEntryTable {
  /** Primary key, 1, 2, 3 … without a gap. */
  seq: number;
  at: string;
  /** aadObjectId of the one who acted, or `system` / `operator`. */
  actor: string;
  action: string;
  subject: string;
  /** JSON object. */
  detail: string;
  previous_hash: string;
  hash: string;
}

/** One row: updating it first makes appends queue up on both engines. */
export interface AuditHeadTable {
  id: number;
  seq: number;
  hash: string;
}

/** One row per answered question, without the question: what HR's statistics and ratings need. */
export interface AnswerTable {
  id: string;
  conversation_id: string;
  /** Teams' id of our message. */
  activity_id: string;
  outcome: string;
  /** JSON array of entry ids. */
  entries: string;
  answered_at: string;
}

/** Primary key: answer and person; a changed mind replaces the first. */
export interface RatingTable {
  answer_id: string;
  aad_object_id: string;
  reaction: string;
  comment: string;
  rated_at: string;
}

/** The turn before, for follow-ups; one row per person and chat, overwritten, and never written for health or distress. */
export interface LastQuestionTable {
  conversation_id: string;
  aad_object_id: string;
  question: string;
  /** JSON array of entry ids that answered it. */
  entries: string;
  /** How the one entry answered (`entry`, `detail-missing`); null for answers made in another way. */
  basis: string | null;
  /** The question before it, only when this one cannot be understood without. */
  before: string | null;
  asked_at: string;
}

/** Small facts of this installation, such as the rehearsal clock. */
export interface SettingTable {
  key: string;
  value: string;
}

/** The official document whose wording is shown; one row, replaced by the next import. */
export interface OfficialDocumentTable {
  /** Primary key. */
  id: string;
  title: string;
  edition: string;
  file_name: string;
  /** Hex digest of the file as it was imported. */
  sha256: string;
  imported_at: string;
  /** aadObjectId of the one who imported, or `operator`. */
  imported_by: string;
}

/** Primary key: document and path. */
export interface OfficialSectionTable {
  document_id: string;
  /** Canonical section path of the knowledge's `document.yaml`. */
  path: string;
  /** Order in the document, from 0. */
  position: number;
  /** As it stands in the document; empty where the section begins inside a sentence. */
  heading: string;
  page: number | null;
  /** Without the heading and without the sections below it. */
  text: string;
}

/** A word of a question that found no answer; nothing tells who asked or what. */
export interface UnknownWordTable {
  /** Primary key. */
  word: string;
  first_seen: string;
  last_seen: string;
  times: number;
}

/** What a person has chosen for themselves; no row for somebody who has changed nothing. */
export interface PreferenceTable {
  /** Primary key. Somebody outside the roster may have one. */
  aad_object_id: string;
  /** `easy` or `standard`. */
  wording: string;
  changed_at: string;
}
