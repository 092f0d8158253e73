import type { Instant } from './clock.ts';
import type { PersonId } from './person.ts';
import type { Rejection } from './rejection.ts';
import type { Role } from './role.ts';
import type { Day } from './tokyo-time.ts';

/** Steps that a chain may have: 本人の同意, 所属長, 人事担当, DX推進担当. */
export const STEP_NAMES = ['consent', 'manager', 'hr', 'dx'] as const;

export type StepName = (typeof STEP_NAMES)[number];

/** Who decides a step: somebody named by the record, or whoever holds a role. */
export type Decider = { readonly kind: 'person'; readonly id: PersonId } | { readonly kind: 'role'; readonly role: Role };

/** A step that a record may need. */
export interface StepPlan {
  readonly name: StepName;
  readonly decider: Decider;
}

/** `pending`: not yet its turn. `held`: 保留, seen and put off. `skipped`: never decided, because the chain ended before. */
export const STEP_STATES = ['pending', 'waiting', 'held', 'approved', 'rejected', 'skipped'] as const;

export type StepState = (typeof STEP_STATES)[number];

export const CASE_STATES = ['open', 'approved', 'rejected', 'withdrawn'] as const;

export type CaseState = (typeof CASE_STATES)[number];

/** In what capacity somebody decides: named by the record (or holding the role), handed this one step, standing in for a period, or after 処理期限. */
export const CAPACITIES = ['decider', 'delegate', 'deputy', 'escalation'] as const;

export interface Standing {
  readonly as: (typeof CAPACITIES)[number];
  /** Whom they stand in for; null when for themselves. */
  readonly for: PersonId | null;
}

export interface StepDecision {
  readonly by: PersonId;
  readonly standing: Standing;
  readonly at: Instant;
  /** Null for an approval, and for a consent that was declined. */
  readonly rejection: Rejection | null;
}

export interface ApprovalStep extends StepPlan {
  readonly state: StepState;
  /** Day from which the deciders are reminded; null before its turn. */
  readonly remindDay: Day | null;
  /** 処理期限; null before its turn. */
  readonly dueDay: Day | null;
  readonly isReminded: boolean;
  /** The role that may decide too since 処理期限 has passed; null until then. */
  readonly escalatedTo: Role | null;
  /** 代理に回した: who got this one step, and from whom. */
  readonly delegate: { readonly to: PersonId; readonly by: PersonId } | null;
  readonly decision: StepDecision | null;
}

/** One record on its way through its chain. */
export interface ApprovalCase {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly applicant: PersonId;
  /** Who put the applicant forward (推薦); null when they came by themselves. */
  readonly proposer: PersonId | null;
  readonly state: CaseState;
  /** Raised by whatever a decider must have seen: a tap that names another one is late. */
  readonly version: number;
  /** Index of the step that waits, or that closed the case. */
  readonly current: number;
  readonly steps: readonly [ApprovalStep, ...ApprovalStep[]];
}

/** The step that waits, or the one that closed the case. */
export function currentStep({ steps, current }: ApprovalCase): ApprovalStep {
  return steps[current] ?? steps[0];
}

/** A plan as it is before its turn. */
export function plannedStep({ name, decider }: StepPlan): ApprovalStep {
  return {
    ...{ name, decider, state: 'pending', remindDay: null, dueDay: null, isReminded: false },
    ...{ escalatedTo: null, delegate: null, decision: null },
  };
}
