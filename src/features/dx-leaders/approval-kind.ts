import type { ApprovalKind, DecidedCase, StepOfCase } from '../../approvals/port.ts';
import { toInstant } from '../../kernel/clock.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Tx } from '../../storage/port.ts';
import { APPROVAL_KIND, subjectOf } from './approval-subject.ts';
import type { Candidate } from './candidate.ts';
import type { CandidacyDeps } from './candidacy-deps.ts';
import { findCandidate, moveCandidate } from './candidate-store.ts';
import { messageCard } from './message-card.ts';
import type { Told } from './told.ts';

/** What deciders read of a candidate, and what becomes of the candidate when a step is decided. */
export function createCandidateKind(deps: CandidacyDeps): ApprovalKind {
  return {
    kind: APPROVAL_KIND,
    escalatesTo: 'dx',
    describe: async (id, voice) => {
      const candidate = await findCandidate(deps.storage.db, id);
      const person = candidate === null ? null : await deps.people.find(candidate.person);
      if (candidate === null || person === null) return null;
      const nominator = candidate.nominator === null ? null : await deps.people.find(candidate.nominator);
      return subjectOf({ candidate, person, nominator })(voice);
    },
    decided: (tx, outcome, now) => decided(tx, outcome, { now, deps }),
    passed: (tx, step, now) => passed(tx, step, { now, deps }),
    overdue: (tx, step, now) => overdue(tx, step, { now, deps }),
  };
}

interface At {
  readonly now: Date;
  readonly deps: CandidacyDeps;
}

async function decided(tx: Tx, outcome: DecidedCase, at: At): Promise<void> {
  const id = outcome.subjectId;
  const isApproved = outcome.state === 'approved';
  const declined = isApproved ? null : await move(tx, { id, from: 'consent', to: 'declined' }, at);
  if (declined !== null) {
    await tellNominator(tx, { candidate: declined, what: 'nominee-declined' }, at);
    return;
  }
  const candidate = await move(tx, { id, from: 'deciding', to: isApproved ? 'ready' : 'rejected' }, at);
  if (candidate === null) return;
  const own: Told = { kind: isApproved ? 'ready' : 'rejected', rejection: outcome.rejection };
  await tell(tx, { to: [candidate.person], told: own, key: keyOf(candidate, own.kind) }, at);
  if (isApproved) await tellOffice(tx, { candidate, what: 'candidate-ready' }, at);
}

/** The nominee has agreed; the 所属長 is asked by the approvals. */
async function passed(tx: Tx, { subjectId }: StepOfCase, at: At): Promise<void> {
  const candidate = await move(tx, { id: subjectId, from: 'consent', to: 'deciding' }, at);
  if (candidate !== null) await tellNominator(tx, { candidate, what: 'nominee-agreed' }, at);
}

/** Nobody can answer in the nominee's place, so DX推進担当 hears only that an answer is missing, not whose. */
async function overdue(tx: Tx, { subjectId, step }: StepOfCase, at: At): Promise<void> {
  const candidate = step === 'consent' ? await findCandidate(tx, subjectId) : null;
  if (candidate !== null) await tellOffice(tx, { candidate, what: 'consent-overdue' }, at);
}

async function tellOffice(tx: Tx, { candidate, what }: About, at: At): Promise<void> {
  const office = await at.deps.roster(tx).holdersOf('dx');
  const to = office.map(({ aadObjectId }) => aadObjectId).filter((id) => id !== candidate.person);
  await tell(tx, { to, told: { kind: what, rejection: null }, key: keyOf(candidate, what) }, at);
}

interface About {
  readonly candidate: Candidate;
  readonly what: Told['kind'];
}

function move(tx: Tx, step: Parameters<typeof moveCandidate>[1], { now }: At): Promise<Candidate | null> {
  return moveCandidate(tx, step, toInstant(now));
}

async function tellNominator(tx: Tx, { candidate, what }: About, at: At): Promise<void> {
  if (candidate.nominator === null) return;
  await tell(tx, { to: [candidate.nominator], told: { kind: what, rejection: null }, key: keyOf(candidate, what) }, at);
}

/** The version keeps a second round of the same record from being taken for the first. */
function keyOf({ id, version }: Candidate, what: Told['kind']): string {
  return `dx-leaders.${what}:${id}-${String(version)}`;
}

interface Telling {
  readonly to: readonly PersonId[];
  readonly told: Told;
  readonly key: string;
}

async function tell(tx: Tx, { to, told, key }: Telling, { deps }: At): Promise<void> {
  const roster = deps.roster(tx);
  const present = await roster.findAll(to);
  const voices = await roster.voicesOf(to);
  for (const person of present.keys()) {
    const voice = voices.get(person) ?? { locale: 'ja', wording: 'standard' };
    await deps.outbox.enqueue(tx, { dedupeKey: `${key}:${person}`, to: person, card: messageCard(told, voice) });
  }
}
