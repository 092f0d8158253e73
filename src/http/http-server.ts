import { createServer } from 'restify';
import type { Request, Response, Server } from 'restify';
import { AppError } from '../kernel/errors.ts';
import type { Log } from '../kernel/log.ts';
import { answerWithFile, answerWithPage, answerWithTrouble } from './export-answers.ts';
import type { ExportDoor } from './export-answers.ts';
import { harden } from './harden.ts';
import { parseActivity } from './parse-activity.ts';
import type { ActivityBody } from './parse-activity.ts';
import { readBody } from './read-body.ts';

export interface HttpServerDeps {
  /** The Bot Framework protocol behind `POST /api/messages`. */
  readonly process: (request: { readonly authorization: string; readonly body: ActivityBody }) => Promise<Answer>;
  readonly health: { readonly ready: () => Promise<boolean> };
  readonly metrics: { readonly contentType: string; readonly text: () => Promise<string> };
  readonly exports: ExportDoor;
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
  /** Where connections are taken; 0 before that. */
  readonly port: () => number;
  /** Not ready any more, no new connections, running turns to their end (15 s at most). */
  readonly stop: () => Promise<void>;
}

/** Teams gives up on a turn after about 15 s, so nothing is gained by waiting longer. */
const LAST_TURNS_MS = 15_000;

export function createHttpServer(deps: HttpServerDeps): HttpServer {
  const state = { isOpen: false, port: 0 };
  const server = harden(createServer({ name: '' }));
  const route: Route =
    (answer, failure = words(500, '')) =>
    async (request, response) => {
      send(response, await orFailure(answer(request), failure, deps.log), state.isOpen);
    };
  answerPeople(server, deps, route);
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
      state.port = server.address().port;
      return state.port;
    },
    port: () => state.port,
    stop: async () => {
      state.isOpen = false;
      await closed(server);
    },
  };
}

type Route = (answer: (request: Request) => Promise<Text>, failure?: Text) => (request: Request, response: Response) => Promise<void>;

/** What people open in a browser; everything else is for machines. */
function answerPeople(server: Server, { exports }: HttpServerDeps, route: Route): void {
  server.get(
    EXPORT_PATH,
    route((request) => answerWithPage(exports, secretOf(request)), answerWithTrouble()),
  );
  server.post(
    EXPORT_PATH,
    route((request) => answerWithFile(exports, secretOf(request)), answerWithTrouble()),
  );
}

const EXPORT_PATH = '/exports/:secret';

function secretOf(request: Request): string {
  const { secret } = request.params as Readonly<Record<string, unknown>>;
  return typeof secret === 'string' ? secret : '';
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
  readonly text: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
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
async function orFailure(answer: Promise<Text>, failure: Text, log: Log): Promise<Text> {
  try {
    return await answer;
  } catch (error) {
    log.error('http.failed', { error: error instanceof Error ? error.name : typeof error });
    return failure;
  }
}

function send(response: Response, { status, type, text, headers = {} }: Text, keepsConnection: boolean): void {
  // A refused body is not read to its end, and a server that stops wants no further request on the same connection.
  const mustClose = status === 413 || status === 415 || !keepsConnection;
  response.writeHead(status, {
    'Content-Length': Buffer.byteLength(text),
    ...headers,
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
