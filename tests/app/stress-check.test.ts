import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deskVerbs } from '../../src/features/stress-check/desk/verbs.ts';
import { ratesVerbs } from '../../src/features/stress-check/rates/verbs.ts';
import { findForbidden } from '../../src/features/stress-check/rules/forbidden-words.ts';
import {
  begin,
  handsIn,
  importHall,
  nameOf,
  numberOf,
  paste,
  PERIOD,
  SETTINGS,
  setPeriod,
  startAnew,
  WHO,
} from '../features/stress-check/stress-world.ts';
import { TENANT, writerOf } from '../support/activities.ts';
import { rowsByTable } from '../support/database-rows.ts';
import { manualClock } from '../support/manual-clock.ts';
import { wordsOf } from '../support/message-cards.ts';
import { idOf } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

const [A, B] = [WHO.first, WHO.first + 1];
const BEFORE = '2026-11-24T09:00:00+09:00';
const DURING = '2026-12-10T09:00:00+09:00';
const GROUP = { conversation: { id: '19:group', conversationType: 'groupChat', tenantId: TENANT } };
const clock = manualClock(BEFORE);
let bot: BotUnderTest;

let audits = 0;

beforeAll(async () => {
  bot = await startLocalBot({}, { clock });
  await importHall(bot.app.storage);
});
afterAll(() => bot.stop());
beforeEach(async () => {
  clock.setTo(BEFORE);
  await startAnew(bot.app.storage);
  audits = (await db().selectFrom('audit_entry').select('seq').execute()).length;
});

const db = () => bot.app.storage.db;
const marks = () => db().selectFrom('stress_mark').selectAll().execute();
const period = () => db().selectFrom('stress_period').selectAll().executeTakeFirst();
const audited = async (action: string) => {
  const found = db().selectFrom('audit_entry').selectAll().where('seq', '>', audits).where('action', '=', `stress-check.${action}`);
  return (await found.execute()).map((row) => ({ actor: row.actor, ...(JSON.parse(row.detail) as object) }));
};

describe('an employee', () => {
  it('without a period gets what the policy says, with its section, and is told that there is none', async () => {
    const card = await handsIn(bot, A).say('ストレスチェック');
    expect(card.words).toMatch(/いま、受検の期間ではありません[^]*毎年実施[^]*4\.3\.\(2\) ストレスチェック制度の活用/);
    expect(card.titles).toEqual([]);
    const stranger = await bot.replies(bot.activitiesOf(writerOf(9999)).message('ストレスチェック'));
    expect(wordsOf(stranger[0])).toContain('毎年実施');
    expect((await handsIn(bot, A).say('ヘルプ')).titles).not.toContain('ストレスチェック');
  });

  it('reads everything before deciding: voluntary, who sees what, what is kept and until when, whom to ask', async () => {
    await begin(bot.app.storage);
    clock.setTo(DURING);
    const card = await handsIn(bot, A).say('ストレスチェック');
    for (const words of [
      ...['○ 受検できます（令和8年12月25日（金）まで。あと11営業日）', 'あなたが決められます', '不利益な扱いを受けることはありません'],
      ...['check.example.jp', '人財ナビには入りません', '見るのは実施事務従事者だけ', '10人以上', '令和9年1月24日（日）に消します'],
      ...['産業医 山川（内線9999）', '多くて2回', '実施事務従事者'],
    ])
      expect(card.words).toContain(words);
    expect(card.titles).toEqual(['受検サイトを開く（外部）', '受検しました', '案内を止める']);
    expect(card.values).toEqual({});
    expect(findForbidden(card.words)).toBeNull();
    expect(JSON.stringify(card.content)).toContain('"url":"https://check.example.jp/"');
  });

  it('finds a neutral door on the hub while it runs, the same for everybody, and nothing on マイページ', async () => {
    await begin(bot.app.storage);
    clock.setTo(DURING);
    await handsIn(bot, A).tap('stress-check.taken', { id: PERIOD.id });
    const hub = async (who: number) => {
      const first = await handsIn(bot, who).say('ヘルプ');
      const more = await bot.replies(bot.activitiesOf(writerOf(who)).submit('home.more', { page: 1 }));
      return `${first.words}\n${wordsOf(more[0])}`.replaceAll(nameOf(who), '');
    };
    expect(await hub(A)).toContain('ストレスチェック');
    expect(await hub(A)).toBe(await hub(B));
    const own = async (who: number) => (await handsIn(bot, who).say('マイページ')).words.replaceAll(nameOf(who), '');
    expect(await own(A)).toBe(await own(B));
    expect(await own(A)).not.toMatch(/受検/);
    clock.setTo('2026-12-26T09:00:00+09:00');
    expect(await hub(A)).not.toContain('ストレスチェック');
  });

  it('says 受検しました, takes it back, stops and resumes, as often as they tap', async () => {
    await begin(bot.app.storage);
    clock.setTo(DURING);
    const me = handsIn(bot, A);
    const tap = (verb: string) => me.tap(`stress-check.${verb}`, { id: PERIOD.id });
    const taken = await tap('taken');
    expect((await tap('taken')).words).toBe(taken.words);
    expect(taken.words).toContain('✓ 受検したと記録しました');
    expect(taken.titles).toEqual(['受検サイトを開く（外部）', '「受検しました」を取り消す']);
    expect((await tap('undo')).titles).toContain('受検しました');
    const stopped = await tap('stop');
    expect(stopped.words).toContain('－ 止めています');
    expect(stopped.titles).toContain('案内を再開する');
    expect((await tap('resume')).words).toContain('届きます');
    expect(await marks()).toEqual([]);
  });

  it.each([
    ['2026-11-30T09:00:00+09:00', 'taken'],
    ['2026-12-26T09:00:00+09:00', 'taken'],
    ['2026-12-26T09:00:00+09:00', 'undo'],
    ['2026-12-26T09:00:00+09:00', 'stop'],
  ])('at %s cannot tap %s: nothing changes, and the card says so', async (time, verb) => {
    await begin(bot.app.storage);
    clock.setTo(time);
    expect((await handsIn(bot, A).tap(`stress-check.${verb}`, { id: PERIOD.id })).words).toContain('いまは、この操作はできません');
    expect(await marks()).toEqual([]);
  });

  it('who taps with forged fields, or for another period, changes nothing', async () => {
    await begin(bot.app.storage);
    clock.setTo(DURING);
    const me = handsIn(bot, A);
    const answers = await bot.replies(bot.activitiesOf(writerOf(A)).submit('stress-check.taken', { id: PERIOD.id, answers: '1,2,3' }));
    expect(wordsOf(answers[0])).toContain('このカードは今は使えません');
    expect((await me.tap('stress-check.taken', { id: 'p-0' })).words).toContain('いまは、この操作はできません');
    expect(await marks()).toEqual([]);
  });

  it('in a group gets nothing personal, and can change nothing there', async () => {
    await begin(bot.app.storage);
    clock.setTo(DURING);
    await handsIn(bot, A).tap('stress-check.taken', { id: PERIOD.id });
    const who = bot.activitiesOf(writerOf(A));
    const [shown] = await bot.replies(who.message('ストレスチェック', GROUP));
    expect(wordsOf(shown)).toContain('1対1のチャット');
    expect(wordsOf(shown)).not.toMatch(/記録しました|取り消す|受検しました/);
    const before = await rowsByTable(bot.app.storage);
    for (const verb of ['taken', 'undo', 'stop', 'resume', 'see']) {
      const data = verb === 'see' ? {} : { id: PERIOD.id };
      const [answer] = await bot.replies(who.execute(`stress-check.${verb}`, data, GROUP));
      expect(wordsOf(answer)).toContain('1対1のチャット');
    }
    expect((await rowsByTable(bot.app.storage))['stress_mark']).toEqual(before['stress_mark']);
  });

  it('is answered in やさしい日本語 and in English', async () => {
    await begin(bot.app.storage);
    clock.setTo(DURING);
    const english = await bot.replies(bot.activitiesOf(writerOf(A)).message('stress check', { locale: 'en-GB' }));
    expect(wordsOf(english[0])).toMatch(/It is up to you whether you take it[^]*Deleted on Sun 24 January 2027/);
    await handsIn(bot, B).say('やさしい日本語にして');
    expect((await handsIn(bot, B).say('ストレスチェック')).words).toContain('自分（じぶん）で決（き）めます');
  });

  it('comes here from an answer about the stress check', async () => {
    const card = await handsIn(bot, A).say('ストレスチェックとは何ですか');
    expect(card.titles).toContain('ストレスチェックの案内を見る');
    expect((await handsIn(bot, A).open('stress-check.show', { id: '' })).words).toContain('受検の期間ではありません');
  });
});

describe('the desk', () => {
  it('is refused to everybody but 実施事務従事者, with every verb, and each try stands in the audit log', async () => {
    await begin(bot.app.storage);
    clock.setTo(DURING);
    const before = await period();
    const forged = { id: PERIOD.id, version: 1, page: 0, numbers: numberOf(A), from: '2026-12-01', reminders: '0' };
    const verbs = Object.values(deskVerbs);
    for (const who of [A, WHO.manager, WHO.hr, WHO.dx]) {
      for (const verb of verbs) {
        const refused = await handsIn(bot, who).tap(verb, forged);
        expect([who, verb, refused.words]).toEqual([who, verb, expect.stringContaining('この操作はできません')]);
      }
    }
    expect(await period()).toEqual(before);
    expect(await marks()).toEqual([]);
    expect(await audited('refused')).toHaveLength(4 * verbs.length);
    expect((await handsIn(bot, WHO.staff).say('管理')).titles).toContain('ストレスチェックの案内');
    for (const who of [WHO.hr, WHO.dx]) expect((await handsIn(bot, who).say('管理')).titles).not.toContain('ストレスチェックの案内');
  });

  it('sets a period with suggested days, and staff see it', async () => {
    const saved = await setPeriod(bot);
    expect(saved.words).toMatch(/✓ 保存しました[^]*令和8年12月11日（金）、令和8年12月22日（火）[^]*令和9年1月24日（日）/);
    expect(await period()).toMatchObject({
      from_day: '2026-12-01',
      reminders: 2,
      first_reminder: '2026-12-11',
      created_by: idOf(WHO.staff),
    });
    expect((await handsIn(bot, A).say('ストレスチェック')).words).toContain('… 令和8年12月1日（火）から受検できます');
    expect(await audited('period-set')).toHaveLength(1);
  });

  it('gives the form back filled in, with a message per field, when something is wrong', async () => {
    const again = await setPeriod(bot, { intro: '受検は必須です。', link: 'https://evil.example/', second: '2026-12-20' });
    expect(again.words).toMatch(/「必須」は使えません/);
    expect(again.words).toMatch(/許可されたサイト/);
    expect(again.words).toMatch(/開庁日にしてください/);
    expect(again.values).toMatchObject({
      intro: '受検は必須です。',
      link: 'https://evil.example/',
      second: '2026-12-20',
      contact: expect.any(String),
    });
    expect(await period()).toBeUndefined();
  });

  it('takes a double tap once, and the older card of a colleague not at all', async () => {
    const hands = handsIn(bot, WHO.staff);
    const form = await hands.tap('stress-check.desk-form', {});
    const data = { ...form.data('stress-check.desk-save'), ...SETTINGS };
    await Promise.all([hands.tap('stress-check.desk-save', data), hands.tap('stress-check.desk-save', data)]);
    expect(await audited('period-set')).toHaveLength(1);
    expect((await setPeriodOf(WHO.otherStaff, data)).words).toContain('ほかの人の操作で内容が変わっています');
    const mine = await hands.tap('stress-check.desk-form', {});
    const theirs = await handsIn(bot, WHO.otherStaff).tap('stress-check.desk-form', {});
    await hands.tap('stress-check.desk-save', { ...data, ...mine.data('stress-check.desk-save'), reminders: '1' });
    const late = await handsIn(bot, WHO.otherStaff).tap('stress-check.desk-save', { ...data, ...theirs.data('stress-check.desk-save') });
    expect(late.words).toContain('ほかの人の操作で内容が変わっています');
    expect(await period()).toMatchObject({ reminders: 1, version: 2 });
  });

  /** As if a second form for a new period had been open at the same time. */
  const setPeriodOf = (who: number, data: Record<string, unknown>) =>
    handsIn(bot, who).tap('stress-check.desk-save', { ...data, id: 'another', version: 0 });

  it('calls a period off before it begins, after asking, and never later', async () => {
    await setPeriod(bot);
    const hands = handsIn(bot, WHO.staff);
    await handsIn(bot, A).tap('stress-check.stop', { id: (await period())?.id });
    const asking = await hands.tap('stress-check.desk-ask-discard', {});
    clock.setTo('2026-12-01T09:00:00+09:00');
    expect((await hands.tap('stress-check.desk-discard', asking.data('stress-check.desk-discard'))).words).toContain(
      'この操作はできません',
    );
    clock.setTo('2026-11-30T09:00:00+09:00');
    expect((await hands.tap('stress-check.desk-discard', asking.data('stress-check.desk-discard'))).words).toContain('✓ 取りやめました');
    expect([await period(), await marks()]).toEqual([undefined, []]);
  });

  it('takes the list of those who have taken it, whole or not at all, with each wrong line named', async () => {
    await begin(bot.app.storage);
    clock.setTo(DURING);
    const wrong = await paste(bot, `職員番号\n${numberOf(A)}\n999999\n${numberOf(B)},82点,高ストレス`);
    expect(wrong.words).toMatch(/3行目: 職員番号「999999」は名簿にありません[^]*4行目: 職員番号のほかの列があります/);
    expect(wrong.values['numbers']).toBe(`職員番号\n${numberOf(A)}\n999999\n${numberOf(B)}`);
    expect(JSON.stringify(wrong.content)).not.toMatch(/82点|高ストレス/);
    expect(await marks()).toEqual([]);
    const done = await paste(bot, `${numberOf(A)}\n${numberOf(B)}\n`);
    expect(done.words).toContain('✓ 2人を受け付け、2人の記録を変えました');
    expect(done.values['numbers']).toBe('');
    expect(await audited('list-added')).toEqual([{ actor: idOf(WHO.staff), people: 2, changed: 2 }]);
    const own = await handsIn(bot, A).say('ストレスチェック');
    expect(own.words).toContain('実施事務従事者の名簿');
    expect(own.titles).toEqual(['受検サイトを開く（外部）']);
    expect((await paste(bot, numberOf(A), 'stress-check.desk-remove')).words).toContain('1人の記録を変えました');
    expect((await paste(bot, '')).words).toContain('職員番号がありません');
    expect((await paste(bot, `${numberOf(A)}\n`.repeat(2000))).words).toContain('12,000文字まで');
  });

  it('names those who get the next message, ten at a time, and each look is in the audit log as a number', async () => {
    await begin(bot.app.storage);
    clock.setTo(DURING);
    await handsIn(bot, A).tap('stress-check.taken', { id: PERIOD.id });
    await handsIn(bot, B).tap('stress-check.stop', { id: PERIOD.id });
    const pages = [];
    for (let page = 0; page < 5; page += 1) pages.push((await handsIn(bot, WHO.staff).tap('stress-check.desk-next', { page })).words);
    expect(pages[0]).toContain('45人に届きます');
    expect(pages.join()).toContain(nameOf(WHO.first + 2));
    for (const hidden of [nameOf(A), nameOf(B)]) expect(pages.join()).not.toContain(hidden);
    expect(await audited('names-viewed')).toEqual([10, 10, 10, 10, 5].map((names, page) => ({ actor: idOf(WHO.staff), names, page })));
    clock.setTo('2026-12-26T09:00:00+09:00');
    expect((await handsIn(bot, WHO.staff).tap('stress-check.desk-next', { page: 0 })).words).toContain('これから送る案内はありません');
  });

  it('names nobody in a group', async () => {
    await begin(bot.app.storage);
    clock.setTo(DURING);
    for (const verb of [deskVerbs.next, deskVerbs.show, ratesVerbs.page]) {
      const [answer] = await bot.replies(bot.activitiesOf(writerOf(WHO.staff)).execute(verb, { page: 0 }, GROUP));
      expect(wordsOf(answer)).toContain('1対1のチャット');
      expect(wordsOf(answer)).not.toContain('山野5');
    }
  });
});
