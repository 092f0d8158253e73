import type { ApprovalCase, ApprovalStep } from '../kernel/approval-case.ts';
import type { Actor } from '../kernel/approval-standing.ts';
import { toInstant } from '../kernel/clock.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Day } from '../kernel/tokyo-time.ts';
import type { Queries, Tx } from '../storage/port.ts';
import type { ApprovalCaseTable } from '../storage/tables/approvals.ts';
import { stepColumns, toCase } from './case-rows.ts';
import type { SubjectKey } from './port.ts';

/** By its own id or by the record it is about. */
export type CaseKey = { readonly id: string } | SubjectKey;

/** The case for looking at: of a record that was taken back and put in again, the latest. */
export async function loadCase(db: Queries, key: CaseKey): Promise<ApprovalCase | null> {
  const row = await db.selectFrom('approval_case').selectAll().where('id', 'in', idOf(db, key)).executeTakeFirst();
  return row === undefined ? null : ((await withSteps(db, [row]))[0] ?? null);
}

/**
 * The case for changing: a write that changes nothing takes its row, so that of two who decide at the same moment the second one
 * sees what the first has done, on both engines.
 */
export async function lockCase(tx: Tx, key: CaseKey): Promise<ApprovalCase | null> {
  const row = await tx
    .updateTable('approval_case')
    .set((column) => ({ version: column.ref('version') }))
    .where('id', 'in', idOf(tx, key))
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : ((await withSteps(tx, [row]))[0] ?? null);
}

function idOf(db: Queries, key: CaseKey) {
  const ids = db.selectFrom('approval_case as wanted').select('wanted.id').orderBy('wanted.round', 'desc').limit(1);
  return 'id' in key
    ? ids.where('wanted.id', '=', key.id)
    : ids.where('wanted.kind', '=', key.kind).where('wanted.subject_id', '=', key.subjectId);
}

async function withSteps(db: Queries, rows: readonly ApprovalCaseTable[]): Promise<readonly ApprovalCase[]> {
  if (rows.length === 0) return [];
  const steps = await db
    .selectFrom('approval_step')
    .selectAll()
    .where(
      'case_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  const byCase = Map.groupBy(steps, ({ case_id }) => case_id);
  return rows.map((row) => toCase(row, byCase.get(row.id) ?? []));
}

/** @returns false when this record has an open case already; one that is closed stays, and this is the next round */
export async function insertCase(tx: Tx, fresh: ApprovalCase, now: Date): Promise<boolean> {
  const { id, kind, subjectId, applicant, proposer, state, current, version } = fresh;
  const last = await tx
    .selectFrom('approval_case')
    .select(['round', 'state'])
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .orderBy('round', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.state === 'open') return false;
  const row = await tx
    .insertInto('approval_case')
    .values({
      ...{ id, kind, subject_id: subjectId, round: (last?.round ?? 0) + 1, applicant, proposer, state },
      ...{ current_step: current, version, opened_at: toInstant(now), closed_at: null },
    })
    .onConflict((conflict) => conflict.columns(['kind', 'subject_id', 'round']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return false;
  await tx
    .insertInto('approval_step')
    .values(fresh.steps.map((step, at) => freshStep(id, step, at)))
    .execute();
  return true;
}

function freshStep(caseId: string, step: ApprovalStep, at: number) {
  return { case_id: caseId, step: at, name: step.name, reminded_at: null, escalated_at: null, ...stepColumns(step) };
}

/** Writes what is new since `before`. */
export async function saveCase(tx: Tx, { before, after }: { before: ApprovalCase; after: ApprovalCase }, now: Date): Promise<void> {
  const at = toInstant(now);
  const { state, version, current, id } = after;
  await tx
    .updateTable('approval_case')
    .set({ state, version, current_step: current, closed_at: state === 'open' ? null : at })
    .where('id', '=', id)
    .execute();
  for (const [index, step] of after.steps.entries()) {
    const old = before.steps[index];
    if (old === undefined || old === step) continue;
    await tx
      .updateTable('approval_step')
      .set({ ...stepColumns(step), ...messageColumns(old, step, at) })
      .where('case_id', '=', id)
      .where('step', '=', index)
      .execute();
  }
}

function messageColumns(old: ApprovalStep, step: ApprovalStep, at: Instant) {
  return {
    ...(step.isReminded && !old.isReminded ? { reminded_at: at } : {}),
    ...(step.escalatedTo !== null && old.escalatedTo === null ? { escalated_at: at } : {}),
  };
}

/** Open cases whose waiting step this person may have a part in; the kernel says whether they may decide it. */
export async function casesNear(db: Queries, actor: Actor): Promise<readonly ApprovalCase[]> {
  const people = [actor, ...actor.standsInFor];
  const roles = [...new Set(people.flatMap((holder) => holder.roles))];
  const names: string[] = [...people.map(({ aadObjectId }) => aadObjectId), ...roles];
  const rows = await openCases(db)
    .where((column) =>
      column.or([
        column('approval_step.decider', 'in', names),
        column('approval_step.delegate', '=', actor.aadObjectId),
        ...(roles.length === 0 ? [] : [column('approval_step.escalated_to', 'in', roles)]),
      ]),
    )
    .orderBy('approval_step.due_day')
    .orderBy('approval_case.opened_at')
    .orderBy('approval_case.id')
    .execute();
  return withSteps(db, rows);
}

/** Ids of cases of which something may be due on that day. */
export async function casesDue(db: Queries, today: Day): Promise<readonly string[]> {
  const rows = await openCases(db)
    .where((column) =>
      column.or([
        column.and([column('approval_step.remind_day', '<=', today), column('approval_step.reminded_at', 'is', null)]),
        column.and([column('approval_step.due_day', '<', today), column('approval_step.escalated_at', 'is', null)]),
      ]),
    )
    .execute();
  return rows.map(({ id }) => id);
}

function openCases(db: Queries) {
  return db
    .selectFrom('approval_case')
    .innerJoin('approval_step', (join) =>
      join.onRef('approval_step.case_id', '=', 'approval_case.id').onRef('approval_step.step', '=', 'approval_case.current_step'),
    )
    .selectAll('approval_case')
    .where('approval_case.state', '=', 'open');
}

export async function forgetCases(tx: Tx, kind: string, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length === 0) return;
  const ofThese = tx
    .selectFrom('approval_case')
    .select('id')
    .where('kind', '=', kind)
    .where('subject_id', 'in', [...subjectIds]);
  await tx.deleteFrom('approval_step').where('case_id', 'in', ofThese).execute();
  await tx.deleteFrom('approval_card').where('case_id', 'in', ofThese).execute();
  await tx
    .deleteFrom('approval_case')
    .where('kind', '=', kind)
    .where('subject_id', 'in', [...subjectIds])
    .execute();
}
