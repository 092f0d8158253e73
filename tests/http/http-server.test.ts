import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpServer } from '../../src/http/http-server.ts';
import type { HttpServer, HttpServerDeps } from '../../src/http/http-server.ts';
import { recordedLog } from '../support/recorded-log.ts';

type Received = Parameters<HttpServerDeps['process']>[0];

let server: HttpServer;
let port: number;
let received: Received[];
let isReady: () => Promise<boolean>;
let answer: () => ReturnType<HttpServerDeps['process']>;
const log = recordedLog();
const NO_EXPORTS: HttpServerDeps['exports'] = { look: () => Promise.resolve(null), take: () => Promise.resolve(null) };

beforeEach(async () => {
  received = [];
  isReady = () => Promise.resolve(true);
  answer = () => Promise.resolve({ status: 200 });
  server = createHttpServer({
    process: (given) => {
      received.push(given);
      return answer();
    },
    health: { ready: () => isReady() },
    metrics: { contentType: 'text/plain; version=0.0.4', text: () => Promise.resolve('navi_turns 1\n') },
    exports: NO_EXPORTS,
    log,
    host: '127.0.0.1',
  });
  port = await server.listen(0);
});
afterEach(() => server.stop());

const url = (path: string): string => `http://127.0.0.1:${String(port)}${path}`;
const post = (
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' },
): Promise<Response> => fetch(url('/api/messages'), { method: 'POST', headers, body });

/** What the server sends back to bytes that no library would send. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

describe('POST /api/messages', () => {
  it('passes the activity and the token on, and the answer back', async () => {
    answer = () => Promise.resolve({ status: 200, body: { statusCode: 200, value: '日本語' } });
    const response = await post('{"type":"message","text":"研修"}', {
      'content-type': 'Application/JSON; charset=UTF-8',
      authorization: 'Bearer x',
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual({ statusCode: 200, value: '日本語' });
    expect(received).toEqual([{ authorization: 'Bearer x', body: { type: 'message', text: '研修' } }]);
  });

  it('names neither server nor version', async () => {
    const response = await post('{"type":"message"}');
    expect([...response.headers.keys()].sort()).toEqual(['connection', 'content-length', 'date', 'keep-alive']);
  });

  it.each([
    ['plain text', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['something that begins like JSON', { 'content-type': 'application/jsonx' }],
    ['another character set', { 'content-type': 'application/json; charset=shift_jis' }],
    ['a packed body', { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
    ['nothing', { 'content-type': '' }],
  ])('refuses %s with 415', async (_name, headers) => {
    const response = await post('{"type":"message"}', headers);
    expect([response.status, await response.text(), received]).toEqual([415, '', []]);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"type":'],
    ['a list', '[{"type":"message"}]'],
    ['a word', '"message"'],
    ['null', 'null'],
    ['an activity without a type', '{"text":"x"}'],
    ['a type that is no text', '{"type":5}'],
    ['a nesting of 101 levels', `{"type":"message","value":${'['.repeat(100)}${']'.repeat(100)}}`],
    ['a nesting of 200,000 levels', `{"type":"message","value":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ['a prototype', '{"type":"message","__proto__":{"polluted":true}}'],
    ['a prototype deep inside', '{"type":"message","value":[{"data":{"__proto__":{"polluted":true}}}]}'],
    ['a constructor', '{"type":"message","value":{"constructor":{"prototype":{"polluted":true}}}}'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ])('refuses %s with 400, without a word', async (_name, body) => {
    const response = await post(body);
    expect([response.status, await response.text(), received]).toEqual([400, '', []]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('takes a nesting of 100 levels and a body of just under 1 MB', async () => {
    expect((await post(`{"type":"message","value":${'['.repeat(99)}${']'.repeat(99)}}`)).status).toBe(200);
    const frame = '{"type":"message","text":""}';
    const fill = 'x'.repeat(1024 * 1024 - frame.length);
    expect((await post(frame.replace('""', `"${fill}"`))).status).toBe(200);
    expect((await post(frame.replace('""', `"${fill}x"`))).status).toBe(413);
  });

  it('refuses 5 MB by its length, before any of it is read', async () => {
    const outgoing = request(url('/api/messages'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 5 * 1024 * 1024 },
    });
    outgoing.on('error', () => undefined);
    outgoing.flushHeaders();
    const [response] = (await once(outgoing, 'response')) as [{ statusCode: number; headers: Record<string, string> }];
    expect([response.statusCode, response.headers['connection']]).toEqual([413, 'close']);
    outgoing.destroy();
  });

  it('refuses a body of unknown length once it has passed 1 MB', async () => {
    const outgoing = request(url('/api/messages'), { method: 'POST', headers: { 'content-type': 'application/json' } });
    outgoing.on('error', () => undefined);
    let written = 0;
    const statuses: number[] = [];
    const answered = once(outgoing, 'response').then(([response]) => statuses.push((response as { statusCode: number }).statusCode));
    const chunk = Buffer.alloc(64 * 1024, 'x');
    while (statuses.length === 0 && written < 64 * 1024 * 1024) {
      if (!outgoing.write(chunk)) await Promise.race([once(outgoing, 'drain'), answered]);
      written += chunk.length;
    }
    await answered;
    expect(statuses).toEqual([413]);
    outgoing.destroy();
    expect(received).toEqual([]);
  });

  it('answers 500 without a word when the edge itself breaks', async () => {
    answer = () => Promise.reject(new Error('secret words'));
    const response = await post('{"type":"message"}');
    expect([response.status, await response.text()]).toEqual([500, '']);
    expect(log.entries.at(-1)).toEqual({ level: 'error', event: 'http.failed', fields: { error: 'Error' } });
  });
});

describe('other addresses', () => {
  it('other methods get 405 and other paths 404, without a word', async () => {
    const wrongMethod = await fetch(url('/api/messages'));
    expect([wrongMethod.status, wrongMethod.headers.get('allow'), await wrongMethod.text()]).toEqual([405, 'POST', '']);
    const nowhere = await fetch(url('/nowhere<script>'));
    expect([nowhere.status, await nowhere.text()]).toEqual([404, '']);
  });

  it('liveness asks nothing but the process', async () => {
    isReady = () => Promise.reject(new Error('database'));
    expect(await (await fetch(url('/healthz'))).text()).toBe('ok');
  });

  it('readiness follows the database', async () => {
    expect((await fetch(url('/readyz'))).status).toBe(200);
    isReady = () => Promise.resolve(false);
    expect((await fetch(url('/readyz'))).status).toBe(503);
  });

  it('readiness does not tell why the database failed', async () => {
    isReady = () => Promise.reject(new Error('password=hunter2'));
    const response = await fetch(url('/readyz'));
    expect([response.status, await response.text()]).toEqual([503, 'not ready']);
  });

  it('metrics come with their own content type', async () => {
    const response = await fetch(url('/metrics'));
    expect([response.headers.get('content-type'), await response.text()]).toEqual(['text/plain; version=0.0.4', 'navi_turns 1\n']);
  });

  it.each([
    ['a Host header that is no host, which ends a bare restify', 'GET /nowhere HTTP/1.1\r\nHost: a b[\r\n'],
    ['an absolute address that does not parse, which does the same', 'GET http://[ HTTP/1.1\r\nHost: x\r\n'],
    ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: x\r\n'],
  ])('%s gets 400', async (_name, head) => {
    expect(await raw(`${head}Connection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
    expect((await fetch(url('/healthz'))).status).toBe(200);
  });

  it('an upgrade is hung up on instead of being kept open', async () => {
    expect(await raw('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')).toBe('');
  });
});

describe('starting and stopping', () => {
  it('a port in use is an error that can be told', async () => {
    const second = createHttpServer({
      process: answer,
      health: { ready: isReady },
      metrics: { contentType: '', text: () => Promise.resolve('') },
      exports: NO_EXPORTS,
      log,
      host: '127.0.0.1',
    });
    await expect(second.listen(port)).rejects.toMatchObject({ code: 'http.port-busy' });
  });

  it('a running turn is finished, kept connections are closed, and new ones refused', async () => {
    let finish: (value: { status: number }) => void = () => undefined;
    let isInside: () => void = () => undefined;
    const inside = new Promise<void>((resolve) => (isInside = resolve));
    answer = () => {
      isInside();
      return new Promise((resolve) => (finish = resolve));
    };
    const idle = connect(port, '127.0.0.1');
    idle.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(idle, 'data');
    const idleClosed = once(idle, 'close');
    const turn = post('{"type":"message"}');
    await inside;
    const stopped = server.stop();
    await idleClosed;
    await expect(fetch(url('/healthz'))).rejects.toThrow();
    finish({ status: 200 });
    const response = await turn;
    expect([response.status, response.headers.get('connection')]).toEqual([200, 'close']);
    await stopped;
  });
});
