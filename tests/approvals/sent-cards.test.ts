import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DeciderCommand } from '../../src/kernel/approval.ts';
import { personId } from '../../src/kernel/person.ts';
import type { Storage } from '../../src/storage/port.ts';
import { chainOn, DAY, importDeciders, subjectSaying, WHO } from '../support/decision-chain.ts';
import type { Chain } from '../support/decision-chain.ts';
import { onEachEngine } from '../support/engines.ts';
import { buttonsOf, wordsOf } from '../support/message-cards.ts';
import { idOf } from '../support/roster.ts';

const voice = { locale: 'ja', wording: 'standard' } as const;
const REJECT: DeciderCommand = { kind: 'reject', category: 'duties', sentence: '窓口が混み合うためです。' };
const OVERDUE = new Date('2026-12-18T10:00:00+09:00');

onEachEngine('cards that were sent', (open) => {
  let storage: Storage;
  let chain: Chain;
  let id = '';
  beforeEach(async () => {
    storage = await open();
    await importDeciders(storage);
    chain = chainOn(storage);
    id = await chain.open('r1', { subject: () => subjectSaying('理由') });
  });
  afterEach(() => storage.close());

  async function act(who: number, command: DeciderCommand, version: number, card: string | null = null): Promise<string> {
    const by = { person: await chain.person(who), voice };
    return (await chain.approvals.act({ caseId: id, version, command, card }, by, DAY)).outcome.kind;
  }
  async function changes() {
    const rows = await storage.db.selectFrom('outbox_message').selectAll().where('replaces', 'is not', null).execute();
    return rows.map((row) => {
      const message = { attachments: [{ content: (JSON.parse(row.card) as { content: unknown }).content }] };
      const replaced = row.replaces?.split(':')[0];
      return {
        to: Number(row.aad_object_id.slice(-4)),
        key: row.dedupe_key,
        replaced,
        words: wordsOf(message),
        buttons: buttonsOf(message),
      };
    });
  }
  const followed = () => storage.db.selectFrom('approval_card').selectAll().orderBy('dedupe_key').execute();
  const standIn = (from: number, to: number) =>
    storage.transaction((tx) => {
      const who = { from: personId(idOf(from)), to: personId(idOf(to)) };
      return chain.delegations.start(tx, { id: `d${String(to)}`, ...who, fromDay: '2026-12-10', untilDay: '2026-12-31' }, DAY);
    });

  it('are closed for the others of the step when one has decided, who gets nothing more', async () => {
    await act(WHO.manager, { kind: 'approve' }, 1);
    expect(await changes()).toEqual([]);
    await act(WHO.otherHr, { kind: 'approve' }, 2);
    const closed = (await changes()).toSorted((a, b) => a.to - b.to);
    expect(closed.map(({ to, replaced }) => [to, replaced])).toEqual([
      [WHO.manager, 'approvals.turn'],
      [WHO.hr, 'approvals.turn'],
    ]);
    for (const { words, buttons } of closed) {
      expect(words).toContain('✓ 承認済み');
      expect(words).toContain('✓ 人事担当：原 一郎さん（総務部 人事課）が承認。令和8年12月10日（木）10:00');
      expect(words).toContain('あなたがすることはありません');
      expect(words).not.toContain('理由');
      expect(buttons).toEqual([]);
    }
    expect(await followed()).toEqual([]);
  });

  it('say that it was rejected and by whom, and keep the reason for the applicant', async () => {
    await standIn(WHO.manager, WHO.colleague);
    id = await chain.open('r2', { subject: () => subjectSaying('理由') });
    await act(WHO.colleague, REJECT, 1);
    const [closed, ...others] = await changes();
    expect(others).toEqual([]);
    expect(closed).toMatchObject({ to: WHO.manager, buttons: [] });
    expect(closed?.words).toMatch(/✕ 却下[^]*の代理）が却下/);
    expect(closed?.words).not.toMatch(/窓口|業務の都合/);
  });

  it('show the new state with buttons that work to those who may still decide, when it is put on hold', async () => {
    await act(WHO.manager, { kind: 'approve' }, 1);
    await act(WHO.hr, { kind: 'hold' }, 2);
    const [updated, ...others] = (await changes()).filter(({ to }) => to !== WHO.manager);
    expect(others).toEqual([]);
    expect(updated).toMatchObject({ to: WHO.otherHr, replaced: 'approvals.turn' });
    expect(updated?.words).toContain('◇ 保留中');
    const approve = updated?.buttons.find(({ data }) => data['verb'] === 'approvals.approve');
    expect(approve?.data).toMatchObject({ case: id, version: 3 });
    // The next change takes the place of what lies there now.
    await act(WHO.hr, { kind: 'approve' }, 3);
    const last = (await changes()).find(({ to, key }) => to === WHO.otherHr && key !== updated?.key);
    expect(last).toMatchObject({ replaced: 'approvals.updated', buttons: [] });
  });

  it('change for the one who acts, too, when they did so on another card: in the list of 承認', async () => {
    await act(WHO.manager, { kind: 'approve' }, 1);
    await storage.db
      .updateTable('outbox_message')
      .set({ state: 'sent', activity_id: 'pushed' })
      .where('aad_object_id', '=', idOf(WHO.hr))
      .execute();
    const own = async () => (await changes()).filter(({ to }) => to === WHO.hr);
    await act(WHO.hr, { kind: 'hold' }, 2, 'list');
    const [updated, ...more] = await own();
    expect(more).toEqual([]);
    expect(updated).toMatchObject({ replaced: 'approvals.turn' });
    // It is the same card that was tapped, though what it shows has come later.
    expect(await act(WHO.hr, { kind: 'approve' }, 3, 'pushed')).toBe('done');
    expect(await own()).toHaveLength(1);
  });

  it('are closed for the one who decides in the list of 承認', async () => {
    await act(WHO.manager, { kind: 'approve' }, 1);
    await storage.db
      .updateTable('outbox_message')
      .set({ state: 'sent', activity_id: 'pushed' })
      .where('aad_object_id', '=', idOf(WHO.hr))
      .execute();
    const own = async () => (await changes()).filter(({ to }) => to === WHO.hr);
    await act(WHO.hr, { kind: 'hold' }, 2, 'pushed');
    expect(await own()).toEqual([]);
    await act(WHO.hr, { kind: 'approve' }, 3, 'list');
    const [closed] = await own();
    expect(closed).toMatchObject({ replaced: 'approvals.turn', buttons: [] });
    expect(closed?.words).toContain('✓ 承認済み');
  });

  it('stay usable for the deputy when it is handed on; the colleague gets a card of their own', async () => {
    await standIn(WHO.manager, WHO.above);
    id = await chain.open('r2', { subject: () => subjectSaying('理由') });
    const to = { aadObjectId: personId(idOf(WHO.colleague)), roles: [] };
    await act(WHO.manager, { kind: 'delegate', to }, 1);
    const [updated, ...others] = await changes();
    expect(others).toEqual([]);
    expect(updated).toMatchObject({ to: WHO.above });
    expect(updated?.words).toContain('に回しました');
    expect(updated?.buttons).not.toEqual([]);
    await act(WHO.colleague, { kind: 'approve' }, 2);
    const closed = (await changes()).filter(({ buttons }) => buttons.length === 0);
    expect(closed.map((one) => one.to).toSorted()).toEqual([WHO.manager, WHO.above]);
  });

  it('are closed when the applicant takes it back, in words that name nobody as the cause', async () => {
    const by = personId(idOf(WHO.applicant));
    await storage.transaction((tx) => chain.approvals.withdraw(tx, { kind: 'test.record', subjectId: 'r1', by }, DAY));
    const [closed, ...others] = await changes();
    expect(others).toEqual([]);
    expect(closed).toMatchObject({ to: WHO.manager, replaced: 'approvals.turn', buttons: [] });
    expect(closed?.words).toContain('－ 取り下げられました');
    expect(await followed()).toEqual([]);
  });

  it('point to the newer one when it was changed, and when 処理期限 has passed', async () => {
    await storage.transaction((tx) => chain.approvals.amend(tx, { kind: 'test.record', subjectId: 'r1' }, DAY));
    expect((await changes()).map(({ to, words, buttons }) => [to, /新しいカードをお送りしました/.test(words), buttons.length])).toEqual([
      [WHO.manager, true, 0],
    ]);
    await chain.approvals.remindDue(OVERDUE);
    const closed = await changes();
    expect(closed.at(-1)).toMatchObject({ to: WHO.manager, replaced: 'approvals.amended', buttons: [] });
    expect((await followed()).map(({ dedupe_key }) => dedupe_key.split(':')[0])).toEqual(
      Array.from({ length: 3 }, () => 'approvals.overdue'),
    );
  });

  it('are one for each decider at any time: with the reminder the one before is closed', async () => {
    await chain.approvals.remindDue(new Date('2026-12-15T10:00:00+09:00'));
    expect((await changes()).map(({ to, replaced, buttons }) => [to, replaced, buttons.length])).toEqual([
      [WHO.manager, 'approvals.turn', 0],
    ]);
    expect((await followed()).map(({ dedupe_key }) => dedupe_key.split(':')[0])).toEqual(['approvals.reminded']);
  });

  it('go to the new 所属長 when the decider has left before they were reminded', async () => {
    const change = storage.db.updateTable('person');
    await change.set({ left_at: DAY.toISOString() }).where('aad_object_id', '=', idOf(WHO.manager)).execute();
    await change.set({ manager_employee_number: '3' }).where('aad_object_id', '=', idOf(WHO.applicant)).execute();
    await chain.approvals.remindDue(new Date('2026-12-15T10:00:00+09:00'));
    expect((await followed()).map(({ aad_object_id }) => aad_object_id)).toEqual([idOf(WHO.above)]);
    expect(await act(WHO.above, { kind: 'approve' }, 1)).toBe('done');
  });

  it('are of no use to a deputy, or to whom it was handed on, who has come to carry out the stress check since', async () => {
    await standIn(WHO.manager, WHO.colleague);
    const to = { aadObjectId: personId(idOf(WHO.colleague)), roles: [] };
    expect(await act(WHO.manager, { kind: 'delegate', to }, 1)).toBe('done');
    await storage.db
      .insertInto('person_role')
      .values({ aad_object_id: idOf(WHO.colleague), role: 'stress-check' })
      .execute();
    expect(await act(WHO.colleague, { kind: 'approve' }, 2)).toBe('not-yours');
  });

  it('tell somebody whose time as a deputy is over nothing of it', async () => {
    await standIn(WHO.manager, WHO.colleague);
    id = await chain.open('r2', { subject: () => subjectSaying('理由') });
    await storage.transaction((tx) => chain.delegations.revoke(tx, { id: 'd6', from: personId(idOf(WHO.manager)) }, DAY));
    await act(WHO.manager, { kind: 'approve' }, 1);
    const [closed] = (await changes()).filter(({ to }) => to === WHO.colleague);
    expect(closed?.words).toContain('✓ 所属長は承認済み');
    expect(closed?.words).not.toMatch(/星野|月岡/);
  });

  it('are forgotten with their case', async () => {
    expect(await followed()).toHaveLength(1);
    await storage.transaction((tx) => chain.approvals.forget(tx, 'test.record', ['r1']));
    expect(await followed()).toEqual([]);
  });

  it('change in the transaction of the decision, or not at all', async () => {
    await act(WHO.manager, { kind: 'approve' }, 1);
    const before = await followed();
    // A version that nobody has seen: refused, so nothing is sent either.
    expect(await act(WHO.hr, { kind: 'approve' }, 9)).toBe('late');
    expect(await changes()).toEqual([]);
    expect(await followed()).toEqual(before);
  });
});
