import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { App } from '../../src/app.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { Storage } from '../../src/storage/port.ts';
import { wordsOf } from '../support/message-cards.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { idOf, importText, rosterFile, rosterLine } from '../support/roster.ts';
import { writeSmallKnowledge } from '../support/small-knowledge.ts';
import { localConfig, startLocalBot } from '../support/start-bot.ts';

const folder = mkdtempSync(join(tmpdir(), 'navi-start-'));
const small = writeSmallKnowledge();
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
afterAll(() => {
  for (const made of [folder, small]) rmSync(made, { recursive: true });
});

/** The app on the small knowledge, which is read fastest. */
function create(changes: Parameters<typeof localConfig>[0] = {}, log = recordedLog()): Promise<App> {
  return createApp(localConfig({ knowledgeDirectory: small, ...changes }), { log });
}

function databaseFile(name: string): { path: string; url: string } {
  const path = join(folder, name);
  return { path, url: `file:${path}` };
}

describe('the bot does not start, and says in the words of the operator why, with', () => {
  it('a knowledge file with a typo: file, line and what is wrong', async () => {
    const broken = writeSmallKnowledge([['entries/all.yaml', 'kind: fact', 'kind: fakt']]);
    const failure = create({ knowledgeDirectory: broken });
    await expect(failure).rejects.toMatchObject({ name: 'AppError', code: 'knowledge.invalid' });
    await expect(failure).rejects.toThrow(/entries\/all\.yaml:3\b.*kind/);
    rmSync(broken, { recursive: true });
  });

  it('a knowledge file that is no YAML: file and line', async () => {
    const broken = writeSmallKnowledge([['entries/all.yaml', 'title: 方針の策定', "title: '方針の策定"]]);
    await expect(create({ knowledgeDirectory: broken })).rejects.toThrow(/entries\/all\.yaml:\d+/);
    rmSync(broken, { recursive: true });
  });

  it('a folder of knowledge that is not there', async () => {
    const missing = join(folder, 'no-knowledge');
    await expect(create({ knowledgeDirectory: missing })).rejects.toMatchObject({ name: 'AppError', code: 'knowledge.invalid' });
  });

  it('a database file that is none', async () => {
    const { path, url } = databaseFile('text.db');
    writeFileSync(path, 'これはデータベースではありません。'.repeat(100));
    const failure = create({ databaseUrl: url });
    await expect(failure).rejects.toMatchObject({ name: 'AppError', code: 'storage.unreadable' });
    await expect(failure).rejects.toThrow(/text\.db .*DATABASE_URL/);
  });

  it('a database path that is a folder', async () => {
    await expect(create({ databaseUrl: `file:${folder}` })).rejects.toMatchObject({ name: 'AppError', code: 'storage.unreadable' });
  });

  it('a forbidden pair of roles in the table: who, and what to do', async () => {
    const { url } = databaseFile('roles.db');
    const storage = await openStorage({ databaseUrl: url, log: recordedLog() });
    await importText(storage, rosterFile(rosterLine(7, { roles: 'stress-check' }), rosterLine(8)));
    await storage.db
      .insertInto('person_role')
      .values({ aad_object_id: idOf(7), role: 'hr' })
      .execute();
    await storage.close();
    const failure = create({ databaseUrl: url });
    await expect(failure).rejects.toMatchObject({ name: 'AppError', code: 'roster.invalid' });
    await expect(failure).rejects.toThrow(/職員番号 7: .*実施事務従事者.*外してください/);
  });

  it('a port that is in use', async () => {
    const first = await create();
    stops.push(first.stop);
    const port = await first.start();
    const second = await create({ port });
    stops.push(second.stop);
    const failure = second.start();
    await expect(failure).rejects.toMatchObject({ name: 'AppError', code: 'http.port-busy' });
    await expect(failure).rejects.toThrow(`ポート ${String(port)} はほかのプログラムが使っています`);
    expect((await fetch(`http://127.0.0.1:${String(port)}/readyz`)).status).toBe(200);
  });
});

it('a start that failed lets go of the database, and the next one succeeds', async () => {
  const { path, url } = databaseFile('again.db');
  const change = async (work: (storage: Storage) => Promise<unknown>): Promise<void> => {
    const storage = await openStorage({ databaseUrl: url, log: recordedLog() });
    await work(storage);
    await storage.close();
  };
  await change(async (storage) => {
    await importText(storage, rosterFile(rosterLine(7, { roles: 'stress-check' })));
    await storage.db
      .insertInto('person_role')
      .values({ aad_object_id: idOf(7), role: 'hr' })
      .execute();
  });
  await expect(create({ databaseUrl: url })).rejects.toMatchObject({ code: 'roster.invalid' });
  // SQLite removes its journal when the last connection is closed.
  expect(existsSync(`${path}-wal`)).toBe(false);
  await change(({ db }) => db.deleteFrom('person_role').where('role', '=', 'hr').execute());
  const app = await create({ databaseUrl: url });
  stops.push(app.stop);
  expect(await app.start()).toBeGreaterThan(0);
});

describe('the operator', () => {
  it('sees health, readiness and the named metrics', async () => {
    const bot = await startLocalBot();
    stops.push(bot.stop);
    await bot.ask('OJTとは何ですか');
    const get = async (path: string) => {
      const response = await fetch(`${bot.url}${path}`);
      return [response.status, await response.text()] as const;
    };
    expect(await get('/healthz')).toEqual([200, 'ok']);
    expect(await get('/readyz')).toEqual([200, 'ready']);
    const [status, metrics] = await get('/metrics');
    expect(status).toBe(200);
    expect(metrics).toMatch(/^navi_turn_seconds_count\{kind="message",outcome="message"\} 1$/m);
    expect(metrics).toMatch(/^navi_answers_total\{outcome="answered"\} 1$/m);
    expect(metrics).toMatch(/^# TYPE navi_messages_total counter$/m);
    expect(metrics).toMatch(/^process_resident_memory_bytes \d/m);
  });

  it('sees the bot alive but not ready once the database is gone, and people get an apology with a reference that the log has', async () => {
    const bot = await startLocalBot({ knowledgeDirectory: small });
    stops.push(bot.stop);
    await bot.app.storage.close();
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${bot.url}/readyz`);
    expect([ready.status, await ready.text()]).toEqual([503, 'not ready']);
    const apology = wordsOf((await bot.replies(bot.activities.message('いつできましたか')))[0]);
    const [, reference = '(none)'] = /受付番号:? ?([0-9A-Za-z]+)/.exec(apology) ?? [];
    expect(bot.log.entries).toContainEqual(
      expect.objectContaining({ level: 'error', fields: expect.objectContaining({ reference }) as unknown }),
    );
    expect(apology).not.toMatch(/Error|sqlite|database|driver/i);
  });
});

describe('a graceful stop', () => {
  it('answers the turn that runs, records it, and takes no new one', async () => {
    const { url } = databaseFile('stop.db');
    const bot = await startLocalBot({ knowledgeDirectory: small, databaseUrl: url });
    let release = (): void => undefined;
    bot.connector.answerNext(
      new Promise((resolve) => {
        release = () => resolve({ status: 200, body: { id: 'late' } });
      }),
    );
    const turn = bot.post(bot.activities.message('研修の期間は'));
    await bot.connector.waitFor(({ activity }) => activity['type'] === 'message');
    const stopped = bot.app.stop();
    await expect(fetch(`${bot.url}/healthz`)).rejects.toThrow();
    release();
    expect((await turn).status).toBe(200);
    await stopped;
    await bot.connector.stop();
    expect(bot.log.entries.filter(({ level }) => level === 'error')).toEqual([]);
    const storage = await openStorage({ databaseUrl: url, log: recordedLog() });
    const answers = await storage.db.selectFrom('answer').select('activity_id').execute();
    await storage.close();
    expect(answers).toEqual([{ activity_id: 'late' }]);
  });
});
