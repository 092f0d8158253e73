import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { runAudit } from '../../src/cli/audit.ts';
import { runRoster } from '../../src/cli/roster.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { Storage } from '../../src/storage/port.ts';
import { fakeTerminal } from '../support/fake-terminal.ts';
import type { FakeTerminal } from '../support/fake-terminal.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { rosterFile, rosterLine } from '../support/roster.ts';

const folder = mkdtempSync(join(tmpdir(), 'navi-records-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
let path: string;
beforeEach(() => {
  count += 1;
  path = join(folder, `navi-${String(count)}.db`);
});

const terminalHere = (): FakeTerminal => fakeTerminal({ env: { DATABASE_URL: `file:${path}` } });

async function inDatabase<T>(work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = await openStorage({ databaseUrl: `file:${path}`, log: recordedLog() });
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

const names = (): Promise<string[]> =>
  inDatabase(async ({ db }) =>
    (await db.selectFrom('person').select('name').where('left_at', 'is', null).execute()).map(({ name }) => name),
  );

function csv(...lines: readonly string[]): string {
  const file = join(folder, `roster-${String(count)}.csv`);
  writeFileSync(file, rosterFile(...lines));
  return file;
}

async function importFile(...args: readonly string[]): Promise<FakeTerminal & { exitCode: number }> {
  const terminal = terminalHere();
  const exitCode = await runRoster(['import', ...args], terminal);
  return { ...terminal, exitCode };
}

describe('navi roster import', () => {
  it('says what it would do with --dry-run and changes nothing', async () => {
    const { exitCode, out, errors } = await importFile(csv(rosterLine(1), rosterLine(2)), '--dry-run');
    expect([exitCode, errors]).toEqual([0, []]);
    expect(out).toContain('追加　　 1 職員 1（総務部 人事課）');
    expect(out.join('\n')).toMatch(/追加 2人、変更 0人[^]*名簿は変えていません/);
    expect(await names()).toEqual([]);
  });

  it('makes the roster equal to the file, and marks who is missing as left', async () => {
    expect((await importFile(csv(rosterLine(1), rosterLine(2)))).out.at(-1)).toBe('名簿を更新しました。');
    expect(await names()).toEqual(['職員 1', '職員 2']);
    const second = await importFile(csv(rosterLine(2, { grade: 'kacho' }), rosterLine(3)));
    expect(second.exitCode).toBe(0);
    expect(second.out.join('\n')).toMatch(/退職扱い 1 職員 1/);
    expect(second.out.join('\n')).toMatch(/grade 「shuji」 → 「kacho」/);
    expect((await names()).toSorted()).toEqual(['職員 2', '職員 3']);
  });

  it('names every error by line and column, imports nothing of the file and exits with 1', async () => {
    await importFile(csv(rosterLine(1)));
    const file = csv(rosterLine(1), rosterLine(2, { grade: 'shacho' }), rosterLine(3, { hireDate: '2020-02-31' }), rosterLine(4));
    const { exitCode, out, errors } = await importFile(file);
    expect([exitCode, out]).toEqual([1, []]);
    expect(errors[0]).toMatch(/^roster-\d+\.csv:3:8 grade: /);
    expect(errors[1]).toMatch(/^roster-\d+\.csv:4:9 hireDate: /);
    expect(errors.at(-1)).toBe('2件の誤りがあるため、名簿は変えていません。');
    expect(await names()).toEqual(['職員 1']);
  });

  it('refuses forbidden pairs of roles', async () => {
    const { exitCode, errors } = await importFile(csv(rosterLine(1, { roles: 'hr;stress-check' })));
    expect(exitCode).toBe(1);
    expect(errors.join('\n')).toMatch(/実施事務従事者/);
    expect(await names()).toEqual([]);
  });

  it.each([[[]], [['import']], [['export', 'x.csv']]])('with the arguments %j prints how to use it and exits with 2', async (args) => {
    const terminal = terminalHere();
    expect(await runRoster(args, terminal)).toBe(2);
    expect(terminal.errors.join('\n')).toMatch(/^使い方: navi roster import/);
  });
});

describe('navi audit verify', () => {
  async function verify(): Promise<FakeTerminal & { exitCode: number }> {
    const terminal = terminalHere();
    const exitCode = await runAudit(['verify'], terminal);
    return { ...terminal, exitCode };
  }

  beforeEach(async () => {
    await importFile(csv(rosterLine(1)));
    await importFile(csv(rosterLine(2)));
    await importFile(csv(rosterLine(3)));
  });

  const tamper = (statement: string): Promise<unknown> =>
    inDatabase(async ({ db }) => {
      for (const name of ['update', 'delete']) await sql.raw(`drop trigger audit_entry_no_${name}`).execute(db);
      await sql.raw(statement).execute(db);
    });

  it('counts the lines of a sound log and shows its last hash', async () => {
    const { exitCode, out, errors } = await verify();
    expect([exitCode, errors]).toEqual([0, []]);
    expect(out[0]).toBe('監査記録 3 行に書き換えはありません。');
    expect(out[1]).toMatch(/^末尾のハッシュ: [0-9a-f]{64}$/);
  });

  it.each([
    ['a changed line', "update audit_entry set actor = 'somebody' where seq = 2", '監査記録の 2 行目: 内容が書き換えられています'],
    ['a missing line', 'delete from audit_entry where seq = 2', '監査記録の 2 行目: 行がありません'],
    ['a cut end', 'delete from audit_entry where seq = 3', '末尾の行がなくなっています'],
  ])('finds %s, says where and whom to tell, and exits with 1', async (_name, statement, words) => {
    await tamper(statement);
    const { exitCode, out, errors } = await verify();
    expect([exitCode, out]).toEqual([1, []]);
    expect(errors.join('\n')).toContain(words);
    expect(errors.join('\n')).toContain('情報政策課');
  });

  it('says that a database file is not there instead of making an empty one', async () => {
    path = join(folder, 'mistyped.db');
    await expect(verify()).rejects.toMatchObject({
      code: 'storage.unreadable',
      message: expect.stringContaining('mistyped.db がありません') as string,
    });
    expect(() => readFileSync(path)).toThrow('ENOENT');
  });

  it('without 「verify」 prints how to use it and exits with 2', async () => {
    const terminal = terminalHere();
    expect(await runAudit([], terminal)).toBe(2);
    expect(terminal.errors).toEqual(['使い方: navi audit verify']);
  });
});
