import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { createApp } from '../../src/app.ts';
import type { App, Overrides } from '../../src/app.ts';
import type { Config } from '../../src/config/env.ts';
import { activitiesTo, TENANT } from './activities.ts';
import type { Activities, Activity } from './activities.ts';
import { startFakeConnector } from './fake-connector.ts';
import type { FakeConnector } from './fake-connector.ts';
import { recordedLog } from './recorded-log.ts';
import { selfSignedCertificate } from './self-signed-certificate.ts';
import { APP_ID, startTokenService } from './token-service.ts';

export interface BotUnderTest {
  readonly app: App;
  readonly url: string;
  readonly connector: FakeConnector;
  readonly activities: Activities;
  readonly log: ReturnType<typeof recordedLog>;
  readonly post: (activity: Activity) => Promise<Response>;
  /** Sends a message and gives what the bot answered: everything a person could read, as one text. */
  readonly ask: (text: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

const COMMON = { port: 0, databaseUrl: 'file::memory:', knowledgeDirectory: 'knowledge', logLevel: 'debug' } as const;

/** The whole bot in local mode with its real knowledge, and a fake Teams behind it. */
export async function startLocalBot(changes: Partial<Extract<Config, { mode: 'local' }>> = {}, overrides: Overrides = {}): Promise<BotUnderTest> {
  const connector = await startFakeConnector();
  return start({ connector, config: { ...COMMON, mode: 'local', mirror: false, sampleCity: false, ...changes }, overrides, token: null });
}

/** The whole bot as in a tenant: tokens, HTTPS, one allowed host. */
export async function startProductionBot(): Promise<BotUnderTest> {
  const certificate = selfSignedCertificate();
  setDefaultCACertificates([...getCACertificates('default'), certificate.cert]);
  const connector = await startFakeConnector(certificate);
  const tokens = await startTokenService(connector.serviceUrl);
  const bot = { appId: APP_ID, tenantId: TENANT, type: 'SingleTenant', password: 'unused', serviceHosts: ['localhost'] } as const;
  const overrides = { openIdUrl: tokens.openIdUrl, outgoingToken: () => Promise.resolve('outgoing') };
  const under = await start({ connector, config: { ...COMMON, mode: 'production', bot }, overrides, token: () => tokens.token() });
  return {
    ...under,
    stop: async () => {
      await under.stop();
      await tokens.stop();
    },
  };
}

interface Start {
  readonly connector: FakeConnector;
  readonly config: Config;
  readonly overrides: Overrides;
  readonly token: (() => string) | null;
}

async function start({ connector, config, overrides, token }: Start): Promise<BotUnderTest> {
  const log = recordedLog();
  const app = await createApp(config, { log, ...overrides });
  const url = `http://127.0.0.1:${String(await app.start())}`;
  const activities = activitiesTo(connector.serviceUrl);
  const post = (activity: Activity): Promise<Response> =>
    fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token()}` }) },
      body: JSON.stringify(activity),
    });
  return {
    app,
    url,
    connector,
    activities,
    log,
    post,
    ask: async (text) => {
      const before = connector.messages().length;
      const response = await post(activities.message(text));
      if (response.status !== 200) throw new Error(`HTTP ${String(response.status)}`);
      return connector.messages().slice(before).map(readable).join('\n');
    },
    stop: async () => {
      await app.stop();
      await connector.stop();
    },
  };
}

/** The words of a message: its text and every text of its cards. */
export function readable(message: Record<string, unknown>): string {
  return `${typeof message['text'] === 'string' ? message['text'] : ''}${JSON.stringify(message['attachments'] ?? '')}`;
}
