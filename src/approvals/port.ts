import type { PersonId } from '../kernel/person.ts';
import type { Role } from '../kernel/role.ts';
import type { Voice } from '../kernel/wording.ts';
import type { Tx } from '../storage/port.ts';

/** Who decides a step: somebody named by the record, or whoever holds a role. */
export type Decider = { readonly kind: 'person'; readonly id: PersonId } | { readonly kind: 'role'; readonly role: Role };

/** The steps a record may need, in the order given. */
export interface StepPlan {
  readonly name: 'consent' | 'manager' | 'hr' | 'dx';
  readonly decider: Decider;
}

export interface ApprovalRequest {
  /** What is decided on: `forms.response`. */
  readonly kind: string;
  readonly subjectId: string;
  readonly applicant: PersonId;
  readonly steps: readonly [StepPlan, ...StepPlan[]];
}

export type CaseState = 'open' | 'approved' | 'rejected' | 'withdrawn';

/** A case as others may know it. */
export interface ApprovalView {
  readonly id: string;
  readonly state: CaseState;
  /** The step that waits, or the one that closed the case. */
  readonly step: StepPlan['name'];
  /** Who decides it now, in words: 「月岡 誠さん（市民生活部 市民課）」「人事担当」. */
  readonly decider: string;
  /** 処理期限 of the step that waits, a day; null once closed. */
  readonly dueDay: string | null;
  /** How a rejection was put to the applicant; null when there is none. */
  readonly rejection: { readonly category: string; readonly sentence: string } | null;
}

/** Decision chains over records of any kind. The owner of a kind opens and withdraws cases and is told how they end. */
export interface Approvals {
  /** Opens the chain in the transaction of its record and tells the first decider. */
  readonly open: (tx: Tx, request: ApprovalRequest, now: Date) => Promise<void>;
  /** Ends an open case because the applicant took the record back; false when it was no longer open. */
  readonly withdraw: (
    tx: Tx,
    subject: { readonly kind: string; readonly subjectId: string; readonly by: PersonId },
    now: Date,
  ) => Promise<boolean>;
  readonly find: (kind: string, subjectId: string) => Promise<ApprovalView | null>;
}

/** What a decider reads about a record. All of it is shown escaped. */
export interface ApprovalSubject {
  /** The thing: 「通信教育講座の申込み」. */
  readonly title: string;
  readonly applicant: PersonId;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Longer words of the applicant, such as 志望動機. */
  readonly texts: readonly { readonly label: string; readonly text: string }[];
  /** The rule that applies, with its section. */
  readonly rule: string;
}

/** What the owner of a kind of record gives to the approvals. */
export interface ApprovalKind {
  readonly kind: string;
  /** Null when the record is gone. */
  readonly describe: (subjectId: string, voice: Voice) => Promise<ApprovalSubject | null>;
  /** Brings the record into its new state and tells the applicant, in the transaction of the decision that ends the chain. */
  readonly decided: (tx: Tx, outcome: DecidedCase, now: Date) => Promise<void>;
}

export interface DecidedCase {
  readonly subjectId: string;
  readonly applicant: PersonId;
  readonly state: 'approved' | 'rejected';
  readonly rejection: { readonly category: string; readonly sentence: string } | null;
}
