import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStorage } from '../../src/storage/open-storage.ts';
import { verifyAudit } from '../../src/storage/verify-audit.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { memoryStorage } from '../support/storage.ts';
import { auditContract } from './audit-contract.ts';
import { startChild } from './children/child.ts';
import { storageContract } from './contract.ts';

let folder: string;
const open = (path = 'navi.db') => openStorage({ databaseUrl: `file:${join(folder, path)}`, log: recordedLog() });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'navi-sqlite-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the storage contract on a SQLite file', () => {
  let files = 0;
  storageContract(() => open(`contract-${(files += 1)}.db`));
});

describe('the audit log on SQLite', () => {
  auditContract(memoryStorage);
});

describe('a SQLite file', () => {
  it('is made with its folders, closed to others, and found again with its data', async () => {
    const first = await open('deep/er/navi.db');
    await first.db.insertInto('setting').values({ key: 'a', value: 'kept' }).execute();
    await first.close();
    const second = await open('deep/er/navi.db');
    expect(await second.db.selectFrom('setting').selectAll().execute()).toEqual([{ key: 'a', value: 'kept' }]);
    await second.close();
    expect(statSync(join(folder, 'deep')).mode & 0o077).toBe(0);
  });

  it('is opened so that every commit is on the disk before it is acknowledged', async () => {
    const storage = await open();
    const pragma = async (name: string) => (await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(storage.db)).rows[0];
    expect(await pragma('journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(await pragma('synchronous')).toEqual({ synchronous: 2 });
    expect(await pragma('foreign_keys')).toEqual({ foreign_keys: 1 });
    expect(await pragma('busy_timeout')).toEqual({ timeout: 5_000 });
    await storage.close();
  });
});

describe('a database file that cannot be used is named as DATABASE_URL gives it, with what to do', () => {
  const refusal = async (path: string) => {
    const databaseUrl = `file:${join(folder, path)}`;
    const error: unknown = await openStorage({ databaseUrl, log: recordedLog() }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'storage.unreadable', message: expect.stringContaining(databaseUrl) });
    return (error as Error).message;
  };

  it('when it is something else', async () => {
    writeFileSync(join(folder, 'notes.db'), 'これはデータベースではありません。'.repeat(100));
    expect(await refusal('notes.db')).toContain('データベースのファイルではありません');
  });

  it('when it is damaged', async () => {
    const storage = await open('damaged.db');
    await storage.close();
    const file = openSync(join(folder, 'damaged.db'), 'r+');
    writeSync(file, Buffer.alloc(400, 0xff), 0, 400, 100);
    closeSync(file);
    expect(await refusal('damaged.db')).toContain('壊れていて');
  });

  it('when it is a folder', async () => {
    mkdirSync(join(folder, 'folder.db'));
    expect(await refusal('folder.db')).toContain('を開けません');
  });

  it('when its folder cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await refusal('file/navi.db')).toContain('を開けません');
  });

  it('when it may not be written', async () => {
    writeFileSync(join(folder, 'locked.db'), '', { mode: 0o444 });
    expect(await asOrdinaryUser(() => refusal('locked.db'))).toContain('に書き込めません');
  });

  it('when a newer program has used it', async () => {
    const storage = await open('newer.db');
    await sql`insert into navi_migration (name) values ('9999-future')`.execute(storage.db);
    await storage.close();
    const opening = openStorage({ databaseUrl: `file:${join(folder, 'newer.db')}`, log: recordedLog() });
    await expect(opening).rejects.toMatchObject({ code: 'storage.unreadable', message: expect.stringContaining('新しい版') });
  });
});

/** Root may write everywhere, and CI is root: then the work is done as nobody. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  const NOBODY = 65534;
  chmodSync(folder, 0o755);
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('kill -9', () => {
  it('loses no acknowledged write, in several rounds on one file', async () => {
    const databaseUrl = `file:${join(folder, 'killed.db')}`;
    let acknowledged = 0;
    for (const [round, acks] of [40, 1, 173, 90, 12].entries()) {
      const child = startChild('./acknowledge-writes.ts', databaseUrl, String(round));
      await child.said(acks);
      child.process.kill('SIGKILL');
      await child.ended;
      acknowledged += child.lines.length;

      const storage = await openStorage({ databaseUrl, log: recordedLog() });
      const rows = await storage.db.selectFrom('setting').select('key').execute();
      const verdict = await verifyAudit(storage);
      await storage.close();
      const found = new Set(rows.map((row) => row.key));
      expect(child.lines.filter((key) => !found.has(key))).toEqual([]);
      // The write under way may have been committed without its acknowledgement, one per round.
      expect(rows.length - acknowledged).toBeLessThanOrEqual(round + 1);
      expect(verdict).toMatchObject({ kind: 'ok', count: rows.length });
    }
  });

  it('in the middle of a migration leaves a file that the next start opens', async () => {
    const path = join(folder, 'half.db');
    const child = startChild('./stop-in-migration.ts', path);
    await child.said(1);
    child.process.kill('SIGKILL');
    await child.ended;

    const storage = await openStorage({ databaseUrl: `file:${path}`, log: recordedLog() });
    expect(await verifyAudit(storage)).toMatchObject({ kind: 'ok', count: 0 });
    await storage.close();
  });
});

describe('several processes on one file', () => {
  it('start together on a new file, give each delivery to one of them and lose no audit line', async () => {
    const databaseUrl = `file:${join(folder, 'shared.db')}`;
    const rounds = 60;
    const children = ['one', 'two', 'three'].map((name) => startChild('./share-file.ts', databaseUrl, name, String(rounds)));
    expect(await Promise.all(children.map((child) => child.ended))).toEqual([0, 0, 0]);
    const claimed = children.flatMap((child) => child.lines);
    expect([claimed.length, new Set(claimed).size]).toEqual([rounds, rounds]);
    const storage = await openStorage({ databaseUrl, log: recordedLog() });
    expect(await verifyAudit(storage)).toMatchObject({ kind: 'ok', count: 3 * rounds });
    await storage.close();
  });
});
