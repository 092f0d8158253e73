import { request as requestHttp } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { request as requestHttps } from 'node:https';
import { text } from 'node:stream/consumers';

/** The connector answers within a second or two; a turn has about 15 s in all. */
const REQUEST_TIMEOUT_MS = 10_000;

/** What the connector says when it has taken a message. */
const ACCEPTED: readonly (number | undefined)[] = [200, 201, 202];

export interface ConnectorRequest {
  readonly method: 'POST' | 'PUT';
  readonly host: Pick<URL, 'protocol' | 'hostname' | 'port'>;
  readonly path: string;
  /** Null in local mode, where nobody is authenticated. */
  readonly authorization: string | null;
  readonly body: unknown;
}

/** An answer other than "taken". It has the shape of the SDK's own error, which send-failure.ts reads. */
export class ConnectorError extends Error {
  readonly statusCode: number;
  readonly response: { readonly bodyAsText: string; readonly headers: ReadonlyMap<string, unknown> };

  constructor(statusCode: number, bodyAsText: string, headers: ReadonlyMap<string, unknown>) {
    super(`the connector answered ${String(statusCode)}`);
    this.name = 'ConnectorError';
    this.statusCode = statusCode;
    this.response = { bodyAsText, headers };
  }
}

/**
 * One request, whatever comes back. The SDK's pipeline sends a message again, up to three times, after 429, 5xx or a broken connection.
 * The connector may have delivered it before it failed, and there is no idempotency key: people would get it two to four times. The
 * pipeline also has no time limit and follows redirects, which would leave the hosts we allow, and costs more than twice as much.
 * @throws ConnectorError for every answer but 200, 201 and 202; Node's own error when no answer came
 */
export async function sendToConnector({ method, host, path, authorization, body }: ConnectorRequest): Promise<{ readonly id: string }> {
  const payload = Buffer.from(JSON.stringify(body));
  const response = await exchange(payload, {
    method,
    host,
    path,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': payload.length,
      'user-agent': USER_AGENT,
      ...(authorization === null ? {} : { authorization }),
    },
  });
  if (ACCEPTED.includes(response.status)) return { id: idIn(response) };
  throw refused(response);
}

const USER_AGENT = 'Microsoft-BotFramework/3.1 jinzai-navi';

interface Exchange extends Pick<ConnectorRequest, 'method' | 'host' | 'path'> {
  readonly headers: OutgoingHttpHeaders;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

function exchange(payload: Buffer, { method, host, path, headers }: Exchange): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const open = host.protocol === 'https:' ? requestHttps : requestHttp;
    // Node wants an IPv6 address without the brackets that it has in a URL.
    const hostname = host.hostname.replace(/^\[|\]$/g, '');
    const request = open({ method, hostname, port: host.port, path, headers }, (response) => {
      text(response)
        .then((body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
        .catch(reject)
        .finally(() => clearTimeout(giveUp));
    });
    const giveUp = setTimeout(() => request.destroy(new Error('the connector did not answer')), REQUEST_TIMEOUT_MS);
    request.once('error', (error) => {
      clearTimeout(giveUp);
      reject(error);
    });
    request.end(payload);
  });
}

/** The message was taken; an answer that cannot be read leaves open what became of it. */
function idIn(answer: Answer): string {
  if (answer.body === '') return '';
  try {
    const { id } = JSON.parse(answer.body) as { readonly id?: unknown };
    return typeof id === 'string' ? id : '';
  } catch {
    throw refused(answer);
  }
}

function refused({ status, headers, body }: Answer): ConnectorError {
  return new ConnectorError(status, body, new Map(Object.entries(headers)));
}
