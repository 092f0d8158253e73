import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeciderCommand } from '../../src/kernel/approval.ts';
import { personId } from '../../src/kernel/person.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { Storage } from '../../src/storage/port.ts';
import { verifyAudit } from '../../src/storage/verify-audit.ts';
import { asked, auditLines, chainOn, DAY, endOf, importDeciders, subjectSaying, WHO } from '../support/decision-chain.ts';
import type { Chain } from '../support/decision-chain.ts';
import { onEachEngine } from '../support/engines.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { idOf, importText, rosterFile, rosterLine } from '../support/roster.ts';
import { hasPostgres, postgresDatabase } from '../support/storage.ts';

const voice = { locale: 'ja', wording: 'standard' } as const;
const REJECT: DeciderCommand = { kind: 'reject', category: 'duties', sentence: '年度末は窓口が混み合うためです。' };

onEachEngine('approvals', (open) => {
  let storage: Storage;
  let chain: Chain;
  beforeEach(async () => {
    storage = await open();
    await importDeciders(storage);
    chain = chainOn(storage);
  });
  afterEach(() => storage.close());

  async function act(who: number, caseId: string, command: DeciderCommand, version: number, now = DAY) {
    return chain.approvals.act({ caseId, version, command }, { person: await chain.person(who), voice }, now);
  }
  const find = (subjectId: string) => chain.approvals.find('test.record', subjectId);

  it('asks the 所属長, then everybody in 人事担当, and ends in the transaction of the last decision', async () => {
    const id = await chain.open('r1');
    expect(await asked(storage)).toEqual(['approvals.turn:2']);
    expect(await find('r1')).toMatchObject({
      state: 'open',
      step: 'manager',
      decider: '月岡 誠さん（市民生活部 市民課）',
      dueDay: '2026-12-17',
    });
    expect((await act(WHO.manager, id, { kind: 'approve' }, 1)).outcome.kind).toBe('done');
    expect(await asked(storage)).toEqual(['approvals.turn:2', 'approvals.turn:4', 'approvals.turn:5']);
    expect(await endOf(storage, 'r1')).toBeNull();
    expect((await act(WHO.otherHr, id, { kind: 'approve' }, 2)).outcome.kind).toBe('done');
    expect(await endOf(storage, 'r1')).toEqual({ state: 'approved', rejection: null });
    expect(await find('r1')).toMatchObject({ state: 'approved', step: 'hr', dueDay: null });
    expect(await auditLines(storage)).toMatchObject([
      {
        action: 'approvals.decided',
        actor: idOf(2),
        detail: { what: 'approve', step: 'manager', rule: 'decider/decider', section: '4.1.(3)' },
      },
      { action: 'approvals.decided', actor: idOf(5), detail: { what: 'approve', step: 'hr', record: 'r1' } },
    ]);
    expect(await verifyAudit(storage)).toMatchObject({ kind: 'ok' });
  });

  it('gives the applicant the category and the sentence, and keeps the sentence out of the audit log', async () => {
    const id = await chain.open('r1');
    await act(WHO.manager, id, REJECT, 1);
    const rejection = { category: '業務の都合', categoryCode: 'duties', sentence: '年度末は窓口が混み合うためです。' };
    expect(await endOf(storage, 'r1')).toEqual({ state: 'rejected', rejection });
    expect(await find('r1')).toMatchObject({ state: 'rejected', rejection });
    expect(JSON.stringify(await auditLines(storage))).not.toContain('窓口');
  });

  it('forgets a case with its words when the time of keeping its record is over, and no other one', async () => {
    const id = await chain.open('r1');
    await chain.open('r2');
    await act(WHO.manager, id, REJECT, 1);
    await storage.transaction((tx) => chain.approvals.forget(tx, 'test.record', ['r1']));
    expect(await find('r1')).toBeNull();
    expect(JSON.stringify(await storage.db.selectFrom('approval_step').selectAll().execute())).not.toContain('窓口');
    expect(await find('r2')).toMatchObject({ state: 'open', step: 'manager' });
    expect(await auditLines(storage)).toHaveLength(1);
  });

  it.each([
    ['somebody else', WHO.colleague, 'stranger'],
    ['the applicant', WHO.applicant, 'own-case'],
    ['人事担当 before their turn', WHO.hr, 'later'],
  ])('changes nothing for %s, and writes it down', async (_, who, why) => {
    const id = await chain.open('r1');
    expect(await act(who, id, { kind: 'approve' }, 1)).toEqual({ outcome: { kind: 'not-yours', why }, sight: null });
    expect(await find('r1')).toMatchObject({ state: 'open', step: 'manager' });
    expect(await auditLines(storage)).toMatchObject([{ action: 'approvals.refused', actor: idOf(who), detail: { tried: 'approve', why } }]);
  });

  it('knows no case of a forged id, and writes it down', async () => {
    expect((await act(WHO.manager, 'forged', { kind: 'approve' }, 1)).outcome.kind).toBe('unknown');
    expect(await auditLines(storage)).toMatchObject([{ action: 'approvals.refused', detail: { why: 'unknown' } }]);
  });

  it('decides once: a double tap, an old card and the other 人事担当 see what is true', async () => {
    const id = await chain.open('r1');
    await act(WHO.manager, id, { kind: 'approve' }, 1);
    expect(await act(WHO.manager, id, REJECT, 1)).toMatchObject({
      outcome: { kind: 'late' },
      sight: { case: { state: 'open', current: 1 } },
    });
    await act(WHO.hr, id, { kind: 'approve' }, 2);
    expect(await act(WHO.otherHr, id, REJECT, 2)).toMatchObject({ outcome: { kind: 'late' }, sight: { case: { state: 'approved' } } });
    expect((await auditLines(storage)).filter(({ action }) => action === 'approvals.decided')).toHaveLength(2);
  });

  it('lets a deputy decide for the period, and nobody for the applicant', async () => {
    const period = { fromDay: '2026-12-09', untilDay: '2026-12-10' };
    const toColleague = { id: 'd1', from: personId(idOf(WHO.manager)), to: personId(idOf(WHO.colleague)), ...period };
    const forApplicant = { id: 'd2', from: personId(idOf(WHO.applicant)), to: personId(idOf(WHO.checker)), ...period };
    await storage.transaction(async (tx) => {
      await chain.delegations.start(tx, toColleague, DAY);
      await chain.delegations.start(tx, forApplicant, DAY);
    });
    const id = await chain.open('r1');
    expect(await asked(storage)).toEqual(['approvals.turn:2', 'approvals.turn:6']);
    const colleague = await chain.person(WHO.colleague);
    expect(await chain.approvals.waitingFor(colleague, voice, DAY)).toMatchObject([{ part: { standing: { as: 'deputy', for: idOf(2) } } }]);
    const tomorrow = new Date('2026-12-11T10:00:00+09:00');
    expect(await chain.approvals.waitingFor(colleague, voice, tomorrow)).toEqual([]);
    expect((await act(WHO.colleague, id, { kind: 'approve' }, 1, tomorrow)).outcome.kind).toBe('not-yours');
    expect((await act(WHO.checker, id, { kind: 'approve' }, 1)).outcome.kind).toBe('not-yours');
    expect((await act(WHO.colleague, id, { kind: 'approve' }, 1)).outcome.kind).toBe('done');
    const [decided] = (await auditLines(storage)).filter(({ action }) => action === 'approvals.decided');
    expect(decided).toMatchObject({ actor: idOf(6), detail: { rule: 'decider/deputy', for: idOf(2) } });
  });

  it('hands one step on, which is not handed on again, and never to the applicant or 実施事務従事者', async () => {
    const id = await chain.open('r1');
    const to = async (number: number): Promise<DeciderCommand> => ({ kind: 'delegate', to: await chain.person(number) });
    expect((await act(WHO.manager, id, await to(WHO.applicant), 1)).outcome).toEqual({ kind: 'cannot-delegate', why: 'own-case' });
    expect((await act(WHO.manager, id, await to(WHO.checker), 1)).outcome).toEqual({ kind: 'cannot-delegate', why: 'unsuitable' });
    expect((await act(WHO.manager, id, await to(WHO.colleague), 1)).outcome.kind).toBe('done');
    expect(await asked(storage)).toEqual(['approvals.turn:2', 'approvals.delegated:6']);
    expect((await act(WHO.colleague, id, await to(WHO.above), 2)).outcome).toEqual({ kind: 'cannot-delegate', why: 'chained' });
    expect((await act(WHO.colleague, id, { kind: 'approve' }, 2)).outcome.kind).toBe('done');
    expect((await auditLines(storage)).at(-1)).toMatchObject({ detail: { rule: 'decider/delegate', for: idOf(2) } });
  });

  it('goes to the next one above when the 所属長 is missing or is the applicant, else to 人事担当', async () => {
    const manager = (id: number) => ({ name: 'manager' as const, decider: { kind: 'person' as const, id: personId(idOf(id)) } });
    await chain.open('own', { applicant: personId(idOf(WHO.manager)), steps: [manager(WHO.manager)] });
    expect(await find('own')).toMatchObject({ decider: '大野 修さん（市民生活部 市民課）' });
    await chain.open('missing', { steps: [manager(99)] });
    expect(await find('missing')).toMatchObject({ decider: '月岡 誠さん（市民生活部 市民課）' });
    await chain.open('top', { applicant: personId(idOf(WHO.above)), steps: [manager(WHO.above)] });
    expect(await find('top')).toMatchObject({ decider: '人事担当' });
  });

  it('looks up who decides when the turn has come: a 所属長 who left meanwhile is replaced', async () => {
    const manager = { name: 'manager' as const, decider: { kind: 'person' as const, id: personId(idOf(WHO.manager)) } };
    const id = await chain.open('r1', { steps: [{ name: 'hr', decider: { kind: 'role', role: 'hr' } }, manager] });
    const left = [
      rosterLine(1, { managerEmployeeNumber: '3' }),
      rosterLine(3, { name: '大野 修', bureau: '市民生活部', section: '市民課' }),
      rosterLine(4, { roles: 'hr' }),
    ];
    await importText(storage, rosterFile(...left));
    await act(WHO.hr, id, { kind: 'approve' }, 1);
    expect(await find('r1')).toMatchObject({ step: 'manager', decider: '大野 修さん（市民生活部 市民課）' });
  });

  it('makes shown cards old when the applicant changes the record, and refuses the change once somebody decided', async () => {
    const id = await chain.open('r1', { subject: () => subjectSaying('前の理由') });
    const amend = () => storage.transaction((tx) => chain.approvals.amend(tx, { kind: 'test.record', subjectId: 'r1' }, DAY));
    expect(await amend()).toBe(true);
    expect(await asked(storage)).toEqual(['approvals.turn:2', 'approvals.closed:2', 'approvals.amended:2']);
    expect((await act(WHO.manager, id, { kind: 'approve' }, 1)).outcome.kind).toBe('late');
    expect((await act(WHO.manager, id, { kind: 'approve' }, 2)).outcome.kind).toBe('done');
    expect(await amend()).toBe(false);
  });

  it('ends when the applicant takes it back, for nobody else, and may be put in again', async () => {
    const id = await chain.open('r1');
    const withdraw = (by: number) =>
      storage.transaction((tx) => chain.approvals.withdraw(tx, { kind: 'test.record', subjectId: 'r1', by: personId(idOf(by)) }, DAY));
    expect(await withdraw(WHO.colleague)).toBe(false);
    expect(await withdraw(WHO.applicant)).toBe(true);
    expect(await withdraw(WHO.applicant)).toBe(false);
    expect((await act(WHO.manager, id, { kind: 'approve' }, 1)).outcome.kind).toBe('late');
    const again = await chain.open('r1');
    expect(again).not.toBe(id);
    expect(await chain.open('r1')).toBe(again);
    expect(await find('r1')).toMatchObject({ state: 'open' });
  });

  it('reminds after three working days and tells 人事担当 after five, once each, in office hours', async () => {
    const id = await chain.open('r1');
    const run = async (time: string): Promise<readonly string[]> => {
      const before = await asked(storage);
      await chain.approvals.remindDue(new Date(time));
      await chain.approvals.remindDue(new Date(time));
      return (await asked(storage)).slice(before.length);
    };
    expect(await run('2026-12-14T10:00:00+09:00')).toEqual([]);
    expect(await run('2026-12-15T08:29:00+09:00')).toEqual([]);
    expect(await run('2026-12-15T10:00:00+09:00')).toEqual(['approvals.closed:2', 'approvals.reminded:2']);
    expect(await run('2026-12-17T17:00:00+09:00')).toEqual([]);
    expect(await run('2026-12-18T17:15:00+09:00')).toEqual([]);
    // The card before is closed each time; the newest one is the one to use.
    expect((await run('2026-12-21T08:30:00+09:00')).toSorted()).toEqual([
      'approvals.closed:2',
      'approvals.overdue:2',
      'approvals.overdue:4',
      'approvals.overdue:5',
    ]);
    expect(await auditLines(storage)).toMatchObject([
      { action: 'approvals.escalated', actor: 'system', detail: { to: 'hr', step: 'manager' } },
    ]);
    const late = new Date('2026-12-21T09:00:00+09:00');
    expect((await act(WHO.hr, id, { kind: 'approve' }, 1, late)).outcome.kind).toBe('done');
    expect((await auditLines(storage)).at(-1)).toMatchObject({ detail: { rule: 'decider/escalation' } });
  });

  it('lists what waits, by 処理期限, and nothing of others', async () => {
    await chain.open('later', {}, new Date('2026-12-11T10:00:00+09:00'));
    await chain.open('sooner');
    const subjects = async (who: number) =>
      (await chain.approvals.waitingFor(await chain.person(who), voice, DAY)).map((one) => one.case.subjectId);
    expect(await subjects(WHO.manager)).toEqual(['sooner', 'later']);
    expect(await subjects(WHO.hr)).toEqual([]);
    expect(await chain.approvals.countFor(await chain.person(WHO.manager), DAY)).toBe(2);
  });

  it('loses the whole decision when the owner of the record fails, and nothing else', async () => {
    const failing = chainOn(storage, { ...kindThatFails, kind: 'test.record' });
    const id = await chain.open('r1', { steps: [{ name: 'hr', decider: { kind: 'role', role: 'hr' } }] });
    const person = await chain.person(WHO.hr);
    await expect(failing.approvals.act({ caseId: id, version: 1, command: { kind: 'approve' } }, { person, voice }, DAY)).rejects.toThrow(
      'owner',
    );
    expect(await find('r1')).toMatchObject({ state: 'open' });
    expect(await auditLines(storage)).toEqual([]);
  });
});

const kindThatFails = {
  describe: () => Promise.resolve(null),
  decided: () => Promise.reject(new Error('the owner of the record failed')),
};

describe.skipIf(!hasPostgres())('two bots on one PostgreSQL', () => {
  it('take one decision of two deciders who tap at the same moment; the other sees it', async () => {
    const database = await postgresDatabase();
    const one = await openStorage({ databaseUrl: database.url, log: recordedLog() });
    const other = await openStorage({ databaseUrl: database.url, log: recordedLog() });
    try {
      await importDeciders(one);
      const bots = [chainOn(one), chainOn(other)] as const;
      const people = [await bots[0].person(WHO.hr), await bots[1].person(WHO.otherHr)] as const;
      for (let round = 0; round < 20; round += 1) {
        const subjectId = `r${String(round)}`;
        const id = await bots[0].open(subjectId, { steps: [{ name: 'hr', decider: { kind: 'role', role: 'hr' } }] });
        const commands: readonly [DeciderCommand, DeciderCommand] = [{ kind: 'approve' }, REJECT];
        const results = await Promise.all(
          bots.map(({ approvals }, at) =>
            approvals.act(
              { caseId: id, version: 1, command: commands[at === 0 ? 0 : 1] },
              { person: people[at === 0 ? 0 : 1], voice },
              DAY,
            ),
          ),
        );
        expect(results.map(({ outcome }) => outcome.kind).toSorted()).toEqual(['done', 'late']);
        const states = results.map(({ sight }) => sight?.case.state);
        expect(states[0]).toBe(states[1]);
        expect(await endOf(one, subjectId)).toMatchObject({ state: states[0] });
      }
      expect((await auditLines(one)).filter(({ action }) => action === 'approvals.decided')).toHaveLength(20);
    } finally {
      await one.close();
      await other.close();
      await database.drop();
    }
  });
});
