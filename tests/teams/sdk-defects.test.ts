import { Application } from '@microsoft/teams-ai';
import type { TurnState } from '@microsoft/teams-ai';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, MemoryStorage } from 'botbuilder';
import type { Request as SdkRequest, Response as SdkResponse, TurnContext } from 'botbuilder';
import { ServiceClientCredentialsFactory } from 'botframework-connector';
import { createServer, plugins } from 'restify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../src/bot/reply.ts';
import { activitiesTo, TENANT } from '../support/activities.ts';
import type { Activities, Activity } from '../support/activities.ts';
import { startFakeConnector } from '../support/fake-connector.ts';
import type { FakeConnector } from '../support/fake-connector.ts';
import { cardSaying, startEdge, startProductionEdge } from '../support/start-edge.ts';
import { APP_ID, startTokenService } from '../support/token-service.ts';

/**
 * Each defect of the SDK that the edge guards against, shown twice: on the SDK as its samples use it, and gone in ours.
 * When a new version of the SDK turns one of the first halves red, the guard can go.
 */
interface RawBot {
  readonly connector: FakeConnector;
  readonly activities: Activities;
  readonly post: (
    activity: Activity,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<{ readonly status: number; readonly text: string }>;
}

const cleanUps: (() => unknown)[] = [];
let printed: string[] = [];

beforeEach(() => {
  printed = [];
  for (const method of ['error', 'warn', 'log'] as const) {
    vi.spyOn(console, method).mockImplementation((...values: unknown[]) => printed.push(values.map(String).join(' ')));
  }
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  vi.restoreAllMocks();
});

/** As in local mode of the samples: no app id, no authentication. */
function openAdapter(): CloudAdapter {
  return new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
}

async function rawBot(run: (context: TurnContext) => Promise<unknown>, adapter = openAdapter()): Promise<RawBot> {
  const connector = await startFakeConnector();
  const server = createServer({ name: '' });
  server.use(plugins.bodyParser());
  // restify and the SDK describe the same objects with types that do not meet; so do the samples.
  server.post('/api/messages', async (request: unknown, response: unknown) => {
    await adapter.process(request as SdkRequest, response as SdkResponse, async (context) => {
      await run(context);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  cleanUps.push(connector.stop, () => {
    server.close();
    server.server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${String(server.address().port)}/api/messages`;
  return {
    connector,
    activities: activitiesTo(connector.serviceUrl),
    post: async (activity, headers = {}) => {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(activity),
      });
      return { status: answer.status, text: await answer.text() };
    },
  };
}

async function ourBot(dispatch: () => Promise<Reply>) {
  const bot = await startEdge({ dispatch });
  cleanUps.push(bot.stop);
  return bot;
}

const refreshing = { ...cardSaying('for the approver').content, refresh: { action: { type: 'Action.Execute', verb: 'v' }, userIds: [] } };

describe('actionExecute publishes a card that is meant for one person', () => {
  it('in the SDK: every card after the first with `refresh` replaces the shared card for everybody', async () => {
    const application = new Application();
    const cards = [refreshing, cardSaying('for one person').content];
    application.adaptiveCards.actionExecute('v', () => Promise.resolve(cards.shift() ?? {}) as never);
    const bot = await rawBot((context) => application.run(context));
    await bot.post(bot.activities.execute('v'));
    await bot.post(bot.activities.execute('v'));
    expect(bot.connector.calls.map(({ method }) => method)).toEqual(['PUT', 'PUT']);
    expect(JSON.stringify(bot.connector.calls[1]?.activity)).toContain('for one person');
  });

  it('not in ours: the card goes back to the one who tapped, and nowhere else', async () => {
    const cards = [{ content: refreshing, summary: '' }, cardSaying('for one person')];
    const bot = await ourBot(() => Promise.resolve({ kind: 'replace', card: cards.shift() ?? cardSaying('') }));
    await bot.post(bot.activities.execute('v'));
    expect((await bot.post(bot.activities.execute('v'))).text).toContain('for one person');
    expect(bot.connector.calls).toEqual([]);
  });
});

describe('two messages at once in one group chat', () => {
  const group = { conversation: { id: '19:g', conversationType: 'groupChat', tenantId: TENANT } };

  it('in the SDK: the state is saved after the answer, and the second message ends in an error', async () => {
    interface Counting extends TurnState {
      conversation: TurnState['conversation'] & { count?: number };
    }
    const application = new Application<Counting>({ storage: new MemoryStorage(), startTypingTimer: false });
    let inside = 0;
    let bothInside: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (bothInside = resolve));
    application.activity('message', async (context, state) => {
      inside += 1;
      if (inside === 2) bothInside();
      await both;
      state.conversation.count = (state.conversation.count ?? 0) + 1;
      await context.sendActivity('answer');
    });
    const bot = await rawBot((context) => application.run(context));
    // An earlier message has stored something, so that the two that follow have an eTag to lose.
    inside = 2;
    bothInside();
    await bot.post(bot.activities.message('first', group));
    const answers = await Promise.all([bot.post(bot.activities.message('a', group)), bot.post(bot.activities.message('b', group))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 500]);
    expect(printed.join()).toContain('eTag conflict');
  });

  it('not in ours: each is answered once, without an error', async () => {
    const bot = await ourBot(() => Promise.resolve({ kind: 'text', text: 'answer' }));
    const answers = await Promise.all([bot.post(bot.activities.message('a', group)), bot.post(bot.activities.message('b', group))]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(bot.connector.messages().map(({ text }) => String(text))).toEqual(['answer', 'answer']);
    expect(bot.log.entries).toEqual([]);
  });
});

describe('a wrong signature', () => {
  it('in the SDK: is an internal error, with words in the response and keys on the console', async () => {
    const tokens = await startTokenService('');
    cleanUps.push(tokens.stop);
    const adapter = new CloudAdapter(
      new ConfigurationBotFrameworkAuthentication({
        MicrosoftAppId: APP_ID,
        MicrosoftAppPassword: 'unused',
        ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
        ToBotFromChannelOpenIdMetadataUrl: tokens.openIdUrl,
        ToBotFromEmulatorOpenIdMetadataUrl: tokens.openIdUrl,
      }),
    );
    const bot = await rawBot(() => Promise.resolve(), adapter);
    const claims = { serviceurl: bot.connector.serviceUrl };
    const answer = await bot.post(bot.activities.message('q'), { authorization: `Bearer ${tokens.token(claims, { key: 'stranger' })}` });
    expect(answer).toMatchObject({ status: 500 });
    expect(answer.text).toContain('invalid signature');
    expect(printed.join()).toContain('BEGIN RSA PUBLIC KEY');
  });

  it('not in ours: 401, silence, silence', async () => {
    const bot = await startProductionEdge();
    cleanUps.push(bot.stop);
    const answer = await bot.post(bot.activities.message('q'), { authorization: `Bearer ${bot.tokens.token({}, { key: 'stranger' })}` });
    expect(answer).toMatchObject({ status: 401, text: '' });
    expect(printed).toEqual([]);
  });
});

describe('an emulator token, which says nothing of the service address', () => {
  const issuer = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
  // A token as the holder of the client secret gets it; the key that signs it is published by the same service here.
  const emulator = { iss: issuer, appid: APP_ID, ver: '1.0', serviceurl: undefined };

  it('in the SDK: is accepted for any address', async () => {
    const tokens = await startTokenService('');
    cleanUps.push(tokens.stop);
    const settings = { ToBotFromChannelOpenIdMetadataUrl: tokens.openIdUrl, ToBotFromEmulatorOpenIdMetadataUrl: tokens.openIdUrl };
    const issued = { ToBotFromChannelTokenIssuer: 'https://api.botframework.com', ...settings };
    const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(issued, new UnsignedCredentials()));
    const bot = await rawBot((context) => context.sendActivity('hello'), adapter);
    expect((await bot.post(bot.activities.message('q'), { authorization: `Bearer ${tokens.token(emulator)}` })).status).toBe(200);
    expect(bot.connector.messages()).toHaveLength(1);
  });

  it('not in ours: only the channel speaks to us', async () => {
    const bot = await startProductionEdge();
    cleanUps.push(bot.stop);
    expect((await bot.post(bot.activities.message('q'), { authorization: `Bearer ${bot.tokens.token(emulator)}` })).status).toBe(401);
    expect(bot.turns).toEqual([]);
  });
});

class UnsignedCredentials extends ServiceClientCredentialsFactory {
  override isValidAppId(appId: string): Promise<boolean> {
    return Promise.resolve(appId === APP_ID);
  }
  override isAuthenticationDisabled(): Promise<boolean> {
    return Promise.resolve(false);
  }
  override createCredentials(): ReturnType<ServiceClientCredentialsFactory['createCredentials']> {
    return Promise.resolve({ signRequest: (request) => Promise.resolve(request) });
  }
}

describe('a handler that throws', () => {
  const fail = (): Promise<never> => Promise.reject(new Error('password=hunter2'));

  it('in the SDK: its words are in the response and on the console', async () => {
    const bot = await rawBot(fail);
    const answer = await bot.post(bot.activities.execute('v'));
    expect(answer).toMatchObject({ status: 500 });
    expect(answer.text).toContain('hunter2');
    expect(printed.join()).toContain('hunter2');
  });

  it('not in ours: the invoke is answered, and the words are nowhere', async () => {
    const bot = await ourBot(fail);
    const answer = await bot.post(bot.activities.execute('v'));
    expect(answer).toMatchObject({ status: 200, json: { statusCode: 200 } });
    expect(answer.text + printed.join() + JSON.stringify(bot.log.entries)).not.toContain('hunter2');
  });
});

describe('an invoke that nobody answers', () => {
  it('in the SDK: 501', async () => {
    const bot = await rawBot((context) => new Application().run(context));
    expect((await bot.post(bot.activities.execute('unknown'))).status).toBe(501);
  });

  it('not in ours: a valid response', async () => {
    const bot = await ourBot(() => Promise.resolve({ kind: 'refused', why: 'bad-data' }));
    expect(await bot.post(bot.activities.execute('unknown'))).toMatchObject({ status: 200, json: { statusCode: 200 } });
  });
});

describe('feedback', () => {
  it('in the SDK: is answered without a body, which Teams shows as an error', async () => {
    const application = new Application();
    application.feedbackLoop(() => Promise.resolve());
    const bot = await rawBot((context) => application.run(context));
    expect(await bot.post(bot.activities.feedback('m', 'like'))).toEqual({ status: 200, text: '' });
  });

  it('not in ours: an empty object', async () => {
    const bot = await ourBot(() => Promise.resolve({ kind: 'nothing' }));
    expect(await bot.post(bot.activities.feedback('m', 'like'))).toMatchObject({ status: 200, text: '{}' });
  });
});
