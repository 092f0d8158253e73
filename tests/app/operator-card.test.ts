import { afterAll, beforeAll, expect, it } from 'vitest';
import { writerOf } from '../support/activities.ts';
import { manualClock } from '../support/manual-clock.ts';
import { buttonsOf } from '../support/message-cards.ts';
import { enqueueNote } from '../support/notes.ts';
import { idOf, importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';
import { handsOf } from '../features/forms/form-taps.ts';

const clock = manualClock('2026-12-10T10:00:00+09:00');
let bot: BotUnderTest;
beforeAll(async () => {
  bot = await startLocalBot({}, { clock });
  const staff = Array.from({ length: 6 }, (_, at) => rosterLine(201 + at, { name: `佐々木 ${String(at)}` }));
  await importText(bot.app.storage, rosterFile(rosterLine(101, { name: '高橋 花子', roles: 'hr' }), ...staff));
  for (const number of [101, 201]) await bot.replies(as(number).message('ヘルプ'));
});
afterAll(() => bot.stop());

const as = (number: number) => bot.activitiesOf(writerOf(number));
const hr = () => handsOf(bot, as(101));

it('is on the desk of HR alone, and whoever else taps it learns nothing and is written down', async () => {
  const [desk] = await bot.replies(as(101).message('管理'));
  expect(buttonsOf(desk).map(({ data }) => data['verb'])).toContain('reports.status');
  const other = await handsOf(bot, as(201)).open('reports.status', {});
  expect(other.words).toContain('この操作はできません');
  expect((await handsOf(bot, as(201)).tap('reports.jobs', {})).words).toContain('この操作はできません');
  const lines = await bot.app.storage.db.selectFrom('audit_entry').select('actor').where('action', '=', 'reports.refused').execute();
  expect(lines.map(({ actor }) => actor)).toEqual([idOf(201), idOf(201)]);
});

it('says that all is well, what was sent, who can be reached, and that the audit log is sound', async () => {
  await bot.ask('/clock now');
  const card = await hr().open('reports.status', {});
  expect(card.words).toContain('✓ 問題はありません');
  expect(card.words).toContain('**届く人** 7人のうち 2人（入っていない 5人、止めている 0人）');
  expect(card.words).toMatch(/\*\*定時の仕事\*\* \d+件すべて順調です/);
  expect(card.words).toContain('**監査記録の点検** ✓ 書き換えなし');
  expect(card.words).toMatch(/SQLite・版 \d+\.\d+\.\d+/);
  expect(card.words).not.toMatch(/佐々木|高橋/);
  expect(card.titles).toEqual(['最新にする', '定時の仕事を見る']);
});

it('shows every job by a name that people understand, with its last and its next run', async () => {
  const card = await hr().tap('reports.jobs', {});
  expect(card.words).toContain('研修の前日のお知らせ\n✓ 終わりました\n前回 10:00（1秒未満）・次回 10:01');
  expect(card.words).toContain('監査記録の点検');
  // A job without a title would show its system name.
  expect(card.words).not.toMatch(/^[a-z-]+\.[a-z-]+$/m);
});

it('finds a changed line of the audit log in the night, says so at once, and who must act', async () => {
  const { db } = bot.app.storage;
  for (const name of ['audit_entry_no_update', 'audit_entry_no_delete'])
    await bot.app.storage.db.schema.dropIndex(name).ifExists().execute();
  const row = await db.selectFrom('audit_head').select('hash').executeTakeFirstOrThrow();
  await db.updateTable('audit_head').set({ hash: 'forged' }).execute();
  await bot.ask('/clock 2026-12-11T09:00');
  const card = await hr().tap('reports.refresh', {});
  expect(card.words).toContain('⚠ 対応が要ることが 1件あります');
  expect(card.words).toMatch(/監査記録に書き換えの跡があります。情報政策課/);
  expect(card.words).toContain('✕ 書き換えの跡あり');
  await db.updateTable('audit_head').set({ hash: row.hash }).execute();
  await bot.ask('/clock 2026-12-11T09:02');
  expect((await hr().tap('reports.refresh', {})).words).toContain('✓ 問題はありません');
});

it('counts what was sent today and what did not arrive', async () => {
  await bot.ask('/clock 2026-12-11T10:00');
  const then = manualClock('2026-12-11T10:00:00+09:00');
  await enqueueNote({ storage: bot.app.storage, clock: then }, idOf(101), '届くお知らせ');
  await enqueueNote({ storage: bot.app.storage, clock: then }, idOf(205), '届かないお知らせ');
  await bot.ask('/clock 2026-12-11T10:01');
  const card = await hr().tap('reports.refresh', {});
  expect(card.words).toContain('**今日届いた** 1件');
  expect(card.words).toContain('人財ナビが入っていない 1件');
});
