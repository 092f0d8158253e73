import type { Audience } from '../../kernel/audience.ts';
import type { Person, PersonId } from '../../kernel/person.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import type { Day } from '../../kernel/tokyo-time.ts';
import type { Storage, Tx } from '../../storage/port.ts';

/** A course as the sample city makes it. */
export interface SampleCourse {
  readonly id: string;
  readonly title: string;
  readonly category: 'rank-based-training' | 'specialised-training';
  readonly description: string;
  readonly isDxRelated: boolean;
  readonly audience: Audience;
  readonly requirement: Readonly<Record<string, never>>;
  readonly version: number;
}

export interface SampleSession {
  readonly id: string;
  readonly courseId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly capacity: number;
  readonly taken: 0;
  readonly waiting: 0;
  readonly heldLeft: number;
  readonly releaseAt: Date | null;
  readonly applyBy: Date;
  readonly cancelBy: Date;
  readonly lockAt: Date;
  readonly lastPlace: 0;
  readonly state: 'open' | 'cancelled';
  readonly cancelReason: string | null;
  readonly version: number;
}

/** A response as a card would send it. */
export interface SampleResponse {
  readonly id: string;
  readonly person: Person;
  readonly inputs: Readonly<Record<string, string>>;
  readonly card: string;
  readonly about: null;
}

export interface SampleAttendance {
  readonly sessionId: string;
  readonly absent: readonly PersonId[];
  readonly by: PersonId;
}

/** A decision as a card would send it. */
export type SampleDecision =
  { readonly kind: 'approve' } | { readonly kind: 'reject'; readonly category: string; readonly sentence: string };

/** The steps of a year of DX leaders, each in the name of somebody; false when it was not taken. */
export interface SampleCandidacies {
  readonly open: (call: { readonly fiscalYear: number; readonly applyUntil: Date; readonly by: Person }, now: Date) => Promise<boolean>;
  readonly openNominations: (call: { readonly cycle: string; readonly by: Person }, now: Date) => Promise<boolean>;
  readonly apply: (
    application: {
      readonly cycle: string;
      readonly by: Person;
      readonly motivation: string;
      readonly theme: string;
      readonly skills: string;
      readonly mayPublish: boolean;
    },
    now: Date,
  ) => Promise<boolean>;
  readonly withdraw: (taken: { readonly cycle: string; readonly by: Person }, now: Date) => Promise<boolean>;
  readonly nominate: (
    nomination: { readonly cycle: string; readonly by: Person; readonly nominee: Person; readonly reason: string },
    now: Date,
  ) => Promise<boolean>;
  readonly decide: (
    decision: { readonly by: Person; readonly about: Person; readonly command: SampleDecision },
    now: Date,
  ) => Promise<boolean>;
  readonly addLeader: (
    tx: Tx,
    leader: { readonly id: string; readonly person: Person; readonly fiscalYear: number; readonly theme: string; readonly fromDay: string },
    now: Date,
  ) => Promise<void>;
}

/** An announcement that was sent, or a draft. */
export interface SampleAnnouncement {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly mandatory: string | null;
  readonly by: Person;
  readonly sent: {
    readonly at: Date;
    readonly confirmedBy: Person;
    readonly to: readonly Person[];
    readonly readBy: readonly Person[];
  } | null;
}

/** ストレスチェックの期間 as 実施事務従事者 sets it; nothing of anybody. */
export interface SampleStressPeriod {
  readonly id: string;
  readonly fromDay: Day;
  readonly untilDay: Day;
  readonly link: string;
  readonly contact: string;
  readonly intro: string;
  readonly reminders: number;
  readonly reminderDays: readonly Day[];
}

/** How the samples get into the records: through the same services that people use, given by product.ts, since the rehearsal knows no feature. */
export interface SampleDoors {
  readonly saveCourse: (tx: Tx, course: SampleCourse, change: { readonly by: string; readonly now: Date }) => Promise<void>;
  readonly saveSession: (tx: Tx, session: SampleSession, change: { readonly by: string; readonly now: Date }) => Promise<void>;
  readonly signUp: (
    tx: Tx,
    wanted: { readonly person: Person; readonly sessionId: string; readonly seen: null },
    now: Date,
  ) => Promise<{ readonly kind: string }>;
  /** After a session, all who had a seat were there but for these; false when it was not taken. */
  readonly enterAttendance: (entered: SampleAttendance, now: Date) => Promise<boolean>;
  /** Answers a form as this person; false when it was not taken. */
  readonly respond: (response: SampleResponse, now: Date) => Promise<boolean>;
  readonly candidacies: SampleCandidacies;
  /** With its recipients and their messages in the outbox. */
  readonly saveAnnouncement: (tx: Tx, announcement: SampleAnnouncement, now: Date) => Promise<void>;
  readonly beginStressCheck: (tx: Tx, period: SampleStressPeriod, change: { readonly by: PersonId; readonly now: Date }) => Promise<void>;
  /** Approves everything that waits for this person. */
  readonly approveAll: (person: Person, now: Date) => Promise<void>;
}

/** What it takes to fill the city. */
export interface Seeding {
  readonly storage: Storage;
  readonly workingDays: WorkingDays;
  readonly doors: SampleDoors;
}
