import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runDoctor } from '../../src/cli/doctor.ts';
import { runEval } from '../../src/cli/eval.ts';
import { runKb } from '../../src/cli/kb.ts';
import { runRoster } from '../../src/cli/roster.ts';
import { fakeTerminal } from '../support/fake-terminal.ts';
import { rosterFile, rosterLine } from '../support/roster.ts';
import { SMALL_SOURCE, writeSmallKnowledge } from '../support/small-knowledge.ts';

const folder = mkdtempSync(join(tmpdir(), 'navi-checks-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('eval', () => {
  const item = (id: string, question: string, must: readonly string[], more: object = {}): string =>
    JSON.stringify({ id, question, kind: 'fact', answerable: true, section: ['5.5.(2)'], page: 15, must_include: [must], ...more });
  const right = item('g1', 'DXリーダーはどうやって選ばれますか', ['公募']);
  const wrong = item('g2', 'DXリーダーはどうやって選ばれますか', ['くじ引き'], { kind: 'list' });
  const golden = write(
    'golden.jsonl',
    [right, wrong, '', item('g3', '明日の天気は？', [], { kind: 'none', answerable: false, section: [], must_include: [] })].join('\n'),
  );

  it('passes a set of which just as much is right as is asked for', async () => {
    expect(await runEval([write('right.jsonl', right), '--min', '1'], fakeTerminal())).toBe(0);
  });

  it('scores by kind, and lists what was not right and why', async () => {
    const terminal = fakeTerminal();
    expect(await runEval([golden], terminal)).toBe(0);
    const rows = terminal.out.map((line) => line.split('\t'));
    expect(rows.find(([kind]) => kind === '合計')?.slice(1, 3)).toEqual(['3', '2/3']);
    expect(rows.find(([kind]) => kind === 'list')?.slice(1, 3)).toEqual(['1', '0/1']);
    expect(terminal.out.join('\n')).toMatch(/✗ g2 \[list\][^]*ない: くじ引き/);
    expect(terminal.out.join('\n')).not.toContain('✗ g1');
  });

  it.each([
    ['0.66', 0],
    ['0.67', 1],
    ['1', 1],
    ['0', 0],
  ])('with --min %s exits with %i at two right out of three', async (min, exitCode) => {
    const terminal = fakeTerminal();
    expect(await runEval([golden, '--min', min], terminal)).toBe(exitCode);
    expect(terminal.errors.join('\n')).toMatch(exitCode === 0 ? /^$/ : /正答率 66\.7%/);
  });
});

describe('navi kb check', () => {
  const source = write('policy.md', SMALL_SOURCE);
  const planted = (...changes: NonNullable<Parameters<typeof writeSmallKnowledge>[0]>): string => {
    const directory = writeSmallKnowledge(changes);
    const copy = mkdtempSync(join(folder, 'kb-'));
    cpSync(directory, copy, { recursive: true });
    rmSync(directory, { recursive: true });
    return copy;
  };

  it('says that the knowledge of the project is sound, and that the half with the source was left out', async () => {
    const terminal = fakeTerminal();
    expect(await runKb(['check'], terminal)).toBe(0);
    const [first = '', second = ''] = terminal.out;
    expect(Number(/^項目 (\d+)件/.exec(first)?.[1])).toBeGreaterThanOrEqual(120);
    expect(second).toContain('原文との照合はしていません');
  });

  it('compares with the source when it is given', async () => {
    const terminal = fakeTerminal();
    expect(await runKb(['check', '--kb', planted(), '--source', source], terminal)).toBe(0);
    expect(terminal.out.join('\n')).toContain('原文と照合しました');
  });

  it.each([
    ['a wrong number', 'answer: 平成13年3月に', 'answer: 平成14年3月に', /entries\/all\.yaml:\d+.*平成?14/],
    [
      'an official phrase that the source does not have',
      '「研修を受けること」が',
      '「研修を休むこと」が',
      /entries\/all\.yaml:\d+.*研修を休むこと/,
    ],
    [
      'a section that does not exist',
      "section: '1'\n    questions: [期間",
      "section: '9'\n    questions: [期間",
      /entries\/all\.yaml:\d+.*9/,
    ],
    ['a kind with a typo', 'kind: fact', 'kind: fakt', /entries\/all\.yaml:3\b.*kind/],
    ['a related entry that does not exist', 'related: [history]', 'related: [histoly]', /entries\/all\.yaml:\d+.*histoly/],
  ])('finds %s, with file and line, and exits with 1', async (_name, from, to, words) => {
    const terminal = fakeTerminal();
    expect(await runKb(['check', '--kb', planted(['entries/all.yaml', from, to]), '--source', source], terminal)).toBe(1);
    expect(terminal.out).toEqual([]);
    expect(terminal.errors.join('\n')).toMatch(words);
    expect(terminal.errors.at(-1)).toMatch(/^\d+件の誤りがあります。$/);
  });

  it('without 「check」 prints how to use it and exits with 2', async () => {
    const terminal = fakeTerminal();
    expect(await runKb([], terminal)).toBe(2);
    expect(terminal.errors.join('\n')).toMatch(/^使い方: navi kb check/);
  });
});

describe('navi doctor', () => {
  const local = (name: string) => ({ NAVI_MODE: 'local', DATABASE_URL: `file:${join(folder, name)}` });

  async function examine(env: Readonly<Record<string, string>>): Promise<{ exitCode: number; findings: string }> {
    const terminal = fakeTerminal({ env });
    const exitCode = await runDoctor([], terminal);
    expect(terminal.errors).toEqual([]);
    return { exitCode, findings: terminal.out.join('\n') };
  }

  it('finds nothing to do once everything is there, and exits with 0', async () => {
    const env = local('ready.db');
    await runRoster(['import', write('staff.csv', rosterFile(rosterLine(1)))], fakeTerminal({ env }));
    const { exitCode, findings } = await examine(env);
    expect(findings).not.toContain('要対応');
    expect(findings).toContain('すべて整っています。');
    expect(exitCode).toBe(0);
  });

  it('sends an empty roster to 人事課', async () => {
    const { exitCode, findings } = await examine(local('empty.db'));
    expect(findings).toMatch(/要対応　 職員名簿: まだ誰も登録されていません[^\n]*roster import[^\n]*\n　+→ 人事課/);
    expect(findings).toContain('1件の対応が必要です。');
    expect(exitCode).toBe(1);
  });

  it('sends missing settings to 情報政策課, names each of them, and shows no value', async () => {
    const { exitCode, findings } = await examine({ NAVI_MODE: 'production', BOT_ID: 'typo-in-the-id', BOT_TYPE: 'SingleTenant' });
    expect(findings).toMatch(/要対応　 設定: [^\n]*BOT_ID[^\n]*BOT_TENANT_ID[^\n]*\n　+→ 情報政策課/);
    expect(findings).not.toContain('typo-in-the-id');
    expect(exitCode).toBe(1);
  });

  it('says what does not work without an address for links, and that nothing else is wrong', async () => {
    const { DATABASE_URL } = local('address.db');
    const guid = '00000000-0000-4000-8000-000000000001';
    const env = { NAVI_MODE: 'production', DATABASE_URL, BOT_ID: guid, BOT_TENANT_ID: guid, BOT_TYPE: 'UserAssignedMSI' };
    await runRoster(['import', write('staff.csv', rosterFile(rosterLine(1)))], fakeTerminal({ env }));
    const without = await examine(env);
    expect(without.findings).toMatch(/任意　　 書き出したファイルのリンク: NAVI_PUBLIC_URL [^\n]*\n　+→ 情報政策課/);
    expect([without.findings.includes('すべて整っています。'), without.exitCode]).toEqual([true, 0]);
    expect(without.findings).toMatch(/任意　　 カードのリンク: NAVI_LINK_HOSTS [^\n]*\n　+→ 情報政策課/);
    const complete = await examine({ ...env, NAVI_PUBLIC_URL: 'https://navi.example.jp', NAVI_LINK_HOSTS: 'portal.example.jp' });
    for (const name of ['書き出したファイルのリンク', 'カードのリンク']) expect(complete.findings).toContain(`よい　　 ${name}`);
  });

  it('sends unsound knowledge to 人事課', async () => {
    const directory = writeSmallKnowledge([['entries/all.yaml', 'kind: fact', 'kind: fakt']]);
    const { exitCode, findings } = await examine({ ...local('kb.db'), NAVI_KNOWLEDGE_DIR: directory });
    rmSync(directory, { recursive: true });
    expect(findings).toMatch(/要対応　 ナレッジ: 1件の誤りがあります[^\n]*kb check[^\n]*\n　+→ 人事課/);
    expect(exitCode).toBe(1);
  });

  it('sends an unreadable database to 情報政策課, and leaves it as it is', async () => {
    const text = 'これはデータベースではありません。'.repeat(100);
    const file = write('text.db', text);
    const { exitCode, findings } = await examine(local('text.db'));
    expect(findings).toMatch(/要対応　 データベース（SQLite）: [^\n]*text\.db[^\n]*\n　+→ 情報政策課/);
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(exitCode).toBe(1);
  });
});
