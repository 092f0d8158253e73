import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writerOf } from '../support/activities.ts';
import { manualClock } from '../support/manual-clock.ts';
import { idOf, importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';
import { handsOf } from '../features/forms/form-taps.ts';
import type { Hands } from '../features/forms/form-taps.ts';

const START = '2026-12-01T09:00:00+09:00';
const clock = manualClock(START);
let bot: BotUnderTest;
let me: Hands;
let manager: Hands;
let office: Hands;
let number = 4000;

beforeAll(async () => {
  bot = await startLocalBot({}, { clock });
  const staff = Array.from({ length: 40 }, (_, index) =>
    rosterLine(4001 + index, { name: `申請 者${String(index)}`, managerEmployeeNumber: '101' }),
  );
  const others = [rosterLine(101, { name: '月岡 誠', grade: 'kacho' }), rosterLine(105, { name: '人事 係', roles: 'hr' })];
  await importText(bot.app.storage, rosterFile(...others, ...staff));
});
afterAll(() => bot.stop());
beforeEach(() => {
  clock.setTo(START);
  number += 1;
  me = handsOf(bot, bot.activitiesOf(writerOf(number)));
  manager = handsOf(bot, bot.activitiesOf(writerOf(101)));
  office = handsOf(bot, bot.activitiesOf(writerOf(105)));
});

const COURSE = { source: 'center', course: '法制執務の基礎', reason: '[条例](https://example.com)の改正を担当するため', agreed: 'true' };

async function applied() {
  const card = await me.send(await me.open('forms.open', { id: 'correspondence-course' }), COURSE);
  const [row] = await mine();
  return { card, id: row?.id ?? '' };
}

async function mine() {
  return bot.app.storage.db
    .selectFrom('form_response')
    .selectAll()
    .where('aad_object_id', '=', idOf(number))
    .orderBy('submitted_at')
    .execute();
}

async function caseOf(subject: string) {
  return bot.app.storage.db.selectFrom('approval_case').selectAll().where('subject_id', '=', subject).executeTakeFirstOrThrow();
}

async function decide(hands: Hands, subject: string, verb: string, more: Record<string, unknown> = {}) {
  const { id, version } = await caseOf(subject);
  return hands.tap(verb, { case: id, id, version, ...more });
}

async function toldTo(id: string): Promise<string> {
  const told = await bot.app.storage.db.selectFrom('outbox_message').select('card').where('aad_object_id', '=', id).execute();
  return told.map(({ card }) => card).join('\n');
}

describe('通信教育講座の申込み', () => {
  it('shows the rule with its section, and refuses another source in the words of the rule', async () => {
    const card = await me.open('forms.open', { id: 'correspondence-course' });
    expect(card.words).toContain('受講申込み代行及び受講料の負担');
    expect(card.words).toMatch(/出典: .*4\.1\.\(3\) 通信教育講座の受講支援（4章 6頁〜）/);
    const again = await me.send(card, { ...COURSE, source: 'other' });
    expect(again.words).toContain('支援の対象は、自治人材開発センターで募っている講座だけです');
    expect(again.values['course']).toBe(COURSE.course);
    expect(await mine()).toEqual([]);
  });

  it('goes to the 所属長 first: the card names the decider and the day, and the decider has a message', async () => {
    const { card, id } = await applied();
    expect(card.words).toContain('● 審査中');
    expect(card.words).toContain('月岡 誠さん（総務部 人事課）の審査を待っています。期限: 令和8年12月8日（火）（あと5営業日）');
    expect(await caseOf(id)).toMatchObject({ state: 'open', applicant: idOf(number) });
    expect(await toldTo(idOf(101))).toContain('法制執務の基礎');
    expect((await me.say('マイページ')).words).toContain('● 審査中');
  });

  it('approved by both ends with a word to the applicant of what the city does', async () => {
    const { id } = await applied();
    await decide(manager, id, 'approvals.approve');
    expect((await me.open('forms.show', { id })).words).toContain('人事担当');
    await decide(office, id, 'approvals.approve');
    expect((await mine())[0]).toMatchObject({ state: 'approved' });
    expect(await toldTo(idOf(number))).toContain('人事担当が受講の申込みを代行します。受講料は市が負担します');
    const shown = await me.open('forms.show', { id });
    expect(shown.words).toContain('✓ 承認されました');
    expect(shown.titles).toEqual(['もう1件出す']);
  });

  it('rejected tells the applicant the category and the sentence of the decider, and may be sent again', async () => {
    const { id } = await applied();
    await decide(manager, id, 'approvals.reject', { category: 'capacity', sentence: '今年度の枠が*埋まりました*。' });
    expect((await mine())[0]).toMatchObject({ state: 'rejected' });
    const told = await toldTo(idOf(number));
    expect(told).toContain('理由: 予算・定員');
    expect(told).toContain('今年度の枠が');
    expect(told).not.toMatch(/月岡/);
    const shown = await me.open('forms.show', { id });
    expect(shown.words).toContain('✕ 却下されました');
    expect(shown.words).toContain('埋まりました');
    expect(shown.titles).toEqual(['もう1件出す']);
  });

  it('can be changed before anybody has decided, and not afterwards', async () => {
    const { card, id } = await applied();
    const form = await me.tap('forms.edit', card.data('forms.edit'));
    const changed = await me.send(form, { ...COURSE, course: '地方財政の基礎' });
    expect(changed.words).toContain('地方財政の基礎');
    expect(await toldTo(idOf(101))).toContain('地方財政の基礎');
    const before = await me.tap('forms.edit', { id });
    await decide(manager, id, 'approvals.approve');
    const late = await me.send(before, { ...COURSE, course: '民法' });
    expect(late.words).toContain('■ 直せませんでした');
    expect(late.words).toContain('民法');
    expect((await mine())[0]?.answers).toContain('地方財政の基礎');
  });

  it('taken back ends the chain; the decider can do nothing more', async () => {
    const { id } = await applied();
    await me.tap('forms.withdraw', { id, revision: 1 });
    expect(await caseOf(id)).toMatchObject({ state: 'withdrawn' });
    await decide(manager, id, 'approvals.approve');
    expect((await mine())[0]).toMatchObject({ state: 'withdrawn' });
  });

  it('is seen to be the policy: a qualification that is not 必置 is refused too, and 派遣 is a wish', async () => {
    const card = await me.open('forms.open', { id: 'qualification-subsidy' });
    const again = await me.send(card, { name: '簿記', required: 'not-required', basis: 'なし', work: '経理' });
    expect(again.words).toContain('支援の対象は「行政として必置の資格」だけです');
    const wish = await me.open('forms.open', { id: 'dispatch-wish' });
    expect(wish.words).toContain('これは希望です');
    expect(wish.words).toContain('本人が自分の希望を承認することはできません');
    expect(wish.titles).toEqual(['希望を出す']);
    expect(await mine()).toEqual([]);
  });

  it('is there in English and in easy Japanese', async () => {
    const who = bot.activitiesOf(writerOf(number));
    const english = JSON.stringify(await bot.replies(who.submit('forms.open', { id: 'book-loan' }, { locale: 'en-US' })));
    expect(english).toContain('Borrow a book');
    expect(english).toContain('Title, or a field you want to read about');
    await bot.replies(who.message('やさしい日本語にして'));
    expect((await me.open('forms.open', { id: 'book-loan' })).words).toContain('本を借りる（かりる）');
  });

  it('a survey about a training is not opened by those who did not attend', async () => {
    expect((await me.open('forms.open', { id: 'course-survey', about: 'some-session' })).words).toContain('この操作はできません');
    expect((await me.say('申請')).words).not.toContain('受講アンケート');
  });
});
