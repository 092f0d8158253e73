import { ConnectorFactory } from 'botframework-connector';
import type { ConnectorClient } from 'botframework-connector';
import { sendToConnector } from './send-to-connector.ts';

/** One tenant has one or two service addresses; a caller that varies the path must not fill the memory. */
const MOST_CLIENTS = 20;

type Conversations = ConnectorClient['conversations'];
type Signed = Parameters<ConnectorClient['credentials']['signRequest']>[0];

/** Connector clients by service address: the SDK builds a new one, with its whole pipeline, for every turn. */
export class Connectors extends ConnectorFactory {
  readonly #create: (serviceUrl: string) => Promise<ConnectorClient>;
  readonly #clients = new Map<string, Promise<ConnectorClient>>();

  constructor(create: (serviceUrl: string) => Promise<ConnectorClient>) {
    super();
    this.#create = create;
  }

  override create(serviceUrl: string): Promise<ConnectorClient> {
    const known = this.#clients.get(serviceUrl);
    if (known !== undefined) return known;
    if (this.#clients.size >= MOST_CLIENTS) this.#clients.clear();
    const created = this.#create(serviceUrl).then((client) => sendingOnce(client, serviceUrl));
    this.#clients.set(serviceUrl, created);
    // A failed attempt is forgotten, or the address would stay broken until the next start.
    created.catch(() => this.#clients.delete(serviceUrl));
    return created;
  }
}

/** The SDK's client, which knows the credentials, with our own way of sending in the place of its own: the adapter uses these three and no other. */
function sendingOnce(client: ConnectorClient, serviceUrl: string): ConnectorClient {
  const base = new URL(serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`);
  const send = async (method: 'POST' | 'PUT', ids: readonly string[], body: unknown): Promise<{ readonly id: string }> => {
    const path = `${base.pathname}v3/conversations/${ids.map(encodeURIComponent).join('/')}`;
    return sendToConnector({ method, host: base, path, authorization: await authorizationOf(client), body });
  };
  const conversations = {
    sendToConversation: (conversation: string, activity: unknown) => send('POST', [conversation, 'activities'], activity),
    replyToActivity: (conversation: string, id: string, activity: unknown) => send('POST', [conversation, 'activities', id], activity),
    updateActivity: (conversation: string, id: string, activity: unknown) => send('PUT', [conversation, 'activities', id], activity),
  };
  return Object.assign(client, { conversations: conversations as unknown as Conversations });
}

/** The SDK signs by writing into the headers of a request and looks at nothing else of it. */
async function authorizationOf({ credentials }: ConnectorClient): Promise<string | null> {
  let authorization: string | null = null;
  const set = (name: string, value: string): void => {
    if (name.toLowerCase() === 'authorization') authorization = value;
  };
  await credentials.signRequest({ headers: { set } } as unknown as Signed);
  return authorization;
}
