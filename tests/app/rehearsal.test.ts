import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/platform/system.ts';
import { TENANT, writerOf } from '../support/activities.ts';
import { manualClock } from '../support/manual-clock.ts';
import { wordsOf } from '../support/message-cards.ts';
import { enqueueNote, fateOf } from '../support/notes.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

/** Of the sample city. */
const AKARI = '星野 あかり';
const RYO = '風間 涼';

async function idOfPerson(bot: BotUnderTest, name: string): Promise<string> {
  const row = await bot.app.storage.db.selectFrom('person').select('aad_object_id').where('name', '=', name).executeTakeFirstOrThrow();
  return row.aad_object_id;
}

describe('the sample city', () => {
  let bot: BotUnderTest;
  beforeAll(async () => {
    bot = await startLocalBot({ sampleCity: true });
  });
  afterAll(() => bot.stop());
  afterEach(() => bot.ask('/as 自分'));

  it('has a few hundred staff after the first start', async () => {
    const staff = await bot.app.storage.db.selectFrom('person').select('aad_object_id').execute();
    expect(staff.length).toBeGreaterThan(250);
  });

  it('lets somebody act as a person of it, until they are themselves again', async () => {
    expect(await bot.ask('ヘルプ')).toContain('人財ナビへようこそ');
    expect(await bot.ask(`/as ${AKARI}`)).toContain(`${AKARI}さん（市民生活部 市民課・主査・主任級）として操作します`);
    expect(await bot.ask('ヘルプ')).toContain(`${AKARI}さん、何をお手伝いしましょうか`);
    expect(await bot.ask('/AS　風間')).toContain('DX推進担当');
    expect(await bot.ask('ヘルプ')).toContain(`${RYO}さん`);
    await bot.ask('/as 自分');
    expect(await bot.ask('ヘルプ')).toContain('人財ナビへようこそ');
  });

  it('changes nobody else, and not the same person in another chat', async () => {
    await bot.ask(`/as ${AKARI}`);
    const other = bot.activitiesOf(writerOf(998));
    expect((await bot.replies(other.message('ヘルプ'))).map(wordsOf)).toEqual([expect.stringContaining('人財ナビへようこそ')]);
    const group = { conversation: { id: '19:group', conversationType: 'groupChat', tenantId: TENANT } };
    const inGroup = await bot.replies(bot.activities.message('ヘルプ', group));
    expect(inGroup.map(wordsOf)).toEqual([expect.stringContaining('人財ナビへようこそ')]);
  });

  it('/as alone says who one is and names people to try', async () => {
    const alone = await bot.ask('/as');
    expect(alone).toContain('いまは、名簿に登録のない人として操作しています');
    for (const role of ['人事担当', 'DX推進担当', '実施事務従事者', 'ナレッジ編集']) expect(alone).toContain(role);
    await bot.ask(`/as ${AKARI}`);
    expect(await bot.ask('/as')).toMatch(/いまは 星野 あかりさん[^]*月岡 誠.*いまの人の所属長/);
  });

  it('/as with a name that nobody has, or several, changes nothing and helps on', async () => {
    await bot.ask(`/as ${AKARI}`);
    expect(await bot.ask('/as 存在しない人')).toMatch(/名簿にいません[^]*「\/as /);
    const several = await bot.ask('/as 高橋');
    expect(several).toMatch(/\d人います。職員番号で選んでください/);
    expect(await bot.ask('ヘルプ')).toContain(`${AKARI}さん`);
    const [, number = ''] = /「\/as (\d+)」 (?:高橋)/.exec(several) ?? [];
    expect(await bot.ask(`/as ${number}`)).toContain('高橋');
    expect(await bot.ask('ヘルプ')).toMatch(/高橋 .*さん/);
  });

  it('/clock with nonsense leaves the time alone', async () => {
    expect(await bot.ask('/clock 2026-02-31')).toContain('時計は動かしていません');
    expect(await bot.ask('/clock')).toContain('実際の時刻');
  });
});

describe('the clock of the rehearsal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'navi-rehearsal-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('can be moved, goes on from there, and is found again after a restart, as is who one acts as', async () => {
    const settings = { databaseUrl: `file:${join(folder, 'navi.db')}`, sampleCity: true };
    const first = await startLocalBot(settings, { clock: manualClock('2026-06-01T10:00:00+09:00') });
    expect(await first.ask('/clock')).toContain('令和8年6月1日（月）10:00');
    expect(await first.ask('/clock 2026-12-10T09:00')).toContain('令和8年12月10日（木）09:00');
    await first.ask(`/as ${AKARI}`);
    const staff = await first.app.storage.db.selectFrom('person').selectAll().execute();
    await first.stop();

    const second = await startLocalBot(settings, { clock: manualClock('2026-06-02T11:30:00+09:00') });
    expect(await second.ask('/clock')).toMatch(/令和8年12月11日（金）10:30.*動かした時計/);
    expect(await second.ask('ヘルプ')).toContain(`${AKARI}さん`);
    expect(await second.app.storage.db.selectFrom('person').selectAll().execute()).toEqual(staff);
    expect(await second.ask('/clock now')).toContain('令和8年6月2日（火）11:30');
    await second.stop();
  });

  it('does what falls due when it is moved', async () => {
    const clock = manualClock('2026-06-01T10:00:00+09:00');
    const bot = await startLocalBot({ sampleCity: true }, { clock });
    await bot.ask('OJTとは何ですか');
    const me = bot.activities.message('')['from'].aadObjectId as string;
    await enqueueNote({ storage: bot.app.storage, clock: manualClock('2026-06-20T10:00:00+09:00') }, me, '締切のお知らせ');
    await bot.ask('/clock 2026-06-19T10:00');
    expect(await fateOf(bot.app.storage, '締切のお知らせ')).toMatchObject({ state: 'pending' });
    expect(await bot.ask('/clock 2026-06-20T10:00')).toContain('締切のお知らせ');
    expect(await fateOf(bot.app.storage, '締切のお知らせ')).toMatchObject({ state: 'sent' });
    await bot.stop();
  });
});

describe('a message to somebody without a chat of their own', () => {
  it('appears in the chat at the screen under their name when the mirror is on', async () => {
    const bot = await startLocalBot({ sampleCity: true, mirror: true });
    await bot.ask(`/as ${AKARI}`);
    await enqueueNote({ storage: bot.app.storage, clock: systemClock }, await idOfPerson(bot, RYO), '審査が1件待っています');
    await bot.ask('/clock now');
    const shown = bot.connector.messages().map(wordsOf);
    expect(shown.filter((words) => words.includes('審査が1件待っています'))).toEqual([expect.stringMatching(/風間 涼[^]*審査が1件/)]);
    const call = bot.connector.calls.find(({ activity }) => wordsOf(activity).includes('審査が1件'));
    expect(decodeURIComponent(call?.path ?? '')).toContain(bot.activities.message('')['conversation'].id);
    expect(await fateOf(bot.app.storage, '審査が1件待っています')).toEqual({ state: 'sent', reason: null });
    await bot.stop();
  });

  it('is settled as not installed and shown to nobody when the mirror is off', async () => {
    const bot = await startLocalBot({ sampleCity: true, mirror: false });
    await bot.ask(`/as ${AKARI}`);
    await enqueueNote({ storage: bot.app.storage, clock: systemClock }, await idOfPerson(bot, RYO), '審査が1件待っています');
    await bot.ask('/clock now');
    expect(bot.connector.messages().map(wordsOf).join('\n')).not.toContain('審査が1件');
    expect(await fateOf(bot.app.storage, '審査が1件待っています')).toMatchObject({ state: 'not-installed', reason: 'no-chat' });
    await bot.stop();
  });
});
