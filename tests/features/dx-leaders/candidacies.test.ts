import { afterEach, beforeEach, expect, it } from 'vitest';
import { createApprovals } from '../../../src/approvals/approvals.ts';
import type { ApprovalKind } from '../../../src/approvals/port.ts';
import { createRequestCard } from '../../../src/features/approvals/index.ts';
import { apply } from '../../../src/features/dx-leaders/applying.ts';
import type { CandidacyDeps } from '../../../src/features/dx-leaders/candidacy-deps.ts';
import { createCandidateKind } from '../../../src/features/dx-leaders/approval-kind.ts';
import { choosePublishing, withdraw } from '../../../src/features/dx-leaders/changing.ts';
import { nominate } from '../../../src/features/dx-leaders/nominating.ts';
import { personId } from '../../../src/kernel/person.ts';
import type { Person } from '../../../src/kernel/person.ts';
import { createOutbox } from '../../../src/outbox/outbox.ts';
import { createDelegations } from '../../../src/people/delegations.ts';
import { createPeople } from '../../../src/people/people.ts';
import { rosterOver } from '../../../src/people/roster-over.ts';
import { workingDays } from '../../../src/platform/holidays.ts';
import { newId } from '../../../src/platform/system.ts';
import { appendAudit } from '../../../src/storage/audit.ts';
import type { Storage } from '../../../src/storage/port.ts';
import { verifyAudit } from '../../../src/storage/verify-audit.ts';
import { DAY, importDeciders, WHO } from '../../support/decision-chain.ts';
import { onEachEngine } from '../../support/engines.ts';
import { idOf } from '../../support/roster.ts';

const SENT = { cycle: '2026', version: 0, motivation: '動機', theme: 'テーマ', skills: '', mayPublish: false };

onEachEngine('candidacies', (open) => {
  let storage: Storage;
  let deps: CandidacyDeps;
  let approvals: ReturnType<typeof createApprovals>;
  beforeEach(async () => {
    storage = await open();
    await importDeciders(storage);
    const kinds: ApprovalKind[] = [];
    const shared = { storage, outbox: createOutbox({ clock: { now: () => DAY }, newId }), workingDays, appendAudit, newId };
    const requestCard = createRequestCard(workingDays);
    approvals = createApprovals({ ...shared, rosterOver, delegations: createDelegations({ storage }), kinds: () => kinds, requestCard });
    deps = { ...shared, approvals, people: createPeople({ storage }), roster: rosterOver };
    kinds.push(createCandidateKind(deps));
    await openCall(storage);
  });
  afterEach(() => storage.close());

  const person = async (who: number): Promise<Person> => {
    const found = await rosterOver(storage.db).find(personId(idOf(who)));
    if (found === null) throw new Error('nobody');
    return found;
  };
  const sending = async () => apply(SENT, { person: await person(WHO.applicant), as: 'application', now: DAY }, deps);
  const nominating = async () =>
    nominate(
      { cycle: '2026', nominee: personId(idOf(WHO.applicant)), reason: '推薦' },
      { nominator: await person(WHO.manager), now: DAY },
      deps,
    );
  const candidate = () => storage.db.selectFrom('dx_candidate').selectAll().executeTakeFirstOrThrow();
  const cases = () => storage.db.selectFrom('approval_case').selectAll().execute();
  const approving = async () => {
    const [found] = await cases();
    const tap = { caseId: found?.id ?? '', version: 1, command: { kind: 'approve' } as const };
    return approvals.act(tap, { person: await person(WHO.manager), voice: { locale: 'ja', wording: 'standard' } }, DAY);
  };

  it('records one application when it is sent twice at the same instant', async () => {
    const outcomes = await Promise.all([sending(), sending()]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['applied', 'changed']);
    expect(await cases()).toHaveLength(1);
  });

  it('takes either the application or the nomination when both come at the same instant', async () => {
    const kinds = (await Promise.all([sending(), nominating()])).map(({ kind }) => kind);
    expect([
      ['applied', 'taken'],
      ['changed', 'nominated'],
    ]).toContainEqual(kinds);
    expect(await cases()).toHaveLength(1);
  });

  it('is either withdrawn or approved when both come at the same instant, record and chain alike', async () => {
    await sending();
    const { id, version } = await candidate();
    const [taken, decided] = await Promise.all([withdraw({ id, version, by: personId(idOf(WHO.applicant)), now: DAY }, deps), approving()]);
    const both = [taken, decided.outcome.kind, (await candidate()).state, (await cases())[0]?.state];
    expect([
      ['done', 'late', 'withdrawn', 'withdrawn'],
      ['changed', 'done', 'ready', 'approved'],
    ]).toContainEqual(both);
  });

  it('loses neither the decision nor the choice for the list when both come at the same instant', async () => {
    await sending();
    const { id, version } = await candidate();
    const choice = { id, version, by: personId(idOf(WHO.applicant)), now: DAY, may: true };
    const [chosen] = await Promise.all([choosePublishing(choice, deps), approving()]);
    expect(await candidate()).toMatchObject({ state: 'ready', publish_consent: chosen === 'done' ? 1 : 0 });
    expect(['done', 'changed']).toContain(chosen);
    expect((await verifyAudit(storage)).kind).toBe('ok');
  });
});

async function openCall({ db }: Storage): Promise<void> {
  const at = DAY.toISOString();
  const times = { closed_at: null, published_by: null, published_at: null, term_from: null, term_until: null };
  await db
    .insertInto('dx_cycle')
    .values({
      ...{ id: '2026', state: 'open', apply_until: '2026-12-17T08:00:00.000Z', nominations_open: 1, version: 1 },
      ...{ opened_by: 'x', opened_at: at, updated_at: at, ...times },
    })
    .execute();
}
