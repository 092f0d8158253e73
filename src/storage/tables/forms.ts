/** Tables of `features/forms`. */
export interface FormsTables {
  form: FormTable;
  form_draft: FormDraftTable;
  form_version: FormVersionTable;
  form_response: FormResponseTable;
  form_sending: FormSendingTable;
}

/** A form as it is run: a built-in form gets its row when somebody first answers it or HR first changes its opening. */
export interface FormTable {
  /** The name of the file for a built-in form, an id otherwise. */
  id: string;
  /** `open` or `closed`. */
  state: string;
  /** The latest version of the definition; a built-in form runs with the one that this program brings. */
  version: number;
  deadline: string | null;
  created_by: string;
  created_at: string;
  updated_at: string;
  /** Raised by every change, so that an old card cannot undo a newer one. */
  revision: number;
  /** `on` or `off`: whether those who have not answered are reminded without anybody asking for it. */
  reminders: string;
}

/** 送信: an invitation or a reminder to the audience of a form. Its id is the `batch` of the messages. */
export interface FormSendingTable {
  id: string;
  /** Unique together with `kind` and `day`. */
  form_id: string;
  /** `invitation` or `reminder`. */
  kind: string;
  /** Of a reminder its day, `2026-12-10`; empty for the one invitation. */
  day: string;
  /** `running`, `done`, `stopped` or `closed`. */
  state: string;
  /** aadObjectId of the officer, or `system`. */
  created_by: string;
  created_at: string;
  updated_at: string;
  revision: number;
}

/** A form that HR is still making: need not be complete, belongs to its author, and goes when it is published. */
export interface FormDraftTable {
  id: string;
  /** JSON of what has been entered so far. */
  draft: string;
  created_by: string;
  created_at: string;
  updated_at: string;
  revision: number;
}

/** A published definition never changes; primary key: both columns. Responses name the version they answered. */
export interface FormVersionTable {
  form_id: string;
  version: number;
  /** JSON of the definition. */
  definition: string;
}

export interface FormResponseTable {
  id: string;
  form_id: string;
  form_version: number;
  /** Null for an anonymous form, which keeps nothing that leads to a person. */
  aad_object_id: string | null;
  /** Unique with `form_id`: the person for a form that is answered once, otherwise the id that the card brought. */
  once_key: string;
  /** The id that the card brought, unique with `form_id`: a second tap of the same card is the same response, even after it was taken back. */
  card_id: string;
  /** JSON: field id -> value. */
  answers: string;
  /** `submitted`, `deciding`, `approved`, `rejected` or `withdrawn`. */
  state: string;
  /** The language of the one who answered, in which the decision is told; `ja` for an anonymous form. */
  locale: string;
  /** The instant; for an anonymous form the day alone, like `updated_at`. */
  submitted_at: string;
  updated_at: string;
  revision: number;
  /** What the response is about, for example the session of an アンケート; null when nothing. */
  about: string | null;
}
