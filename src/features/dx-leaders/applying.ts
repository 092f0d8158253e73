import type { Person } from '../../kernel/person.ts';
import { toInstant } from '../../kernel/clock.ts';
import type { Tx } from '../../storage/port.ts';
import { APPROVAL_KIND, subjectOf } from './approval-subject.ts';
import type { ApplicationTexts, Candidate } from './candidate.ts';
import { candidateOf, saveCandidate } from './candidate-store.ts';
import type { CandidacyDeps } from './candidacy-deps.ts';
import type { Cycle } from './cycle.ts';
import { lockCycle } from './cycle-store.ts';
import { managerStep } from './manager-step.ts';
import { ELIGIBILITY_SECTION, isEligible, MANAGER_SECTION } from './rules/eligibility.ts';
import { textProblems } from './rules/limits.ts';
import type { TextProblems } from './rules/limits.ts';
import { isWritable, takesApplications } from './rules/steps.ts';

/** What the form sent, and the version of the record that it was opened on (0: none). */
export interface SentApplication extends ApplicationTexts {
  readonly cycle: string;
  readonly version: number;
  readonly mayPublish: boolean;
}

export type ApplyOutcome =
  | { readonly kind: 'saved' | 'applied'; readonly id: string }
  | { readonly kind: 'problems'; readonly problems: TextProblems }
  /** `changed`: the record is not the one that the form was opened on. Nothing is written. */
  | { readonly kind: 'closed' | 'not-eligible' | 'changed' };

interface Applying {
  readonly tx: Tx;
  readonly person: Person;
  readonly sent: SentApplication;
  readonly as: 'draft' | 'application';
  readonly now: Date;
}

/** 下書き保存 and 応募する: one record per person and year, whatever is tapped twice. */
export async function apply(
  sent: SentApplication,
  { person, as, now }: Omit<Applying, 'tx' | 'sent'>,
  deps: CandidacyDeps,
): Promise<ApplyOutcome> {
  return deps.storage.transaction(async (tx) => {
    const outcome = await applyWithin({ tx, person, sent, as, now }, deps);
    const line = { at: now, actor: person.aadObjectId };
    switch (outcome.kind) {
      case 'applied':
        await deps.appendAudit(tx, {
          ...{ ...line, action: 'dx-leaders.applied', subject: outcome.id },
          detail: { cycle: sent.cycle, grade: person.grade, section: ELIGIBILITY_SECTION },
        });
        break;
      case 'closed':
      case 'not-eligible': {
        const section = outcome.kind === 'closed' ? ELIGIBILITY_SECTION : MANAGER_SECTION;
        const detail = { tried: as, why: outcome.kind, section };
        await deps.appendAudit(tx, { ...line, action: 'dx-leaders.refused', subject: sent.cycle, detail });
        break;
      }
      case 'saved':
      case 'problems':
      case 'changed':
    }
    return outcome;
  });
}

async function applyWithin({ tx, person, sent, as, now }: Applying, deps: CandidacyDeps): Promise<ApplyOutcome> {
  const cycle = await lockCycle(tx, sent.cycle);
  const before = cycle === null ? null : await candidateOf(tx, cycle.id, person.aadObjectId);
  const refused = refusal({ person, sent, as, now }, { cycle, before });
  if (refused !== null) return refused;
  const after = candidateAfter({ person, sent, as, now }, before, deps);
  if (!(await saveCandidate(tx, after, toInstant(now)))) return { kind: 'changed' };
  if (as === 'application') await openChain(tx, { person, candidate: after, now }, deps);
  return { kind: as === 'draft' ? 'saved' : 'applied', id: after.id };
}

function refusal(
  { person, sent, as, now }: Omit<Applying, 'tx'>,
  { cycle, before }: { readonly cycle: Cycle | null; readonly before: Candidate | null },
): ApplyOutcome | null {
  // Before anything else: who taps twice shall see what the first tap has done.
  if (before !== null && (!isWritable(before.state) || before.version !== sent.version)) return { kind: 'changed' };
  if (!takesApplications(cycle, now)) return { kind: 'closed' };
  if (!isEligible(person)) return { kind: 'not-eligible' };
  const problems = textProblems(sent, as);
  return Object.keys(problems).length > 0 ? { kind: 'problems', problems } : null;
}

function candidateAfter({ person, sent, as, now }: Omit<Applying, 'tx'>, before: Candidate | null, { newId }: CandidacyDeps): Candidate {
  return {
    id: before?.id ?? newId(),
    cycleId: sent.cycle,
    person: person.aadObjectId,
    ...{ kind: 'application', nominator: null, reason: null, mayPublish: sent.mayPublish },
    ...{ motivation: sent.motivation.trim(), theme: sent.theme.trim(), skills: sent.skills.trim() },
    state: as === 'draft' ? 'draft' : 'deciding',
    version: (before?.version ?? 0) + 1,
    submittedAt: as === 'draft' ? null : toInstant(now),
  };
}

async function openChain(
  tx: Tx,
  { person, candidate, now }: { readonly person: Person; readonly candidate: Candidate; readonly now: Date },
  deps: CandidacyDeps,
): Promise<void> {
  const roster = deps.roster(tx);
  const step = await managerStep(person, roster);
  const request = { kind: APPROVAL_KIND, subjectId: candidate.id, applicant: person.aadObjectId };
  await deps.approvals.open(tx, { ...request, steps: [step], subject: subjectOf({ candidate, person, nominator: null }) }, now);
}
