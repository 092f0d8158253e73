import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExportDoor } from '../../src/http/export-answers.ts';
import { createHttpServer } from '../../src/http/http-server.ts';
import type { HttpServer } from '../../src/http/http-server.ts';
import { recordedLog } from '../support/recorded-log.ts';

const SECRET = 'S'.repeat(43);
const FILE = { fileName: '受講者 名簿<b>"&\'(1).xlsx', expiresAt: new Date('2026-12-10T17:10:00+09:00') };

let server: HttpServer;
let base: string;
let waiting: Set<string>;
let trouble: Error | null;
const log = recordedLog();

const door: ExportDoor = {
  look: (secret) => (trouble === null ? Promise.resolve(waiting.has(secret) ? FILE : null) : Promise.reject(trouble)),
  take: (secret) => {
    if (trouble !== null) return Promise.reject(trouble);
    const file = { fileName: FILE.fileName, mediaType: 'application/x-test', content: Buffer.from([0x50, 0x4b, 0xff, 0x00]) };
    return Promise.resolve(waiting.delete(secret) ? file : null);
  },
};

beforeEach(async () => {
  waiting = new Set([SECRET]);
  trouble = null;
  server = createHttpServer({
    process: () => Promise.resolve({ status: 200 }),
    health: { ready: () => Promise.resolve(true) },
    metrics: { contentType: 'text/plain', text: () => Promise.resolve('') },
    exports: door,
    log,
    host: '127.0.0.1',
  });
  base = `http://127.0.0.1:${String(await server.listen(0))}`;
});
afterEach(() => server.stop());

const page = (secret = SECRET): Promise<Response> => fetch(`${base}/exports/${secret}`);
const fetched = (secret = SECRET): Promise<Response> => fetch(`${base}/exports/${secret}`, { method: 'POST' });

describe('the page before the file', () => {
  it('names the file and its time, and has one button that posts here', async () => {
    const response = await page();
    const html = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(html).toContain('受講者 名簿&lt;b&gt;&quot;&amp;&#39;(1).xlsx');
    expect(html).toContain('令和8年12月10日（木）17:10');
    expect(html).toContain('Thu 10 December 2026 17:10');
    expect(html.match(/<form[^>]*>/g)).toEqual(['<form method="post">']);
    expect(html.match(/<button/g)).toHaveLength(1);
  });

  it('has nothing that runs, nothing from elsewhere, and does not say its own address', async () => {
    const html = await (await page()).text();
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|src=|href=|https?:/i);
    expect(html).not.toContain(SECRET);
  });

  it('can be opened by previews and scanners without using the link up', async () => {
    for (let look = 0; look < 3; look += 1) expect((await page()).status).toBe(200);
    expect((await fetched()).status).toBe(200);
  });

  it('may be kept, framed, indexed and passed on by nobody, and allows its own style alone', async () => {
    const { headers } = await page();
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
    );
    expect(
      ['cache-control', 'referrer-policy', 'x-robots-tag', 'x-content-type-options', 'x-frame-options'].map((name) => headers.get(name)),
    ).toEqual(['no-store', 'no-referrer', 'noindex, nofollow', 'nosniff', 'DENY']);
  });
});

describe('the file', () => {
  it('comes byte by byte, as a download with its Japanese name', async () => {
    const response = await fetched();
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-test']);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from([0x50, 0x4b, 0xff, 0x00]));
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="export.xlsx"; filename*=UTF-8\'\'%E5%8F%97%E8%AC%9B%E8%80%85%20%E5%90%8D%E7%B0%BF%3Cb%3E%22%26%27%281%29.xlsx',
    );
    expect([response.headers.get('x-content-type-options'), response.headers.get('cache-control')]).toEqual(['nosniff', 'no-store']);
  });

  it('comes once', async () => {
    const answers = await Promise.all([fetched(), fetched(), fetched()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404]);
  });

  it('does not wait for a body that nobody needs', async () => {
    const status = await new Promise((resolve, reject) => {
      const outgoing = request(`${base}/exports/${SECRET}`, { method: 'POST', headers: { 'content-length': 1_000_000_000 } });
      outgoing.on('response', (response) => {
        resolve([response.statusCode, response.headers.connection]);
        outgoing.destroy();
      });
      outgoing.on('error', reject);
      outgoing.write('x');
    });
    expect(status).toEqual([200, 'close']);
  });
});

describe('an address that gives nothing', () => {
  it('says the same, polite, whatever the reason', async () => {
    const before = await page('X'.repeat(43));
    await fetched();
    const answers = [before, await page(), await page('x'), await page('%3Cscript%3E'), await fetched(), await fetched('X'.repeat(43))];
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('人財ナビのチャットで、もう一度書き出してください。');
    expect(texts[0]).toContain('This link does not work.');
    const headersOf = ({ headers }: Response): string[] =>
      [...headers.keys()].filter((name) => !['connection', 'keep-alive'].includes(name));
    expect(new Set(answers.map((answer) => headersOf(answer).join())).size).toBe(1);
  });

  it.each(['HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('takes no %s', async (method) => {
    const response = await fetch(`${base}/exports/${SECRET}`, { method });
    expect([response.status, await response.text()]).toEqual([405, '']);
    expect(waiting.has(SECRET)).toBe(true);
  });

  it.each(['/exports', '/exports/', `/exports/${SECRET}/more`, '/exports/%E0%A4%A', '/exports/..%2F..%2Fetc'])(
    '%s leads nowhere',
    async (path) => {
      const response = await fetch(`${base}${path}`);
      expect([400, 404]).toContain(response.status);
      expect(await response.text()).not.toContain(FILE.fileName);
    },
  );

  it('asks to try again when the database fails, without its words', async () => {
    trouble = new Error('password=hunter2');
    for (const response of [await page(), await fetched()]) {
      const html = await response.text();
      expect(response.status).toBe(500);
      expect(html).toContain('もう一度開いてください');
      expect(html).not.toContain('hunter2');
    }
    expect(JSON.stringify(log.entries)).not.toMatch(/hunter2|SSSS/);
  });
});
