import { CAPACITIES, CASE_STATES, STEP_NAMES, STEP_STATES } from '../kernel/approval-case.ts';
import type { ApprovalCase, ApprovalStep, StepDecision } from '../kernel/approval-case.ts';
import { personId } from '../kernel/person.ts';
import { REJECTION_CATEGORIES } from '../kernel/rejection.ts';
import type { Rejection } from '../kernel/rejection.ts';
import { ROLES } from '../kernel/role.ts';
import type { ApprovalCaseTable, ApprovalStepTable } from '../storage/tables/approvals.ts';

/** What the columns say, as the kernel knows it. */
export function toCase(row: ApprovalCaseTable, rows: readonly ApprovalStepTable[]): ApprovalCase {
  const [first, ...others] = rows.toSorted((a, b) => a.step - b.step).map(toStep);
  if (first === undefined) throw new Error('approval_case without steps');
  return {
    id: row.id,
    kind: row.kind,
    subjectId: row.subject_id,
    applicant: personId(row.applicant),
    proposer: row.proposer === null ? null : personId(row.proposer),
    state: oneOf(CASE_STATES, row.state),
    version: row.version,
    current: row.current_step,
    steps: [first, ...others],
  };
}

function toStep(row: ApprovalStepTable): ApprovalStep {
  return {
    name: oneOf(STEP_NAMES, row.name),
    decider:
      row.decider_kind === 'role' ? { kind: 'role', role: oneOf(ROLES, row.decider) } : { kind: 'person', id: personId(row.decider) },
    state: oneOf(STEP_STATES, row.state),
    remindDay: row.remind_day,
    dueDay: row.due_day,
    isReminded: row.reminded_at !== null,
    escalatedTo: row.escalated_to === null ? null : oneOf(ROLES, row.escalated_to),
    delegate: row.delegate === null ? null : { to: personId(row.delegate), by: personId(row.delegated_by ?? '') },
    decision: toDecision(row),
  };
}

function toDecision(row: ApprovalStepTable): StepDecision | null {
  if (row.decided_by === null || row.decided_at === null) return null;
  return {
    by: personId(row.decided_by),
    standing: { as: oneOf(CAPACITIES, row.decided_as ?? ''), for: row.decided_for === null ? null : personId(row.decided_for) },
    at: row.decided_at,
    rejection: toRejection(row),
  };
}

function toRejection({ category, sentence }: ApprovalStepTable): Rejection | null {
  return category === null ? null : { category: oneOf(REJECTION_CATEGORIES, category), sentence: sentence ?? '' };
}

/** Only this program writes these columns; anything else means that the database was changed by hand. */
function oneOf<T extends string>(known: readonly T[], stored: string): T {
  const found = known.find((name) => name === stored);
  if (found === undefined) throw new Error(`An approval holds an unknown word: ${stored}`);
  return found;
}

/** The columns that a change of the step may touch. */
export function stepColumns(step: ApprovalStep): Omit<ApprovalStepTable, 'case_id' | 'step' | 'name' | 'reminded_at' | 'escalated_at'> {
  const { decision, delegate, decider } = step;
  return {
    decider_kind: decider.kind,
    decider: decider.kind === 'role' ? decider.role : decider.id,
    state: step.state,
    remind_day: step.remindDay,
    due_day: step.dueDay,
    escalated_to: step.escalatedTo,
    delegate: delegate?.to ?? null,
    delegated_by: delegate?.by ?? null,
    ...decisionColumns(decision),
  };
}

const UNDECIDED = { decided_by: null, decided_as: null, decided_for: null, decided_at: null, category: null, sentence: null };

function decisionColumns(decision: StepDecision | null) {
  if (decision === null) return UNDECIDED;
  const { by, standing, at, rejection } = decision;
  return {
    ...{ decided_by: by, decided_as: standing.as, decided_for: standing.for, decided_at: at },
    ...{ category: rejection?.category ?? null, sentence: rejection?.sentence ?? null },
  };
}
