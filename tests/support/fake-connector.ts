import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Json } from './activities.ts';

/** One request that the bot made to Teams. */
interface ConnectorCall {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | null;
  /** The activity that the bot sent. */
  readonly activity: Record<string, Json>;
}

export type ConnectorAnswer =
  | 'reset'
  /** Takes the request and never answers; `stop` ends it. */
  | 'silence'
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

export interface FakeConnector {
  readonly serviceUrl: string;
  readonly calls: ConnectorCall[];
  /** Messages only: what people would see, in order. */
  readonly messages: () => Record<string, Json>[];
  /** Answers the next requests, in this order, in place of "200 with an id"; a promise holds the answer back. */
  readonly answerNext: (...answers: (ConnectorAnswer | Promise<ConnectorAnswer>)[]) => void;
  /** Resolves with the first call that fits, past or future. */
  readonly waitFor: (fits: (call: ConnectorCall) => boolean) => Promise<ConnectorCall>;
  readonly stop: () => Promise<void>;
}

/** Teams' side of the Bot Connector API on loopback. With a certificate it speaks HTTPS as `localhost`. */
export async function startFakeConnector(tls?: { readonly key: string; readonly cert: string }): Promise<FakeConnector> {
  const calls: ConnectorCall[] = [];
  const planned: (ConnectorAnswer | Promise<ConnectorAnswer>)[] = [];
  const waiting: { fits: (call: ConnectorCall) => boolean; found: (call: ConnectorCall) => void }[] = [];
  const listener: RequestListener = (request, response) => {
    void receive(request).then(async (call) => {
      calls.push(call);
      for (const { fits, found } of waiting) if (fits(call)) found(call);
      const next = planned.shift() ?? { status: 200, body: { id: `sent-${String(calls.length)}` } };
      answer(response, await next);
    });
  };
  const server = tls === undefined ? createHttp(listener) : createHttps(tls, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    serviceUrl: tls === undefined ? `http://127.0.0.1:${String(port)}/` : `https://localhost:${String(port)}/`,
    calls,
    messages: () => calls.filter((call) => call.activity['type'] === 'message').map((call) => call.activity),
    answerNext: (...answers) => planned.push(...answers),
    waitFor: (fits) => {
      const past = calls.find(fits);
      return past === undefined ? new Promise((found) => waiting.push({ fits, found })) : Promise.resolve(past);
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function receive(request: IncomingMessage): Promise<ConnectorCall> {
  const body = await text(request);
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    authorization: request.headers.authorization ?? null,
    activity: body === '' ? {} : (JSON.parse(body) as Record<string, Json>),
  };
}

function answer(response: ServerResponse, planned: ConnectorAnswer): void {
  if (planned === 'silence') return;
  if (planned === 'reset') {
    response.socket?.destroy();
    return;
  }
  response.writeHead(planned.status, { 'content-type': 'application/json', ...planned.headers });
  response.end(planned.body === undefined ? '' : JSON.stringify(planned.body));
}
