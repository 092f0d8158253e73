import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openStorage } from '../../src/storage/open-storage.ts';
import { fileTrouble } from '../../src/storage/sqlite/file-trouble.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { hasPostgres, postgresDatabase } from '../support/storage.ts';

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** As a PostgreSQL server refuses a connection (protocol 3.0, ErrorResponse). */
function errorResponse(code: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C${code}\0Mrefused\0\0`);
  const header = Buffer.from([0x45, 0, 0, 0, fields.length + 4]);
  return Buffer.concat([header, fields]);
}

describe('a start while PostgreSQL is not up', () => {
  it('waits, tries again, then says which server is missing, without the password', async () => {
    const log = recordedLog();
    const databaseUrl = `postgres://navi:geheim@127.0.0.1:${await closedPort()}/navi`;
    const error: unknown = await openStorage({ databaseUrl, log, bootWaitMs: 600 }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'storage.unavailable',
      message: expect.stringContaining(`${new URL(databaseUrl).host}/navi に接続できません`),
    });
    expect((error as Error).message).not.toContain('geheim');
    expect(log.entries.length).toBeGreaterThan(1);
    expect(log.entries[0]).toEqual({ level: 'info', event: 'storage.waiting', fields: { attempt: 1, code: 'ECONNREFUSED' } });
  });

  it('waits for a server that is still starting up, then says what it answers', async () => {
    const answers = ['57P03', '57P03', '28P01'];
    const server = createServer((socket) => {
      socket.once('data', () => socket.end(errorResponse(answers.shift() ?? '')));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const log = recordedLog();
    const opening = openStorage({ databaseUrl: `postgres://navi:geheim@127.0.0.1:${portOf(server)}/navi`, log, bootWaitMs: 20_000 });
    const error: unknown = await opening.catch((reason: unknown) => reason);
    server.close();
    expect(error).toMatchObject({ code: 'storage.unavailable', message: expect.stringContaining('パスワード') });
    expect((error as Error).message).not.toContain('geheim');
    expect(log.entries.map((entry) => entry.fields['code'])).toEqual(['57P03', '57P03', '28P01']);
  });

  it.skipIf(!hasPostgres())('goes on once it is up', async () => {
    const database = await postgresDatabase();
    const real = new URL(database.url);
    const notUpYet = new URL(database.url);
    notUpYet.host = `127.0.0.1:${await closedPort()}`;
    const log = recordedLog();
    const opening = openStorage({ databaseUrl: notUpYet.href, log });
    await expect.poll(() => log.entries.length).toBeGreaterThan(0);
    const server = createServer((socket) => {
      const onward = connect(Number(real.port), real.hostname);
      socket.pipe(onward).pipe(socket);
    }).listen(Number(notUpYet.port), '127.0.0.1');
    const storage = await opening;
    await storage.ping();
    await storage.close();
    server.close();
    await database.drop();
  });

  it('is refused at once when DATABASE_URL is not a URL', async () => {
    const opening = openStorage({ databaseUrl: 'postgres://navi@:port/navi', log: recordedLog() });
    await expect(opening).rejects.toMatchObject({ code: 'config.invalid', message: expect.stringContaining('DATABASE_URL') });
  });
});

describe('trouble with a SQLite file that a test cannot bring about as root or in time', () => {
  const cases = [
    ['SQLITE_BUSY', 'storage.unavailable', '使用中'],
    ['SQLITE_FULL', 'storage.unreadable', '空き容量'],
    ['SQLITE_READONLY_DIRECTORY', 'storage.unreadable', '書き込み権限'],
    ['EACCES', 'storage.unreadable', '書き込み権限'],
    ['SQLITE_IOERR_WRITE', 'storage.unreadable', 'ディスクの状態'],
  ] as const;

  it.each(cases)('%s is told as %s with what to do', (sqlite, code, words) => {
    const cause = Object.assign(new Error('in English'), { code: sqlite });
    const told = fileTrouble(cause, 'file:./data/navi.db');
    expect(told).toMatchObject({ code, cause, message: expect.stringMatching(new RegExp(`file:./data/navi.db.*${words}`)) });
    expect((told as Error).message).not.toContain('English');
  });

  it('leaves an error of the program itself alone', () => {
    const cause = new TypeError('a mistake');
    expect(fileTrouble(cause, 'file:./data/navi.db')).toBe(cause);
  });
});
