import type { PersonId } from '../../../kernel/person.ts';

/** Why there was a seat again. */
export const PROMOTION_CAUSES = ['cancellation', 'capacity', 'release', 'check'] as const;
export type PromotionCause = (typeof PROMOTION_CAUSES)[number];

/** By which rule this person was the next: the order of arrival, or as a DX leader before somebody who had come earlier (R6). */
export type PromotionRule = 'arrival' | 'dx-leader';

/** As it is stored: `cancellation.dx-leader`. */
export type PromotionCode = `${PromotionCause}.${PromotionRule}`;

/** `cancelled` by the person, `withdrawn` with a session that was called off, `removed` by HR. */
export type EnrolmentState = 'confirmed' | 'waiting' | 'cancelled' | 'withdrawn' | 'removed';

/** 申込み of one person to one session. */
export interface Enrolment {
  readonly id: string;
  readonly sessionId: string;
  readonly personId: PersonId;
  readonly state: EnrolmentState;
  /** Order of arrival in the session. */
  readonly place: number;
  readonly hasHeldSeat: boolean;
  readonly promotedBy: PromotionCode | null;
  readonly attendance: 'attended' | 'absent' | null;
  /** What HR said to the person when it took them off. */
  readonly removedReason: string | null;
  readonly version: number;
}

export function isActive({ state }: Pick<Enrolment, 'state'>): boolean {
  return state === 'confirmed' || state === 'waiting';
}
