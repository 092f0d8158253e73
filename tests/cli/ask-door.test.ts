import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAsk } from '../../src/cli/ask.ts';
import { fakeTerminal } from '../support/fake-terminal.ts';
import type { FakeTerminal } from '../support/fake-terminal.ts';
import { writeSmallKnowledge } from '../support/small-knowledge.ts';

interface Line {
  readonly id: string | number;
  readonly outcome: string;
  readonly text: string;
  readonly citations: readonly { readonly path: string; readonly title: string; readonly page: number | null }[];
  readonly ranking?: readonly string[];
}

const folder = mkdtempSync(join(tmpdir(), 'navi-ask-'));
const passages = join(folder, 'passages.json');
writeFileSync(
  passages,
  JSON.stringify({
    docs: [
      { id: 'd1', title: '駐車場', text: '来庁者の駐車場は庁舎の北側にあり、2時間まで無料です。' },
      { id: 'd2', text: '図書の貸出は一人5冊、期間は2週間です。' },
      { id: 3, title: null, text: '粗大ごみは電話で申し込んでください。' },
    ],
  }),
);
afterAll(() => rmSync(folder, { recursive: true }));

const jsonLines = (terminal: FakeTerminal): Line[] => terminal.out.map((line) => JSON.parse(line) as Line);
const asLine = (id: string | number, question: string, more: object = {}): string => JSON.stringify({ id, question, ...more });

describe('ask "質問"', () => {
  it('prints the answer with its source and nothing else', async () => {
    const terminal = fakeTerminal();
    expect(await runAsk(['DXリーダーはどうやって選ばれますか'], terminal)).toBe(0);
    expect(terminal.out.join('\n')).toMatch(/公募[^]*出典: 戸田市人材育成基本方針.*5\.5\.\(2\)/);
    expect(terminal.errors).toEqual([]);
  });

  it.each([[[]], [['--no-such-option', 'x']], [['--top', 'many', 'x']], [['--top', '-1', 'x']]])(
    'with the arguments %j prints how to use it and exits with 2',
    async (args) => {
      const terminal = fakeTerminal();
      expect(await runAsk(args, terminal)).toBe(2);
      expect(terminal.out).toEqual([]);
      expect(terminal.errors.join('\n')).toMatch(/^使い方: ask/);
    },
  );

  it('answers in easy Japanese when the question or --easy asks for it', async () => {
    const printed = async (...args: readonly string[]): Promise<string> => {
      const terminal = fakeTerminal();
      expect(await runAsk(args, terminal)).toBe(0);
      return terminal.out.join('\n');
    };
    const easy = await printed('--easy', 'DXリーダーはどうやって選ばれますか');
    expect(easy).toMatch(/やりたい人が手をあげること[^]*出典: 戸田市人材育成基本方針.*5\.5\.\(2\)/);
    expect(await printed('DXリーダーはどうやって選ばれますか。やさしい日本語で')).toBe(easy);
  });

  it('answers from another knowledge base', async () => {
    const small = writeSmallKnowledge();
    const terminal = fakeTerminal();
    expect(await runAsk(['--kb', small, '方針はいつできましたか'], terminal)).toBe(0);
    expect(terminal.out.join('\n')).toContain('平成13年3月');
    rmSync(small, { recursive: true });
  });

  it.each([
    ['a folder that is not there', join(folder, 'none'), /none/],
    ['a file that is not there', join(folder, 'none.json'), /none\.json/],
  ])('names %s and exits with 1', async (_name, kb, words) => {
    const terminal = fakeTerminal();
    expect(await runAsk(['--kb', kb, '質問'], terminal)).toBe(1);
    expect([terminal.out, terminal.errors.join('\n')]).toEqual([[], expect.stringMatching(words)]);
  });
});

describe('ask --jsonl', () => {
  let terminal: FakeTerminal;
  let exitCode: number;
  beforeAll(async () => {
    const lines = [
      asLine('a', 'DXリーダーはどうやって選ばれますか'),
      asLine(2, 'じゃあ次長級は？', { previous: '部長級に求められる能力は？' }),
      '',
      '{"id":"broken","question":',
      '{"id":"no-question"}',
      asLine('c', 'ありがとう', { previous: null }),
      `\ufeff${asLine('d', '死にたい')}`,
      asLine('e', '明日の天気と市役所の駐車場の料金を教えてください'),
      '["a"]',
      asLine('a', 'OJTとは何ですか'),
    ];
    terminal = fakeTerminal({ lines });
    exitCode = await runAsk(['--jsonl'], terminal);
  });

  it('answers every readable line in order, each in the agreed shape', () => {
    const answers = jsonLines(terminal);
    expect(answers.map(({ id }) => id)).toEqual(['a', 2, 'c', 'd', 'e', 'a']);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['answered', 'answered', 'smalltalk', 'support', 'declined', 'answered']);
    for (const answer of answers) expect(Object.keys(answer)).toEqual(['id', 'outcome', 'text', 'citations']);
    expect(answers[0]?.citations[0]).toEqual({ path: '5.5.(2)', title: 'DXリーダーの選出方法', page: 15 });
    expect(answers[0]?.text).toContain('公募');
  });

  it('takes the question before into account, and only where it is given', () => {
    const answers = jsonLines(terminal);
    expect(answers[1]?.text).toMatch(/次長級[^]*政策・課題調整力/);
    expect(answers[2]?.citations).toEqual([]);
  });

  it('gives the help lines in the text of a support answer', () => {
    expect(jsonLines(terminal)[3]?.text).toMatch(/119[^]*110[^]*0120-279-338/);
  });

  it('names broken lines by number on the error output, exits with 1 and repeats nothing of them', () => {
    expect(exitCode).toBe(1);
    expect(terminal.errors.map((line) => /^(\d+)行目: /.exec(line)?.[1])).toEqual(['4', '5', '9']);
    expect(terminal.errors.join('\n')).not.toContain('broken');
  });

  it('exits with 0 when all lines could be read, and also when there are none', async () => {
    expect(await runAsk(['--jsonl'], fakeTerminal({ lines: [asLine('a', 'OJTとは')] }))).toBe(0);
    expect(await runAsk(['--jsonl'], fakeTerminal())).toBe(0);
  });
});

describe('ask --kb FILE.json', () => {
  it('cites the passage by its id and ranks as many as asked', async () => {
    const terminal = fakeTerminal({
      lines: [asLine('1', '本は何冊借りられますか'), asLine('2', '粗大ごみの申込み'), asLine('3', '駐車場は無料ですか')],
    });
    expect(await runAsk(['--jsonl', '--kb', passages, '--top', '2'], terminal)).toBe(0);
    const answers = jsonLines(terminal);
    expect(answers[1]).toMatchObject({ outcome: 'answered', citations: [{ path: '3', title: '3', page: null }] });
    expect(answers[2]).toMatchObject({ outcome: 'answered', citations: [{ path: 'd1', title: '駐車場' }] });
    for (const { ranking = [] } of answers) expect(ranking.length).toBeLessThanOrEqual(2);
    expect(answers[2]?.ranking?.[0]).toBe('d1');
  });

  it('declines what the passages do not hold, and prints no ranking unless asked', async () => {
    const terminal = fakeTerminal({ lines: [asLine('1', '水道料金の支払い方法')] });
    await runAsk(['--jsonl', '--kb', passages], terminal);
    const [answer] = jsonLines(terminal);
    expect(answer).toMatchObject({ outcome: 'declined', citations: [] });
    expect(answer).not.toHaveProperty('ranking');
  });
});

describe('npm run --silent ask -- --jsonl, as a process', () => {
  it('prints the JSON lines and nothing else on standard output', async () => {
    const child = spawn('npm', ['run', '--silent', 'ask', '--', '--jsonl'], { stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdin.end(`${asLine('x', 'OJTとは何ですか')}\nnonsense\n${asLine('y', 'ありがとう')}\n`);
    const [out, errors, exitCode] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise((resolve) => child.once('close', resolve)),
    ]);
    const lines = out.split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => (JSON.parse(line) as Line).id)).toEqual(['x', 'y']);
    expect(errors).toMatch(/2行目: /);
    expect(exitCode).toBe(1);
  });
});
