import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { Reply } from '../../src/bot/reply.ts';
import type { SeenActivities } from '../../src/bot/seen-activities.ts';
import type { Turn } from '../../src/bot/turn.ts';
import type { Card } from '../../src/card-kit/card.ts';
import { createHttpServer } from '../../src/http/http-server.ts';
import { createTeamsEdge } from '../../src/teams/teams-edge.ts';
import type { TeamsEdge, TeamsEdgeDeps } from '../../src/teams/teams-edge.ts';
import { activitiesTo, TENANT } from './activities.ts';
import type { Activities, Activity, Json } from './activities.ts';
import { startFakeConnector } from './fake-connector.ts';
import type { FakeConnector } from './fake-connector.ts';
import { memorySeen } from './memory-seen.ts';
import { recordedLog } from './recorded-log.ts';
import { selfSignedCertificate } from './self-signed-certificate.ts';
import { APP_ID, startTokenService } from './token-service.ts';
import type { TokenService } from './token-service.ts';

interface Answer {
  readonly status: number;
  readonly text: string;
  /** The body as JSON; undefined when there is none. */
  readonly json: Json;
}

export interface EdgeUnderTest {
  readonly url: string;
  readonly edge: TeamsEdge;
  readonly connector: FakeConnector;
  readonly activities: Activities;
  /** What reached the product. */
  readonly turns: Turn[];
  readonly log: ReturnType<typeof recordedLog>;
  readonly post: (activity: Activity, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly stop: () => Promise<void>;
}

export interface EdgeOptions {
  readonly dispatch?: (turn: Turn) => Promise<Reply>;
  readonly seen?: SeenActivities;
  readonly schedule?: NonNullable<TeamsEdgeDeps['schedule']>;
}

type Fixed = Pick<TeamsEdgeDeps, 'security' | 'openIdUrl' | 'outgoingToken'>;

/** Edge and HTTP server in local mode, a fake Teams behind them, and a product that does what the test says. */
export async function startEdge(options: EdgeOptions = {}): Promise<EdgeUnderTest> {
  return start(await startFakeConnector(), { security: { mode: 'local' } }, options);
}

/** The same as in a tenant: tokens, HTTPS, allowed hosts. `tokens` signs requests; `post` sends a good token unless told otherwise. */
export async function startProductionEdge(options: EdgeOptions = {}): Promise<EdgeUnderTest & { readonly tokens: TokenService }> {
  const certificate = selfSignedCertificate();
  setDefaultCACertificates([...getCACertificates('default'), certificate.cert]);
  const connector = await startFakeConnector(certificate);
  const tokens = await startTokenService(connector.serviceUrl);
  const security = {
    mode: 'production',
    appId: APP_ID,
    tenantId: TENANT,
    type: 'SingleTenant',
    password: 'unused',
    serviceHosts: ['localhost', '*.teams.example'],
  } as const;
  const edge = await start(
    connector,
    { security, openIdUrl: tokens.openIdUrl, outgoingToken: () => Promise.resolve('outgoing-token') },
    options,
  );
  return {
    ...edge,
    tokens,
    post: (activity, headers) => edge.post(activity, headers ?? { authorization: `Bearer ${tokens.token()}` }),
    stop: async () => {
      await edge.stop();
      await tokens.stop();
    },
  };
}

async function start(connector: FakeConnector, fixed: Fixed, options: EdgeOptions): Promise<EdgeUnderTest> {
  const turns: Turn[] = [];
  const log = recordedLog();
  const edge = createTeamsEdge({
    ...fixed,
    seen: options.seen ?? memorySeen(),
    newReference: () => '7K2M9Q',
    clock: { now: () => new Date('2026-12-10T00:00:00Z') },
    log,
    ...(options.schedule === undefined ? {} : { schedule: options.schedule }),
    dispatch: (turn) => {
      turns.push(turn);
      return options.dispatch?.(turn) ?? Promise.resolve({ kind: 'nothing' });
    },
  });
  const server = createHttpServer({
    process: edge.process,
    health: { ready: () => Promise.resolve(true) },
    metrics: { contentType: 'text/plain', text: () => Promise.resolve('') },
    exports: { look: () => Promise.resolve(null), take: () => Promise.resolve(null) },
    log,
    host: '127.0.0.1',
  });
  const url = `http://127.0.0.1:${String(await server.listen(0))}`;
  return {
    url,
    edge,
    connector,
    activities: activitiesTo(connector.serviceUrl),
    turns,
    log,
    post: (activity, headers = {}) => postTo(`${url}/api/messages`, activity, headers),
    stop: async () => {
      await server.stop();
      await connector.stop();
    },
  };
}

async function postTo(url: string, activity: Activity, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(activity),
  });
  const text = await response.text();
  return { status: response.status, text, json: text === '' ? undefined : JSON.parse(text) };
}

/** A card that is only told apart by its words. */
export function cardSaying(words: string): Card {
  return { content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: words }] }, summary: `summary of ${words}` };
}
