import type { Approvals, ApprovalView } from '../../approvals/port.ts';
import type { Person } from '../../kernel/person.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import type { People } from '../../people/port.ts';
import type { Storage } from '../../storage/port.ts';
import { APPROVAL_KIND } from './approval-subject.ts';
import type { Candidate } from './candidate.ts';
import { candidateOf } from './candidate-store.ts';
import type { Cycle } from './cycle.ts';
import { countLeaders, findCycle, latestCycle } from './cycle-store.ts';
import { fiscalYearOf } from '../../kernel/tokyo-time.ts';

/** One candidate with the year and what waits. */
export interface Sight {
  readonly candidate: Candidate;
  readonly cycle: Cycle;
  readonly approval: ApprovalView | null;
  /** Null for an application, and when the nominator has left. */
  readonly nominator: Person | null;
}

export interface ProgrammeSight {
  readonly fiscalYear: number;
  /** Null while this year has not been opened. */
  readonly cycle: Cycle | null;
  readonly counts: { readonly year: number; readonly all: number };
  readonly own: Sight | null;
}

export interface LookDeps {
  readonly storage: Storage;
  readonly people: People;
  readonly approvals: Approvals;
  readonly workingDays: WorkingDays;
}

/** The year that runs, and what this person has in it. */
export async function programmeFor(person: Person, { voice, now }: { voice: Voice; now: Date }, deps: LookDeps): Promise<ProgrammeSight> {
  const { db } = deps.storage;
  const thisYear = fiscalYearOf(now);
  const latest = await latestCycle(db);
  // A call for next year may open before April; one of an earlier year is over.
  const cycle = latest !== null && Number(latest.id) >= thisYear ? latest : null;
  const fiscalYear = cycle === null ? thisYear : Number(cycle.id);
  const own = cycle === null ? null : await candidateOf(db, cycle.id, person.aadObjectId);
  return {
    ...{ fiscalYear, cycle },
    counts: await countLeaders(db, String(fiscalYear)),
    own: own === null ? null : await sightOf(own, voice, deps),
  };
}

export async function sightOf(candidate: Candidate, voice: Voice, { storage, people, approvals }: LookDeps): Promise<Sight | null> {
  const cycle = await findCycle(storage.db, candidate.cycleId);
  if (cycle === null) return null;
  const isDeciding = candidate.state === 'consent' || candidate.state === 'deciding' || candidate.state === 'rejected';
  const approval = isDeciding ? await approvals.find(APPROVAL_KIND, candidate.id, voice) : null;
  const nominator = candidate.nominator === null ? null : await people.find(candidate.nominator);
  return { candidate, cycle, approval, nominator };
}
