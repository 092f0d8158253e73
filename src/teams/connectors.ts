import { ConnectorFactory } from 'botframework-connector';
import type { ConnectorClient } from 'botframework-connector';

/** The connector answers within a second or two; a turn has about 15 s in all. */
const REQUEST_TIMEOUT_MS = 10_000;

/** One tenant has one or two service addresses; a caller that varies the path must not fill the memory. */
const MOST_CLIENTS = 20;

/** The part of the SDK's private request pipeline that has to change. */
interface Pipeline {
  removePolicy(which: { readonly phase: 'Retry' } | { readonly name: string }): unknown;
  addPolicy(policy: {
    readonly name: string;
    readonly sendRequest: <T extends { timeout: number }, R>(request: T, next: (request: T) => R) => R;
  }): void;
}

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
    const created = this.#create(serviceUrl).then(sendOnce);
    this.#clients.set(serviceUrl, created);
    // A failed attempt is forgotten, or the address would stay broken until the next start.
    created.catch(() => this.#clients.delete(serviceUrl));
    return created;
  }
}

/**
 * The SDK's pipeline sends a message again, up to three times, after 429, 5xx or a broken connection. The connector may have delivered it
 * before it failed, and there is no idempotency key: people would get it two to four times. It also has no time limit and follows redirects,
 * which would leave the hosts we allow.
 */
function sendOnce(client: ConnectorClient): ConnectorClient {
  // The SDK keeps its pipeline in a private field and offers no option for any of the three.
  const { pipeline } = (client as unknown as { readonly client: { readonly pipeline: Pipeline } }).client;
  pipeline.removePolicy({ phase: 'Retry' });
  pipeline.removePolicy({ name: 'redirectPolicy' });
  pipeline.addPolicy({
    name: 'timeLimit',
    sendRequest: (request, next) => {
      request.timeout = REQUEST_TIMEOUT_MS;
      return next(request);
    },
  });
  return client;
}
