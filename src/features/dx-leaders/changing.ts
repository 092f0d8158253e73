import { toInstant } from '../../kernel/clock.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Tx } from '../../storage/port.ts';
import { APPROVAL_KIND, subjectOf } from './approval-subject.ts';
import type { Candidate } from './candidate.ts';
import type { CandidacyDeps } from './candidacy-deps.ts';
import { findCandidate, saveCandidate } from './candidate-store.ts';
import type { Cycle } from './cycle.ts';
import { lockCycle } from './cycle-store.ts';
import { ELIGIBILITY_SECTION } from './rules/eligibility.ts';
import { isOver, isWithdrawable } from './rules/steps.ts';

/** A button on the person's own card: which record, as which version. */
export interface OwnTap {
  readonly id: string;
  readonly version: number;
  readonly by: PersonId;
  readonly now: Date;
}

/** For all but `done` nothing has changed. */
export type ChangeOutcome = 'done' | 'changed' | 'not-yours';

interface Change {
  readonly tx: Tx;
  readonly candidate: Candidate;
  readonly cycle: Cycle;
  readonly tap: OwnTap;
}

/** 取り下げ, until the result is published. */
export function withdraw(tap: OwnTap, deps: CandidacyDeps): Promise<ChangeOutcome> {
  return changeOwn(tap, deps, async ({ tx, candidate, cycle }) => {
    if (!isWithdrawable(candidate.state, cycle)) return null;
    const named = await subjectWithin(tx, candidate, deps);
    const subject = { kind: APPROVAL_KIND, subjectId: candidate.id, by: tap.by, ...(named === null ? {} : { subject: named }) };
    // A decision that came at the same moment has closed the chain: then the record is not as the card showed it.
    if (candidate.state === 'deciding' && !(await deps.approvals.withdraw(tx, subject, tap.now))) return null;
    return { change: { state: 'withdrawn' }, action: 'dx-leaders.withdrawn' };
  });
}

/** What the cards of the deciders are about, while they are closed. */
async function subjectWithin(tx: Tx, candidate: Candidate, { roster }: CandidacyDeps) {
  const person = await roster(tx).find(candidate.person);
  return person === null ? null : subjectOf({ candidate, person, nominator: null });
}

/** 名簿への掲載: the person's own choice, until it is published. */
export function choosePublishing(tap: OwnTap & { readonly may: boolean }, deps: CandidacyDeps): Promise<ChangeOutcome> {
  return changeOwn(tap, deps, ({ candidate, cycle }) => {
    const canChange = cycle.state !== 'published' && !isOver(candidate.state) && candidate.mayPublish !== tap.may;
    const change = { change: { mayPublish: tap.may }, action: tap.may ? 'dx-leaders.publishing-agreed' : 'dx-leaders.publishing-refused' };
    return Promise.resolve(canChange ? change : null);
  });
}

type Decide = (change: Change) => Promise<{ readonly change: Partial<Candidate>; readonly action: string } | null>;

async function changeOwn(tap: OwnTap, { storage, appendAudit }: CandidacyDeps, decide: Decide): Promise<ChangeOutcome> {
  const seen = await findCandidate(storage.db, tap.id);
  const line = { at: tap.now, actor: tap.by, subject: tap.id };
  const work = storage.transaction(async (tx): Promise<ChangeOutcome> => {
    const own = seen === null ? null : await lockOwn(tx, seen, tap);
    if (own === null) {
      await appendAudit(tx, { ...line, action: 'dx-leaders.refused', detail: { why: seen === null ? 'unknown' : 'stranger' } });
      return 'not-yours';
    }
    const { candidate } = own;
    const decided = candidate.version === tap.version ? await decide(own) : null;
    if (decided === null) return 'changed';
    const after = { ...candidate, ...decided.change, version: candidate.version + 1 };
    if (!(await saveCandidate(tx, after, toInstant(tap.now)))) throw new ChangedMeanwhile();
    await appendAudit(tx, { ...line, action: decided.action, detail: { from: candidate.state, section: ELIGIBILITY_SECTION } });
    return 'done';
  });
  return work.catch((error: unknown): ChangeOutcome => {
    if (error instanceof ChangedMeanwhile) return 'changed';
    throw error;
  });
}

/** Takes back what the transaction has done so far. */
class ChangedMeanwhile extends Error {}

async function lockOwn(tx: Tx, { id, cycleId }: Candidate, tap: OwnTap): Promise<Change | null> {
  const cycle = await lockCycle(tx, cycleId);
  const candidate = await findCandidate(tx, id);
  return cycle === null || candidate?.person !== tap.by ? null : { tx, candidate, cycle, tap };
}
