import { isInAudience } from '../../../kernel/audience.ts';
import type { Person } from '../../../kernel/person.ts';
import type { Session, Training } from './course.ts';
import { versionOf } from './course.ts';
import { isActive } from './enrolment.ts';
import type { Enrolment } from './enrolment.ts';
import { hasPriority, heldNow, seatsLeft } from './seats.ts';

/** Another session that this person has signed up for. */
export interface OwnSession {
  readonly title: string;
  readonly state: 'confirmed' | 'waiting';
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly lockAt: Date;
}

export type SignUpOutcome =
  | { readonly kind: 'confirmed'; readonly heldSeat: boolean }
  | { readonly kind: 'waiting' }
  /** Signed up before: nothing changes. */
  | { readonly kind: 'already' }
  | { readonly kind: 'clash'; readonly with: OwnSession }
  /** HR has changed the session since the card was shown. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly why: SignUpRefusal };

export type SignUpRefusal = 'cancelled' | 'closed' | 'not-in-audience' | 'removed';

export interface SignUpSituation {
  readonly training: Training;
  readonly person: Person;
  readonly isLeader: boolean;
  readonly current: Enrolment | null;
  /** What the person has signed up for besides. */
  readonly own: readonly OwnSession[];
  /** What the card showed; null when HR signs somebody up, which is no card of theirs. */
  readonly seen: number | null;
}

/** What becomes of a sign-up. Decided under the lock of the session, so that what it says is so. */
export function decideSignUp(situation: SignUpSituation, now: Date): SignUpOutcome {
  const { training, current } = situation;
  if (current !== null && isActive(current)) return { kind: 'already' };
  const why = refusal(situation, now);
  if (why !== null) return { kind: 'refused', why };
  if (situation.seen !== null && situation.seen !== versionOf(training)) return { kind: 'changed' };
  const clash = situation.own.find((other) => isClash(training.session, other, now));
  return clash === undefined ? seatFor(situation, now) : { kind: 'clash', with: clash };
}

function refusal({ training: { course, session }, person, current, seen }: SignUpSituation, now: Date): SignUpRefusal | null {
  if (session.state !== 'open') return 'cancelled';
  if (now > session.applyBy) return 'closed';
  if (current?.state === 'removed' && seen !== null) return 'removed';
  return isInAudience(person, course.audience, now) ? null : 'not-in-audience';
}

function seatFor({ training: { course, session }, isLeader }: SignUpSituation, now: Date): SignUpOutcome {
  const priority = hasPriority(course, isLeader);
  if (seatsLeft(session, priority, now) <= 0) return { kind: 'waiting' };
  return { kind: 'confirmed', heldSeat: priority && heldNow(session, now) > 0 };
}

/** Who waits counts too, so that moving up never makes a clash; who has waited in vain is free again. */
export function isClash(session: Pick<Session, 'startsAt' | 'endsAt'>, other: OwnSession, now: Date): boolean {
  if (other.state === 'waiting' && now >= other.lockAt) return false;
  return session.startsAt < other.endsAt && other.startsAt < session.endsAt;
}

/** What is free again when somebody leaves: a held seat goes back to the leaders until the release. */
export type Freed = 'seat' | 'held-seat' | 'waiting';

export type CancelOutcome =
  | { readonly kind: 'cancelled'; readonly freed: Freed }
  /** Not signed up any more: nothing changes. */
  | { readonly kind: 'already' }
  /** The card was shown before the latest sign-up. */
  | { readonly kind: 'changed' }
  /** Too late: the office has to be told. */
  | { readonly kind: 'too-late' };

/** What becomes of taking a sign-up back. */
export function decideCancel(session: Session, enrolment: Enrolment, { seen, now }: { seen: number; now: Date }): CancelOutcome {
  if (!isActive(enrolment)) return { kind: 'already' };
  if (seen !== enrolment.version) return { kind: 'changed' };
  if (!mayCancel(session, enrolment, now)) return { kind: 'too-late' };
  return { kind: 'cancelled', freed: seatOf(session, enrolment, now) };
}

export function seatOf(session: Session, enrolment: Enrolment, now: Date): Freed {
  if (enrolment.state === 'waiting') return 'waiting';
  return enrolment.hasHeldSeat && session.releaseAt !== null && now < session.releaseAt ? 'held-seat' : 'seat';
}

/** A seat until the deadline, so that it can be given to somebody else; a place in the waiting list until the beginning. */
export function mayCancel(session: Session, { state }: Pick<Enrolment, 'state'>, now: Date): boolean {
  if (session.state !== 'open') return false;
  return state === 'waiting' ? now < session.startsAt : now <= session.cancelBy;
}
