import type { PersonId } from '../../../kernel/person.ts';
import type { WorkingDays } from '../../../kernel/working-day.ts';
import type { City } from '../../../knowledge/schema.ts';
import type { Exports } from '../../../exports/port.ts';
import type { Outbox } from '../../../outbox/port.ts';
import type { People, RosterOver } from '../../../people/port.ts';
import type { Storage, Tx } from '../../../storage/port.ts';
import type { LeadersInTerm, WaitingList } from '../promotion.ts';
import type { SignUps } from '../sign-ups.ts';

/** The training whose アンケート is sent. */
export interface SurveyedSession {
  readonly sessionId: string;
  readonly courseTitle: string;
}

/** Asks these people, each of them once, in the transaction that says they were there. */
export type SendSurvey = (tx: Tx, to: readonly PersonId[]) => Promise<void>;

/** Reads the form before the transaction begins, in which nothing else may be read; null when none is open. */
export type PrepareSurvey = (session: SurveyedSession, now: Date) => Promise<SendSurvey | null>;

export interface DeskDeps {
  readonly storage: Storage;
  readonly people: People;
  readonly roster: RosterOver;
  readonly outbox: Outbox;
  readonly exports: Exports;
  readonly days: WorkingDays;
  readonly city: City;
  readonly newId: () => string;
  readonly leadersInTerm: LeadersInTerm;
  readonly waitingList: WaitingList;
  readonly signUps: SignUps;
  readonly prepareSurvey: PrepareSurvey;
}

/** Who at the desk does something, and when. */
export interface DeskActor {
  readonly by: PersonId;
  readonly now: Date;
}
