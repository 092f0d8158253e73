import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { cardSaying, startProductionEdge } from '../support/start-edge.ts';
import type { EdgeUnderTest } from '../support/start-edge.ts';
import { startTokenService } from '../support/token-service.ts';
import type { TokenService } from '../support/token-service.ts';

let bot: EdgeUnderTest & { readonly tokens: TokenService };
const inAnHour = Math.floor(Date.now() / 1000) + 3600;

// Before the first request: the edge holds back what the SDK prints, and must not hold back what anybody else does.
const printed = (['error', 'warn', 'log'] as const).map((method) => vi.spyOn(console, method).mockImplementation(() => undefined));

beforeAll(async () => {
  bot = await startProductionEdge({ dispatch: () => Promise.resolve({ kind: 'message', card: cardSaying('answer') }) });
});
afterAll(async () => {
  await bot.stop();
  vi.restoreAllMocks();
});
afterEach(() => printed.forEach((spy) => spy.mockClear()));

describe('with a good token', () => {
  it('the turn is answered, with the token of the bot', async () => {
    const before = bot.turns.length;
    expect(await bot.post(bot.activities.message('q'))).toMatchObject({ status: 200, text: '' });
    expect(bot.turns).toHaveLength(before + 1);
    expect(bot.connector.calls.at(-1)).toMatchObject({ authorization: 'Bearer outgoing-token', method: 'POST' });
  });
});

describe('a bad token gets 401 without a word, and nothing runs', () => {
  const good = (): string => bot.tokens.token();
  const cases: readonly (readonly [string, () => string | undefined])[] = [
    ['no token', () => undefined],
    ['an empty one', () => ''],
    ['garbage', () => 'Bearer garbage'],
    ['garbage of three parts', () => 'Bearer a.b.c'],
    ['a payload that is no JSON', () => `Bearer ${good().split('.')[0] ?? ''}.${Buffer.from('not json').toString('base64url')}.x`],
    ['a header that is no JSON', () => `Bearer ${Buffer.from('not json').toString('base64url')}.${good().split('.')[1] ?? ''}.x`],
    ['another scheme', () => `Basic ${good()}`],
    ['a good token with more behind it', () => `Bearer ${good()} x`],
    ['another audience', () => `Bearer ${bot.tokens.token({ aud: '00000000-0000-4000-8000-0000000000cc' })}`],
    ['another issuer', () => `Bearer ${bot.tokens.token({ iss: 'https://evil.example' })}`],
    ['an emulator token', () => `Bearer ${bot.tokens.token(emulator)}`],
    ['a token of another bot', () => `Bearer ${bot.tokens.token({ ...emulator, appid: '00000000-0000-4000-8000-0000000000dd' })}`],
    ['an expired one', () => `Bearer ${bot.tokens.token({ exp: inAnHour - 3600 - 600 })}`],
    ['one of the future', () => `Bearer ${bot.tokens.token({ nbf: inAnHour })}`],
    ['one for another service address', () => `Bearer ${bot.tokens.token({ serviceurl: 'https://other.teams.example/' })}`],
    ['one for no service address', () => `Bearer ${bot.tokens.token({ serviceurl: undefined })}`],
    ['algorithm none', () => `Bearer ${bot.tokens.token({}, { key: 'none' })}`],
    ['a key endorsed for another channel', () => `Bearer ${bot.tokens.token({}, { key: 'webchat' })}`],
    ['a wrong signature', () => `Bearer ${bot.tokens.token({}, { key: 'stranger' })}`],
  ];
  const emulator = {
    iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
    appid: '00000000-0000-4000-8000-0000000000bb',
    ver: '1.0',
  };

  it.each(cases)('%s', async (_name, authorization) => {
    const [turns, calls] = [bot.turns.length, bot.connector.calls.length];
    const header = authorization();
    const answer = await bot.post(bot.activities.message('q'), header === undefined ? {} : { authorization: header });
    expect(answer).toMatchObject({ status: 401, text: '' });
    expect([bot.turns.length, bot.connector.calls.length]).toEqual([turns, calls]);
    expect(printed.flatMap((spy) => spy.mock.calls)).toEqual([]);
    expect(bot.log.entries.at(-1)).toEqual({ level: 'warn', event: 'teams.refused', fields: { reason: 'bad-token' } });
  });
});

describe('the console', () => {
  it('stays open for everybody else', async () => {
    await bot.post(bot.activities.message('q'), {});
    console.error('of the process');
    expect(printed[0]?.mock.calls).toEqual([['of the process']]);
  });
});

describe('when the keys cannot be had', () => {
  it.each([
    [
      'the token service answers with an error',
      async (tokens: TokenService) => {
        tokens.breakDown(500);
        await Promise.resolve();
      },
    ],
    ['the token service cannot be reached', (tokens: TokenService) => tokens.stop()],
  ])('%s: 503 without a word, so that Teams tries again', async (_name, fail) => {
    const other = await startProductionEdge();
    await fail(other.tokens);
    const answer = await other.post(other.activities.message('q'));
    expect(answer).toMatchObject({ status: 503, text: '' });
    expect(other.turns).toEqual([]);
    expect(other.log.entries.at(-1)).toMatchObject({ level: 'error', event: 'teams.keys-unavailable' });
    await other.stop().catch(() => undefined);
  });
});

describe('an authenticated activity that is not for us', () => {
  const foreign = '00000000-0000-4000-8000-00000000000f';
  const conversation = { id: 'a:x', conversationType: 'personal' };
  it.each([
    ['of another tenant', { conversation: { ...conversation, tenantId: foreign } }, 403, 'foreign-tenant'],
    ['whose channel data name another tenant', { channelData: { tenant: { id: foreign } } }, 403, 'foreign-tenant'],
    ['that names no tenant', { conversation, channelData: undefined }, 403, 'foreign-tenant'],
    ['without a person', { from: { id: '29:x' } }, 403, 'missing-person'],
    ['without an id', { id: undefined }, 400, 'missing id'],
    ['without a conversation', { conversation: undefined }, 400, 'missing conversation.id'],
    ['with odd ids', { conversation: { ...conversation, id: { a: 1 } }, from: 'x' }, 400, 'missing conversation.id, from.id'],
    ['without a recipient', { recipient: null }, 400, 'missing recipient.id'],
    ['that is an invoke without a name', { type: 'invoke', name: 5 }, 400, 'missing name'],
  ])('%s is refused', async (...[, changes, status, reason]) => {
    const [turns, calls] = [bot.turns.length, bot.connector.calls.length];
    expect(await bot.post(bot.activities.message('q', changes))).toMatchObject({ status, text: '' });
    expect([bot.turns.length, bot.connector.calls.length]).toEqual([turns, calls]);
    expect(bot.log.entries.at(-1)).toEqual({ level: 'warn', event: 'teams.refused', fields: { reason } });
  });

  it.each([
    ['https://evil.example/', 403],
    ['https://teams.example/', 403],
    ['https://x.teams.example.evil/', 403],
    ['https://user@x.teams.example/', 403],
    ['http://x.teams.example/', 403],
    ['https://eu.x.teams.example/', 200],
  ])('with the service address %s gets %i', async (serviceUrl, status) => {
    const activity = bot.activities.installation('remove', { serviceUrl, id: serviceUrl });
    const quiet = await startProductionEdge();
    const token = `Bearer ${quiet.tokens.token({ serviceurl: serviceUrl })}`;
    expect((await quiet.post(activity, { authorization: token })).status).toBe(status);
    expect(quiet.turns).toHaveLength(status === 200 ? 1 : 0);
    await quiet.stop();
  });

  it('of another channel is refused, though its key is endorsed for that channel', async () => {
    const authorization = `Bearer ${bot.tokens.token({}, { key: 'webchat' })}`;
    const answer = await bot.post(bot.activities.message('q', { channelId: 'webchat' }), { authorization });
    expect(answer).toMatchObject({ status: 403, text: '' });
    expect(bot.log.entries.at(-1)?.fields).toEqual({ reason: 'foreign-channel' });
  });

  it('without a channel, which passes the endorsement check of the SDK, is refused', async () => {
    const answer = await bot.post(bot.activities.message('q', { channelId: '' }));
    expect(answer).toMatchObject({ status: 400, text: '' });
  });
});

describe('a token service of another tenant', () => {
  it('cannot stand in for ours', async () => {
    const other = await startTokenService(bot.connector.serviceUrl);
    const answer = await bot.post(bot.activities.message('q'), { authorization: `Bearer ${other.token()}` });
    expect(answer.status).toBe(401);
    await other.stop();
  });
});
