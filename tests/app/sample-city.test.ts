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

  it('has a stress check that runs: a notice for everybody, a desk for its clerk, and no rates yet for 人事担当', async () => {
    expect(await words('星野 あかり', 'ストレスチェック')).toContain('○ 受検できます');
    const desk = await as('春野 さくら', '管理');
    const open = buttonsOf(desk).find(({ title }) => title === 'ストレスチェックの案内');
    const [shown] = await bot.replies(bot.activities.submit(String(open?.data['verb']), open?.data));
    expect(wordsOf(shown)).toContain('産業医 雨宮');
    expect(await bot.app.storage.db.selectFrom('stress_mark').select('aad_object_id').execute()).toEqual([]);
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
    expect(await words('月岡 誠', '承認')).toMatch(
      /3件[^]*聴講研修の申込み[^]*DXリーダーへの応募[^]*通信教育講座の申込み\n星野 あかりさん/,
    );
    expect(await words('風間 涼', '承認')).not.toContain('星野 あかり');
  });

  it('has a call for DX leaders with somebody in every state, and one 所属長 who has to decide', async () => {
    expect(await words('星野 あかり', 'DXリーダー')).toMatch(/令和8年度[^]*0人[^]*応募する/);
    await bot.replies(bot.activities.message('/as 風間 涼'));
    const desk = (await bot.replies(bot.activities.submit('dx-leaders.desk', {}))).map(wordsOf).join();
    expect(desk).toMatch(/○ 募集中[^]*所属長の決定待ち 1件、本人の同意待ち 1件[^]*5人/);
    const { db } = bot.app.storage;
    const rows = await db.selectFrom('dx_candidate').select('state').execute();
    const count = (state: string): number => rows.filter((row) => row.state === state).length;
    expect(['ready', 'deciding', 'rejected', 'withdrawn', 'consent', 'declined'].map(count)).toEqual([5, 1, 1, 1, 1, 1]);
    // Nobody was told of any of it, so no card lies anywhere that could be closed.
    const told = await db
      .selectFrom('approval_card')
      .innerJoin('approval_case', 'approval_case.id', 'approval_card.case_id')
      .select('kind')
      .execute();
    expect(told.map(({ kind }) => kind)).not.toContain('dx-leaders.candidate');
  });

  it('has leaders of the year before in term, of whom one waits first on a DX-related course', async () => {
    expect(await words('星野 あかり', 'DXリーダー名簿')).toMatch(/これまでに選出された3人[^]*✓ 任期中/);
    const list = await as('星野 あかり', '研修 ノーコード');
    const open = buttonsOf(list).find(({ title }) => title === '開く');
    const [card] = await bot.replies(bot.activities.submit(String(open?.data['verb']), open?.data));
    expect(wordsOf(card)).toMatch(/キャンセル待ち 3番目[^]*DXリーダーを優先/);
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
