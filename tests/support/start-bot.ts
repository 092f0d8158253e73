import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { createApp } from '../../src/app.ts';
import type { App, Overrides } from '../../src/app.ts';
import { parseEnv } from '../../src/config/env.ts';
import type { Config } from '../../src/config/env.ts';
import { activitiesTo, TENANT } from './activities.ts';
import type { Activities, Activity, Json, Writer } from './activities.ts';
import { startFakeConnector } from './fake-connector.ts';
import type { FakeConnector } from './fake-connector.ts';
import { recordedLog } from './recorded-log.ts';
import { selfSignedCertificate } from './self-signed-certificate.ts';
import { APP_ID, startTokenService } from './token-service.ts';
import type { TokenService } from './token-service.ts';

type Headers = Readonly<Record<string, string>>;

export interface BotUnderTest {
  readonly app: App;
  readonly url: string;
  readonly connector: FakeConnector;
  readonly activities: Activities;
  /** What somebody else may send. */
  readonly activitiesOf: (writer: Writer) => Activities;
  readonly log: ReturnType<typeof recordedLog>;
  /** In production mode with a good token, unless other headers are given. */
  readonly post: (activity: Activity, headers?: Headers) => Promise<Response>;
  /** Posts an activity and gives the messages that the bot sent because of it. */
  readonly replies: (activity: Activity) => Promise<Record<string, Json>[]>;
  /** Sends a message and gives what the bot answered: everything a person could read, as one text. */
  readonly ask: (text: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

type LocalConfig = Extract<Config, { mode: 'local' }>;

const COMMON = {
  port: 0,
  databaseUrl: 'file::memory:',
  knowledgeDirectory: 'knowledge',
  logLevel: 'debug',
  sendsPerSecond: 40,
  weeklyMessages: 3,
} as const;

/** The settings of a rehearsal on a database in memory, on a port that the system chooses. */
export function localConfig(changes: Partial<LocalConfig> = {}): LocalConfig {
  return { ...COMMON, mode: 'local', mirror: false, sampleCity: false, ...changes };
}

/** The whole bot in local mode with its real knowledge, and a fake Teams behind it. */
export async function startLocalBot(changes: Partial<LocalConfig> = {}, overrides: Overrides = {}): Promise<BotUnderTest> {
  const connector = await startFakeConnector();
  return start({ connector, config: localConfig(changes), overrides, headers: () => ({}) });
}

/** The whole bot as in a tenant: tokens, HTTPS, one allowed host. `env` are further variables of the environment. */
export async function startProductionBot(env: Headers = {}): Promise<BotUnderTest & { readonly tokens: TokenService }> {
  const certificate = selfSignedCertificate();
  setDefaultCACertificates([...getCACertificates('default'), certificate.cert]);
  const connector = await startFakeConnector(certificate);
  const tokens = await startTokenService(connector.serviceUrl);
  const under = await start({
    connector,
    config: parseEnv({ ...PRODUCTION, ...env }),
    overrides: { openIdUrl: tokens.openIdUrl, outgoingToken: () => Promise.resolve('outgoing') },
    headers: () => ({ authorization: `Bearer ${tokens.token()}` }),
  });
  return {
    ...under,
    tokens,
    stop: async () => {
      await under.stop();
      await tokens.stop();
    },
  };
}

const PRODUCTION = {
  NAVI_MODE: 'production',
  PORT: '0',
  DATABASE_URL: COMMON.databaseUrl,
  BOT_ID: APP_ID,
  BOT_TENANT_ID: TENANT,
  BOT_TYPE: 'SingleTenant',
  BOT_PASSWORD: 'unused',
  NAVI_SERVICE_HOSTS: 'localhost',
} as const;

interface Start {
  readonly connector: FakeConnector;
  readonly config: Config;
  readonly overrides: Overrides;
  readonly headers: () => Headers;
}

async function start({ connector, config, overrides, headers }: Start): Promise<BotUnderTest> {
  const log = recordedLog();
  const app = await createApp(config, { log, ...overrides });
  const url = `http://127.0.0.1:${String(await app.start())}`;
  const activities = activitiesTo(connector.serviceUrl);
  const post = (activity: Activity, given: Headers = headers()): Promise<Response> =>
    fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...given },
      body: JSON.stringify(activity),
    });
  const replies = async (activity: Activity): Promise<Record<string, Json>[]> => {
    const before = connector.messages().length;
    const response = await post(activity);
    if (response.status !== 200) throw new Error(`HTTP ${String(response.status)}`);
    return connector.messages().slice(before);
  };
  return {
    app,
    url,
    connector,
    activities,
    activitiesOf: (writer) => activitiesTo(connector.serviceUrl, writer),
    log,
    post,
    replies,
    ask: async (text) => (await replies(activities.message(text))).map(readable).join('\n'),
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
