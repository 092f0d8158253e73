import { currentStep } from '../kernel/approval-case.ts';
import type { ApprovalCase, Decider, StepPlan } from '../kernel/approval-case.ts';
import { concernedIn, standingIn } from '../kernel/approval-standing.ts';
import type { Actor, Concern } from '../kernel/approval-standing.ts';
import { tokyoDay } from '../kernel/clock.ts';
import type { Person, PersonId } from '../kernel/person.ts';
import type { Delegations, RosterWithin } from '../people/port.ts';
import type { Queries } from '../storage/port.ts';

/** Roster and 代理, as the same transaction sees them. */
export interface Around {
  readonly db: Queries;
  readonly roster: RosterWithin;
  readonly delegations: Delegations;
}

/** The person with those whose deputy they are today. Whoever has left the roster has nobody who stands in for them. */
export async function actorOf(person: Person, { db, roster, delegations }: Around, now: Date): Promise<Actor> {
  const from = await delegations.delegatorsOf(db, person.aadObjectId, tokyoDay(now));
  const standsInFor = [...(await roster.findAll(from)).values()];
  return { ...person, standsInFor };
}

/** More levels than any city hall has; a roster may go round in a circle. */
const HIGHEST = 10;

/**
 * The decider of the record as the roster is now. Who has left or may not decide their own case is replaced: a 所属長 by the next one above,
 * a role that nobody else holds by the 所属長 of the applicant, everybody else by role `hr`.
 */
export async function resolveDecider({ name, decider }: StepPlan, found: Concern, roster: RosterWithin): Promise<Decider> {
  if (name === 'consent') return decider;
  const concerned = concernedIn(found);
  const above: Above = { from: found.applicant, roster, mayDecide: (person) => !concerned.has(person.aadObjectId) };
  return decider.kind === 'role' ? roleDecider(decider, above) : personDecider(decider.id, above);
}

interface Above {
  readonly from: PersonId;
  readonly roster: RosterWithin;
  readonly mayDecide: (person: Person) => boolean;
}

async function roleDecider(decider: Extract<Decider, { kind: 'role' }>, above: Above): Promise<Decider> {
  const holders = await above.roster.holdersOf(decider.role);
  return holders.some(above.mayDecide) ? decider : ((await firstAbove(above)) ?? decider);
}

async function personDecider(id: PersonId, above: Above): Promise<Decider> {
  const named = await above.roster.find(id);
  if (named !== null && above.mayDecide(named)) return { kind: 'person', id };
  const from = named?.aadObjectId ?? above.from;
  return (await firstAbove({ ...above, from })) ?? { kind: 'role', role: 'hr' };
}

/** The first one above this person who may decide. */
async function firstAbove({ from, roster, mayDecide }: Above): Promise<Decider | null> {
  let person = await roster.find(from);
  for (let level = 0; level < HIGHEST && person !== null; level += 1) {
    person = await roster.managerOf(person);
    if (person !== null && mayDecide(person)) return { kind: 'person', id: person.aadObjectId };
  }
  return null;
}

/** Everybody who may decide the waiting step now: deciders, whoever got it or hears of it late, and their deputies. */
export async function decidersNow(found: ApprovalCase, around: Around, now: Date): Promise<readonly Person[]> {
  const { roster, delegations, db } = around;
  const { decider, delegate, escalatedTo } = currentStep(found);
  const holders = [
    ...(decider.kind === 'role' ? await roster.holdersOf(decider.role) : await named(roster, decider.id)),
    ...(escalatedTo === null ? [] : await roster.holdersOf(escalatedTo)),
  ];
  const deputies = await delegations.deputiesOf(
    db,
    holders.map(({ aadObjectId }) => aadObjectId),
    tokyoDay(now),
  );
  const others = await roster.findAll([...deputies.map(({ to }) => to), ...(delegate === null ? [] : [delegate.to])]);
  const all = new Map([...holders, ...others.values()].map((person) => [person.aadObjectId, person]));
  const able: Person[] = [];
  for (const person of all.values()) {
    if (standingIn(found, currentStep(found), await actorOf(person, around, now)) !== null) able.push(person);
  }
  return able;
}

async function named(roster: RosterWithin, id: PersonId): Promise<readonly Person[]> {
  const person = await roster.find(id);
  return person === null ? [] : [person];
}

/** Everybody whom the case names, for showing their names. */
export function peopleIn(found: ApprovalCase): readonly PersonId[] {
  const ids = found.steps.flatMap(({ decider, delegate, decision }) => [
    ...(decider.kind === 'person' ? [decider.id] : []),
    ...(delegate === null ? [] : [delegate.to, delegate.by]),
    ...(decision === null ? [] : [decision.by, decision.standing.for]),
  ]);
  return [...new Set([found.applicant, ...ids.filter((id) => id !== null)])];
}
