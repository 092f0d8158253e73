import { createApprovals } from '../../src/approvals/approvals.ts';
import type { ApprovalKind, ApprovalRequest, ApprovalSubject } from '../../src/approvals/port.ts';
import { createRequestCard } from '../../src/features/approvals/index.ts';
import { personId } from '../../src/kernel/person.ts';
import type { Person } from '../../src/kernel/person.ts';
import { createOutbox } from '../../src/outbox/outbox.ts';
import { createDelegations } from '../../src/people/delegations.ts';
import { rosterOver } from '../../src/people/roster-over.ts';
import { workingDays } from '../../src/platform/holidays.ts';
import { newId } from '../../src/platform/system.ts';
import { appendAudit } from '../../src/storage/audit.ts';
import type { Storage } from '../../src/storage/port.ts';
import { idOf, importText, rosterFile, rosterLine } from './roster.ts';

/** Thursday, in office hours. */
export const DAY = new Date('2026-12-10T10:00:00+09:00');

/** 1 the applicant, 2 their 所属長, 3 the one above, 4 and 5 人事担当, 6 a colleague, 7 実施事務従事者. */
export const WHO = { applicant: 1, manager: 2, above: 3, hr: 4, otherHr: 5, colleague: 6, checker: 7 } as const;

export function importDeciders(storage: Storage): Promise<unknown> {
  return importText(
    storage,
    rosterFile(
      rosterLine(1, { name: '星野 あかり', managerEmployeeNumber: '2', bureau: '市民生活部', section: '市民課' }),
      rosterLine(2, { name: '月岡 誠', managerEmployeeNumber: '3', grade: 'kacho', bureau: '市民生活部', section: '市民課' }),
      rosterLine(3, { name: '大野 修', grade: 'bucho', bureau: '市民生活部', section: '市民課' }),
      rosterLine(4, { name: '高橋 花子', roles: 'hr', managerEmployeeNumber: '3' }),
      rosterLine(5, { name: '原 一郎', roles: 'hr', managerEmployeeNumber: '3' }),
      rosterLine(6, { name: '[森](https://evil.example) **太**' }),
      rosterLine(7, { name: '白石 真', roles: 'stress-check' }),
    ),
  );
}

export const REASON = '窓口の説明を分かりやすくするためです。*強調* [リンク](https://evil.example)';

export function subjectSaying(text: string): ApprovalSubject {
  return {
    title: '通信教育講座の申込み',
    applicant: personId(idOf(WHO.applicant)),
    facts: [{ label: '講座', value: 'ロジカルシンキング入門' }],
    texts: [{ label: '受講したい理由', text }],
    rule: '人事課が取りまとめて申し込みます（4.1.(3)）',
    section: '4.1.(3)',
  };
}

/** A kind of record that exists only in tests; how it ended is kept in `setting`, in the transaction of the decision. */
export function testKind(text = REASON): ApprovalKind {
  return {
    kind: 'test.record',
    describe: (id) => Promise.resolve(id.startsWith('gone') ? null : subjectSaying(text)),
    decided: async (tx, { subjectId, state, rejection }) => {
      await tx
        .insertInto('setting')
        .values({ key: `record-${subjectId}`, value: JSON.stringify({ state, rejection }) })
        .execute();
    },
  };
}

export interface Chain {
  readonly approvals: ReturnType<typeof createApprovals>;
  readonly delegations: ReturnType<typeof createDelegations>;
  /** Opens manager-then-hr, or other steps, for the applicant; gives the id of the case. */
  readonly open: (subjectId: string, changes?: Partial<ApprovalRequest>, now?: Date) => Promise<string>;
  readonly person: (number: number) => Promise<Person>;
}

export function chainOn(storage: Storage, kind = testKind()): Chain {
  const delegations = createDelegations({ storage });
  const outbox = createOutbox({ clock: { now: () => DAY }, newId });
  const requestCard = createRequestCard(workingDays);
  const approvals = createApprovals({
    ...{ storage, rosterOver, delegations, outbox, workingDays, appendAudit, newId, requestCard },
    kinds: () => [kind],
  });
  return {
    approvals,
    delegations,
    open: async (subjectId, changes = {}, now = DAY) => {
      await storage.transaction((tx) => approvals.open(tx, { ...REQUEST, subjectId, ...changes }, now));
      return (await approvals.find('test.record', subjectId))?.id ?? '';
    },
    person: async (number) => {
      const found = await rosterOver(storage.db).find(personId(idOf(number)));
      if (found === null) throw new Error(`nobody has the number ${String(number)}`);
      return found;
    },
  };
}

const REQUEST: ApprovalRequest = {
  kind: 'test.record',
  subjectId: '',
  applicant: personId(idOf(WHO.applicant)),
  steps: [
    { name: 'manager', decider: { kind: 'person', id: personId(idOf(WHO.manager)) } },
    { name: 'hr', decider: { kind: 'role', role: 'hr' } },
  ],
};

/** Keys of the messages that wait in the outbox, `<what>:<number of the person>`. */
export async function asked({ db }: Storage): Promise<readonly string[]> {
  const rows = await db.selectFrom('outbox_message').select(['dedupe_key', 'aad_object_id']).orderBy('created_at').orderBy('seq').execute();
  return rows.map(({ dedupe_key, aad_object_id }) => `${dedupe_key.split(':')[0] ?? ''}:${String(Number(aad_object_id.slice(-4)))}`);
}

/** Action and detail of the lines about approvals, in order. */
export async function auditLines({ db }: Storage): Promise<readonly { action: string; actor: string; detail: Record<string, unknown> }[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .select(['action', 'actor', 'detail'])
    .where('action', 'like', 'approvals.%')
    .orderBy('seq')
    .execute();
  return rows.map(({ action, actor, detail }) => ({ action, actor, detail: JSON.parse(detail) as Record<string, unknown> }));
}

/** How the record of the test ended; null while it has not. */
export async function endOf({ db }: Storage, subjectId: string): Promise<unknown> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', `record-${subjectId}`).executeTakeFirst();
  return row === undefined ? null : JSON.parse(row.value);
}
