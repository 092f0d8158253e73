import type { Person, PersonId } from '../../../kernel/person.ts';
import type { Voice } from '../../../kernel/wording.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { Tx } from '../../../storage/port.ts';
import type { Training } from '../rules/course.ts';
import { isActive } from '../rules/enrolment.ts';
import type { Enrolment } from '../rules/enrolment.ts';
import { findEnrolment, findTraining, guardPerson, lockTraining } from '../session-store.ts';
import { endEnrolment } from '../sign-ups.ts';
import type { SignUpResult } from '../sign-ups.ts';
import type { DeskActor, DeskDeps } from './desk-deps.ts';
import { movedMessage, removedMessage, signedUpMessage, tellPeople } from './tell-people.ts';
import type { Seat } from './tell-people.ts';
import type { SessionMessage } from '../message-card.ts';

/** An enrolment as the card showed it. */
export interface SeenEnrolment {
  readonly enrolment: Enrolment;
  readonly seen: number;
  readonly reason: string;
}

/** Why nothing has changed. */
type Hindrance =
  /** Not on the list any more: a second tap, or the person was quicker. */
  | { readonly kind: 'already' }
  /** The enrolment has changed since the card was shown. */
  | { readonly kind: 'conflict' }
  /** The session has begun or was called off. */
  | { readonly kind: 'too-late' }
  | { readonly kind: 'gone' };

export type Removed = Hindrance | { readonly kind: 'removed'; readonly promoted: number };

export type Moved =
  | Hindrance
  | { readonly kind: 'moved'; readonly seat: Seat; readonly promoted: number }
  /** The other session did not take the person, so the first one keeps them. */
  | { readonly kind: 'refused'; readonly why: SignUpResult };

/** HR takes somebody off, also after the deadline; the person reads why, and the next in the list moves up. */
export function removePerson(deps: DeskDeps, wanted: SeenEnrolment, { by, now }: DeskActor): Promise<Removed> {
  const { reason, seen } = wanted;
  return deps.storage.transaction(async (tx) => {
    const found = await lockEnrolment(tx, wanted.enrolment, { now, sessions: [] });
    const hindered = hindrance(found, seen, now);
    if (found === null || hindered !== null) return hindered ?? { kind: 'gone' };
    const { training, enrolment } = found;
    await takeOff(tx, found, { reason, now });
    const telling = { training, to: enrolment.personId, key: `removed:${keyOf(enrolment)}` };
    await tell(tx, { ...telling, message: (voice) => removedMessage(reason, voice) }, { deps, now });
    const promoted = await deps.waitingList.promoteWaiting(tx, training.session.id, { cause: 'cancellation', now });
    const detail = { session: training.session.id, person: enrolment.personId, promoted };
    await appendAudit(tx, { at: now, actor: by, action: 'training.person-removed', subject: enrolment.id, detail });
    return { kind: 'removed', promoted };
  });
}

export interface Moving extends SeenEnrolment {
  readonly person: Person;
  /** Another session of the same course. */
  readonly to: string;
}

/** Undoes what the transaction has done so far and says why. */
class MoveRefused extends Error {
  readonly why: SignUpResult;
  constructor(why: SignUpResult) {
    super('The other session did not take the person');
    this.why = why;
  }
}

/** From one date of a course to another: both or nothing. */
export async function movePerson(deps: DeskDeps, wanted: Moving, actor: DeskActor): Promise<Moved> {
  try {
    return await deps.storage.transaction((tx) => move(tx, wanted, { deps, actor }));
  } catch (error) {
    if (error instanceof MoveRefused) return { kind: 'refused', why: error.why };
    throw error;
  }
}

interface Context {
  readonly deps: DeskDeps;
  readonly actor: DeskActor;
}

async function move(tx: Tx, wanted: Moving, { deps, actor }: Context): Promise<Moved> {
  const { by, now } = actor;
  const { person, to, reason } = wanted;
  const found = await lockEnrolment(tx, wanted.enrolment, { now, sessions: [to] });
  const hindered = hindrance(found, wanted.seen, now);
  if (found === null || hindered !== null) return hindered ?? { kind: 'gone' };
  const from = found.training.session;
  const target = await findTraining(tx, to);
  if (target?.course.id !== found.training.course.id) return { kind: 'refused', why: { kind: 'gone' } };
  await takeOff(tx, found, { reason, now });
  const into = await deps.signUps.signUpWithin(tx, { person, sessionId: to, seen: null }, now);
  if (into.kind !== 'confirmed' && into.kind !== 'waiting') throw new MoveRefused(into);
  const telling = { training: target, to: person.aadObjectId, key: `moved:${keyOf(found.enrolment)}` };
  await tell(tx, { ...telling, message: (voice) => movedMessage(into.kind, { from, reason }, voice) }, { deps, now });
  const promoted = await deps.waitingList.promoteWaiting(tx, from.id, { cause: 'cancellation', now });
  const detail = { from: from.id, to, person: person.aadObjectId, seat: into.kind, promoted };
  await appendAudit(tx, { at: now, actor: by, action: 'training.person-moved', subject: found.enrolment.id, detail });
  return { kind: 'moved', seat: into.kind, promoted };
}

/** HR signs somebody up: the same rules as for the person's own tap, and the person is told. */
export function signUpFor(
  deps: DeskDeps,
  wanted: { readonly person: Person; readonly sessionId: string },
  { by, now }: DeskActor,
): Promise<SignUpResult> {
  return deps.storage.transaction(async (tx) => {
    const result = await deps.signUps.signUpWithin(tx, { ...wanted, seen: null }, now);
    if (result.kind !== 'confirmed' && result.kind !== 'waiting') return result;
    const { person, sessionId } = wanted;
    const training = await findTraining(tx, sessionId);
    if (training === null) return { kind: 'gone' };
    const key = `signed-up:${sessionId}:${person.aadObjectId}:${String(training.session.lastPlace)}`;
    await tell(tx, { training, to: person.aadObjectId, key, message: (voice) => signedUpMessage(result.kind, voice) }, { deps, now });
    const detail = { person: person.aadObjectId, seat: result.kind };
    await appendAudit(tx, { at: now, actor: by, action: 'training.person-signed-up', subject: sessionId, detail });
    return result;
  });
}

interface Locked {
  readonly training: Training;
  readonly enrolment: Enrolment;
}

/** The person, then the sessions in the order of their ids, as all who lock several do. An enrolment never changes its person or session. */
async function lockEnrolment(
  tx: Tx,
  known: Enrolment,
  { now, sessions }: { now: Date; sessions: readonly string[] },
): Promise<Locked | null> {
  await guardPerson(tx, known.personId, now);
  for (const session of [...new Set([known.sessionId, ...sessions])].toSorted()) await lockTraining(tx, session);
  const training = await findTraining(tx, known.sessionId);
  const enrolment = await findEnrolment(tx, known.id);
  return training === null || enrolment === null ? null : { training, enrolment };
}

function hindrance(found: Locked | null, seen: number, now: Date): Hindrance | null {
  if (found === null) return { kind: 'gone' };
  const { training, enrolment } = found;
  if (!isActive(enrolment)) return { kind: 'already' };
  if (training.session.state !== 'open' || training.session.startsAt <= now) return { kind: 'too-late' };
  return enrolment.version === seen ? null : { kind: 'conflict' };
}

async function takeOff(tx: Tx, { training, enrolment }: Locked, { reason, now }: { reason: string; now: Date }): Promise<void> {
  const { releaseAt } = training.session;
  const seat = enrolment.hasHeldSeat && releaseAt !== null && now < releaseAt ? 'held-seat' : 'seat';
  await endEnrolment(tx, enrolment, { state: 'removed', freed: enrolment.state === 'waiting' ? 'waiting' : seat, reason, now });
}

function keyOf({ id, version }: Enrolment): string {
  return `${id}:${String(version)}`;
}

interface OneTelling {
  readonly training: Training;
  readonly to: PersonId;
  readonly key: string;
  readonly message: (voice: Voice) => SessionMessage;
}

function tell(tx: Tx, { training, ...telling }: OneTelling, { deps, now }: { deps: DeskDeps; now: Date }): Promise<void> {
  return tellPeople(tx, [telling], { training, now, deps });
}
