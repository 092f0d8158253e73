import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writerOf } from '../support/activities.ts';
import { manualClock } from '../support/manual-clock.ts';
import { wordsOf } from '../support/message-cards.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';
import { announcerOf, idOn } from '../features/announcements/announcement-taps.ts';
import { handsOf } from '../features/forms/form-taps.ts';
import type { Hands } from '../features/forms/form-taps.ts';

const clock = manualClock('2026-12-01T09:00:00+09:00');
let bot: BotUnderTest;
let screen: Hands;

beforeAll(async () => {
  bot = await startLocalBot({ mirror: true, sampleCity: true }, { clock });
  screen = handsOf(bot, bot.activitiesOf(writerOf(901)));
  await screen.say('/as 高橋 花子');
});
afterAll(() => bot.stop());

async function count(id: string, states: readonly ('sent' | 'pending' | 'sending' | 'cancelled')[]): Promise<number> {
  const { db } = bot.app.storage;
  const rows = await db
    .selectFrom('outbox_message')
    .select('id')
    .where('batch', '=', `announcements:${id}`)
    .where('state', 'in', states)
    .execute();
  return rows.length;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}

describe('a broadcast to the whole sample city, at the screen of one', () => {
  let id: string;

  it('begins with one that went out, its gap told truthfully, and a draft', async () => {
    const list = await screen.open('announcements.desk', {});
    expect(list.words).toContain('年末調整の書類の提出について');
    expect(list.words).toContain('✎ 下書き');
    const progress = await screen.tap('announcements.desk-show', { id: '00000000-0000-4000-8000-00000000a001' });
    const [, sent, all] = /対象\n(\d+)人\n届いた\n(\d+)人/.exec(progress.words) ?? [];
    expect(Number(sent)).toBeGreaterThan(Number(all));
    expect(progress.words).toContain('アプリが入っていない');
    expect(progress.titles).toContain('届いていない人だけに再送');
  });

  it('shows three of three hundred cards, is watched, cancelled in the middle and adds up', async () => {
    const announcer = announcerOf(screen);
    const checked = await announcer.compose({
      text: { name: '防災訓練', text: '訓練をします。' },
      options: { mandatory: '全員が参加するため' },
    });
    id = idOn(checked);
    expect(checked.words).toMatch(/アプリが入っていない\n\d人/);
    await announcer.step(checked, 'send');
    const second = await bot.app.storage.db
      .selectFrom('person_role')
      .innerJoin('person', 'person.aad_object_id', 'person_role.aad_object_id')
      .select('person.name')
      .where('role', '=', 'hr')
      .where('person.name', '!=', '高橋 花子')
      .executeTakeFirstOrThrow();
    await screen.say(`/as ${second.name}`);
    const request = await screen.tap('announcements.desk-show', { id });
    await screen.tap('announcements.desk-confirm', request.data('announcements.desk-confirm'));
    await until(async () => (await count(id, ['sent'])) >= 20);
    const ask = await screen.tap('announcements.desk-ask-cancel', { id });
    const cancelled = await screen.tap('announcements.desk-cancel', ask.data('announcements.desk-cancel'));
    expect(cancelled.words).toContain('■ 取りやめ');
    await until(async () => (await count(id, ['pending', 'sending'])) === 0);
    const progress = await screen.tap('announcements.desk-show', { id });
    expect(progress.words).toContain('取りやめたため、届いていません。');
    expect(progress.words).not.toContain('再送');
    const counted = [
      ...progress.words.matchAll(
        /\n(?:届いた|送信待ち|アプリが入っていない|本人が止めている|送れなかった|届いたか不明|名簿から外れた|取りやめ)\n(\d+)人/g,
      ),
    ];
    const intended = Number(/対象\n(\d+)人/.exec(progress.words)?.[1]);
    expect(counted.reduce((sum, [, people]) => sum + Number(people), 0)).toBe(intended);
    const cards = bot.connector
      .messages()
      .filter((message) => wordsOf(message).includes('訓練をします。') && wordsOf(message).includes('に届いたメッセージ'));
    expect(cards).toHaveLength(3);
    expect(wordsOf(cards[0])).toContain('最初の3人分だけ');
  });
});
