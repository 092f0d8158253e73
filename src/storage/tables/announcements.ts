export interface AnnouncementTables {
  announcement: AnnouncementTable;
  announcement_recipient: AnnouncementRecipientTable;
  announcement_question: AnnouncementQuestionTable;
}

/** お知らせ, from its draft to its end. */
export interface AnnouncementTable {
  id: string;
  /** `draft`, `confirming`, `scheduled`, `sending`, `sent` or `cancelled`. */
  state: string;
  /** JSON of what it says, for whom and when. */
  content: string;
  /** Raised by every change of the content: what was tested and confirmed is one revision. */
  revision: number;
  created_by: string;
  /** Who changed the content last. */
  updated_by: string;
  /** Who asked for it to be sent; null while it is a draft. */
  requested_by: string | null;
  /** The second person; null when none was needed, or not yet. */
  confirmed_by: string | null;
  /** The revision that somebody sent to themselves last; 0 when none. */
  tested_revision: number;
  /** When the fan-out may begin; null while it is a draft. */
  scheduled_at: string | null;
  /** When the recipients were fixed. */
  started_at: string | null;
  /** When the last message was settled, or it was cancelled. */
  finished_at: string | null;
  /** How many times the card of its progress was sent. */
  progress_no: number;
  progress_at: string | null;
  /** The counts that card showed. */
  progress_shown: string;
  /** Day of the last reminder; null when none. */
  reminded_on: string | null;
  created_at: string;
  updated_at: string;
}

/** Who was to get an announcement, fixed when it is sent; primary key: announcement and person. */
export interface AnnouncementRecipientTable {
  announcement_id: string;
  aad_object_id: string;
  /** Order of the fan-out. */
  place: number;
  /** `waiting`, `queued` (the outbox has the message), `left` (no longer on the roster) or `cancelled`. */
  fate: string;
  read_at: string | null;
}

/** A question that somebody asked about an announcement. */
export interface AnnouncementQuestionTable {
  /** The id that the card brought: the same card tapped again is the same question. */
  id: string;
  announcement_id: string;
  aad_object_id: string;
  question: string;
  asked_at: string;
  answer: string | null;
  answered_by: string | null;
  answered_at: string | null;
}
