import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apply, choose, confirm, decide, deskOf, handsIn, importHall, publishFrom, WHO } from '../features/dx-leaders/dx-world.ts';
import { manualClock } from '../support/manual-clock.ts';
import { idOf } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

const [NAMED, UNNAMED] = [WHO.first, WHO.first + 1] as const;
const STAFF = 45;
let bot: BotUnderTest;

beforeAll(async () => {
  bot = await startLocalBot({}, { clock: manualClock('2026-05-11T09:00:00+09:00') });
  await importHall(bot);
  await confirm(bot, 'dx-leaders.desk-ask-open', 'dx-leaders.desk-open', { day: '2026-06-30' });
  await apply(bot, NAMED, { publish: true });
  await apply(bot, UNNAMED, { publish: false });
  for (const number of [NAMED, UNNAMED]) await decide(bot, { by: WHO.manager, about: number });
  await confirm(bot, 'dx-leaders.desk-ask-close', 'dx-leaders.desk-close');
  for (const number of [NAMED, UNNAMED]) await choose(bot, number, 'dx-leaders.desk-select');
});
afterAll(() => bot.stop());

const messages = () =>
  bot.app.storage.db
    .selectFrom('outbox_message')
    .innerJoin('outbox_card', 'outbox_card.hash', 'outbox_message.card_hash')
    .select(['aad_object_id', 'state', 'hours', 'digest', 'outbox_card.content as card'])
    .where('batch', '=', 'dx-leaders.list:2026')
    .orderBy('aad_object_id')
    .execute();
const audited = async (action: string): Promise<number> =>
  (await bot.app.storage.db.selectFrom('audit_entry').select('seq').where('action', '=', action).execute()).length;

describe('the announcement to all staff', () => {
  it('is not possible before the publication', async () => {
    const desk = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-ask-announce', {});
    expect(desk.words).toContain('結果を公表してから');
    await handsIn(bot, WHO.dx).tap('dx-leaders.desk-announce', { id: '2026', version: 3 });
    expect(await audited('dx-leaders.list-announced')).toBe(0);
  });

  it('asks once, with the head count, who is named and who cannot be reached', async () => {
    await bot.ask('/clock 2026-07-10T10:00');
    await publishFrom(bot, '2026-07-10');
    expect((await deskOf(bot)).titles).toContain('庁内に知らせる');
    const asking = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-ask-announce', {});
    expect(asking.words).toMatch(/⚠ 送る前に確かめてください[^]*宛先\*\*　45人[^]*名前が出る人\*\*　1人[^]*届かない見込み\*\*　\d+人/);
    expect(asking.titles).toEqual(['全職員に知らせる', 'しないでもどる']);
    expect(await messages()).toEqual([]);
  });

  it('is for DX推進担当 alone, and refused on an old card', async () => {
    const { words } = await handsIn(bot, WHO.hr).tap('dx-leaders.desk-announce', { id: '2026', version: 4 });
    expect(words).toContain('この操作はできません');
    const old = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-announce', { id: '2026', version: 1 });
    expect(old.words).toContain('何も送っていません');
    expect(await audited('dx-leaders.list-announced')).toBe(0);
  });

  it('is confirmed once by however many taps, and written for everybody, once, also when the job runs again', async () => {
    const asking = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-ask-announce', {});
    const data = asking.data('dx-leaders.desk-announce');
    const taps = await Promise.all([WHO.dx, WHO.otherDx].map((number) => handsIn(bot, number).tap('dx-leaders.desk-announce', data)));
    expect(taps.map(({ words }) => /受け付けました/.test(words)).toSorted()).toEqual([false, true]);
    expect(await audited('dx-leaders.list-announced')).toBe(1);
    await bot.ask('/clock 2026-07-10T10:01');
    await bot.ask('/clock 2026-07-10T10:02');
    const written = await messages();
    expect(new Set(written.map(({ aad_object_id }) => aad_object_id)).size).toBe(STAFF);
    expect(written).toHaveLength(STAFF);
  });

  it('names those who agreed and nobody else, is not urgent, and leads to the list', async () => {
    for (const { card, hours, digest } of await messages()) {
      expect(card).toContain('応募 0さん');
      expect(card).not.toContain('応募 1さん');
      expect(card).toContain('2人を選出しました');
      expect(card).toContain('dx-leaders.roster');
      expect(hours).toBe('office');
      expect(JSON.parse(digest ?? '{}')).toMatchObject({ open: { verb: 'dx-leaders.roster', id: '2026' } });
      expect(JSON.parse(card)).toMatchObject({ summary: 'DXリーダーについてのお知らせ' });
    }
  });

  it('shows what arrived, and the counts add up', async () => {
    const shown = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-ask-announce', {});
    const counts = [...shown.words.matchAll(/\*\*([^*]+)\*\*　(\d+)人/g)].map(
      ([, label = '', count = '']) => [label, Number(count)] as const,
    );
    const all = counts.find(([label]) => label === '合わせて')?.[1];
    expect(all).toBe(STAFF);
    expect(counts.filter(([label]) => label !== '合わせて').reduce((sum, [, count]) => sum + count, 0)).toBe(STAFF);
  });

  it('goes on where it was after a stop in the middle, and no longer names who has taken the consent back', async () => {
    const { db } = bot.app.storage;
    // As a process leaves it that ends between two parts: half of the staff is written.
    const half = idOf(WHO.first + 15);
    await db.deleteFrom('outbox_message').where('batch', '=', 'dx-leaders.list:2026').where('aad_object_id', '>', half).execute();
    await db.updateTable('dx_announcement').set({ reached: half, finished_at: null }).execute();
    await db.updateTable('dx_leader').set({ publish_consent: 1 }).where('aad_object_id', '=', idOf(UNNAMED)).execute();
    await db.updateTable('dx_leader').set({ publish_consent: 0 }).where('aad_object_id', '=', idOf(NAMED)).execute();
    await bot.ask('/clock 2026-07-10T10:05');
    const written = await messages();
    expect(written).toHaveLength(STAFF);
    const later = written.filter(({ aad_object_id }) => aad_object_id > half);
    expect(later.length).toBeGreaterThan(0);
    for (const { card } of later) {
      expect(card).toContain('応募 1さん');
      expect(card).not.toContain('応募 0さん');
    }
  });

  it('no longer names who takes the consent back while it waits for the office to open; what has left stays as it was', async () => {
    const { db } = bot.app.storage;
    const half = idOf(WHO.first + 15);
    await bot.ask('/clock 2026-07-10T20:00');
    const again = db.updateTable('outbox_message').where('batch', '=', 'dx-leaders.list:2026');
    await again.set({ state: 'sent' }).where('aad_object_id', '<=', half).execute();
    await again
      .set({ state: 'pending', due_at: '2026-07-13T00:00:00.000Z', lease_until: null })
      .where('aad_object_id', '>', half)
      .execute();
    const naming = async (words: string) => (await messages()).filter(({ card }) => card.includes(words)).map(({ state }) => state);
    expect(new Set(await naming('応募 1さん'))).toContain('pending');
    await handsIn(bot, UNNAMED).tap('dx-leaders.roster-listing', { may: 'no' });
    expect(await naming('応募 1さん')).not.toContain('pending');
    expect(new Set(await naming('応募 0さん'))).toEqual(new Set(['sent']));
    await handsIn(bot, NAMED).tap('dx-leaders.roster-listing', { may: 'yes' });
    expect(new Set(await naming('応募 0さん'))).toEqual(new Set(['sent', 'pending']));
    expect(await messages()).toHaveLength(STAFF);
  });

  it('is called off after one question, by DX推進担当 alone: what waits is cancelled, what has left stays, and the job writes no more', async () => {
    const { db } = bot.app.storage;
    // As while the messages are still being written.
    const half = idOf(WHO.first + 15);
    await db
      .deleteFrom('outbox_message')
      .where('batch', '=', 'dx-leaders.list:2026')
      .where('aad_object_id', '>', idOf(WHO.first + 20))
      .execute();
    await db
      .updateTable('dx_announcement')
      .set({ reached: idOf(WHO.first + 20), finished_at: null })
      .execute();
    const written = (await messages()).length;
    const waiting = (await messages()).filter(({ state }) => state === 'pending').length;
    expect(waiting).toBeGreaterThan(0);
    const running = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-ask-announce', {});
    expect(running.titles).toContain('取りやめる');
    const asking = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-ask-stop', running.data('dx-leaders.desk-ask-stop'));
    expect(asking.words).toMatch(/まだ送っていない分を取りやめますか/);
    expect(asking.titles).toEqual(['取りやめる', 'しないでもどる']);
    const stop = asking.data('dx-leaders.desk-stop');
    expect((await handsIn(bot, WHO.hr).tap('dx-leaders.desk-stop', stop)).words).toContain('この操作はできません');
    const old = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-stop', { ...stop, version: 1 });
    expect(old.words).toContain('何も変えていません');
    expect(await audited('dx-leaders.list-stopped')).toBe(0);

    const taps = await Promise.all([WHO.dx, WHO.otherDx].map((number) => handsIn(bot, number).tap('dx-leaders.desk-stop', stop)));
    for (const { words, titles } of taps) {
      expect(words).toContain('■ 取りやめました');
      expect(titles).not.toContain('取りやめる');
    }
    expect(await audited('dx-leaders.list-stopped')).toBe(1);
    await bot.ask('/clock 2026-07-13T10:00');
    const left = await messages();
    expect(left).toHaveLength(written);
    expect(left.filter(({ state }) => state === 'cancelled')).toHaveLength(waiting);
    expect(new Set(left.filter(({ aad_object_id }) => aad_object_id <= half).map(({ state }) => state))).toEqual(new Set(['sent']));
  });

  it('cannot be called off when it is over, and is not sent a second time', async () => {
    const shown = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-ask-stop', { id: '2026', version: 4 });
    expect(shown.titles).not.toContain('取りやめる');
    expect(shown.words).toContain('■ 取りやめました');
    const again = await handsIn(bot, WHO.dx).tap('dx-leaders.desk-announce', { id: '2026', version: 4 });
    expect(again.words).not.toContain('受け付けました');
    expect(await audited('dx-leaders.list-stopped')).toBe(1);
    expect(await audited('dx-leaders.list-announced')).toBe(1);
  });
});
