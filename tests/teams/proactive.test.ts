import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SendOutcome } from '../../src/bot/send-outcome.ts';
import { TENANT } from '../support/activities.ts';
import type { ConnectorAnswer } from '../support/fake-connector.ts';
import { cardSaying, startEdge, startProductionEdge } from '../support/start-edge.ts';
import type { EdgeUnderTest } from '../support/start-edge.ts';

let bot: EdgeUnderTest;

beforeAll(async () => {
  bot = await startProductionEdge();
});
afterAll(() => bot.stop());
afterEach(() => bot.connector.calls.splice(0));

function chat(changes: Partial<Parameters<EdgeUnderTest['edge']['send']>[0]> = {}) {
  return {
    conversationId: 'a:sato',
    teamsId: '29:sato',
    tenantId: TENANT,
    serviceUrl: bot.connector.serviceUrl,
    botId: '28:bot',
    ...changes,
  };
}

describe('a message to a stored chat', () => {
  it('is the card alone, as a message of its own, with the token of the bot', async () => {
    bot.connector.answerNext({ status: 201, body: { id: 'new-1' } });
    expect(await bot.edge.send(chat(), cardSaying('news'))).toEqual({ kind: 'sent', activityId: 'new-1' });
    const [call] = bot.connector.calls;
    expect(call).toMatchObject({ method: 'POST', path: '/v3/conversations/a%3Asato/activities', authorization: 'Bearer outgoing-token' });
    expect(call?.activity).toMatchObject({ summary: 'summary of news', attachments: [{ content: cardSaying('news').content }] });
    expect(call?.activity).not.toHaveProperty('text');
    expect(call?.activity).not.toHaveProperty('replyToId');
  });

  it('can be replaced later by its id', async () => {
    expect(await bot.edge.update(chat(), 'new-1', cardSaying('decided'))).toEqual({ kind: 'sent', activityId: 'new-1' });
    expect(bot.connector.calls[0]).toMatchObject({ method: 'PUT', path: '/v3/conversations/a%3Asato/activities/new-1' });
  });

  it('too large for Teams is not sent', async () => {
    expect(await bot.edge.send(chat(), cardSaying('あ'.repeat(9000)))).toEqual({ kind: 'failed', reason: 'teams.send-failed' });
    expect(bot.connector.calls).toEqual([]);
  });
});

describe('a stored chat that is not ours', () => {
  it.each([
    ['on a foreign host', { serviceUrl: 'https://evil.example/' }, 'foreign-host'],
    ['on a host that only begins like ours', { serviceUrl: 'https://localhost.evil.example/' }, 'foreign-host'],
    ['without encryption', { serviceUrl: 'http://localhost/' }, 'foreign-host'],
    ['without an address', { serviceUrl: '' }, 'foreign-host'],
    ['of another tenant', { tenantId: '00000000-0000-4000-8000-00000000000f' }, 'foreign-tenant'],
  ])('%s gets nothing', async (_name, changes, reason) => {
    expect(await bot.edge.send(chat(changes), cardSaying('x'))).toEqual({ kind: 'failed', reason });
    expect(await bot.edge.update(chat(changes), 'm', cardSaying('x'))).toEqual({ kind: 'failed', reason });
    expect(bot.connector.calls).toEqual([]);
  });

  it('in local mode is everything beyond this machine', async () => {
    const local = await startEdge();
    expect(await local.edge.send(chat({ serviceUrl: 'https://smba.trafficmanager.net/jp/' }), cardSaying('x'))).toMatchObject({
      kind: 'failed',
    });
    expect(await local.edge.send(chat({ serviceUrl: local.connector.serviceUrl, tenantId: 'any' }), cardSaying('x'))).toMatchObject({
      kind: 'sent',
    });
    await local.stop();
  });
});

describe('what Teams answers', () => {
  const error = (status: number, code: string): ConnectorAnswer => ({ status, body: { error: { code, message: 'with words' } } });
  const writesBlocked = { errorCode: 209, message: '{\r\n  "subCode": "MessageWritesBlocked",\r\n  "details": "Thread is blocked"}' };
  const cases: readonly (readonly [string, ConnectorAnswer, SendOutcome])[] = [
    [
      '429 with seconds',
      { ...(error(429, 'Throttled') as object), headers: { 'retry-after': '7' }, status: 429 },
      { kind: 'throttled', reason: 'Throttled', afterMs: 7000 },
    ],
    ['429 without', { status: 429 }, { kind: 'throttled', reason: 'http-429', afterMs: null }],
    [
      '429 with a date',
      { status: 429, headers: { 'retry-after': 'Thu, 10 Dec 2026 00:00:00 GMT' } },
      { kind: 'throttled', reason: 'http-429', afterMs: null },
    ],
    ['412', error(412, 'PreconditionFailed'), { kind: 'later', reason: 'PreconditionFailed', afterMs: null }],
    ['403 blocked', error(403, 'ConversationBlockedByUser'), { kind: 'blocked', reason: 'ConversationBlockedByUser' }],
    ['403 by number', { status: 403, body: writesBlocked }, { kind: 'blocked', reason: 'http-403' }],
    ['403 by sub-code', error(403, 'MessageWritesBlocked'), { kind: 'blocked', reason: 'MessageWritesBlocked' }],
    ['403 not in roster', error(403, 'BotNotInConversationRoster'), { kind: 'not-installed', reason: 'BotNotInConversationRoster' }],
    ['403 by the admin', error(403, 'BotDisabledByAdmin'), { kind: 'blocked', reason: 'BotDisabledByAdmin' }],
    ['404 conversation', error(404, 'ConversationNotFound'), { kind: 'not-installed', reason: 'ConversationNotFound' }],
    ['404 activity', error(404, 'ActivityNotFoundInConversation'), { kind: 'failed', reason: 'ActivityNotFoundInConversation' }],
    ['400', error(400, 'BadArgument'), { kind: 'failed', reason: 'BadArgument' }],
    ['401', error(401, 'BotNotRegistered'), { kind: 'hold', reason: 'BotNotRegistered', afterMs: null }],
    ['413', error(413, 'MessageSizeTooBig'), { kind: 'failed', reason: 'MessageSizeTooBig' }],
    ['500', error(500, 'ServiceError'), { kind: 'failed', reason: 'ServiceError' }],
    ['502', { status: 502 }, { kind: 'unknown', reason: 'http-502' }],
    ['503 with Retry-After', { status: 503, headers: { 'retry-after': '0' } }, { kind: 'unknown', reason: 'http-503' }],
    ['504', { status: 504 }, { kind: 'unknown', reason: 'http-504' }],
    ['a reset', 'reset', { kind: 'unknown', reason: 'ECONNRESET' }],
    ['a redirect', { status: 307, headers: { location: '/elsewhere' } }, { kind: 'failed', reason: 'http-307' }],
  ];

  it.each(cases)('%s becomes an outcome, after one request only', async (_name, answer, outcome) => {
    bot.connector.answerNext(answer);
    expect(await bot.edge.send(chat(), cardSaying('news'))).toEqual(outcome);
    expect(bot.connector.calls).toHaveLength(1);
    expect(JSON.stringify(bot.log.entries)).not.toContain('with words');
  });

  it.each([
    ['404', error(404, 'ActivityNotFoundInConversation'), { kind: 'gone', reason: 'ActivityNotFoundInConversation' }],
    ['404 without a body', { status: 404 }, { kind: 'gone', reason: 'http-404' }],
    ['404 of the chat', error(404, 'ConversationNotFound'), { kind: 'not-installed', reason: 'ConversationNotFound' }],
    ['502, since a change can be repeated', { status: 502 }, { kind: 'later', reason: 'http-502', afterMs: null }],
    ['429', { status: 429 }, { kind: 'throttled', reason: 'http-429', afterMs: null }],
  ] satisfies readonly (readonly [string, ConnectorAnswer, SendOutcome])[])(
    '%s to the change of a card',
    async (_name, answer, outcome) => {
      bot.connector.answerNext(answer);
      expect(await bot.edge.update(chat(), 'new-1', cardSaying('decided'))).toEqual(outcome);
      expect(bot.connector.calls).toHaveLength(1);
    },
  );

  it('nothing at all: unknown after ten seconds, which the SDK would wait for ever', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    bot.connector.answerNext('silence');
    const outcome = bot.edge.send(chat(), cardSaying('news'));
    await bot.connector.waitFor(() => true);
    vi.advanceTimersByTime(10_000);
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
    vi.useRealTimers();
  });

  it('nothing, because nobody listens there: later, since nothing was sent', async () => {
    const closed = await startProductionEdge();
    const address = chat({ serviceUrl: closed.connector.serviceUrl });
    await closed.connector.stop();
    expect(await closed.edge.send(address, cardSaying('x'))).toEqual({ kind: 'later', reason: 'ECONNREFUSED', afterMs: null });
    await closed.stop().catch(() => undefined);
  });
});
