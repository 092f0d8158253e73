import { describe, expect, it } from 'vitest';
import { dxWorld, TEXTS, verbsOn, WHO } from '../support/dx-world.ts';
import { buttonsOf, wordsOf } from '../support/message-cards.ts';
import { idOf } from '../support/roster.ts';

const { apply, audited, candidate, candidates, db, decide, moveTo, nominate, openCase, says, setCycle, submit, tap, toldTo } = dxWorld();
const openNominations = (): Promise<unknown> => setCycle({ nominations_open: 1 });

describe('a nomination', () => {
  it('is not offered and not taken while it is closed, and its words stay on the card', async () => {
    expect(verbsOn(await says(WHO.colleague, 'DXリーダー'))).not.toContain('dx-leaders.nominate-form');
    const card = await nominate(WHO.colleague, '星野 あかり');
    expect(wordsOf(card)).toContain('いまは推薦を受け付けていません');
    expect(JSON.stringify(card)).toContain('改善を続けてきた人です');
    expect(await candidates()).toEqual([]);
    expect((await audited('dx-leaders.refused')).at(-1)).toMatchObject({ why: 'closed', section: '5.5.(2)' });
  });

  it('goes to the nominee first, in private, with 同意する and 辞退する; then to the 所属長', async () => {
    await openNominations();
    expect(verbsOn(await says(WHO.colleague, 'DXリーダー'))).toContain('dx-leaders.nominate-form');
    expect(verbsOn(await submit(WHO.colleague, 'dx-leaders.nominate-form'))).toEqual(['dx-leaders.nominate']);
    expect(wordsOf(await nominate(WHO.colleague, '星野 あかり'))).toContain('● 本人の返事待ち');
    expect(await toldTo(WHO.manager)).toBe('');
    expect(await toldTo(WHO.dx)).toBe('');
    const asked = await toldTo(WHO.applicant);
    expect(asked).toMatch(/同意のお願い[^]*DXリーダーへの推薦[^]*● 本人の返事待ち[^]*候補者[^]*森 太さん[^]*改善を続けてきた人です/);
    expect(asked).toContain('同意する\n辞退する');
    expect(asked).not.toMatch(/承認する|却下する|保留/);
    expect(wordsOf(await decide(WHO.applicant, 'approve'))).toMatch(/✓ 同意済み（月岡 誠さん[^]*同意しました/);
    expect(await candidate()).toMatchObject({ state: 'deciding', publish_consent: 0 });
    expect(await toldTo(WHO.colleague)).toContain('推薦に本人が同意しました');
    expect(await toldTo(WHO.manager)).toMatch(/承認の依頼[^]*DXリーダーへの推薦[^]*✓ 星野 あかりさん（市民生活部 市民課）が同意/);
    await decide(WHO.manager, 'approve');
    expect(await candidate()).toMatchObject({ state: 'ready' });
  });

  it('lets the nominee choose, after agreeing, whether to be on the list', async () => {
    await openNominations();
    await nominate(WHO.manager, '1');
    await decide(WHO.applicant, 'approve');
    const { id, version } = await candidate();
    const own = await submit(WHO.applicant, 'dx-leaders.show', { id });
    const button = buttonsOf(own).find(({ data }) => data['verb'] === 'dx-leaders.publish');
    expect(button?.title).toBe('掲載に同意する');
    expect(wordsOf(await tap(WHO.applicant, 'dx-leaders.publish', button?.data ?? {}))).toContain('名簿への掲載：同意しています');
    expect(await candidate()).toMatchObject({ publish_consent: 1, version: version + 1 });
    expect(wordsOf(await tap(WHO.applicant, 'dx-leaders.publish', button?.data ?? {}))).toContain('すでに次のとおり');
  });

  it('is declined without a reason, after a question; the nominator learns only that', async () => {
    await openNominations();
    await nominate(WHO.colleague, '星野 あかり');
    const { id: found, version } = await openCase();
    const asked = await tap(WHO.applicant, 'approvals.ask-reject', { case: found, version });
    expect(wordsOf(asked)).toContain('理由は書かなくてかまいません');
    expect(buttonsOf(asked).map(({ title }) => title)).toEqual(['辞退を確定する', '戻る']);
    expect(wordsOf(await decide(WHO.applicant, 'reject'))).toMatch(/－ 辞退[^]*だれにも尋ねません/);
    expect(await candidate()).toMatchObject({ state: 'declined' });
    expect(await toldTo(WHO.colleague)).toContain('－ 辞退');
    expect(await toldTo(WHO.manager)).toBe('');
    expect(wordsOf(await nominate(WHO.colleague, '星野 あかり'))).toContain('いまは推薦できません');
  });

  it('cannot be answered by anybody else, nor shown to them', async () => {
    await openNominations();
    await nominate(WHO.colleague, '星野 あかり');
    for (const who of [WHO.colleague, WHO.manager, WHO.dx, WHO.elsewhere]) {
      expect(wordsOf(await decide(who, 'approve'))).toMatch(
        /この操作はできません|まだ順番ではありません|推薦した人は、この審査に加われません/,
      );
    }
    const { id } = await candidate();
    expect(wordsOf(await submit(WHO.colleague, 'dx-leaders.show', { id }))).toContain('この操作はできません');
    expect(await candidate()).toMatchObject({ state: 'consent' });
    expect(await audited('approvals.refused')).toHaveLength(4);
  });

  it('is decided by the next above when the 所属長 has made it, and by DX推進担当 when nobody is above', async () => {
    await openNominations();
    await nominate(WHO.manager, '星野 あかり');
    await decide(WHO.applicant, 'approve');
    expect(wordsOf(await decide(WHO.manager, 'approve'))).toContain('推薦した人は、この審査に加われません');
    expect(await toldTo(WHO.above)).toContain('承認の依頼');
    await decide(WHO.above, 'approve');
    expect(await candidate()).toMatchObject({ state: 'ready' });
    await db().deleteFrom('dx_candidate').execute();
    await db().updateTable('person').set({ manager_employee_number: null }).where('employee_number', '=', '2').execute();
    await nominate(WHO.manager, '星野 あかり');
    const steps = await db().selectFrom('approval_step').selectAll().where('name', '=', 'manager').orderBy('case_id').execute();
    expect(steps.filter(({ state }) => state === 'pending')).toMatchObject([{ decider_kind: 'role', decider: 'dx' }]);
  });

  it.each([
    ['oneself', WHO.applicant, '星野 あかり', '自分は推薦できません', 'self'],
    ['somebody of another section', WHO.elsewhere, '星野 あかり', '同じ課の同僚か', 'outside'],
    ['主幹 of another section, of whom nothing is told', WHO.elsewhere, '西 主', '同じ課の同僚か', 'outside'],
    ['主幹', WHO.colleague, '西 主', '主幹職以上', 'not-eligible'],
  ])('of %s is refused, and the try is kept', async (_, who, whom, words, why) => {
    await openNominations();
    expect(wordsOf(await nominate(who, whom))).toContain(words);
    expect(await candidates()).toEqual([]);
    expect((await audited('dx-leaders.refused')).at(-1)).toMatchObject({ actor: idOf(who), why });
  });

  it('asks who of two of one name is meant, and takes the choice', async () => {
    await openNominations();
    const card = await nominate(WHO.applicant, '森 太');
    expect(wordsOf(card)).toContain('同じ名前か近い名前の人がいます');
    expect(await candidates()).toEqual([]);
    await nominate(WHO.applicant, '森 太', { choice: idOf(WHO.namesake) });
    expect(await candidate()).toMatchObject({ aad_object_id: idOf(WHO.namesake) });
  });

  it('comes back with its words when they are missing or too long', async () => {
    await openNominations();
    expect(wordsOf(await nominate(WHO.colleague, '星野 あかり', { reason: ' ' }))).toContain('⚠ 文を書いてください');
    expect(wordsOf(await nominate(WHO.colleague, '星野 あかり', { reason: '長'.repeat(10_000) }))).toContain('いま10000文字');
    expect(wordsOf(await nominate(WHO.colleague, 'あ'.repeat(10_000)))).toContain('職員名簿に見つかりません');
    expect(await candidates()).toEqual([]);
  });

  it('is made once by a double tap, and by nobody for whom something is under way, without telling what', async () => {
    await openNominations();
    const cards = await Promise.all([nominate(WHO.colleague, '星野 あかり'), nominate(WHO.colleague, '星野 あかり')]);
    for (const card of cards) expect(wordsOf(card)).toContain('推薦しました');
    expect(await candidate()).toMatchObject({ version: 1, nominator: idOf(WHO.colleague) });
    const other = wordsOf(await nominate(WHO.manager, '星野 あかり'));
    expect(other).toContain('いまは推薦できません');
    expect(other).not.toMatch(/応募|● |森/);
  });

  it('leaves a draft of the nominee to them, and an application written meanwhile on their card', async () => {
    await openNominations();
    await tap(WHO.applicant, 'dx-leaders.save', { cycle: '2026', version: 0, ...TEXTS });
    await nominate(WHO.colleague, '星野 あかり');
    const late = await apply(WHO.applicant, { version: 1, motivation: '書き終えたもの' });
    expect(wordsOf(late)).toContain('手続きが進んでいるため');
    expect(JSON.stringify(late)).toContain('書き終えたもの');
    await decide(WHO.applicant, 'reject');
    expect(await candidate()).toMatchObject({ state: 'declined', motivation: TEXTS.motivation });
    const form = await submit(WHO.applicant, 'dx-leaders.form');
    expect(JSON.stringify(form)).toContain('書かない窓口');
  });

  it('without an answer is reminded of; after the day DX推進担当 hears that one is missing, not whose, and the answer still counts', async () => {
    await openNominations();
    await nominate(WHO.colleague, '星野 あかり');
    await moveTo('2026-12-15T10:00');
    expect(await toldTo(WHO.applicant)).toContain('返事をお待ちしています');
    await moveTo('2026-12-18T10:00');
    const told = await toldTo(WHO.dx);
    expect(told).toContain('返事のない推薦があります');
    expect(told).not.toMatch(/星野|市民課|森/);
    expect(await toldTo(WHO.applicant)).toContain('いまからでも返事できます');
    expect(wordsOf(await decide(WHO.dx, 'approve'))).toMatch(/この操作はできません|まだ順番ではありません/);
    expect(wordsOf(await decide(WHO.applicant, 'approve'))).toContain('✓ 同意済み');
  });
});

describe('a silent 所属長', () => {
  it('is followed by DX推進担当 after the due day', async () => {
    await apply(WHO.applicant);
    await moveTo('2026-12-18T10:00');
    expect(await toldTo(WHO.dx)).toMatch(/処理期限を過ぎました[^]*DXリーダーへの応募/);
    await decide(WHO.dx, 'approve');
    expect(await candidate()).toMatchObject({ state: 'ready' });
    expect((await audited('approvals.decided')).at(-1)).toMatchObject({
      actor: idOf(WHO.dx),
      rule: 'decider/escalation',
      section: '5.5.(2)',
    });
  });
});
