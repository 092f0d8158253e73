import { describe, expect, it } from 'vitest';
import { dxWorld, LAST, TEXTS, verbsOn, WHO } from '../support/dx-world.ts';
import { wordsOf } from '../support/message-cards.ts';
import { idOf } from '../support/roster.ts';

const { apply, audited, candidate, candidates, clock, db, decide, openCase, says, setCycle, submit, tap, toldTo } = dxWorld();

describe('the programme', () => {
  it('shows the year, the counts, the deadline and one’s own eligibility with its section', async () => {
    const card = await says(WHO.applicant, 'DXリーダー');
    const words = wordsOf(card);
    for (const shown of [
      '令和8年度のDXリーダー',
      '● 募集中',
      '令和8年12月17日（木）17:00（あと5営業日）',
      '10人以上',
      '60人以上',
      '5.5.(2)',
    ]) {
      expect(words).toContain(shown);
    }
    expect(verbsOn(card)).toEqual(['dx-leaders.form']);
    expect(wordsOf(await says(WHO.applicant, 'DX leaders', 'en-US'))).toContain('5 working days left');
  });

  it('tells 主幹 and above that they are DXマネジャー, and takes no application of theirs', async () => {
    const card = await says(WHO.shukan, 'DXリーダー');
    expect(wordsOf(card)).toMatch(/対象外[^]*DXマネジャー[^]*5\.4\.\(2\)/);
    expect(verbsOn(card)).toEqual([]);
    expect(wordsOf(await apply(WHO.shukan))).toContain('対象外');
    expect(await candidates()).toEqual([]);
    expect((await audited('dx-leaders.refused')).at(-1)).toMatchObject({
      actor: idOf(WHO.shukan),
      why: 'not-eligible',
      section: '5.4.(2)',
    });
  });

  it('stands on the hub, and shows nothing to somebody outside the roster', async () => {
    expect(verbsOn(await says(WHO.applicant, 'ヘルプ'))).toContain('dx-leaders.programme');
    expect(wordsOf(await says(99, 'DXリーダー'))).toContain('職員名簿に登録がありません');
  });
});

describe('an application', () => {
  it('goes to the 所属長 and, approved, waits for the selection; each is told, nothing links or formats', async () => {
    const card = await apply(WHO.applicant);
    expect(wordsOf(card)).toMatch(/● 所属長の承認待ち[^]*月岡 誠さん/);
    expect(wordsOf(card)).toContain('\\*\\*強調\\*\\* \\[リンク\\](https://evil.example)');
    expect(await toldTo(WHO.manager)).toMatch(/DXリーダーへの応募[^]*✓ 主事・主事補級（対象です）[^]*書かない窓口[^]*5\.5\.\(2\)/);
    await decide(WHO.manager, 'approve');
    expect(await candidate()).toMatchObject({ state: 'ready', publish_consent: 1 });
    expect(await toldTo(WHO.applicant)).toContain('✓ 所属長が承認（選考中）');
    expect(await toldTo(WHO.dx)).toContain('選考を待つ候補者がいます');
    expect(await audited('approvals.decided')).toMatchObject([{ section: '5.5.(2)', rule: 'decider/decider' }]);
    expect(wordsOf(await says(WHO.applicant, 'マイページ'))).toContain('● 選考中');
  });

  it('is recorded once, however often it is tapped', async () => {
    const [one, two] = await Promise.all([apply(WHO.applicant), apply(WHO.applicant)]);
    for (const card of [one, two]) expect(wordsOf(card)).toContain('● 所属長の承認待ち');
    expect(await candidate()).toMatchObject({ version: 1 });
    expect(await db().selectFrom('approval_case').selectAll().execute()).toHaveLength(1);
  });

  it('keeps words that came too late on the card, and says which state is true', async () => {
    await apply(WHO.applicant);
    const late = await apply(WHO.applicant, { motivation: '別の動機です' });
    expect(JSON.stringify(late)).toContain('別の動機です');
    expect(wordsOf(late)).toContain('手続きが進んでいるため');
    expect((await candidate()).motivation).toBe(TEXTS.motivation);
  });

  it('counts at the last instant of the deadline, and not one second after', async () => {
    clock.setTo('2026-12-17T17:00:01+09:00');
    const late = await apply(WHO.applicant);
    expect(wordsOf(late)).toContain('締切を過ぎた');
    expect(JSON.stringify(late)).toContain('書かない窓口');
    expect(await candidates()).toEqual([]);
    clock.setTo(LAST);
    expect(wordsOf(await apply(WHO.applicant))).toContain('● 所属長の承認待ち');
  });

  it('comes back with its words when a field is empty or too long', async () => {
    const card = await apply(WHO.applicant, { motivation: 'あ'.repeat(10_000), theme: ' ', skills: '😀'.repeat(10_000) });
    expect(wordsOf(card)).toMatch(/1000文字までです。いま10000文字[^]*⚠ 文を書いてください[^]*500文字までです/);
    expect(JSON.stringify(card)).toContain('あ'.repeat(1_400));
    expect(await candidates()).toEqual([]);
  });

  it('is a draft first, if wanted: nobody is asked, and it goes on where it stood', async () => {
    expect(wordsOf(await tap(WHO.applicant, 'dx-leaders.save', { cycle: '2026', version: 0, motivation: '途中' }))).toContain('✎ 下書き');
    expect(await toldTo(WHO.manager)).toBe('');
    const form = await submit(WHO.applicant, 'dx-leaders.form');
    expect(JSON.stringify(form)).toContain('途中');
    const other = await tap(WHO.applicant, 'dx-leaders.save', { cycle: '2026', version: 0, motivation: '古いカード' });
    expect(wordsOf(other)).toContain('別のカードで内容が変わっています');
    expect(await candidate()).toMatchObject({ motivation: '途中', state: 'draft' });
    expect(wordsOf(await apply(WHO.applicant, { version: 1 }))).toContain('● 所属長の承認待ち');
  });

  it('that is rejected reaches the applicant with category and sentence, and may be made anew', async () => {
    await apply(WHO.applicant);
    await decide(WHO.manager, 'reject', { category: 'duties', sentence: '来年度にお願いします' });
    expect(await toldTo(WHO.applicant)).toMatch(/業務の都合[^]*来年度にお願いします/);
    const { id, version } = await candidate();
    expect(wordsOf(await submit(WHO.applicant, 'dx-leaders.show', { id }))).toMatch(/✕ 所属長の承認なし[^]*来年度にお願いします/);
    await apply(WHO.applicant, { version });
    expect(await candidate()).toMatchObject({ id, state: 'deciding' });
  });

  it('is withdrawn after a question, and the decider’s card is closed then', async () => {
    await apply(WHO.applicant);
    const { id } = await candidate();
    const asked = await tap(WHO.applicant, 'dx-leaders.ask-withdraw', { id, version: 1 });
    expect(verbsOn(asked)).toEqual(['dx-leaders.withdraw', 'dx-leaders.see']);
    const before = await openCase();
    expect(wordsOf(await tap(WHO.applicant, 'dx-leaders.withdraw', { id, version: 1 }))).toContain('－ 取り下げました');
    expect(wordsOf(await tap(WHO.applicant, 'dx-leaders.withdraw', { id, version: 1 }))).toContain('すでに次のとおり');
    const late = await tap(WHO.manager, 'approvals.approve', { case: before.id, version: before.version });
    expect(wordsOf(late)).toContain('本人が取り下げました');
    expect(await candidate()).toMatchObject({ state: 'withdrawn' });
  });

  it('shows no selection before it is published', async () => {
    await apply(WHO.applicant);
    await db().updateTable('dx_candidate').set({ state: 'selected' }).execute();
    expect(wordsOf(await says(WHO.applicant, 'DXリーダー'))).toContain('● 選考中');
    await setCycle({ state: 'published' });
    const published = await says(WHO.applicant, 'DXリーダー');
    expect(wordsOf(published)).toContain('✓ 選出');
    const { id } = await candidate();
    expect(wordsOf(await tap(WHO.applicant, 'dx-leaders.withdraw', { id, version: 1 }))).toContain('すでに次のとおり');
    expect(await candidate()).toMatchObject({ state: 'selected' });
  });

  it.each([
    ['dx-leaders.see', {}],
    ['dx-leaders.ask-withdraw', { version: 1 }],
    ['dx-leaders.withdraw', { version: 1 }],
    ['dx-leaders.publish', { version: 1, may: 'no' }],
  ])('shows and changes nothing by %s of somebody else, and keeps the try', async (verb, data) => {
    await apply(WHO.applicant);
    const { id } = await candidate();
    const tries = (await audited('dx-leaders.refused')).length;
    const card = await tap(WHO.colleague, verb, { id, ...data });
    expect(wordsOf(card)).toContain('この操作はできません');
    expect(wordsOf(card)).not.toContain('星野');
    expect(await candidate()).toMatchObject({ state: 'deciding', publish_consent: 1, version: 1 });
    expect((await audited('dx-leaders.refused')).slice(tries)).toMatchObject([{ actor: idOf(WHO.colleague), why: 'stranger' }]);
  });

  it('takes no field but those of its card, and no record that is not there', async () => {
    await apply(WHO.applicant, { state: 'selected', person: idOf(WHO.colleague), kind: 'nomination' });
    expect(await candidate()).toMatchObject({ aad_object_id: idOf(WHO.applicant), kind: 'application', state: 'deciding' });
    expect(wordsOf(await tap(WHO.applicant, 'dx-leaders.withdraw', { id: 'forged', version: 1 }))).toContain('この操作はできません');
    expect(wordsOf(await tap(WHO.colleague, 'dx-leaders.apply', { cycle: '2031', version: 0, ...TEXTS }))).toContain('締切を過ぎた');
    expect(await candidate()).toMatchObject({ aad_object_id: idOf(WHO.applicant), version: 1 });
  });
});
