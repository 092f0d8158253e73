import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writerOf, WRITER } from '../support/activities.ts';
import type { Activity } from '../support/activities.ts';
import { rowCounts } from '../support/database-rows.ts';
import { startFakeConnector } from '../support/fake-connector.ts';
import type { FakeConnector } from '../support/fake-connector.ts';
import { manualClock } from '../support/manual-clock.ts';
import { wordsOf } from '../support/message-cards.ts';
import { enqueueNote, fateOf } from '../support/notes.ts';
import { importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startProductionBot } from '../support/start-bot.ts';

const CHIEF = '風間 涼';

let bot: Awaited<ReturnType<typeof startProductionBot>>;
let foreign: FakeConnector;

beforeAll(async () => {
  // Left over from a rehearsal: production must not listen to either.
  bot = await startProductionBot({ NAVI_MIRROR: 'on', NAVI_SAMPLE_CITY: 'on' });
  foreign = await startFakeConnector();
});
afterAll(async () => {
  await bot.stop();
  await foreign.stop();
});

function rehearsalSettings() {
  return bot.app.storage.db.selectFrom('setting').selectAll().where('key', 'like', 'rehearsal.%').execute();
}

/** How far from now the last answer was recorded, in milliseconds. */
async function driftOfLastAnswer(): Promise<number> {
  await bot.ask('OJTとは何ですか');
  const { answered_at } = await bot.app.storage.db
    .selectFrom('answer')
    .select('answered_at')
    .orderBy('answered_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return Math.abs(Date.parse(answered_at) - Date.now());
}

/** Two notes of which the first is settled before the second is tried, so that the arrival of the second tells the end of the first. */
async function enqueueInOrder(...[first, second]: readonly [[to: string, words: string], [to: string, words: string]]): Promise<void> {
  const { storage } = bot.app;
  await enqueueNote({ storage, clock: manualClock('2020-01-01T00:00:00Z') }, ...first);
  await enqueueNote({ storage, clock: manualClock('2020-01-01T00:00:01Z') }, ...second);
}

it('production brings no sample city with it', async () => {
  expect((await rowCounts(bot.app.storage))['person']).toBe(0);
});

describe('with staff on the roster', () => {
  beforeAll(async () => {
    await importText(
      bot.app.storage,
      rosterFile(rosterLine(101, { name: WRITER.name }), rosterLine(102, { name: CHIEF, roles: 'hr' }), rosterLine(103)),
    );
  });

  it('a signed message of our tenant is answered over HTTPS with our own token', async () => {
    const answer = await bot.ask('OJTとは何ですか');
    expect(answer).toContain('職場研修（OJT）');
    expect(bot.connector.calls.at(-1)?.authorization).toBe('Bearer outgoing');
  });

  it.each([`/as ${CHIEF}`, '/as 102', '/as', '/AS 風間', '/as 自分'])('「%s」 is an ordinary question and changes nobody', async (text) => {
    const answer = await bot.ask(text);
    expect(answer).not.toMatch(/として操作|名簿にいません|職員番号で選んで|\/as/);
    expect(answer).not.toContain(CHIEF);
    expect(await bot.ask('ヘルプ')).toContain(`${WRITER.name}さん、何をお手伝いしましょうか`);
    expect(await rehearsalSettings()).toEqual([]);
  });

  it.each(['/clock 2026-12-10T09:00', '/clock', '/clock now'])('「%s」 is an ordinary question and moves no clock', async (text) => {
    const answer = await bot.ask(text);
    expect(answer).not.toMatch(/時計|合わせました|\/clock/);
    expect(await rehearsalSettings()).toEqual([]);
    expect(await driftOfLastAnswer()).toBeLessThan(60_000);
  });

  it('what a rehearsal left in the database changes nobody and moves no clock', async () => {
    const { db } = bot.app.storage;
    const acting = `rehearsal.acting-as:a:${WRITER.teamsId}:${WRITER.aadObjectId}`;
    const left = [
      { key: acting, value: writerOf(102).aadObjectId },
      { key: 'rehearsal.clock-offset-ms', value: '86400000' },
    ];
    await db.insertInto('setting').values(left).execute();
    expect(await bot.ask('ヘルプ')).toContain(`${WRITER.name}さん`);
    expect(await driftOfLastAnswer()).toBeLessThan(60_000);
    await db.deleteFrom('setting').where('key', 'like', 'rehearsal.%').execute();
  });

  it('a message to somebody without a chat is settled as not installed, and nobody else sees it', async () => {
    await bot.ask('OJTとは何ですか');
    await enqueueInOrder([writerOf(102).aadObjectId, '秘密のお知らせ'], [WRITER.aadObjectId, '本人へのお知らせ']);
    await bot.connector.waitFor(({ activity }) => wordsOf(activity).includes('本人へのお知らせ'));
    expect(bot.connector.messages().map(wordsOf).join('\n')).not.toContain('秘密のお知らせ');
    // What came back is written down in the round after.
    await expect.poll(() => fateOf(bot.app.storage, '秘密のお知らせ')).toMatchObject({ state: 'not-installed' });
  });

  it('a stored chat with a foreign host is not written to', async () => {
    const id = writerOf(103).aadObjectId;
    await bot.replies(bot.activitiesOf(writerOf(103)).message('OJTとは何ですか'));
    const { db } = bot.app.storage;
    await db.updateTable('conversation').set({ service_url: foreign.serviceUrl }).where('aad_object_id', '=', id).execute();
    await enqueueInOrder([id, '盗まれるお知らせ'], [WRITER.aadObjectId, '次のお知らせ']);
    await bot.connector.waitFor(({ activity }) => wordsOf(activity).includes('次のお知らせ'));
    await expect.poll(() => fateOf(bot.app.storage, '盗まれるお知らせ')).toEqual({ state: 'failed', reason: 'foreign-host' });
    expect(foreign.calls).toEqual([]);
    expect(bot.connector.messages().map(wordsOf).join('\n')).not.toContain('盗まれるお知らせ');
  });
});

describe('a request that is not from our Teams', () => {
  let before: { rows: Record<string, number>; calls: number };
  beforeEach(async () => {
    before = { rows: await rowCounts(bot.app.storage), calls: bot.connector.calls.length };
  });

  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  it.each<[name: string, status: number, activity: (from: Activity) => Activity, headers: () => Record<string, string>]>([
    ['without a token', 401, (one) => one, () => ({})],
    ['with an empty token', 401, (one) => one, () => bearer('')],
    ['with a token of nonsense', 401, (one) => one, () => bearer('abc.def.ghi')],
    ['with a wrong signature', 401, (one) => one, () => bearer(bot.tokens.token({}, { key: 'stranger' }))],
    ['with an unsigned token', 401, (one) => one, () => bearer(bot.tokens.token({}, { key: 'none' }))],
    ['with a token for another bot', 401, (one) => one, () => bearer(bot.tokens.token({ aud: '00000000-0000-4000-8000-0000000000cc' }))],
    ['with a token of yesterday', 401, (one) => one, () => bearer(bot.tokens.token({ nbf: 1_700_000_000, exp: 1_700_003_600 }))],
    [
      'of a foreign tenant',
      403,
      (one) => ({ ...one, conversation: { ...one['conversation'], tenantId: 'f' }, channelData: { tenant: { id: 'f' } } }),
      () => bearer(bot.tokens.token()),
    ],
    [
      'that names our tenant in one place only',
      403,
      (one) => ({ ...one, channelData: { tenant: { id: '00000000-0000-4000-8000-00000000000f' } } }),
      () => bearer(bot.tokens.token()),
    ],
    ['of no channel', 401, ({ channelId: _, ...one }) => one, () => bearer(bot.tokens.token())],
    ['of a foreign channel', 401, (one) => ({ ...one, channelId: 'directline' }), () => bearer(bot.tokens.token())],
    [
      'of a foreign service host, with a token for it',
      403,
      (one) => ({ ...one, serviceUrl: foreign.serviceUrl }),
      () => bearer(bot.tokens.token({ serviceurl: foreign.serviceUrl })),
    ],
    [
      'of another service host than its token',
      401,
      (one) => ({ ...one, serviceUrl: 'https://localhost:1/' }),
      () => bearer(bot.tokens.token()),
    ],
  ])('%s is refused without a word; nothing is sent or stored', async (_name, status, change, headers) => {
    const response = await bot.post(change(bot.activitiesOf(writerOf(777)).message('OJTとは何ですか')), headers());
    const text = await response.text();
    expect([response.status, text]).toEqual([status, '']);
    expect(bot.connector.calls).toHaveLength(before.calls);
    expect(foreign.calls).toEqual([]);
    expect(await rowCounts(bot.app.storage)).toEqual(before.rows);
  });
});
