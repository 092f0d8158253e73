import { toInstant, tokyoDay } from '../../../kernel/clock.ts';
import { tokyoClock } from '../../../kernel/tokyo-time.ts';
import type { WorkingDays } from '../../../kernel/working-day.ts';
import type { Session } from '../rules/course.ts';
import { defaultDeadlines } from '../rules/deadlines.ts';
import { heldNow } from '../rules/seats.ts';
import type { Problem } from './read-field.ts';

export const SESSION_LIMITS = { place: 60, capacity: 1000 } as const;

export const SESSION_FIELDS = [
  ...(['day', 'start', 'end', 'place', 'capacity'] as const),
  ...(['applyDay', 'applyTime', 'cancelDay', 'cancelTime', 'lockDay', 'held', 'releaseDay'] as const),
] as const;
export type SessionField = (typeof SESSION_FIELDS)[number];

/** What was typed, as it came: what is wrong goes back onto the card as it was. */
export type SessionInputs = Readonly<Record<SessionField, string>>;

/** What HR says of a session. */
export interface SessionDraft extends Pick<Session, 'startsAt' | 'endsAt' | 'place' | 'capacity' | 'applyBy' | 'cancelBy' | 'lockAt'> {
  /** Seats held back for DX leaders in all, taken or not. */
  readonly held: number;
  readonly releaseAt: Date | null;
}

/** @param usedHeld how many of those confirmed sit on a seat held back */
export function draftOf(session: Session, usedHeld: number, now: Date): SessionDraft {
  const { startsAt, endsAt, place, capacity, applyBy, cancelBy, lockAt, releaseAt } = session;
  const isHeld = releaseAt !== null && releaseAt > now;
  const held = isHeld ? heldNow(session, now) + usedHeld : 0;
  return { startsAt, endsAt, place, capacity, applyBy, cancelBy, lockAt, held, releaseAt: isHeld ? releaseAt : null };
}

export const NEW_SESSION = Object.fromEntries(SESSION_FIELDS.map((field) => [field, ''])) as SessionInputs;

/** The form filled in with the session as it is. A deadline that is the usual one stays empty, so that it follows the day. */
export function inputsOfSession(draft: SessionDraft, days: WorkingDays): SessionInputs {
  const usual = defaultDeadlines(draft.startsAt, days);
  const deadline = (at: Date, usually: Date): readonly [string, string] =>
    at.getTime() === usually.getTime() ? ['', ''] : [tokyoDay(at), tokyoClock(at)];
  const [applyDay, applyTime] = deadline(draft.applyBy, usual.applyBy);
  const [cancelDay, cancelTime] = deadline(draft.cancelBy, usual.cancelBy);
  return {
    ...{ day: tokyoDay(draft.startsAt), start: tokyoClock(draft.startsAt), end: tokyoClock(draft.endsAt) },
    ...{ place: draft.place, capacity: String(draft.capacity), applyDay, applyTime, cancelDay, cancelTime },
    lockDay: draft.lockAt.getTime() === draft.applyBy.getTime() ? '' : tokyoDay(draft.lockAt),
    held: draft.held === 0 ? '' : String(draft.held),
    releaseDay: draft.releaseAt === null ? '' : tokyoDay(draft.releaseAt),
  };
}

/** What of a session HR can change, as it is told to people. */
export const SESSION_CHANGES = ['when', 'place', 'capacity', 'applyBy', 'cancelBy', 'lockAt', 'held', 'releaseAt'] as const;
export type SessionChange = (typeof SESSION_CHANGES)[number];

export function sessionChanges(before: SessionDraft, after: SessionDraft): readonly SessionChange[] {
  const facts = ({ startsAt, endsAt, releaseAt, ...rest }: SessionDraft): Record<SessionChange, unknown> => ({
    ...{ when: `${toInstant(startsAt)} ${toInstant(endsAt)}`, place: rest.place, capacity: rest.capacity, held: rest.held },
    ...{ applyBy: rest.applyBy.getTime(), cancelBy: rest.cancelBy.getTime(), lockAt: rest.lockAt.getTime() },
    releaseAt: releaseAt?.getTime(),
  });
  const [old, fresh] = [facts(before), facts(after)];
  return SESSION_CHANGES.filter((change) => old[change] !== fresh[change]);
}

/** Whether people who have signed up must be told. */
export function concernsPeople(changes: readonly SessionChange[]): boolean {
  return changes.some((change) => change === 'when' || change === 'place');
}

interface SeatsGiven {
  readonly taken: number;
  /** How many of them sit on a seat held back. */
  readonly usedHeld: number;
}

export type SeatsFit = { readonly heldLeft: number } | { readonly field: SessionField; readonly problem: Problem };

/** Whether the seats that are given fit into what HR wants; decided under the lock of the session. */
export function fitSeats({ capacity, held }: SessionDraft, { taken, usedHeld }: SeatsGiven): SeatsFit {
  if (capacity < taken) return { field: 'capacity', problem: { kind: 'fewer-than-taken', taken } };
  if (held === 0) return { heldLeft: 0 };
  if (held < usedHeld) return { field: 'held', problem: { kind: 'held-below-used', used: usedHeld } };
  const heldLeft = held - usedHeld;
  const most = capacity - taken + usedHeld;
  return held > most ? { field: 'held', problem: { kind: 'held-not-free', most } } : { heldLeft };
}
