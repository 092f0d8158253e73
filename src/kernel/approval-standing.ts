import { currentStep } from './approval-case.ts';
import type { ApprovalCase, ApprovalStep, Decider, Standing, StepPlan } from './approval-case.ts';
import type { Person, PersonId } from './person.ts';
import type { Role } from './role.ts';

type Holder = Pick<Person, 'aadObjectId' | 'roles'>;

/** Somebody who acts, with those whose deputy (代理) they are today. All of it read from the record at this tap. */
export interface Actor extends Holder {
  readonly standsInFor: readonly Holder[];
}

export interface Concern {
  readonly applicant: PersonId;
  /** Who put them forward; null when they came by themselves. */
  readonly proposer: PersonId | null;
  readonly steps: readonly StepPlan[];
}

/** Those whose own case it is: the applicant, whoever put them forward, and whoever must consent first. They decide no other step of it, by no route (R14, R16). */
export function concernedIn({ applicant, proposer, steps }: Concern): ReadonlySet<PersonId> {
  const consenting = steps.flatMap(({ name, decider }) => (name === 'consent' && decider.kind === 'person' ? [decider.id] : []));
  return new Set([applicant, ...(proposer === null ? [] : [proposer]), ...consenting]);
}

/** In what capacity this person may decide this step, when it is its turn; null: not at all. The first capacity that fits counts. */
export function standingIn(found: ApprovalCase, step: ApprovalStep, actor: Actor): Standing | null {
  // A consent is one's own: nobody gives it for another, not even after the due date.
  if (step.name === 'consent') return isDecider(step.decider, actor) ? { as: 'decider', for: null } : null;
  const concerned = concernedIn(found);
  if (concerned.has(actor.aadObjectId)) return null;
  const of = mayStandIn(actor) ? actor.standsInFor.filter(({ aadObjectId }) => !concerned.has(aadObjectId)) : [];
  return asDecider(step.decider, actor) ?? asDelegate(step, actor) ?? standingFor(of, step, actor);
}

function standingFor(of: readonly Holder[], step: ApprovalStep, actor: Actor): Standing | null {
  return (
    asDeputy(of, (holder) => isDecider(step.decider, holder)) ??
    asEscalation(step, actor) ??
    asDeputy(of, (holder) => asEscalation(step, holder) !== null)
  );
}

/** Who carries out the stress check may not decide on people (労働安全衛生規則 52条の10第2項), not as somebody's 代理 either, nor when the role came after that. */
export function mayStandIn({ roles }: Pick<Person, 'roles'>): boolean {
  return !roles.includes('stress-check');
}

function isDecider(decider: Decider, { aadObjectId, roles }: Holder): boolean {
  return decider.kind === 'person' ? decider.id === aadObjectId : roles.includes(decider.role);
}

function asDecider(decider: Decider, actor: Actor): Standing | null {
  return isDecider(decider, actor) ? { as: 'decider', for: null } : null;
}

function asDelegate({ delegate }: ApprovalStep, actor: Actor): Standing | null {
  return delegate !== null && delegate.to === actor.aadObjectId && mayStandIn(actor) ? { as: 'delegate', for: delegate.by } : null;
}

function asEscalation({ escalatedTo }: ApprovalStep, { roles }: Holder): Standing | null {
  return escalatedTo !== null && roles.includes(escalatedTo) ? { as: 'escalation', for: null } : null;
}

function asDeputy(of: readonly Holder[], mayDecide: (holder: Holder) => boolean): Standing | null {
  const holder = of.find(mayDecide);
  return holder === undefined ? null : { as: 'deputy', for: holder.aadObjectId };
}

/** `now`: may decide the step that waits. `before`: has or had a part in a step that passed. `later`: their step has not come. `proposer`: has put the applicant forward. */
export type Involvement =
  { readonly kind: 'now'; readonly standing: Standing } | { readonly kind: 'before' | 'later' | 'own-case' | 'proposer' | 'stranger' };

/** What this person has to do with the case as it is. Only `now` may decide; `now` and `before` may look. */
export function involvementIn(found: ApprovalCase, actor: Actor): Involvement {
  const here = standingIn(found, currentStep(found), actor);
  if (here !== null) return found.state === 'open' ? { kind: 'now', standing: here } : { kind: 'before' };
  const takesPart = (step: ApprovalStep): boolean => step.decision?.by === actor.aadObjectId || standingIn(found, step, actor) !== null;
  if (found.steps.slice(0, found.current + 1).some(takesPart)) return { kind: 'before' };
  if (concernedIn(found).has(actor.aadObjectId)) return { kind: isProposer(found, actor.aadObjectId) ? 'proposer' : 'own-case' };
  return { kind: found.state === 'open' && found.steps.some(takesPart) ? 'later' : 'stranger' };
}

/** Put the applicant forward, and is not the applicant. */
export function isProposer({ proposer, applicant }: Pick<Concern, 'proposer' | 'applicant'>, id: PersonId): boolean {
  return proposer === id && applicant !== id;
}

/** The role that hears of a step whose 処理期限 has passed: DX推進担当 in their own chains, 人事担当 in all others. */
export function escalationRole({ steps }: Pick<ApprovalCase, 'steps'>): Role {
  return steps.some(({ name }) => name === 'dx') ? 'dx' : 'hr';
}
