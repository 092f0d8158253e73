import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runKb } from '../../src/cli/kb.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { fakeTerminal } from '../support/fake-terminal.ts';
import type { FakeTerminal } from '../support/fake-terminal.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { importText, rosterFile, rosterLine } from '../support/roster.ts';

const folder = mkdtempSync(join(tmpdir(), 'navi-kb-suggest-'));
afterAll(() => rmSync(folder, { recursive: true }));
const databaseUrl = `file:${join(folder, 'navi.db')}`;

async function suggest(...args: readonly string[]): Promise<FakeTerminal & { exitCode: number }> {
  const terminal = fakeTerminal({ env: { DATABASE_URL: databaseUrl } });
  const exitCode = await runKb(['suggest', ...args], terminal);
  return { ...terminal, exitCode };
}

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('navi kb suggest', () => {
  const word = (text: string, times: number) => ({ word: text, first_seen: '2026-12-01', last_seen: '2026-12-10', times });

  it('lists the words that were asked twice or more, the most asked first, with the nearest word of the knowledge', async () => {
    const storage = await openStorage({ databaseUrl, log: recordedLog() });
    // 研修 is known by now, 鬼灯 is somebody's name by now.
    const words = [word('富士山', 2), word('リスキリング', 5), word('駐車場', 1), word('研修', 9), word('鬼灯', 9)];
    await storage.db.insertInto('unknown_word').values(words).execute();
    await importText(storage, rosterFile(rosterLine(1, { name: '鬼灯 三四郎' })));
    await storage.close();

    const { exitCode, out, errors } = await suggest();
    expect([exitCode, errors]).toEqual([0, []]);
    expect(out).toEqual([
      expect.stringMatching(/^5回　リスキリング　近い言葉: \S+　最後: 2026-12-10$/),
      '2回　富士山　最後: 2026-12-10',
      'ナレッジにない言葉 2件（ほかに1回だけの言葉 1件。--all で表示）',
      expect.stringContaining('synonyms.yaml') as string,
    ]);
    expect((await suggest('--all')).out.join('\n')).toMatch(/1回　駐車場[^]*ナレッジにない言葉 3件$/m);
  });

  it('with --from looks into a file of questions and not into the database', async () => {
    const { exitCode, out } = await suggest('--from', write('asked.txt', '富士山の高さは\n\n研修はありますか\n富士山はどこ\n売店はどこ\n'));
    expect(exitCode).toBe(0);
    expect(out.slice(0, 2)).toEqual(['2回　富士山', 'ナレッジにない言葉 1件（ほかに1回だけの言葉 1件。--all で表示）']);
  });

  it('with --from takes a golden set as it is', async () => {
    const lines = ['富士山の高さは', '富士山はどこ'].map((question, id) => JSON.stringify({ id, question, kind: 'none' }));
    expect((await suggest('--from', write('asked.jsonl', lines.join('\n')))).out[0]).toBe('2回　富士山');
    await expect(suggest('--from', write('bad.jsonl', `${lines[0]!}\n{"q":1}`))).rejects.toThrow(/bad\.jsonl:2: /);
    await expect(suggest('--from', write('worse.jsonl', '{'))).rejects.toThrow(/worse\.jsonl:1: /);
  });

  it('says so when there is nothing to add', async () => {
    expect((await suggest('--from', write('known.txt', '研修はありますか'))).out).toEqual(['ナレッジにない言葉 0件']);
  });

  it('with other arguments prints how to use it and exits with 2', async () => {
    const { exitCode, errors } = await suggest('words');
    expect([exitCode, errors.join('\n')]).toEqual([2, expect.stringMatching(/^使い方: navi kb suggest/)]);
  });
});
