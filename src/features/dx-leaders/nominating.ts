import { toInstant } from '../../kernel/clock.ts';
import type { Person, PersonId } from '../../kernel/person.ts';
import type { Tx } from '../../storage/port.ts';
import { APPROVAL_KIND, subjectOf } from './approval-subject.ts';
import type { Candidacy } from './approval-subject.ts';
import type { ApplicationTexts, Candidate } from './candidate.ts';
import type { CandidacyDeps } from './candidacy-deps.ts';
import { candidateOf, saveCandidate } from './candidate-store.ts';
import type { Cycle } from './cycle.ts';
import { lockCycle } from './cycle-store.ts';
import { managerStep } from './manager-step.ts';
import { ELIGIBILITY_SECTION, MANAGER_SECTION } from './rules/eligibility.ts';
import { reasonProblem } from './rules/limits.ts';
import type { TextProblem } from './rules/limits.ts';
import { cannotNominate } from './rules/nomination.ts';
import type { CannotNominate } from './rules/nomination.ts';
import { isWritable, takesNominations } from './rules/steps.ts';

export interface SentNomination {
  readonly cycle: string;
  readonly nominee: PersonId;
  readonly reason: string;
}

export type NominateOutcome =
  | { readonly kind: 'nominated' }
  | { readonly kind: 'problem'; readonly problem: TextProblem }
  /** `taken`: this person has something under way this year, or has had a nomination already; which is not told. `again`: a second tap. */
  | { readonly kind: CannotNominate | 'closed' | 'taken' | 'again' | 'gone' };

interface Nominating {
  readonly tx: Tx;
  readonly nominator: Person;
  readonly sent: SentNomination;
  readonly now: Date;
}

/** 推薦: the nominee is asked first, in private; then their 所属長 decides. */
export async function nominate(
  sent: SentNomination,
  { nominator, now }: Pick<Nominating, 'nominator' | 'now'>,
  deps: CandidacyDeps,
): Promise<NominateOutcome> {
  return deps.storage.transaction(async (tx) => {
    const outcome = await nominateWithin({ tx, nominator, sent, now }, deps);
    if (outcome.kind === 'problem' || outcome.kind === 'again') return outcome;
    const isDone = outcome.kind === 'nominated';
    const section = outcome.kind === 'not-eligible' ? MANAGER_SECTION : ELIGIBILITY_SECTION;
    await deps.appendAudit(tx, {
      ...{ at: now, actor: nominator.aadObjectId, subject: sent.nominee },
      action: isDone ? 'dx-leaders.nominated' : 'dx-leaders.refused',
      detail: { cycle: sent.cycle, section, ...(isDone ? {} : { tried: 'nominate', why: outcome.kind }) },
    });
    return outcome;
  });
}

async function nominateWithin({ tx, nominator, sent, now }: Nominating, deps: CandidacyDeps): Promise<NominateOutcome> {
  const cycle = await lockCycle(tx, sent.cycle);
  const roster = deps.roster(tx);
  const nominee = await roster.find(sent.nominee);
  if (nominee === null) return { kind: 'gone' };
  const manager = (await roster.managerOf(nominee))?.aadObjectId ?? null;
  const refused = refusal({ nominator, sent }, { cycle, nominee, manager });
  if (refused !== null) return refused;
  const before = await candidateOf(tx, sent.cycle, nominee.aadObjectId);
  const standing = standingOf(before, nominator);
  if (standing !== null) return { kind: standing };
  const candidate = candidateAfter({ nominator, sent, now }, { before, nominee }, deps);
  if (!(await saveCandidate(tx, candidate, toInstant(now)))) return { kind: 'taken' };
  await askNominee(tx, { candidate, person: nominee, nominator, now }, deps);
  return { kind: 'nominated' };
}

function refusal(
  { nominator, sent }: Pick<Nominating, 'nominator' | 'sent'>,
  { cycle, ...whom }: { readonly cycle: Cycle | null; readonly nominee: Person; readonly manager: PersonId | null },
): NominateOutcome | null {
  if (!takesNominations(cycle)) return { kind: 'closed' };
  const why = cannotNominate(nominator, whom);
  if (why !== null) return { kind: why };
  const problem = reasonProblem(sent.reason);
  return problem === null ? null : { kind: 'problem', problem };
}

async function askNominee(
  tx: Tx,
  { now, ...candidacy }: Candidacy & { readonly nominator: Person; readonly now: Date },
  { approvals, roster }: CandidacyDeps,
): Promise<void> {
  const { candidate, person, nominator } = candidacy;
  const consent = { name: 'consent', decider: { kind: 'person', id: person.aadObjectId } } as const;
  const manager = await managerStep(person, roster(tx));
  const proposer = nominator.aadObjectId;
  const request = { kind: APPROVAL_KIND, subjectId: candidate.id, applicant: person.aadObjectId, proposer };
  await approvals.open(tx, { ...request, steps: [consent, manager], subject: subjectOf(candidacy) }, now);
}

/** Who has said no is not asked again in the same year. */
function standingOf(before: Candidate | null, { aadObjectId }: Person): 'again' | 'taken' | null {
  if (before === null) return null;
  if (before.state === 'consent' && before.nominator === aadObjectId) return 'again';
  return isWritable(before.state) && before.state !== 'declined' ? null : 'taken';
}

function candidateAfter(
  { nominator, sent, now }: Omit<Nominating, 'tx'>,
  { before, nominee }: { readonly before: Candidate | null; readonly nominee: Person },
  { newId }: CandidacyDeps,
): Candidate {
  return {
    id: before?.id ?? newId(),
    cycleId: sent.cycle,
    person: nominee.aadObjectId,
    ...{ kind: 'nomination', nominator: nominator.aadObjectId, reason: sent.reason.trim() },
    // A draft of the nominee's own stays, for the case that they decline and apply themselves.
    ...textsOf(before),
    ...{ mayPublish: false, state: 'consent', version: (before?.version ?? 0) + 1, submittedAt: toInstant(now) },
  };
}

function textsOf(before: Candidate | null): ApplicationTexts {
  const { motivation = '', theme = '', skills = '' } = before ?? {};
  return { motivation, theme, skills };
}
