import { Application } from '@microsoft/teams-ai';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Activity as SdkActivity } from 'botbuilder';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { activitiesTo } from '../support/activities.ts';
import { startFakeConnector } from '../support/fake-connector.ts';
import type { FakeConnector } from '../support/fake-connector.ts';
import { cardSaying, startEdge } from '../support/start-edge.ts';

/** Defects of the SDK on the way out, shown on the SDK and gone in ours. */
let raw: FakeConnector | undefined;

function openAdapter(): CloudAdapter {
  return new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
}

afterEach(async () => {
  vi.useRealTimers();
  await raw?.stop();
  raw = undefined;
});

describe('a message that the connector took before it failed', () => {
  it('in the SDK: is sent again, so that people get it twice', async () => {
    raw = await startFakeConnector();
    raw.answerNext({ status: 503, headers: { 'retry-after': '0' } });
    await openAdapter().processActivityDirect('', activitiesTo(raw.serviceUrl).message('q') as SdkActivity, async (context) => {
      await context.sendActivity('answer');
    });
    expect(raw.messages()).toHaveLength(2);
  });

  it('not in ours', async () => {
    const bot = await startEdge();
    bot.connector.answerNext({ status: 503, headers: { 'retry-after': '0' } });
    const chat = { conversationId: 'a:x', teamsId: '29:x', tenantId: '', serviceUrl: bot.connector.serviceUrl, botId: '28:bot' };
    expect(await bot.edge.send(chat, cardSaying('x'))).toMatchObject({ kind: 'unknown' });
    expect(bot.connector.messages()).toHaveLength(1);
    await bot.stop();
  });
});

describe('the service address of a request without authentication', () => {
  it.each([
    'http://192.0.2.1:9/',
    'https://evil.example/',
    'ftp://127.0.0.1/',
    'http://127.0.0.1.evil.example/',
    'http://x@127.0.0.1/',
    'nonsense',
  ])('is called by the SDK whatever host it names; ours refuses %s before anything runs', async (serviceUrl) => {
    const bot = await startEdge({ dispatch: () => Promise.resolve({ kind: 'text', text: 'x' }) });
    expect(await bot.post(bot.activities.message('q', { serviceUrl }))).toMatchObject({ status: 403, text: '' });
    expect(bot.turns).toEqual([]);
    await bot.stop();
  });
});

describe('the typing timer', () => {
  it('in the SDK: cannot be switched off and is one for all, so that the end of a quick turn silences the slow one beside it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    raw = await startFakeConnector();
    const application = new Application({ startTypingTimer: false });
    let finish: () => void = () => undefined;
    const slowWork = new Promise<void>((resolve) => (finish = resolve));
    let slowIsInside: () => void = () => undefined;
    const inside = new Promise<void>((resolve) => (slowIsInside = resolve));
    application.activity('message', async (context) => {
      if (context.activity.text === 'quick') return;
      slowIsInside();
      await slowWork;
    });
    const adapter = openAdapter();
    const run = (text: string): Promise<void> =>
      adapter.processActivityDirect('', activitiesTo(raw?.serviceUrl ?? '').message(text) as SdkActivity, async (context) => {
        await application.run(context);
      });
    const slow = run('slow');
    await inside;
    expect(vi.getTimerCount()).toBe(1);
    await run('quick');
    expect(vi.getTimerCount()).toBe(0);
    finish();
    await slow;
  });

  // Ours: typing-sign.test.ts, "the end of one turn leaves the timer of another alone".
});
