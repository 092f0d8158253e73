import type { PersonId } from '../../../kernel/person.ts';
import type { PromotionRule } from './enrolment.ts';
import type { Course, Session } from './course.ts';
import { hasPriority, heldNow } from './seats.ts';

/** Somebody in the waiting list. */
export interface Waiting {
  readonly id: string;
  readonly personId: PersonId;
  /** Order of arrival. */
  readonly place: number;
}

export interface Promotion {
  readonly waiting: Waiting;
  /** Out of the seats held back for DX leaders. */
  readonly heldSeat: boolean;
  readonly rule: PromotionRule;
}

type Leaders = ReadonlySet<PersonId>;

/** DX leaders in term first on DX-related courses, then in order of arrival; in order of arrival everywhere else (R6, 5.5.(5)). */
export function inOrder(course: Pick<Course, 'isDxRelated'>, list: readonly Waiting[], leaders: Leaders): readonly Waiting[] {
  const rank = ({ personId }: Waiting): number => (hasPriority(course, leaders.has(personId)) ? 0 : 1);
  return list.toSorted((a, b) => rank(a) - rank(b) || a.place - b.place);
}

export interface Position {
  /** 1 is the next. */
  readonly number: number;
  /** How many stand before this person though they came later. */
  readonly passedBy: number;
}

/** Where this person stands; null for somebody who does not wait. */
export function positionOf(ordered: readonly Waiting[], person: PersonId): Position | null {
  const at = ordered.findIndex(({ personId }) => personId === person);
  const own = ordered[at];
  if (own === undefined) return null;
  return { number: at + 1, passedBy: ordered.slice(0, at).filter(({ place }) => place > own.place).length };
}

interface Situation {
  readonly course: Pick<Course, 'isDxRelated'>;
  readonly session: Session;
  readonly waiting: readonly Waiting[];
  readonly leaders: Leaders;
}

/** Who moves up now: as many as there are seats, in the order of the list, and nobody from the lock on. */
export function promotions({ course, session, waiting, leaders }: Situation, now: Date): readonly Promotion[] {
  if (session.state !== 'open' || now >= session.lockAt) return [];
  let held = heldNow(session, now);
  let free = session.capacity - session.taken - held;
  const ordered = inOrder(course, waiting, leaders);
  return ordered.flatMap((one, at) => {
    const heldSeat = held > 0 && hasPriority(course, leaders.has(one.personId));
    if (!heldSeat && free <= 0) return [];
    if (heldSeat) held -= 1;
    else free -= 1;
    return [{ waiting: one, heldSeat, rule: ruleFor(one, ordered.slice(at + 1)) }];
  });
}

function ruleFor({ place }: Waiting, behind: readonly Waiting[]): PromotionRule {
  return behind.some((other) => other.place < place) ? 'dx-leader' : 'arrival';
}
