import type { Grade } from '../../../kernel/grade.ts';
import type { CandidateState } from '../candidate.ts';
import type { Cycle } from '../cycle.ts';
import { isEligible } from './eligibility.ts';

/** 応募 counts up to and including the instant of the deadline. */
export function takesApplications(cycle: Cycle | null, now: Date): boolean {
  return cycle !== null && cycle.state === 'open' && now <= cycle.applyUntil;
}

/** 推薦 may be asked for after the call, since it depends on its response (R2). */
export function takesNominations(cycle: Cycle | null): boolean {
  return cycle !== null && cycle.isNominating && cycle.state !== 'published';
}

/** From these, somebody may apply (again) or be nominated. */
const OVER: readonly CandidateState[] = ['withdrawn', 'declined', 'rejected'];

export function isOver(state: CandidateState): boolean {
  return OVER.includes(state);
}

/** The application can be written on: there is none, it is a draft, or the one before came to its end. */
export function isWritable(state: CandidateState | null): boolean {
  return state === null || state === 'draft' || isOver(state);
}

/** 応募する is open to this person now. */
export function mayWrite(at: {
  readonly cycle: Cycle | null;
  readonly state: CandidateState | null;
  readonly person: { readonly grade: Grade };
  readonly now: Date;
}): boolean {
  return takesApplications(at.cycle, at.now) && isEligible(at.person) && isWritable(at.state);
}

/** 取り下げ is possible until the result is published. To a nomination that waits for consent the answer is 辞退. */
export function isWithdrawable(state: CandidateState, cycle: Cycle): boolean {
  return cycle.state !== 'published' && !isOver(state) && state !== 'consent';
}

/** What the person may know: who is selected stays open until it is published. */
export function shownState(state: CandidateState, cycle: Cycle): CandidateState {
  const isSettled = state === 'selected' || state === 'not-selected';
  return isSettled && cycle.state !== 'published' ? 'ready' : state;
}
