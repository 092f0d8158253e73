/** Tables of `features/forms`. */
export interface FormsTables {
  form: FormTable;
  form_version: FormVersionTable;
  form_response: FormResponseTable;
}

/** A form as it is run: built-in forms get their row when HR first changes their opening. */
export interface FormTable {
  /** The name of the file for a built-in form, an id otherwise. */
  id: string;
  /** `draft`, `open` or `closed`. */
  state: string;
  /** The latest version of the definition. */
  version: number;
  deadline: string | null;
  created_by: string;
  created_at: string;
  updated_at: string;
  /** Raised by every change, so that an old card cannot undo a newer one. */
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
  /** JSON: field id -> value. */
  answers: string;
  /** `submitted`, `deciding`, `approved`, `rejected` or `withdrawn`. */
  state: string;
  /** The instant; for an anonymous form the day alone. */
  submitted_at: string;
  updated_at: string;
  revision: number;
  /** What the response is about, for example the session of an アンケート; null when nothing. */
  about: string | null;
}
