import type { PersonId } from '../../kernel/person.ts';

export type CandidateState =
  'draft' | 'consent' | 'deciding' | 'ready' | 'selected' | 'not-selected' | 'rejected' | 'declined' | 'withdrawn';

/** What somebody writes when they apply. */
export interface ApplicationTexts {
  readonly motivation: string;
  readonly theme: string;
  readonly skills: string;
}

/** 応募 or 推薦 of one person in one year. */
export interface Candidate extends ApplicationTexts {
  readonly id: string;
  readonly cycleId: string;
  readonly person: PersonId;
  readonly kind: 'application' | 'nomination';
  readonly nominator: PersonId | null;
  /** Of the nominator. */
  readonly reason: string | null;
  /** 名簿への掲載. */
  readonly mayPublish: boolean;
  readonly state: CandidateState;
  readonly version: number;
  readonly submittedAt: string | null;
}
