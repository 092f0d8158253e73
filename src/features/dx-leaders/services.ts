import type { ApprovalDesk } from '../../approvals/port.ts';
import type { DeciderCommand } from '../../kernel/approval.ts';
import type { Person } from '../../kernel/person.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { Tx } from '../../storage/port.ts';
import { APPROVAL_KIND } from './approval-subject.ts';
import { apply } from './applying.ts';
import type { CandidacyDeps } from './candidacy-deps.ts';
import { candidateOf } from './candidate-store.ts';
import { withdraw } from './changing.ts';
import { findCycle } from './cycle-store.ts';
import { openCycle, setNominations } from './desk/cycle-steps.ts';
import { insertLeader } from './desk/leaders.ts';
import { termFrom } from './desk/rules/term.ts';
import { nominate } from './nominating.ts';

export interface CandidacyServicesDeps extends CandidacyDeps {
  readonly desk: ApprovalDesk;
}

interface Application {
  readonly cycle: string;
  readonly by: Person;
  readonly motivation: string;
  readonly theme: string;
  readonly skills: string;
  readonly mayPublish: boolean;
}

/** A step in the name of somebody; each gives whether it was taken. */
export interface CandidacyServices {
  readonly open: (call: { readonly fiscalYear: number; readonly applyUntil: Date; readonly by: Person }, now: Date) => Promise<boolean>;
  readonly openNominations: (call: { readonly cycle: string; readonly by: Person }, now: Date) => Promise<boolean>;
  readonly apply: (application: Application, now: Date) => Promise<boolean>;
  readonly withdraw: (taken: { readonly cycle: string; readonly by: Person }, now: Date) => Promise<boolean>;
  readonly nominate: (
    nomination: { readonly cycle: string; readonly by: Person; readonly nominee: Person; readonly reason: string },
    now: Date,
  ) => Promise<boolean>;
  readonly decide: (
    decision: { readonly by: Person; readonly about: Person; readonly command: DeciderCommand },
    now: Date,
  ) => Promise<boolean>;
  /** A leader of an earlier year, in term from the day given. */
  readonly addLeader: (
    tx: Tx,
    leader: { readonly id: string; readonly person: Person; readonly fiscalYear: number; readonly theme: string; readonly fromDay: string },
    now: Date,
  ) => Promise<void>;
}

/** The services behind the cards, for whoever acts in the name of others: the sample city. */
export function createCandidacyServices(deps: CandidacyServicesDeps): CandidacyServices {
  const { storage } = deps;
  return {
    open: async ({ by, ...call }, now) => (await openCycle(storage, call, { by: by.aadObjectId, now })).kind === 'done',
    openNominations: async ({ cycle, by }, now) => {
      const version = (await findCycle(storage.db, cycle))?.version ?? 0;
      return (await setNominations(storage, { id: cycle, version, isOpen: true }, { by: by.aadObjectId, now })).kind === 'done';
    },
    apply: async ({ by, ...texts }, now) => {
      const outcome = await apply({ ...texts, version: 0 }, { person: by, as: 'application', now }, deps);
      return outcome.kind === 'applied';
    },
    withdraw: async ({ cycle, by }, now) => {
      const own = await candidateOf(storage.db, cycle, by.aadObjectId);
      return own !== null && (await withdraw({ id: own.id, version: own.version, by: by.aadObjectId, now }, deps)) === 'done';
    },
    nominate: async ({ by, nominee, ...sent }, now) =>
      (await nominate({ ...sent, nominee: nominee.aadObjectId }, { nominator: by, now }, deps)).kind === 'nominated',
    decide: (decision, now) => decide(decision, now, deps),
    addLeader: (tx, { person, fromDay, ...leader }, now) =>
      insertLeader(tx, { ...leader, personId: person.aadObjectId, ...termFrom(fromDay), mayPublish: true }, now),
  };
}

const VOICE: Voice = { locale: 'ja', wording: 'standard' };

async function decide(
  { by, about, command }: Parameters<CandidacyServices['decide']>[0],
  now: Date,
  { desk }: CandidacyServicesDeps,
): Promise<boolean> {
  const waiting = await desk.waitingFor(by, VOICE, now);
  const found = waiting.find(({ case: one }) => one.kind === APPROVAL_KIND && one.applicant === about.aadObjectId);
  if (found === undefined) return false;
  const tap = { caseId: found.case.id, version: found.case.version, command };
  return (await desk.act(tap, { person: by, voice: VOICE }, now)).outcome.kind === 'done';
}
