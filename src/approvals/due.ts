import { currentStep } from '../kernel/approval-case.ts';
import type { ApprovalCase } from '../kernel/approval-case.ts';
import { dueOn } from '../kernel/approval.ts';
import { escalationRole } from '../kernel/approval-standing.ts';
import { askDeciders } from './ask-deciders.ts';
import { loadCase, lockCase, saveCase } from './case-store.ts';
import { decidersNow, escalationTo, withPresentDecider } from './deciders.ts';
import { describeFirst, lastResortOf } from './case-sight.ts';
import type { DeskDeps } from './case-sight.ts';
import type { ApprovalKind } from './port.ts';
import { changeSentCards } from './sent-cards.ts';
import type { Tx } from '../storage/port.ts';

/** Does what is due on one case, once, whichever instance comes first. */
export async function doDue(id: string, now: Date, deps: DeskDeps): Promise<void> {
  const seen = await loadCase(deps.storage.db, { id });
  if (seen === null) return;
  const subject = await describeFirst(seen, deps);
  const kind = deps.kinds().find((one) => one.kind === seen.kind);
  await deps.storage.transaction(async (tx) => {
    const before = await lockCase(tx, { id });
    if (before?.version !== seen.version) return;
    const around = deps.aroundOf(tx);
    const escalateTo = await escalationTo(kind?.escalatesTo ?? escalationRole(before), before, around.roster);
    const due = dueOn(before, { now, escalateTo });
    if (due === null) return;
    // Who has left in the meantime is replaced now: nobody else could decide until 処理期限.
    const finding = { roster: around.roster, lastResort: lastResortOf(before.kind, deps) };
    const after = await withPresentDecider(due.save, finding);
    await saveCase(tx, { before, after }, now);
    const to = await decidersNow(after, around, now);
    await changeSentCards(tx, { found: after, by: null, asked: to, subject, now }, { ...deps, around });
    await askDeciders(tx, { found: after, to, why: WHY[due.kind], subject, now }, { ...deps, around });
    if (due.kind === 'escalate') await escalate(tx, after, { kind, now, deps });
  });
}

const WHY = { remind: 'reminded', escalate: 'overdue' } as const;

async function escalate(
  tx: Tx,
  after: ApprovalCase,
  { kind, now, deps }: { readonly kind: ApprovalKind | undefined; readonly now: Date; readonly deps: DeskDeps },
): Promise<void> {
  const { name, escalatedTo } = currentStep(after);
  await kind?.overdue?.(tx, { ...after, step: name }, now);
  const detail = { step: name, to: escalatedTo };
  await deps.appendAudit(tx, { at: now, actor: 'system', action: 'approvals.escalated', subject: after.id, detail });
}
