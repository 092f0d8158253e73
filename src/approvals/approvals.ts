import { currentStep } from '../kernel/approval-case.ts';
import type { ApprovalCase, StepPlan } from '../kernel/approval-case.ts';
import { amended, openCase, withdrawn } from '../kernel/approval.ts';
import { deciderWords } from '../kernel/approval-words.ts';
import type { Voice } from '../kernel/wording.ts';
import type { Queries } from '../storage/port.ts';
import { askDeciders } from './ask-deciders.ts';
import { forgetCases, insertCase, loadCase, lockCase, saveCase } from './case-store.ts';
import type { Concern } from '../kernel/approval-standing.ts';
import { decidersNow, peopleIn, resolveDecider } from './deciders.ts';
import type { Around, Finding } from './deciders.ts';
import { lastResortOf } from './case-sight.ts';
import type { ApprovalsDeps } from './case-sight.ts';
import { changeSentCards } from './sent-cards.ts';
import { createDesk } from './desk.ts';
import type { ApprovalDesk, ApprovalRequest, Approvals, ApprovalView } from './port.ts';
import { rejectionWords } from './rejection-words.ts';

/** Decision chains: what owners of records use, and what deciders use. */
export function createApprovals(deps: ApprovalsDeps): Approvals & ApprovalDesk {
  const aroundOf = (db: Queries): Around => ({ db, roster: deps.rosterOver(db), delegations: deps.delegations });
  return {
    ...createDesk({ ...deps, aroundOf }),
    open: async (tx, request, now) => {
      const around = aroundOf(tx);
      const concern = { ...request, proposer: request.proposer ?? null };
      const steps = await resolved(concern, { roster: around.roster, lastResort: lastResortOf(request.kind, deps) });
      const fresh = openCase({ ...concern, steps, id: deps.newId() }, { now, workingDays: deps.workingDays });
      if (!(await insertCase(tx, fresh, now))) return;
      const to = await decidersNow(fresh, around, now);
      await askDeciders(tx, { found: fresh, to, why: 'turn', subject: request.subject ?? null, now }, { ...deps, around });
    },
    withdraw: async (tx, subject, now) => {
      const before = await lockCase(tx, subject);
      const after = before === null || before.applicant !== subject.by ? null : withdrawn(before);
      if (before === null || after === null) return false;
      await saveCase(tx, { before, after }, now);
      const changed = { found: after, by: null, asked: [], subject: subject.subject ?? NOTHING, now };
      await changeSentCards(tx, changed, { ...deps, around: aroundOf(tx) });
      return true;
    },
    amend: async (tx, { subject, ...key }, now) => {
      const around = aroundOf(tx);
      const before = await lockCase(tx, key);
      const after = before === null ? null : amended(before);
      if (before === null || after === null) return false;
      await saveCase(tx, { before, after }, now);
      const to = await decidersNow(after, around, now);
      await changeSentCards(tx, { found: after, by: null, asked: to, subject: subject ?? NOTHING, now }, { ...deps, around });
      await askDeciders(tx, { found: after, to, why: 'amended', subject: subject ?? null, now }, { ...deps, around });
      return true;
    },
    forget: forgetCases,
    find: async (kind, subjectId, voice = { locale: 'ja', wording: 'standard' }) => {
      const found = await loadCase(deps.storage.db, { kind, subjectId });
      return found === null ? null : viewOf(found, aroundOf(deps.storage.db), voice);
    },
  };
}

const NOTHING = (): null => null;

async function resolved(request: Concern & Pick<ApprovalRequest, 'steps'>, finding: Finding): Promise<ApprovalRequest['steps']> {
  const resolve = async (step: StepPlan): Promise<StepPlan> => ({
    ...step,
    decider: await resolveDecider(step, request, finding),
  });
  const [first, ...others] = request.steps;
  const found: [StepPlan, ...StepPlan[]] = [await resolve(first)];
  for (const step of others) found.push(await resolve(step));
  return found;
}

async function viewOf(found: ApprovalCase, { roster }: Around, voice: Voice): Promise<ApprovalView> {
  const step = currentStep(found);
  return {
    id: found.id,
    state: found.state,
    step: step.name,
    isHeld: step.state === 'held',
    decider: deciderWords(found, await roster.findAll(peopleIn(found)), voice),
    dueDay: found.state === 'open' ? step.dueDay : null,
    rejection: rejectionWords(step.decision?.rejection ?? null),
  };
}
