import { currentStep } from '../kernel/approval-case.ts';
import type { ApprovalCase, Decider, StepPlan } from '../kernel/approval-case.ts';
import { concernedIn, standingIn } from '../kernel/approval-standing.ts';
import { withDecider } from '../kernel/approval.ts';
import type { Actor, Concern } from '../kernel/approval-standing.ts';
import { tokyoDay } from '../kernel/clock.ts';
import type { Person, PersonId } from '../kernel/person.ts';
import type { Role } from '../kernel/role.ts';
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

/** Where deciders are looked for, and the role that is asked when none is left. */
export interface Finding {
  readonly roster: RosterWithin;
  readonly lastResort: Role;
}

/**
 * The decider of the record as the roster is now. Who has left, or whose own case it is, is replaced: a 所属長 by the next one above, a role
 * that nobody else holds by the 所属長 of the applicant, and where nobody is left by the role of last resort, else by `hr`.
 */
export async function resolveDecider({ name, decider }: StepPlan, found: Concern, { roster, lastResort }: Finding): Promise<Decider> {
  if (name === 'consent') return decider;
  const able = ableIn(found, roster);
  const wanted = decider.kind === 'role' ? await withSomebody([decider.role], able) : await namedDecider(decider.id, able);
  const next =
    wanted ?? (await firstAbove(await startOf(decider, found, roster), able)) ?? (await withSomebody([lastResort, 'hr', 'dx'], able));
  return next ?? { kind: 'role', role: lastResort };
}

/** People come and go while a chain runs: who decides is looked up when their turn has come, and again when they are reminded. */
export async function withPresentDecider(found: ApprovalCase, finding: Finding): Promise<ApprovalCase> {
  return withDecider(found, await resolveDecider(currentStep(found), found, finding));
}

/** One looks upwards from the decider named, or from the applicant where that one has left. */
async function startOf(decider: Decider, { applicant }: Concern, roster: RosterWithin): Promise<PersonId> {
  if (decider.kind === 'role') return applicant;
  return (await roster.find(decider.id))?.aadObjectId ?? applicant;
}

/** The role that hears of a step whose 処理期限 has passed: the one asked for, unless nobody who holds it may decide. */
export async function escalationTo(role: Role, found: Concern, roster: RosterWithin): Promise<Role> {
  return (await withSomebody([role, 'hr'], ableIn(found, roster)))?.role ?? role;
}

function ableIn(found: Concern, roster: RosterWithin): Able {
  const concerned = concernedIn(found);
  return { roster, mayDecide: (person) => !concerned.has(person.aadObjectId) };
}

interface Able {
  readonly roster: RosterWithin;
  readonly mayDecide: (person: Person) => boolean;
}

/** The first of these roles that somebody holds who may decide. */
async function withSomebody(roles: readonly Role[], { roster, mayDecide }: Able): Promise<Extract<Decider, { kind: 'role' }> | null> {
  for (const role of roles) if ((await roster.holdersOf(role)).some(mayDecide)) return { kind: 'role', role };
  return null;
}

async function namedDecider(id: PersonId, { roster, mayDecide }: Able): Promise<Decider | null> {
  const person = await roster.find(id);
  return person !== null && mayDecide(person) ? { kind: 'person', id } : null;
}

/** The first one above this person who may decide. */
async function firstAbove(from: PersonId, { roster, mayDecide }: Able): Promise<Decider | null> {
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
