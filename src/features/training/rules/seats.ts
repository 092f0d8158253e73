import type { Course, Session } from './course.ts';

type Seats = Pick<Session, 'capacity' | 'taken' | 'waiting' | 'heldLeft' | 'releaseAt'>;

/** Seats that are held back at this moment: after the release there are none, also before the job has written that down. */
export function heldNow({ heldLeft, releaseAt }: Pick<Session, 'heldLeft' | 'releaseAt'>, now: Date): number {
  return releaseAt !== null && releaseAt <= now ? 0 : heldLeft;
}

export function isReleaseDue(session: Pick<Session, 'heldLeft' | 'releaseAt'>, now: Date): boolean {
  return session.heldLeft > heldNow(session, now);
}

/** DX leaders in term go first on DX-related courses and nowhere else (R6, 5.5.(5)). */
export function hasPriority(course: Pick<Course, 'isDxRelated'>, isLeader: boolean): boolean {
  return course.isDxRelated && isLeader;
}

/** Seats that somebody who signs up now would get. While others wait, what is free is theirs. */
export function seatsLeft(seats: Seats, priority: boolean, now: Date): number {
  const held = heldNow(seats, now);
  const general = seats.waiting > 0 ? 0 : seats.capacity - seats.taken - held;
  return priority ? held + general : general;
}
