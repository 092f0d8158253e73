import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { runAudit } from '../../src/cli/audit.ts';
import { runKb } from '../../src/cli/kb.ts';
import { fakeTerminal } from '../support/fake-terminal.ts';
import type { FakeTerminal } from '../support/fake-terminal.ts';
import { officialText } from '../support/official-text.ts';
import { SMALL_SOURCE, writeSmallKnowledge } from '../support/small-knowledge.ts';

const folder = mkdtempSync(join(tmpdir(), 'navi-kb-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

let env: Readonly<Record<string, string>>;
let count = 0;
beforeEach(() => {
  count += 1;
  env = { DATABASE_URL: `file:${join(folder, `navi-${String(count)}.db`)}` };
});

function write(name: string, text: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

async function kb(...args: readonly string[]): Promise<FakeTerminal & { exitCode: number }> {
  const terminal = fakeTerminal({ env });
  const exitCode = await runKb(args, terminal);
  return { ...terminal, exitCode };
}

describe('navi kb import', () => {
  const file = write('policy.md', officialText());

  it('takes over the document, every section of the outline, and says so', async () => {
    const { exitCode, out, errors } = await kb('import', file);
    expect([exitCode, errors]).toEqual([0, []]);
    expect(out.at(-3)).toMatch(/^章・節 \d+件（頁の番号なし）、見出しが見つからないもの 0件$/);
    expect(out.at(-1)).toBe('公式の文言を更新しました。');
  });

  it('says what it would do with --dry-run and changes nothing', async () => {
    expect((await kb('import', file, '--dry-run')).out.at(-1)).toBe('確認だけです（--dry-run）。公式の文言は変えていません。');
    expect((await kb('import', file)).out.at(-1)).toBe('公式の文言を更新しました。');
  });

  it('says that the same file changes nothing, and what another one changes', async () => {
    await kb('import', file);
    expect((await kb('import', file)).out).toEqual(['同じファイルを取り込み済みです。変わるところはありません。']);
    const changed = write('changed.md', officialText({ '5.5.(2)': '公募を改めました。' }));
    expect((await kb('import', changed)).out.join('\n')).toContain(
      '変更　　 5.5.(2) DXリーダーの選出方法\n　－ 5.5.(2)の公式の文です。\n　＋ 公募を改めました。',
    );
  });

  it('uses the knowledge that the bot uses', async () => {
    const directory = writeSmallKnowledge();
    env = { ...env, NAVI_KNOWLEDGE_DIR: directory };
    const { out } = await kb('import', write('small.md', SMALL_SOURCE));
    rmSync(directory, { recursive: true });
    expect(out.join('\n')).toMatch(/文書の中に「初版」の文字がありません[^]*章・節 2件/);
  });

  it('leaves a line on the audit log', async () => {
    await kb('import', file);
    const terminal = fakeTerminal({ env });
    await runAudit(['verify'], terminal);
    expect(terminal.out[0]).toBe('監査記録 1 行に書き換えはありません。');
  });

  it.each([
    ['minutes.md', '# 議事録\n日時 4月1日', /章・節が見つかりません[^]*読み取れた見出し:[^]*議事録/],
    ['policy.pptx', 'x', /この種類のファイルは取り込めません/],
    ['policy.pdf', 'x', /PDF として読めません/],
  ])('refuses %s in words, changes nothing and exits with 1', async (name, text, words) => {
    const { exitCode, out, errors } = await kb('import', write(name, text));
    expect([exitCode, out]).toEqual([1, []]);
    expect(errors.join('\n')).toMatch(words);
    expect(errors.at(-1)).toBe('公式の文言は変えていません。');
  });

  it.each([[[]], [['a.md', 'b.md']]])('with the arguments %j prints how to use it and exits with 2', async (args) => {
    const { exitCode, errors } = await kb('import', ...args);
    expect([exitCode, errors.join('\n')]).toEqual([2, expect.stringMatching(/^使い方: navi kb import/)]);
  });
});

describe('navi kb check --source', () => {
  it('reads the source in every format that can be imported', async () => {
    const directory = writeSmallKnowledge();
    const wrapped = SMALL_SOURCE.replace('研修を受けること', '研修を\n受けること').replace(/[#*]/g, '');
    const { exitCode, out } = await kb('check', '--kb', directory, '--source', write('small.txt', wrapped));
    rmSync(directory, { recursive: true });
    expect([exitCode, out.includes('章・節、数字、方針の言葉を原文と照合しました。')]).toEqual([0, true]);
  });

  it('says in words why a source cannot be read', async () => {
    await expect(kb('check', '--source', write('bad.pdf', 'x'))).rejects.toThrow(/bad\.pdf: PDF として読めません/);
  });
});
