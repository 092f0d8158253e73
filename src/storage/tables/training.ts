/** Tables of `features/training`. */
export interface TrainingTables {
  course: CourseTable;
  training_session: TrainingSessionTable;
  enrolment: EnrolmentTable;
  enrolment_guard: EnrolmentGuardTable;
}

export interface CourseTable {
  id: string;
  title: string;
  /** 区分, a code of the policy's own system (4.1 職員研修体系図). */
  category: string;
  description: string;
  /** 1 when DX-related: only there DX leaders go first (R6). */
  dx_related: number;
  /** JSON of who it is for (`Audience` of the kernel); `{}` is everybody. */
  audience: string;
  /** JSON: 必須 / 任意 by DX class, only as HR has entered it (R9); `{}` says nothing. */
  requirement: string;
  version: number;
  created_by: string;
  created_at: string;
  /** Who made the last change of HR, and JSON of which fields it was in. */
  changed_by: string;
  changed_fields: string;
  updated_at: string;
}

export interface TrainingSessionTable {
  id: string;
  course_id: string;
  starts_at: string;
  ends_at: string;
  place: string;
  capacity: number;
  /** Seats given. Never more than `capacity` together with `held_left` (a check of the database). */
  taken: number;
  /** How many wait. Kept beside `taken`, so that one locked row tells whether a new sign-up may take a seat. */
  waiting: number;
  /** Seats held back for DX leaders in term that none of them has taken yet; 0 after the release. */
  held_left: number;
  /** When the seats held back go to everybody; null when none are held back. */
  release_at: string | null;
  apply_by: string;
  cancel_by: string;
  /** From here on nobody moves up from the waiting list. */
  lock_at: string;
  /** Counts the places given in the waiting list, so that their order never depends on a clock. */
  last_place: number;
  /** `draft` (only HR sees it), `open` or `cancelled`; whether it can be applied for follows from the times. */
  state: string;
  cancel_reason: string | null;
  /** The `starts_at` for which the reminders have been written; another value, or null, and they are still due. */
  reminded_for: string | null;
  version: number;
  created_by: string;
  created_at: string;
  /** Who made the last change of HR, and JSON of which fields it was in. */
  changed_by: string;
  changed_fields: string;
  updated_at: string;
}

/** One row per person and session; signing up again after a cancellation takes the same row with a new place. */
export interface EnrolmentTable {
  id: string;
  session_id: string;
  aad_object_id: string;
  /** `confirmed`, `waiting`, `cancelled` (by the person), `withdrawn` (the session was called off), `removed` (by HR). */
  state: string;
  /** Order of arrival in this session. */
  place: number;
  /** 1 when the seat came out of those held back for DX leaders. */
  held_seat: number;
  /** Why this person moved up from the waiting list, a code; null when nobody moved them. */
  promoted_by: string | null;
  /** `attended` or `absent`, entered by HR after the session; null before. */
  attendance: string | null;
  attendance_by: string | null;
  attendance_at: string | null;
  /** What HR said to the person when it took them off; null otherwise. */
  removed_reason: string | null;
  version: number;
  enrolled_at: string;
  updated_at: string;
}

/** One row per person, written first by each sign-up, so that two taps at once cannot book two sessions at the same time. */
export interface EnrolmentGuardTable {
  /** Primary key. */
  aad_object_id: string;
  touched_at: string;
}
