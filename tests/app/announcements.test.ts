import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writerOf } from '../support/activities.ts';
import type { Json } from '../support/activities.ts';
import { manualClock } from '../support/manual-clock.ts';
import { buttonsOf, wordsOf } from '../support/message-cards.ts';
import { idOf, importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';
import { announcerOf, idOn } from '../features/announcements/announcement-taps.ts';
import { handsOf } from '../features/forms/form-taps.ts';
import type { Hands, HeldCard } from '../features/forms/form-taps.ts';

const STAFF = 130;
const clock = manualClock('2026-12-01T09:00:00+09:00');
let bot: BotUnderTest;
let hr: Hands;
let second: Hands;
let employee: Hands;
let announcer: ReturnType<typeof announcerOf>;

const of = (number: number): Hands => handsOf(bot, bot.activitiesOf(writerOf(number)));

beforeAll(async () => {
  bot = await startLocalBot({}, { clock });
  const lines = Array.from({ length: STAFF }, (_, at) => rosterLine(200 + at, { bureau: '市民生活部', section: '市民課' }));
  const hrLines = [rosterLine(101, { name: '高橋 花子', roles: 'hr' }), rosterLine(102, { name: '月岡 誠', roles: 'hr' })];
  await importText(bot.app.storage, rosterFile(...hrLines, ...lines));
  [hr, second, employee] = [of(101), of(102), of(200)];
  // Each has a chat of their own but the last ten.
  for (const number of [101, 102, ...Array.from({ length: STAFF - 10 }, (_, at) => 200 + at)]) await of(number).say('ヘルプ');
  announcer = announcerOf(hr);
});
afterAll(() => bot.stop());

/** Messages that one person got, the newest last. */
function inboxOf(number: number): Record<string, Json>[] {
  return bot.connector.messages().filter(({ recipient }) => recipient?.id === bot.activitiesOf(writerOf(number)).message('')['from'].id);
}

async function arrived(number: number, words: string): Promise<Record<string, Json>> {
  const id = bot.activitiesOf(writerOf(number)).message('')['from'].id;
  const call = await bot.connector.waitFor(({ activity }) => activity['recipient']?.id === id && wordsOf(activity).includes(words));
  return call.activity;
}

async function audit(action: string): Promise<{ actor: string; subject: string; detail: string }[]> {
  const { db } = bot.app.storage;
  return db.selectFrom('audit_entry').select(['actor', 'subject', 'detail']).where('action', '=', action).orderBy('seq').execute();
}

/** Until nothing of this announcement waits. */
async function settled(id: string): Promise<void> {
  const { db } = bot.app.storage;
  for (;;) {
    const waiting = await db
      .selectFrom('outbox_message')
      .select('id')
      .where('batch', '=', `announcements:${id}`)
      .where('state', 'in', ['pending', 'sending'])
      .limit(1)
      .executeTakeFirst();
    if (waiting === undefined) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('from the first card to the file', () => {
  let checked: HeldCard;
  let id: string;

  it('is written, with the head count, who cannot be reached, the time and how long it takes', async () => {
    expect((await hr.say('管理')).titles).toContain('お知らせの管理');
    expect((await hr.open('announcements.desk', {})).words).toContain('まだ一つもありません');
    checked = await announcer.compose({ options: { mandatory: '全員の提出が要るため' } });
    id = idOn(checked);
    expect(checked.words).toContain('合計\n132人');
    expect(checked.words).toContain('市民生活部\n130人');
    expect(checked.words).toContain('アプリが入っていない\n10人');
    expect(checked.words).toContain('送る日時\nすぐ');
    expect(checked.words).toMatch(/かかる時間\n約\d秒/);
    expect(checked.words).toContain('100人を超えるため、もう一人の人事担当の確認がいります');
  });

  it('is tested on oneself, exactly as it will arrive', async () => {
    const tested = await announcer.step(checked, 'test');
    expect(tested.words).toContain('✓ この内容で済み');
    const card = await arrived(101, '12月11日');
    expect(wordsOf(card)).toContain('**12月11日**までに出してください。');
    expect(buttonsOf(card).map(({ title }) => title)).toEqual(['読みました', '質問があります']);
    const tried = await hr.tap('announcements.read', { id });
    expect(tried.words).not.toContain('✓ 読みました');
  });

  it('is confirmed by a second person, never by its author', async () => {
    const asked = await announcer.step(checked, 'send');
    expect(asked.words).toContain('もう一人の人事担当に確認を頼みました');
    const seen = { id, revision: 3 };
    expect((await hr.tap('announcements.desk-confirm', seen)).words).toContain('作成・変更・依頼をした人は、確認できません');
    const note = await arrived(102, '確認をお願いします');
    const [open] = buttonsOf(note);
    const request = await second.open('announcements.desk-open', { id: open?.data['id'] });
    expect(request.words).toContain('**12月11日**までに出してください。');
    const confirmed = await second.tap('announcements.desk-confirm', request.data('announcements.desk-confirm'));
    expect(confirmed.words).toContain('✓ 送り始めました');
    expect(await audit('announcements.confirmed')).toMatchObject([{ actor: idOf(102), subject: id }]);
  });

  it('reaches everybody who can be reached, and tells the rest with what to do', async () => {
    await arrived(200, '12月11日');
    await settled(id);
    clock.advance(60_000);
    await hr.say('/clock 2026-12-01T09:05');
    const progress = await hr.tap('announcements.desk-show', { id });
    expect(progress.words).toContain('132人のうち122人に届きました');
    expect(progress.words).toContain('アプリが入っていない: 10人');
    expect(progress.words).toContain('情報政策課に');
    expect(progress.titles).toContain('届いていない人だけに再送');
  });
});
