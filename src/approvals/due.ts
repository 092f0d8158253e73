import { currentStep } from '../kernel/approval-case.ts';
import type { ApprovalCase } from '../kernel/approval-case.ts';
import { dueOn } from '../kernel/approval.ts';
import { askDeciders } from './ask-deciders.ts';
import { loadCase, lockCase, saveCase } from './case-store.ts';
import { decidersNow } from './deciders.ts';
import { describeFirst } from './case-sight.ts';
import type { DeskDeps } from './case-sight.ts';
import type { ApprovalKind } from './port.ts';
import type { Tx } from '../storage/port.ts';

/** Does what is due on one case, once, whichever instance comes first. */
export async function doDue(id: string, now: Date, deps: DeskDeps): Promise<void> {
  const seen = await loadCase(deps.storage.db, { id });
  if (seen === null) return;
  const subject = await describeFirst(seen, deps);
  const kind = deps.kinds().find((one) => one.kind === seen.kind);
  await deps.storage.transaction(async (tx) => {
    const before = await lockCase(tx, { id });
    const due = before === null || before.version !== seen.version ? null : dueOn(before, { now, escalateTo: kind?.escalatesTo });
    if (before === null || due === null) return;
    const after = due.save;
    await saveCase(tx, { before, after }, now);
    const around = deps.aroundOf(tx);
    const to = await decidersNow(after, around, now);
    const why = due.kind === 'remind' ? 'reminded' : 'overdue';
    await askDeciders(tx, { found: after, to, why, subject, now }, { ...deps, around });
    if (due.kind === 'escalate') await escalate(tx, after, { kind, now, deps });
  });
}

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
