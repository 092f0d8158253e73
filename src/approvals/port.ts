import type { ApprovalCase, CaseState, StepName, StepPlan } from '../kernel/approval-case.ts';
import type { Involvement } from '../kernel/approval-standing.ts';
import type { DeciderCommand, TapOutcome } from '../kernel/approval.ts';
import type { Person, PersonId } from '../kernel/person.ts';
import type { RejectionCategory } from '../kernel/rejection.ts';
import type { Role } from '../kernel/role.ts';
import type { Voice } from '../kernel/wording.ts';
import type { OutgoingMessage } from '../outbox/port.ts';
import type { Tx } from '../storage/port.ts';

export type { CaseState, StepPlan } from '../kernel/approval-case.ts';

export interface ApprovalRequest {
  /** What is decided on: `forms.response`. */
  readonly kind: string;
  readonly subjectId: string;
  readonly applicant: PersonId;
  /** Who put the applicant forward (推薦): decides no step, by no route. */
  readonly proposer?: PersonId | null;
  /** A `manager` step names the 所属長 of the record; who is missing, has left, is the applicant or has put them forward is replaced by the next one above, else by the role that `ApprovalKind.escalatesTo` names, else by `hr`. */
  readonly steps: readonly [StepPlan, ...StepPlan[]];
  /**
   * What the first decider reads at once. The record is not yet to be read outside its transaction, so `ApprovalKind.describe` cannot tell;
   * without it their message has a button that opens the whole.
   */
  readonly subject?: (voice: Voice) => ApprovalSubject;
}

/** Which record, of which kind. */
export interface SubjectKey {
  readonly kind: string;
  readonly subjectId: string;
}

/** How a rejection is put to the applicant. */
export interface RejectionWords {
  /** The category in Japanese words; `categoryCode` finds it in other languages (`REJECTION_LABELS`). */
  readonly category: string;
  readonly categoryCode: RejectionCategory;
  /** The decider's own sentence. */
  readonly sentence: string;
}

/** A case as others may know it. */
export interface ApprovalView {
  readonly id: string;
  readonly state: CaseState;
  /** The step that waits, or the one that closed the case. */
  readonly step: StepName;
  /** True while the decider has put it off (保留). */
  readonly isHeld: boolean;
  /** Who decides it now, in words: 「月岡 誠さん（市民生活部 市民課）」「人事担当」. */
  readonly decider: string;
  /** 処理期限 of the step that waits, a day; null once closed. */
  readonly dueDay: string | null;
  /** How a rejection was put to the applicant; null when there is none. */
  readonly rejection: RejectionWords | null;
}

/** Decision chains over records of any kind. The owner of a kind opens and withdraws cases and is told how they end. */
export interface Approvals {
  /** Opens the chain in the transaction of its record and tells the first decider. */
  readonly open: (tx: Tx, request: ApprovalRequest, now: Date) => Promise<void>;
  /** Ends an open case because the applicant took the record back; false when it was no longer open. `subject` names it on the cards that are closed. */
  readonly withdraw: (
    tx: Tx,
    subject: SubjectKey & Pick<ApprovalRequest, 'subject'> & { readonly by: PersonId },
    now: Date,
  ) => Promise<boolean>;
  /**
   * The applicant changed the record before anybody decided: cards shown so far are old from now on, and the deciders get a new one.
   * False when it was too late: the change must then be refused.
   */
  readonly amend: (tx: Tx, subject: SubjectKey & Pick<ApprovalRequest, 'subject'>, now: Date) => Promise<boolean>;
  /** Deletes the cases of records whose time of keeping is over, with the words that were said in them; what was decided stays in the audit log. */
  readonly forget: (tx: Tx, kind: string, subjectIds: readonly string[]) => Promise<void>;
  readonly find: (kind: string, subjectId: string, voice?: Voice) => Promise<ApprovalView | null>;
}

/** What a decider reads about a record. All of it is shown escaped, and shortened where it is long. */
export interface ApprovalSubject {
  /** The thing: 「通信教育講座の申込み」. */
  readonly title: string;
  readonly applicant: PersonId;
  /** What the applicant is called, where 申請者 does not fit: 「候補者」. */
  readonly applicantLabel?: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Longer words of the applicant, such as 志望動機. */
  readonly texts: readonly { readonly label: string; readonly text: string }[];
  /** The rule that applies, with its section. */
  readonly rule: string;
  /** Path of that section, for the audit log: `4.1.(3)`. */
  readonly section?: string;
}

/** What the owner of a kind of record gives to the approvals. */
export interface ApprovalKind {
  readonly kind: string;
  /** Null when the record is gone. Never called inside a transaction. */
  readonly describe: (subjectId: string, voice: Voice) => Promise<ApprovalSubject | null>;
  /** Brings the record into its new state and tells the applicant, in the transaction of the decision that ends the chain. Its audit line comes last. */
  readonly decided: (tx: Tx, outcome: DecidedCase, now: Date) => Promise<void>;
  /** Who hears of a step whose 処理期限 has passed; 人事担当 unless said otherwise. */
  readonly escalatesTo?: Role;
  /** A step was approved and another one waits, in the same transaction. */
  readonly passed?: (tx: Tx, step: StepOfCase, now: Date) => Promise<void>;
  /** 処理期限 of the step that waits has passed, told once, in the same transaction. A consent is nobody else's: only the owner can tell others of it. */
  readonly overdue?: (tx: Tx, step: StepOfCase, now: Date) => Promise<void>;
}

/** The step that waits now. */
export interface StepOfCase {
  readonly subjectId: string;
  readonly applicant: PersonId;
  readonly step: StepName;
}

export interface DecidedCase {
  readonly subjectId: string;
  readonly applicant: PersonId;
  readonly state: 'approved' | 'rejected';
  readonly rejection: RejectionWords | null;
}

/** A case as it is shown to somebody who has a part in it. */
export interface CaseSight {
  readonly case: ApprovalCase;
  /** Null when the record is gone, or not to be read at this moment. */
  readonly subject: ApprovalSubject | null;
  /** Everybody the case names who is on the roster. */
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly part: Involvement;
  readonly now: Date;
}

/** Why a message about a case is sent: its turn has come, handed on (代理に回す), changed by the applicant, three working days gone, 処理期限 gone. */
export type AskedBecause = 'turn' | 'delegated' | 'amended' | 'reminded' | 'overdue';

/** What becomes, in place, of a card that lies in somebody's chat: it shows the case as it is now, or it is closed. */
export type CardChange = 'updated' | 'closed';

/** The card by which deciders are asked, and what becomes of it; made by the feature that shows cases. */
export type RequestCard = (sight: CaseSight, why: AskedBecause | CardChange, voice: Voice) => OutgoingMessage['card'];

/** What a tap on a card names: the case and the version that the card showed. */
export interface CaseTap {
  readonly caseId: string;
  readonly version: number;
  readonly command: DeciderCommand;
  /** Activity id of the card that was tapped and becomes the answer; null or missing when it is not known. */
  readonly card?: string | null;
}

/** `sight` is the truth after the tap; null when this person has no part in the case, or it does not exist. */
export interface TapResult {
  readonly outcome: TapOutcome | { readonly kind: 'unknown' };
  readonly sight: CaseSight | null;
}

/** A case in the list of somebody for whom it waits. */
export interface WaitingCase {
  readonly case: ApprovalCase;
  /** Null when the record is gone. */
  readonly title: string | null;
  readonly applicant: Person | null;
  readonly part: Extract<Involvement, { readonly kind: 'now' }>;
}

/** The deciders' side. Every call reads the record, the roster and 代理 again. */
export interface ApprovalDesk {
  /** Everything that this person may decide now, by 処理期限. */
  readonly waitingFor: (person: Person, voice: Voice, now: Date) => Promise<readonly WaitingCase[]>;
  /** How many that are, without reading the records. */
  readonly countFor: (person: Person, now: Date) => Promise<number>;
  /** The case for somebody with a part in it. Others get null, and a line in the audit log. */
  readonly see: (caseId: string, by: { readonly person: Person; readonly voice: Voice }, now: Date) => Promise<CaseSight | null>;
  /** Decides, puts off or hands on; once, whoever else taps at the same moment. Refused attempts of others are in the audit log. */
  readonly act: (tap: CaseTap, by: { readonly person: Person; readonly voice: Voice }, now: Date) => Promise<TapResult>;
  /** Reminders after three working days, word to the role after 処理期限: each once, in office hours. */
  readonly remindDue: (now: Date) => Promise<void>;
}
