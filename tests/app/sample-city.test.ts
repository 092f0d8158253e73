import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manualClock } from '../support/manual-clock.ts';
import { buttonsOf, wordsOf } from '../support/message-cards.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

const folder = mkdtempSync(join(tmpdir(), 'navi-city-'));
const settings = { sampleCity: true, databaseUrl: `file:${join(folder, 'navi.db')}` };
const clock = manualClock('2026-12-10T10:30:00+09:00');
let bot: BotUnderTest;

beforeAll(async () => {
  bot = await startLocalBot(settings, { clock });
});
afterAll(async () => {
  await bot.stop();
  rmSync(folder, { recursive: true });
});

async function as(name: string, text: string) {
  await bot.replies(bot.activities.message(`/as ${name}`));
  const [reply] = await bot.replies(bot.activities.message(text));
  return reply;
}

const words = async (name: string, text: string): Promise<string> => wordsOf(await as(name, text));

describe('a sample city that was opened for the first time', () => {
  it('shows an employee trainings in different states', async () => {
    const list = await words('星野 あかり', '研修');
    expect(list).toContain('BPR研修\n○ 受付中（残り14席）');
    expect(list).toContain('Excel研修（中級）\n✓ 受講決定');
    expect(await words('星野 あかり', '研修 ノーコード')).toContain('キャンセル待ち 3番目');
    expect(await words('月岡 誠', '研修 課長級')).toContain('✓ 受講決定');
    expect(await words('星野 あかり', '研修 課長級')).not.toContain('課長級研修\n');
  });

  it('shows the same employee what is under way', async () => {
    const page = await words('星野 あかり', 'マイページ');
    for (const state of [
      /ノーコードツール研修\n… キャンセル待ち 3番目/,
      /Excel研修（中級）\n✓ 受講決定/,
      /窓口接遇研修\n✓ 受講済み/,
      /通信教育講座の申込み\n● 審査中/,
      /啓発本の貸出の申込み\n✓ 承認/,
    ])
      expect(page).toMatch(state);
  });

  it('names the clash of the two trainings that overlap', async () => {
    const list = await as('星野 あかり', '研修 スマート');
    const open = buttonsOf(list).find(({ title }) => title === '開く');
    const [session] = await bot.replies(bot.activities.submit(String(open?.data['verb']), open?.data));
    const sign = buttonsOf(session).find(({ data }) => data['verb'] === 'training.sign-up');
    // The tap of an older client, whose answer is the changed card as a message.
    const [refused] = await bot.replies(bot.activities.submit('training.sign-up', sign?.data));
    expect(wordsOf(refused)).toMatch(/Excel研修（中級）[^]*13:30/);
  });

  it('has applications that wait for the 所属長', async () => {
    expect(await words('月岡 誠', '承認')).toMatch(/2件[^]*聴講研修の申込み[^]*通信教育講座の申込み\n星野 あかりさん/);
    expect(await words('風間 涼', '承認')).not.toContain('星野 あかり');
  });

  it('is found again as it was left', async () => {
    const { db } = bot.app.storage;
    const rows = async (): Promise<readonly unknown[]> => [
      await db.selectFrom('training_session').selectAll().orderBy('id').execute(),
      await db.selectFrom('enrolment').selectAll().orderBy('id').execute(),
      await db.selectFrom('form_response').selectAll().orderBy('id').execute(),
    ];
    const before = await rows();
    await bot.stop();
    bot = await startLocalBot(settings, { clock });
    const again = bot.app.storage.db;
    expect([
      await again.selectFrom('training_session').selectAll().orderBy('id').execute(),
      await again.selectFrom('enrolment').selectAll().orderBy('id').execute(),
      await again.selectFrom('form_response').selectAll().orderBy('id').execute(),
    ]).toEqual(before);
    expect(await words('星野 あかり', 'マイページ')).toContain('ノーコードツール研修');
  });
});

describe('a bot without the sample city', () => {
  it('has no sample in it', async () => {
    const plain = await startLocalBot({}, { clock });
    expect(await plain.app.storage.db.selectFrom('training_session').selectAll().execute()).toEqual([]);
    await plain.stop();
  });
});
