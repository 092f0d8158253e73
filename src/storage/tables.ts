import type { Generated } from 'kysely';
import type { ApprovalTables } from './tables/approvals.ts';
import type { DxLeaderTables } from './tables/dx-leaders.ts';
import type { ExportTables } from './tables/exports.ts';
import type { FormsTables } from './tables/forms.ts';
import type { OutboxTables } from './tables/outbox.ts';
import type { TrainingTables } from './tables/training.ts';

/**
 * The tables as both databases hold them. Only text and integers are used, so that one query path serves SQLite and PostgreSQL:
 * instants are ISO 8601 UTC text (they sort), booleans are 0 or 1, structured values are JSON text.
 */
export interface Tables extends ApprovalTables, DxLeaderTables, ExportTables, FormsTables, OutboxTables, TrainingTables {
  person: PersonTable;
  person_role: PersonRoleTable;
  conversation: ConversationTable;
  seen_activity: SeenActivityTable;
  audit_entry: AuditEntryTable;
  audit_head: AuditHeadTable;
  outbox_message: OutboxMessageTable;
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

export interface OutboxMessageTable {
  id: string;
  /** Unique: the same message enqueued twice is one message. */
  dedupe_key: string;
  aad_object_id: string;
  /** JSON of a card-kit `Card`; empty when `card_hash` names it, when it is made at the time of sending, and once it was forgotten. */
  card: string;
  /** pending, sending, sent, blocked, not-installed, failed, unknown, cancelled */
  state: string;
  due_at: string;
  attempts: number;
  /** A send that was not settled by this time may have arrived or not. Real time, also while the rehearsal's clock is moved. */
  lease_until: string | null;
  created_at: string;
  settled_at: string | null;
  /** Activity id in the person's chat, to update the card later. */
  activity_id: string | null;
  reason: string | null;
  /** 一斉送信 that it belongs to; null for a message of its own. */
  batch: string | null;
  /** `leave` or `once-more`. */
  when_unknown: string;
  /** `any` or `office`. */
  hours: string;
  /** JSON of a `DigestLine`; null for what is mandatory. */
  digest: string | null;
  /** `dedupe_key` of the message whose card this one replaces. */
  replaces: string | null;
  /** 0 on its own, or to be tried again; 1 of a sending, not tried yet; 2 waits for the weekly digest; 3 is in one. */
  queue: Generated<number>;
  /** When it was meant to go out first: the order of messages to one person, whatever became of their tries. */
  turn_at: string | null;
  /** Order among those of the same instant. */
  seq: Generated<number>;
  /** Tries that Teams turned away with 429; they do not count as failed. */
  throttled: Generated<number>;
  /** How often the card to replace was not found. */
  gone: Generated<number>;
  /** 1 while it waits for another try and later messages to the same person wait with it. */
  holds_up: Generated<number>;
  /** Row of `outbox_card`; null when `card` holds it. */
  card_hash: string | null;
  /** `dedupe_key` of the first message whose card this one and others replace; null when it replaces none. */
  thread: string | null;
  /** The digest that it is part of. */
  digest_id: string | null;
  /** Tells one claim of a message from another. */
  claim_id: string | null;
  /** When its fate was unknown and another try was planned. */
  unknown_at: string | null;
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
