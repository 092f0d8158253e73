import { describe, expect, it } from 'vitest';
import { dxWorld, verbsOn, WHO } from '../support/dx-world.ts';
import { wordsOf } from '../support/message-cards.ts';
import { idOf } from '../support/roster.ts';

const { audited, candidate, db, decide, moveTo, nominate, openCase, says, setCycle, tap, toldTo } = dxWorld();
const NOBODY = '推薦した人は、この審査に加われません';

async function nominated(by: number): Promise<void> {
  await setCycle({ nominations_open: 1 });
  await nominate(by, '星野 あかり');
  await decide(WHO.applicant, 'approve');
  expect(await candidate()).toMatchObject({ state: 'deciding' });
}

async function standsIn(from: number, to: number): Promise<void> {
  const days = { from_day: '2026-12-10', until_day: '2027-03-31', created_at: '2026-12-10T01:00:00.000Z', revoked_at: null };
  const pair = { from_person: idOf(from), to_person: idOf(to) };
  await db()
    .insertInto('delegation')
    .values({ id: `${String(from)}-${String(to)}`, ...pair, ...days })
    .execute();
}

const waitsFor = async (who: number): Promise<string> => wordsOf(await says(who, '承認'));

describe('who has nominated', () => {
  it('does not decide as the deputy of the 所属長', async () => {
    await standsIn(WHO.manager, WHO.colleague);
    await nominated(WHO.colleague);
    expect(await toldTo(WHO.colleague)).not.toContain('承認の依頼');
    expect(await waitsFor(WHO.colleague)).toContain('いまはありません');
    const refused = await decide(WHO.colleague, 'approve');
    expect(wordsOf(refused)).toContain(NOBODY);
    expect(verbsOn(refused)).toEqual([]);
    expect(await candidate()).toMatchObject({ state: 'deciding' });
    expect((await audited('approvals.refused')).at(-1)).toMatchObject({ actor: idOf(WHO.colleague), why: 'proposer', tried: 'approve' });
    await decide(WHO.manager, 'approve');
    expect(await candidate()).toMatchObject({ state: 'ready' });
  });

  it('does not get it handed on, not by the one above either', async () => {
    await nominated(WHO.manager);
    const { id, version } = await openCase();
    const handed = await tap(WHO.above, 'approvals.delegate', { case: id, version, colleague: '2' });
    expect(wordsOf(handed)).toContain('推薦した人には回せません');
    expect(wordsOf(await decide(WHO.manager, 'approve'))).toContain(NOBODY);
    expect(await candidate()).toMatchObject({ state: 'deciding' });
  });

  it('does not decide as the deputy of the one above, nor does their own deputy for them', async () => {
    await standsIn(WHO.above, WHO.manager);
    await standsIn(WHO.manager, WHO.namesake);
    await nominated(WHO.manager);
    for (const who of [WHO.manager, WHO.namesake]) {
      expect(await toldTo(who)).not.toContain('承認の依頼');
      await decide(who, 'approve');
      await decide(who, 'reject', { category: 'other', sentence: '理由です。' });
    }
    expect(await candidate()).toMatchObject({ state: 'deciding' });
    await decide(WHO.above, 'approve');
    expect(await candidate()).toMatchObject({ state: 'ready' });
  });

  it('does not decide as DX推進担当 after the due day; another one of them does', async () => {
    await db()
      .insertInto('person_role')
      .values({ aad_object_id: idOf(WHO.colleague), role: 'dx' })
      .execute();
    await nominated(WHO.colleague);
    await moveTo('2026-12-18T10:00');
    expect(await toldTo(WHO.colleague)).not.toContain('処理期限を過ぎました');
    expect(await toldTo(WHO.dx)).toContain('処理期限を過ぎました');
    expect(wordsOf(await decide(WHO.colleague, 'approve'))).toContain(NOBODY);
    expect(await candidate()).toMatchObject({ state: 'deciding' });
    await decide(WHO.dx, 'approve');
    expect(await candidate()).toMatchObject({ state: 'ready' });
  });

  it('is not asked when they have become the 所属長 meanwhile', async () => {
    await setCycle({ nominations_open: 1 });
    await nominate(WHO.colleague, '星野 あかり');
    await db().updateTable('person').set({ manager_employee_number: '4' }).where('employee_number', '=', '1').execute();
    await db().deleteFrom('person').where('employee_number', '=', '2').execute();
    await db().updateTable('person').set({ manager_employee_number: '3' }).where('employee_number', '=', '4').execute();
    await decide(WHO.applicant, 'approve');
    expect(await toldTo(WHO.colleague)).not.toContain('承認の依頼');
    expect(await toldTo(WHO.above)).toContain('承認の依頼');
  });
});

describe('when nobody above may decide', () => {
  it('it goes to DX推進担当, whose card says why', async () => {
    await db().updateTable('person').set({ manager_employee_number: null }).where('employee_number', '=', '2').execute();
    await nominated(WHO.manager);
    expect(await toldTo(WHO.dx)).toContain('決められる所属長がいないため、DX推進担当に届いています');
    await decide(WHO.dx, 'approve');
    expect(await candidate()).toMatchObject({ state: 'ready' });
  });

  it('and the only one of DX推進担当 has nominated, 人事担当 gets it', async () => {
    await db()
      .insertInto('person_role')
      .values({ aad_object_id: idOf(WHO.elsewhere), role: 'hr' })
      .execute();
    await db().updateTable('person').set({ manager_employee_number: null }).where('employee_number', 'in', ['2', '1']).execute();
    await db().deleteFrom('person_role').where('role', '=', 'dx').execute();
    await db()
      .insertInto('person_role')
      .values({ aad_object_id: idOf(WHO.colleague), role: 'dx' })
      .execute();
    await nominated(WHO.colleague);
    expect(await toldTo(WHO.elsewhere)).toContain('決められる所属長がいないため、人事担当に届いています');
    await decide(WHO.colleague, 'approve');
    expect(await candidate()).toMatchObject({ state: 'deciding' });
    await decide(WHO.elsewhere, 'approve');
    expect(await candidate()).toMatchObject({ state: 'ready' });
  });
});

describe('the selection', () => {
  async function readyFor(by: number): Promise<{ id: string; version: number }> {
    await nominated(by);
    await decide(WHO.manager, 'approve');
    await setCycle({ state: 'closed', nominations_open: 0 });
    const { id, version } = await candidate();
    return { id, version };
  }
  const REASON = { category: 'capacity', sentence: '次の年度もぜひ応募してください。' };

  it('is not made by somebody of DX推進担当 who has nominated, who is told who can', async () => {
    await db()
      .insertInto('person_role')
      .values({ aad_object_id: idOf(WHO.colleague), role: 'dx' })
      .execute();
    const seen = await readyFor(WHO.colleague);
    const page = await tap(WHO.colleague, 'dx-leaders.desk-candidate', { id: seen.id });
    expect(wordsOf(page)).toContain('あなたが推薦した人です。選考は、青木 進さん');
    expect(verbsOn(page)).toEqual(['dx-leaders.desk-candidates']);
    for (const verb of ['select', 'undo', 'pass-over', 'ask-pass-over']) {
      expect(wordsOf(await tap(WHO.colleague, `dx-leaders.desk-${verb}`, { ...seen, ...REASON }))).toContain('選考は、青木 進さん');
    }
    expect(await candidate()).toMatchObject({ state: 'ready', version: seen.version });
    expect((await audited('dx-leaders.refused')).slice(-3)).toMatchObject([
      { tried: 'select', why: 'nominated' },
      { tried: 'undo', why: 'nominated' },
      { tried: 'pass-over', why: 'nominated' },
    ]);
    expect(wordsOf(await tap(WHO.dx, 'dx-leaders.desk-select', seen))).toContain('✓ 選出');
  });

  it('is not made on oneself, and shows nothing of it to the candidate', async () => {
    await db()
      .insertInto('person_role')
      .values({ aad_object_id: idOf(WHO.applicant), role: 'dx' })
      .execute();
    const seen = await readyFor(WHO.colleague);
    await tap(WHO.dx, 'dx-leaders.desk-select', seen);
    const page = await tap(WHO.applicant, 'dx-leaders.desk-candidate', { id: seen.id });
    expect(wordsOf(page)).toContain('あなた自身の選考です。決めるのは、青木 進さん');
    expect(wordsOf(page)).not.toContain('✓ 選出');
    expect(wordsOf(await tap(WHO.applicant, 'dx-leaders.desk-candidates', {}))).not.toContain('✓ 選出');
    await tap(WHO.applicant, 'dx-leaders.desk-undo', { ...seen, version: seen.version + 1 });
    expect(await candidate()).toMatchObject({ state: 'selected' });
    expect((await audited('dx-leaders.refused')).at(-1)).toMatchObject({ tried: 'undo', why: 'own' });
  });

  it('says what to do when no other one of DX推進担当 is there', async () => {
    await db().deleteFrom('person_role').where('role', '=', 'dx').execute();
    await db()
      .insertInto('person_role')
      .values({ aad_object_id: idOf(WHO.colleague), role: 'dx' })
      .execute();
    const seen = await readyFor(WHO.colleague);
    const page = await tap(WHO.colleague, 'dx-leaders.desk-select', seen);
    expect(wordsOf(page)).toContain('ほかにDX推進担当がいません。人事担当に、職員名簿で役割をもう一人に付けてもらってください');
    expect(await candidate()).toMatchObject({ state: 'ready' });
  });
});
