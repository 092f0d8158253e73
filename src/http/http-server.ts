import { createServer } from 'restify';
import type { Request, Response, Server } from 'restify';
import { AppError } from '../kernel/errors.ts';
import type { Log } from '../kernel/log.ts';
import { harden } from './harden.ts';
import { parseActivity } from './parse-activity.ts';
import type { ActivityBody } from './parse-activity.ts';
import { readBody } from './read-body.ts';

export interface HttpServerDeps {
  /** The Bot Framework protocol behind `POST /api/messages`. */
  readonly process: (request: { readonly authorization: string; readonly body: ActivityBody }) => Promise<Answer>;
  readonly health: { readonly ready: () => Promise<boolean> };
  readonly metrics: { readonly contentType: string; readonly text: () => Promise<string> };
  readonly log: Log;
  /** `127.0.0.1` in local mode, where nobody is authenticated. */
  readonly host: string;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface HttpServer {
  /** Resolves to the port once connections are taken; 0 lets the system choose one. Rejects when the port is in use. */
  readonly listen: (port: number) => Promise<number>;
  /** Not ready any more, no new connections, running turns to their end (15 s at most). */
  readonly stop: () => Promise<void>;
}

/** Teams gives up on a turn after about 15 s, so nothing is gained by waiting longer. */
const LAST_TURNS_MS = 15_000;

export function createHttpServer(deps: HttpServerDeps): HttpServer {
  const state = { isOpen: false };
  const server = harden(createServer({ name: '' }));
  const route = (answer: (request: Request) => Promise<Text>) => async (request: Request, response: Response) => {
    send(response, await orFailure(answer(request), deps.log), state.isOpen);
  };
  server.post(
    '/api/messages',
    route((request) => receive(request, deps)),
  );
  server.get(
    '/healthz',
    route(() => Promise.resolve(words(200, 'ok'))),
  );
  server.get(
    '/readyz',
    route(async () => (state.isOpen && (await isReady(deps)) ? words(200, 'ready') : words(503, 'not ready'))),
  );
  server.get(
    '/metrics',
    route(async () => ({ status: 200, type: deps.metrics.contentType, text: await deps.metrics.text() })),
  );
  return {
    listen: async (port) => {
      await listening(server, port, deps.host);
      state.isOpen = true;
      return server.address().port;
    },
    stop: async () => {
      state.isOpen = false;
      await closed(server);
    },
  };
}

async function isReady({ health, log }: HttpServerDeps): Promise<boolean> {
  try {
    return await health.ready();
  } catch (error) {
    log.warn('http.not-ready', { error: error instanceof Error ? error.name : typeof error });
    return false;
  }
}

interface Text {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

function words(status: number, text: string): Text {
  return { status, type: 'text/plain; charset=utf-8', text };
}

async function receive(request: Request, deps: HttpServerDeps): Promise<Text> {
  const read = await readBody(request);
  if (read.kind === 'refused') return words(read.status, '');
  const body = parseActivity(read.text);
  if (body === null) return words(400, '');
  const answer = await deps.process({ authorization: request.headers.authorization ?? '', body });
  if (answer.body === undefined) return words(answer.status, '');
  return { status: answer.status, type: 'application/json; charset=utf-8', text: JSON.stringify(answer.body) };
}

/** restify would answer a rejected handler with the words of the error. */
async function orFailure(answer: Promise<Text>, log: Log): Promise<Text> {
  try {
    return await answer;
  } catch (error) {
    log.error('http.failed', { error: error instanceof Error ? error.name : typeof error });
    return words(500, '');
  }
}

function send(response: Response, { status, type, text }: Text, keepsConnection: boolean): void {
  // A refused body is not read to its end, and a server that stops wants no further request on the same connection.
  const mustClose = status === 413 || status === 415 || !keepsConnection;
  response.writeHead(status, {
    'Content-Length': Buffer.byteLength(text),
    ...(text === '' ? {} : { 'Content-Type': type }),
    ...(mustClose ? { Connection: 'close' } : {}),
  });
  response.end(text);
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => {
      reject('code' in error && error.code === 'EADDRINUSE' ? busy(port, error) : error);
    };
    server.once('error', failed);
    server.listen(port, host, () => {
      server.removeListener('error', failed);
      resolve();
    });
  });
}

function busy(port: number, cause: Error): AppError {
  const message = `ポート ${String(port)} はほかのプログラムが使っています。そのプログラムを終了するか、PORT を別の番号にしてください。`;
  return new AppError('http.port-busy', message, { cause });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => {
      server.server.closeAllConnections();
    }, LAST_TURNS_MS);
    // Node closes idle connections itself here; the others close after their answer, which says so from now on.
    server.close(() => {
      clearTimeout(giveUp);
      resolve();
    });
  });
}
