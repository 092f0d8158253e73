import { toInstant } from '../../kernel/clock.ts';
import type { Person, PersonId } from '../../kernel/person.ts';
import type { EnrolmentTable } from '../../storage/tables/training.ts';
import type { Tx } from '../../storage/port.ts';
import { leadersAmong } from './promotion.ts';
import type { LeadersInTerm, WaitingList } from './promotion.ts';
import type { Session, Training } from './rules/course.ts';
import type { Enrolment } from './rules/enrolment.ts';
import { isReleaseDue } from './rules/seats.ts';
import { decideSignUp } from './rules/sign-up.ts';
import type { SignUpOutcome } from './rules/sign-up.ts';
import { applicantsOf } from './applicants.ts';
import type { Applicant } from './applicants.ts';
import { changeSeats, guardPersons, lockTraining } from './session-store.ts';
import { toEnrolment } from './training-rows.ts';

export interface EnrolDeps {
  readonly newId: () => string;
  readonly leadersInTerm: LeadersInTerm;
  readonly waitingList: WaitingList;
}

export interface SignUp {
  readonly person: Person;
  readonly sessionId: string;
  /** The version on the card (`versionOf`); null when HR signs somebody up. */
  readonly seen: number | null;
}

/** What a sign-up came to; `gone` for an id that no session has. */
export type SignUpResult = SignUpOutcome | { readonly kind: 'gone' };

/** A sign-up and the moment it arrived. */
export interface Arrival {
  readonly wanted: SignUp;
  readonly now: Date;
}

/**
 * Decides these sign-ups to one session, one after the other as they arrived, under one lock: all persons first, then the session. Each is decided
 * with what those before it have left; what is written for all of them is one change of the counters and one insert.
 */
export async function enrolTogether(tx: Tx, arrivals: readonly [Arrival, ...Arrival[]], deps: EnrolDeps): Promise<readonly SignUpResult[]> {
  const { sessionId } = arrivals[0].wanted;
  const now = arrivals.reduce((latest, arrival) => (arrival.now > latest ? arrival.now : latest), arrivals[0].now);
  const people = arrivals.map(({ wanted }) => wanted.person.aadObjectId);
  await guardPersons(tx, people, now);
  const applicants = new Map(await applicantsOf(tx, people, sessionId));
  const training = await lockSettled(tx, sessionId, { now, deps });
  if (training === null || training.session.state === 'draft') return arrivals.map(() => ({ kind: 'gone' }));
  const leaders = await leadersAmong(training, { tx, ids: people, now }, deps);
  const decided = decideAll(arrivals, { training, applicants, leaders, newId: deps.newId });
  await write(tx, training.session, decided);
  return decided.outcomes;
}

interface Settling {
  readonly now: Date;
  readonly deps: EnrolDeps;
}

/** The session under its lock, after whatever was due before this moment: a release that the job has not done yet, and those who move up by it. */
async function lockSettled(tx: Tx, sessionId: string, { now, deps }: Settling): Promise<Training | null> {
  const training = await lockTraining(tx, sessionId);
  if (training === null || !isUnsettled(training.session, now)) return training;
  const cause = isReleaseDue(training.session, now) ? 'release' : 'check';
  await deps.waitingList.promoteWaiting(tx, sessionId, { cause, now });
  return lockTraining(tx, sessionId);
}

function isUnsettled(session: Session, now: Date): boolean {
  return isReleaseDue(session, now) || (session.waiting > 0 && session.taken < session.capacity && now < session.lockAt);
}

interface Ground {
  readonly training: Training;
  /** Kept up to date, so that the second of two taps in one group finds the first. */
  readonly applicants: Map<PersonId, Applicant>;
  readonly leaders: ReadonlySet<PersonId>;
  readonly newId: () => string;
}

interface Decided {
  readonly outcomes: readonly SignUpOutcome[];
  readonly added: readonly EnrolmentTable[];
  readonly changed: readonly EnrolmentTable[];
  /** The session as it is after all of them. */
  readonly after: Session;
}

const NOBODY: Applicant = { current: null, own: [] };

function decideAll(arrivals: readonly Arrival[], ground: Ground): Decided {
  let { session } = ground.training;
  const [added, changed]: [EnrolmentTable[], EnrolmentTable[]] = [[], []];
  const outcomes = arrivals.map(({ wanted, now }) => {
    const { current, own } = ground.applicants.get(wanted.person.aadObjectId) ?? NOBODY;
    const outcome = decideOne({ wanted, now }, { ...ground, training: { ...ground.training, session } });
    if (outcome.kind !== 'confirmed' && outcome.kind !== 'waiting') return outcome;
    session = afterSignUp(session, outcome);
    const row = rowOf({ wanted, now }, outcome, {
      id: current?.id ?? ground.newId(),
      version: nextVersion(current),
      place: session.lastPlace,
    });
    (current === null ? added : changed).push(row);
    ground.applicants.set(wanted.person.aadObjectId, { current: toEnrolment(row), own });
    return outcome;
  });
  return { outcomes, added, changed, after: session };
}

function decideOne({ wanted: { person, seen }, now }: Arrival, { training, applicants, leaders }: Ground): SignUpOutcome {
  const { current, own } = applicants.get(person.aadObjectId) ?? NOBODY;
  return decideSignUp({ training, person, isLeader: leaders.has(person.aadObjectId), current, own, seen }, now);
}

function nextVersion(current: Enrolment | null): number {
  return (current?.version ?? 0) + 1;
}

type Enrolled = Extract<SignUpOutcome, { kind: 'confirmed' | 'waiting' }>;

function afterSignUp(session: Session, outcome: Enrolled): Session {
  const arrived = { ...session, lastPlace: session.lastPlace + 1 };
  if (outcome.kind === 'waiting') return { ...arrived, waiting: session.waiting + 1 };
  return { ...arrived, taken: session.taken + 1, heldLeft: session.heldLeft - (outcome.heldSeat ? 1 : 0) };
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly place: number;
}

function rowOf({ wanted, now }: Arrival, outcome: Enrolled, { id, version, place }: Row): EnrolmentTable {
  const { person, sessionId } = wanted;
  return {
    id,
    session_id: sessionId,
    aad_object_id: person.aadObjectId,
    state: outcome.kind,
    place,
    held_seat: outcome.kind === 'confirmed' && outcome.heldSeat ? 1 : 0,
    promoted_by: null,
    attendance: null,
    attendance_by: null,
    attendance_at: null,
    removed_reason: null,
    version,
    enrolled_at: toInstant(now),
    updated_at: toInstant(now),
  };
}

async function write(tx: Tx, before: Session, { added, changed, after }: Decided): Promise<void> {
  if (added.length + changed.length === 0) return;
  await changeSeats(tx, before.id, {
    taken: after.taken - before.taken,
    waiting: after.waiting - before.waiting,
    held_left: after.heldLeft - before.heldLeft,
    last_place: after.lastPlace - before.lastPlace,
  });
  if (added.length > 0) await tx.insertInto('enrolment').values(added).execute();
  for (const { id, ...values } of changed) await tx.updateTable('enrolment').set(values).where('id', '=', id).execute();
}
