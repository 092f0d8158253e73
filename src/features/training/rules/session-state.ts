import type { Session, Training } from './course.ts';
import type { Enrolment } from './enrolment.ts';
import { hasPriority, seatsLeft } from './seats.ts';
import { mayCancel } from './sign-up.ts';
import type { Position } from './waiting-list.ts';

/** How a session stands for somebody who thinks of signing up. */
export type Availability =
  | { readonly kind: 'open'; readonly seats: number; readonly isScarce: boolean }
  | { readonly kind: 'full'; readonly waiting: number }
  | { readonly kind: 'closed' }
  | { readonly kind: 'over' }
  | { readonly kind: 'cancelled' };

/** From here on the number of seats is the news. */
const SCARCE = 5;

export function availabilityOf({ course, session }: Training, isLeader: boolean, now: Date): Availability {
  if (session.state !== 'open') return { kind: 'cancelled' };
  if (now >= session.endsAt) return { kind: 'over' };
  if (now > session.applyBy) return { kind: 'closed' };
  const seats = seatsLeft(session, hasPriority(course, isLeader), now);
  return seats > 0 ? { kind: 'open', seats, isScarce: seats <= SCARCE } : { kind: 'full', waiting: session.waiting };
}

/** How a session stands for somebody who has signed up. */
export type OwnState =
  | { readonly kind: 'none' }
  | { readonly kind: 'confirmed'; readonly mayCancel: boolean }
  | { readonly kind: 'waiting'; readonly position: Position }
  /** Nobody moves up any more. */
  | { readonly kind: 'missed' }
  | { readonly kind: 'attended' }
  | { readonly kind: 'absent' }
  /** Over, and HR has not yet entered who was there. */
  | { readonly kind: 'not-entered' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'removed'; readonly reason: string };

const NOWHERE: Position = { number: 0, passedBy: 0 };

/** @param position where the person stands in the waiting list; null when they do not wait */
export function ownStateOf(
  session: Session,
  enrolment: Enrolment | null,
  { position, now }: { readonly position: Position | null; readonly now: Date },
): OwnState {
  if (enrolment === null) return { kind: 'none' };
  switch (enrolment.state) {
    case 'confirmed':
      return seatState(session, enrolment, now);
    case 'waiting':
      return now >= session.lockAt ? { kind: 'missed' } : waitingAt(position);
    case 'cancelled':
    case 'withdrawn':
    case 'removed':
      return endedState(enrolment.state, enrolment.removedReason);
  }
}

function endedState(state: 'cancelled' | 'withdrawn' | 'removed', reason: string | null): OwnState {
  return state === 'removed' ? { kind: state, reason: reason ?? '' } : { kind: state };
}

function waitingAt(position: Position | null): OwnState {
  return { kind: 'waiting', position: position ?? NOWHERE };
}

function seatState(session: Session, { attendance }: Enrolment, now: Date): OwnState {
  if (now >= session.endsAt) return { kind: attendance ?? 'not-entered' };
  return { kind: 'confirmed', mayCancel: mayCancel(session, { state: 'confirmed' }, now) };
}
