import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writerOf } from '../support/activities.ts';
import type { Json } from '../support/activities.ts';
import { manualClock } from '../support/manual-clock.ts';
import { buttonsOf, wordsOf } from '../support/message-cards.ts';
import { idOf, importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';
import { announcerOf, idOn, TEXT } from '../features/announcements/announcement-taps.ts';
import { handsOf } from '../features/forms/form-taps.ts';
import type { Hands, HeldCard } from '../features/forms/form-taps.ts';

const clock = manualClock('2026-12-01T09:00:00+09:00');
/** 200 reads Japanese, 201 English, 202 やさしい日本語. */
const STAFF = [200, 201, 202];
let bot: BotUnderTest;
let hr: Hands;
let second: Hands;
let announcer: ReturnType<typeof announcerOf>;

const of = (number: number): Hands => handsOf(bot, bot.activitiesOf(writerOf(number)));

beforeAll(async () => {
  bot = await startLocalBot({ weeklyMessages: 1 }, { clock });
  const hrLines = [rosterLine(101, { name: '高橋 花子', roles: 'hr' }), rosterLine(102, { name: '月岡 誠', roles: 'hr' })];
  await importText(bot.app.storage, rosterFile(...hrLines, ...STAFF.map((number) => rosterLine(number, { section: '市民課' }))));
  [hr, second] = [of(101), of(102)];
  for (const number of [101, 102, ...STAFF]) await of(number).say('ヘルプ');
  // 201 reads English.
  await bot.app.storage.db.updateTable('conversation').set({ locale: 'en' }).where('aad_object_id', '=', idOf(201)).execute();
  await of(202).say('これからはやさしい日本語で答えて');
  announcer = announcerOf(hr);
});
afterAll(() => bot.stop());

async function arrived(number: number, words: string): Promise<Record<string, Json>> {
  const id = bot.activitiesOf(writerOf(number)).message('')['from'].id;
  const call = await bot.connector.waitFor(({ activity }) => activity['recipient']?.id === id && wordsOf(activity).includes(words));
  return call.activity;
}

const isGoneFor = (number: number, words: string): boolean => {
  const id = bot.activitiesOf(writerOf(number)).message('')['from'].id;
  return !bot.connector.messages().some((message) => message['recipient']?.id === id && wordsOf(message).includes(words));
};

describe('scheduling for later', () => {
  let id: string;
  let checked: HeldCard;

  it('waits, and can be taken back and thrown away', async () => {
    const late = await announcer.compose({
      text: { name: '捨てる件' },
      audience: { numbers: '200' },
      options: { sendDay: '2026-12-02', sendTime: '10:00', mandatory: '全員の提出が要るため' },
    });
    const scheduled = await announcer.step(late, 'send');
    expect(scheduled.words).toContain('まだだれにも送っていません');
    expect(scheduled.words).toContain('令和8年12月2日（水）10:00');
    const draft = await announcer.step(scheduled, 'recall');
    expect(draft.titles).toContain('この内容で送る');
    const ask = await hr.tap('announcements.desk-edit', { ...draft.data('announcements.desk-edit'), part: 'discard' });
    expect(ask.words).toContain('この下書きを捨てますか');
    const list = await announcer.step(ask, 'discard');
    expect(list.words).not.toContain('捨てる件');
    expect((await announcer.step(ask, 'discard')).words).not.toContain('捨てる件');
  });

  it('sends at its time and not before', async () => {
    checked = await announcer.compose({
      text: { name: '明日の件', text: '明日の件です。', englishName: 'Tomorrow', englishText: 'About tomorrow.' },
      audience: { numbers: '200\n201\n202' },
      options: { sendDay: '2026-12-02', sendTime: '10:00', mandatory: '全員の提出が要るため' },
    });
    id = idOn(checked);
    await announcer.step(checked, 'send');
    await hr.say('/clock 2026-12-02T09:59');
    expect(isGoneFor(200, '明日の件')).toBe(true);
    await hr.say('/clock 2026-12-02T10:00');
    const card = await arrived(200, '明日の件です。');
    expect(buttonsOf(card).map(({ title }) => title)).toContain('読みました');
  });

  it('reaches everybody in their own language', async () => {
    const english = wordsOf(await arrived(201, 'About tomorrow.'));
    expect(english).not.toContain('明日の件');
    expect((await of(201).tap('announcements.read', { id })).words).toContain('✓');
  });

  it('is copied into a new draft', async () => {
    const copy = await hr.open('announcements.desk-copy', { id });
    expect(copy.words + JSON.stringify(copy.values)).toContain('明日の件');
    expect(idOn(copy)).not.toBe(id);
  });
});

describe('a request to a second person', () => {
  it('goes back with the reason, which the author reads', async () => {
    await importText(
      bot.app.storage,
      rosterFile(
        ...[101, 102].map((number) => rosterLine(number, { roles: 'hr' })),
        ...STAFF.map((number) => rosterLine(number, { section: '市民課' })),
        ...Array.from({ length: 110 }, (_, at) => rosterLine(300 + at)),
      ),
    );
    const checked = await announcer.compose({ text: { name: '差し戻す件' } });
    const id = idOn(checked);
    await announcer.step(checked, 'send');
    await arrived(102, '確認をお願いします');
    const request = await second.open('announcements.desk-open', { id });
    const data = request.data('announcements.desk-return');
    expect((await second.tap('announcements.desk-return', { ...data, reason: '' })).words).toContain('理由を書いてください');
    const returned = await second.tap('announcements.desk-return', { ...data, reason: '日付が[違います](https://evil.example/)' });
    expect(returned.words).not.toContain('送り始めました');
    expect(wordsOf(await arrived(101, '日付が'))).toContain('\\[違います\\]');
    expect((await hr.open('announcements.desk-open', { id })).titles).toContain('確認を頼んで送る');
  });
});

describe('what the sender reads while somebody waits', () => {
  it('is that the office is closed, until when', async () => {
    await hr.say('/clock 2026-12-03T17:14');
    const checked = await announcer.compose({ text: { ...TEXT, name: '夜の件' }, audience: { numbers: '200' } });
    const id = idOn(checked);
    await hr.say('/clock 2026-12-03T18:00');
    await announcer.step(checked, 'send');
    expect((await hr.tap('announcements.desk-show', { id })).words).toContain('令和8年12月4日（金）08:30');
  });

  it('is that it comes with others, and it is opened from there', async () => {
    await hr.say('/clock 2026-12-09T09:00');
    const ids: string[] = [];
    for (const name of ['一つ目の件', '二つ目の件']) {
      const checked = await announcer.compose({ text: { name, text: `${name}です。` }, audience: { numbers: '202' } });
      ids.push(idOn(checked));
      await announcer.step(checked, 'send');
      if (ids.length === 1) await arrived(202, '一つ目の件です。');
    }
    await expect
      .poll(async () => (await hr.tap('announcements.desk-show', { id: ids[1] })).words, { timeout: 10_000 })
      .toContain('まとめて一通で届きます: 1人。令和8年12月14日（月）09:00');
    await hr.say('/clock 2026-12-14T09:00');
    const digest = await arrived(202, 'お知らせをまとめました');
    expect(wordsOf(digest)).toContain('先週（せんしゅう）');
    const button = buttonsOf(digest).find(({ data }) => data['id'] === ids[1]);
    expect(button?.data['verb']).toBe('announcements.open');
    const opened = await of(202).open('announcements.open', { id: ids[1] });
    expect(opened.words).toContain('二つ目の件です。');
  });
});
