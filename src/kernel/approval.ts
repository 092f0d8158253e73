import { currentStep, plannedStep } from './approval-case.ts';
import type { ApprovalCase, ApprovalStep, Standing, StepDecision, StepPlan, StepState } from './approval-case.ts';
import { concernedIn, escalationRole, involvementIn, isProposer, mayStandIn } from './approval-standing.ts';
import type { Actor } from './approval-standing.ts';
import { toInstant, tokyoDay } from './clock.ts';
import type { PersonId } from './person.ts';
import { readReason } from './rejection.ts';
import type { ReasonProblems, Rejection } from './rejection.ts';
import type { Role } from './role.ts';
import type { WorkingDays } from './working-day.ts';

/** 処理期限: so many working days after the step began, and the reminder before it (product, section 5). */
export const DUE_AFTER = 5;
export const REMIND_AFTER = 3;

type Event = 'approve' | 'reject' | 'hold' | 'delegate' | 'amend' | 'withdraw' | 'remind' | 'escalate';

/** The whole machine: what becomes of the step that waits. What is not listed is refused. */
const TABLE: Readonly<Record<StepState, Readonly<Partial<Record<Event, StepState>>>>> = {
  pending: {},
  waiting: {
    ...{ approve: 'approved', reject: 'rejected', hold: 'held', delegate: 'waiting' },
    ...{ amend: 'waiting', withdraw: 'skipped', remind: 'waiting', escalate: 'waiting' },
  },
  held: {
    ...{ approve: 'approved', reject: 'rejected', delegate: 'waiting' },
    ...{ amend: 'waiting', withdraw: 'skipped', remind: 'held', escalate: 'held' },
  },
  approved: {},
  rejected: {},
  skipped: {},
};

/** A colleague as the record knows them, for 代理に回す. */
export interface Colleague {
  readonly aadObjectId: PersonId;
  readonly roles: readonly Role[];
}

/** What a decider does. */
export type DeciderCommand =
  | { readonly kind: 'approve' | 'hold' }
  | { readonly kind: 'reject'; readonly category: string; readonly sentence: string }
  | { readonly kind: 'delegate'; readonly to: Colleague };

/** A tap: who, on a card of which version, what. */
export interface Tap {
  readonly actor: Actor;
  readonly version: number;
  readonly command: DeciderCommand;
}

export interface Moment {
  readonly now: Date;
  readonly workingDays: WorkingDays;
}

/** Whom a change must reach, besides the one who acted. `owner`: the chain has ended. */
export type Tell =
  | { readonly kind: 'deciders' | 'nobody' }
  | { readonly kind: 'delegate'; readonly to: PersonId }
  | { readonly kind: 'owner'; readonly state: 'approved' | 'rejected'; readonly rejection: Rejection | null };

export type CannotDelegate = 'self' | 'own-case' | 'proposer' | 'unsuitable' | 'chained' | 'consent';

/** `done`: save the case and tell. Everything else changes nothing. `late`: closed, passed on or changed since the card was made. */
export type TapOutcome =
  | { readonly kind: 'done'; readonly save: ApprovalCase; readonly standing: Standing; readonly tell: Tell }
  | { readonly kind: 'late' | 'already-held' }
  | { readonly kind: 'not-yours'; readonly why: 'stranger' | 'own-case' | 'proposer' | 'later' }
  | { readonly kind: 'needs-reason'; readonly problems: ReasonProblems }
  | { readonly kind: 'cannot-delegate'; readonly why: CannotDelegate };

/** A chain at its beginning, its first step waiting. */
export function openCase(
  request: Pick<ApprovalCase, 'id' | 'kind' | 'subjectId' | 'applicant' | 'proposer'> & {
    readonly steps: readonly [StepPlan, ...StepPlan[]];
  },
  moment: Moment,
): ApprovalCase {
  const [first, ...others] = request.steps;
  const steps: ApprovalCase['steps'] = [begun(plannedStep(first), moment), ...others.map(plannedStep)];
  return { ...request, steps, state: 'open', version: 1, current: 0 };
}

function begun(step: ApprovalStep, { now, workingDays }: Moment): ApprovalStep {
  const today = tokyoDay(now);
  return { ...step, state: 'waiting', remindDay: workingDays.add(today, REMIND_AFTER), dueDay: workingDays.add(today, DUE_AFTER) };
}

/** What becomes of a tap. Reads nothing but what it is given: the case and the actor as the record has them at this moment. */
export function decideOn(found: ApprovalCase, tap: Tap, moment: Moment): TapOutcome {
  const part = involvementIn(found, tap.actor);
  if (part.kind === 'before') return { kind: 'late' };
  if (part.kind !== 'now') return { kind: 'not-yours', why: part.kind };
  if (tap.version !== found.version) return { kind: 'late' };
  const next = TABLE[currentStep(found).state][tap.command.kind];
  if (next === undefined) return { kind: tap.command.kind === 'hold' ? 'already-held' : 'late' };
  return carryOut(found, { ...tap, standing: part.standing, next }, moment);
}

interface Allowed extends Tap {
  readonly standing: Standing;
  readonly next: StepState;
}

function carryOut(found: ApprovalCase, { actor, command, standing, next }: Allowed, moment: Moment): TapOutcome {
  const done = (save: ApprovalCase, tell: Tell): TapOutcome => ({ kind: 'done', save, standing, tell });
  const decision: StepDecision = { by: actor.aadObjectId, standing, at: toInstant(moment.now), rejection: null };
  switch (command.kind) {
    case 'approve': {
      const save = approved(withStep(found, { state: next, decision }), moment);
      return done(save, save.state === 'open' ? { kind: 'deciders' } : { kind: 'owner', state: 'approved', rejection: null });
    }
    case 'reject': {
      const read = reasonAt(currentStep(found), command);
      if (read.kind === 'problems') return { kind: 'needs-reason', problems: read.problems };
      const save = closed(withStep(found, { state: next, decision: { ...decision, rejection: read.reason } }), 'rejected');
      return done(save, { kind: 'owner', state: 'rejected', rejection: read.reason });
    }
    case 'hold':
      return done(withStep(found, { state: next }), { kind: 'nobody' });
    case 'delegate': {
      const why = cannotDelegate(found, { actor, standing, to: command.to });
      if (why !== null) return { kind: 'cannot-delegate', why };
      const to = command.to.aadObjectId;
      return done(withStep(found, { state: next, delegate: { to, by: actor.aadObjectId } }), { kind: 'delegate', to });
    }
  }
}

/** Who is asked for consent may decline without saying why; everybody else owes the applicant a reason. */
function reasonAt({ name }: ApprovalStep, given: { readonly category: string; readonly sentence: string }) {
  return name === 'consent' ? ({ kind: 'reason', reason: null } as const) : readReason(given);
}

/** Every change of the step that waits passes here, so none forgets to make older cards late. */
function withStep(found: ApprovalCase, change: Partial<ApprovalStep>): ApprovalCase {
  return { ...replaced(found, found.current, change), version: found.version + 1 };
}

function replaced(found: ApprovalCase, at: number, change: Partial<ApprovalStep>): ApprovalCase {
  const [first, ...others] = found.steps.map((step, index) => (index === at ? { ...step, ...change } : step));
  return { ...found, steps: [first ?? found.steps[0], ...others] };
}

function approved(found: ApprovalCase, moment: Moment): ApprovalCase {
  const following = found.steps[found.current + 1];
  if (following === undefined) return closed(found, 'approved');
  const current = found.current + 1;
  return { ...replaced(found, current, begun(following, moment)), current };
}

function closed(found: ApprovalCase, state: Exclude<ApprovalCase['state'], 'open'>): ApprovalCase {
  const [first, ...others] = found.steps.map((step): ApprovalStep => (step.state === 'pending' ? { ...step, state: 'skipped' } : step));
  return { ...found, state, steps: [first ?? found.steps[0], ...others] };
}

/** 代理に回す is the decider's own: what was handed on is not handed on again, and never to those whose case it is. */
function cannotDelegate(
  found: ApprovalCase,
  { actor, standing, to }: { readonly actor: Actor; readonly standing: Standing; readonly to: Colleague },
): CannotDelegate | null {
  if (currentStep(found).name === 'consent') return 'consent';
  if (standing.as !== 'decider') return 'chained';
  if (to.aadObjectId === actor.aadObjectId) return 'self';
  if (concernedIn(found).has(to.aadObjectId)) return isProposer(found, to.aadObjectId) ? 'proposer' : 'own-case';
  return mayStandIn(to) ? null : 'unsuitable';
}

/** The applicant took the record back; null when the case is no longer open. */
export function withdrawn(found: ApprovalCase): ApprovalCase | null {
  const next = TABLE[currentStep(found).state].withdraw;
  return found.state !== 'open' || next === undefined ? null : closed(withStep(found, { state: next }), 'withdrawn');
}

/** The applicant changed the record: what deciders have on their cards is old now. Null once anybody has decided. */
export function amended(found: ApprovalCase): ApprovalCase | null {
  const next = TABLE[currentStep(found).state].amend;
  const isUntouched = found.state === 'open' && found.steps.every(({ decision }) => decision === null);
  return !isUntouched || next === undefined ? null : withStep(found, { state: next });
}

/** The step that waits, given to somebody else because the one of the record has left or may not decide. */
export function withDecider(found: ApprovalCase, decider: ApprovalStep['decider']): ApprovalCase {
  return replaced(found, found.current, { decider });
}

export interface DueChange {
  readonly kind: 'remind' | 'escalate';
  readonly save: ApprovalCase;
}

/** What is due on a step that waits: a reminder, or word to the role that may decide from now on; null when nothing is, or it was done. */
export function dueOn(
  found: ApprovalCase,
  { now, escalateTo = escalationRole(found) }: Pick<Moment, 'now'> & { readonly escalateTo?: Role | undefined },
): DueChange | null {
  const { remindDay, dueDay } = currentStep(found);
  if (found.state !== 'open' || remindDay === null || dueDay === null) return null;
  const today = tokyoDay(now);
  if (today > dueDay) return escalated(found, escalateTo);
  return today >= remindDay ? reminded(found) : null;
}

function reminded(found: ApprovalCase): DueChange | null {
  const { state, isReminded } = currentStep(found);
  const next = TABLE[state].remind;
  return isReminded || next === undefined
    ? null
    : { kind: 'remind', save: replaced(found, found.current, { state: next, isReminded: true }) };
}

function escalated(found: ApprovalCase, to: Role): DueChange | null {
  const { state, escalatedTo } = currentStep(found);
  const next = TABLE[state].escalate;
  if (escalatedTo !== null || next === undefined) return null;
  return { kind: 'escalate', save: replaced(found, found.current, { state: next, escalatedTo: to, isReminded: true }) };
}
