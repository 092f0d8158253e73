import { currentStep } from '../kernel/approval-case.ts';
import type { ApprovalCase, Standing } from '../kernel/approval-case.ts';
import { involvementIn } from '../kernel/approval-standing.ts';
import { decideOn } from '../kernel/approval.ts';
import type { Tell, TapOutcome } from '../kernel/approval.ts';
import type { Voice } from '../kernel/wording.ts';
import type { Person } from '../kernel/person.ts';
import type { Tx } from '../storage/port.ts';
import { askDeciders } from './ask-deciders.ts';
import { loadCase, lockCase, saveCase } from './case-store.ts';
import { actorOf, decidersNow, withPresentDecider } from './deciders.ts';
import type { Finding } from './deciders.ts';
import { describeFirst, lastResortOf, sightOf } from './case-sight.ts';
import type { Described, DeskDeps } from './case-sight.ts';
import type { ApprovalDesk, CaseTap, TapResult } from './port.ts';
import { rejectionWords } from './rejection-words.ts';
import { changeSentCards } from './sent-cards.ts';

interface Step {
  readonly tx: Tx;
  readonly deps: DeskDeps;
  readonly tap: CaseTap;
  readonly person: Person;
  readonly now: Date;
  /** Read before the transaction: of the version that the tap names, or nothing is done. */
  readonly subject: Described;
}

/** One tap of a decider, from the record as it was found to the truth afterwards. */
export function createTaps(deps: DeskDeps): ApprovalDesk['act'] {
  return async (tap, { person, voice }, now) => {
    const seen = await loadCase(deps.storage.db, { id: tap.caseId });
    const subject = seen === null ? () => null : await describeFirst(seen, deps);
    const outcome = await inTransaction(deps)((tx) => decideWithin({ tx, deps, tap, person, now, subject }));
    return { outcome, sight: await sightAfter(outcome, { tap, person, voice, now, deps }) };
  };
}

/** On SQLite everybody waits for each commit, so taps of the same moment share one. On PostgreSQL cases locked together could wait for each other. */
function inTransaction({ storage }: DeskDeps): DeskDeps['storage']['transaction'] {
  return storage.engine === 'sqlite' ? storage.together : storage.transaction;
}

async function decideWithin(step: Step): Promise<TapResult['outcome']> {
  const { tx, deps, tap, person, now } = step;
  const around = deps.aroundOf(tx);
  const found = await lockCase(tx, { id: tap.caseId });
  if (found === null) {
    await audit(step, { action: 'approvals.refused', why: 'unknown' });
    return { kind: 'unknown' };
  }
  const actor = await actorOf(person, around, now);
  const outcome = decideOn(found, { ...tap, actor }, { now, workingDays: deps.workingDays });
  if (outcome.kind !== 'done') return refused(outcome, step);
  const after = outcome.tell.kind === 'deciders' ? await withPresentDecider(outcome.save, findingFor(found, step)) : outcome.save;
  await saveCase(tx, { before: found, after }, now);
  await changeOthers(outcome.tell, after, step);
  await tell(outcome.tell, after, step);
  await audit(step, { action: `approvals.${DONE[tap.command.kind]}`, found, standing: outcome.standing });
  return { ...outcome, save: after };
}

function findingFor({ kind }: ApprovalCase, { tx, deps }: Step): Finding {
  return { roster: deps.rosterOver(tx), lastResort: lastResortOf(kind, deps) };
}

const DONE = { approve: 'decided', reject: 'decided', hold: 'held', delegate: 'delegated' } as const;

/** Words that are missing are everyday. What was never this person's, or is no longer, leaves a line; the log bounds them for each person. */
async function refused(outcome: Exclude<TapOutcome, { kind: 'done' }>, step: Step): Promise<TapOutcome> {
  if (outcome.kind === 'not-yours') await audit(step, { action: 'approvals.refused', why: outcome.why });
  if (outcome.kind === 'late') await audit(step, { action: 'approvals.refused', why: 'late' });
  if (outcome.kind === 'cannot-delegate') await audit(step, { action: 'approvals.refused', why: outcome.why });
  return outcome;
}

/** What everybody has on their other cards is closed, or shows the case as it is now. */
async function changeOthers(whom: Tell, after: ApprovalCase, { tx, deps, tap, person, now, subject }: Step): Promise<void> {
  const around = deps.aroundOf(tx);
  const asked = whom.kind === 'deciders' ? await decidersNow(after, around, now) : [];
  const changed = { found: after, by: person.aadObjectId, tapped: tap.card ?? null, asked, subject, now };
  await changeSentCards(tx, changed, { ...deps, around });
}

async function tell(whom: Tell, after: ApprovalCase, { tx, deps, now, subject }: Step): Promise<void> {
  const around = deps.aroundOf(tx);
  switch (whom.kind) {
    case 'nobody':
      return;
    case 'deciders': {
      const to = await decidersNow(after, around, now);
      await askDeciders(tx, { found: after, to, why: 'turn', subject, now }, { ...deps, around });
      const owner = deps.kinds().find((one) => one.kind === after.kind);
      await owner?.passed?.(tx, { ...after, step: currentStep(after).name }, now);
      return;
    }
    case 'delegate': {
      const to = [...(await around.roster.findAll([whom.to])).values()];
      await askDeciders(tx, { found: after, to, why: 'delegated', subject, now }, { ...deps, around });
      return;
    }
    case 'owner': {
      const kind = deps.kinds().find((one) => one.kind === after.kind);
      if (kind === undefined) throw new Error(`No feature owns approvals of the kind ${after.kind}`);
      const { subjectId, applicant } = after;
      await kind.decided(tx, { subjectId, applicant, state: whom.state, rejection: rejectionWords(whom.rejection) }, now);
    }
  }
}

type Line =
  | { readonly action: 'approvals.refused'; readonly why: string }
  | { readonly action: string; readonly found: ApprovalCase; readonly standing: Standing };

async function audit({ tx, deps, tap, person, now, subject }: Step, line: Line): Promise<void> {
  const detail =
    'why' in line
      ? { tried: tap.command.kind, why: line.why, version: tap.version }
      : {
          ...{ what: tap.command.kind, step: currentStep(line.found).name, of: line.found.kind, record: line.found.subjectId },
          ...{ version: tap.version, rule: `decider/${line.standing.as}`, for: line.standing.for },
          section: subject({ locale: 'ja', wording: 'standard' })?.section ?? null,
          ...categoryOf(line.found, tap),
          ...(tap.command.kind === 'delegate' ? { to: tap.command.to.aadObjectId } : {}),
        };
  await deps.appendAudit(tx, { at: now, actor: person.aadObjectId, action: line.action, subject: tap.caseId, detail });
}

/** A consent that is declined has no category, whatever the tap carries. */
function categoryOf(found: ApprovalCase, { command }: CaseTap) {
  return command.kind === 'reject' && currentStep(found).name !== 'consent' ? { category: command.category } : {};
}

/** Read anew, after the transaction: what is shown is what is stored. */
async function sightAfter(
  outcome: TapResult['outcome'],
  { tap, person, voice, now, deps }: Omit<Step, 'tx' | 'subject'> & { readonly voice: Voice },
): Promise<TapResult['sight']> {
  if (outcome.kind === 'unknown' || outcome.kind === 'not-yours') return null;
  const found = await loadCase(deps.storage.db, { id: tap.caseId });
  if (found === null) return null;
  const part = involvementIn(found, await actorOf(person, deps.aroundOf(deps.storage.db), now));
  return sightOf(found, { part, voice, now, deps });
}
