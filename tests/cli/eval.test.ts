import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runEval } from '../../src/cli/eval.ts';
import { scoreAnswer } from '../../src/cli/score-answer.ts';
import { goldenItemSchema } from '../../src/cli/golden-item.ts';
import { fakeTerminal } from '../support/fake-terminal.ts';

const ITEM = {
  id: 'q1',
  question: 'DXリーダーの選出方法は',
  kind: 'procedure',
  answerable: true,
  section: ['5.5.(2)'],
  page: 15,
  must_include: [['公募']],
  must_not_include: ['抽選で選ぶ'],
};

function golden(...items: object[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'navi-eval-')), 'golden.jsonl');
  writeFileSync(file, items.map((item) => JSON.stringify(item)).join('\n'));
  return file;
}

async function run(args: string[]) {
  const terminal = fakeTerminal();
  return { code: await runEval(args, terminal), out: terminal.out.join('\n'), err: terminal.errors.join('\n') };
}

const score = (item: object, answer: { outcome?: string; text?: string; path?: string }) =>
  scoreAnswer(goldenItemSchema.parse({ ...ITEM, ...item }), {
    outcome: (answer.outcome ?? 'answered') as 'answered',
    text: answer.text ?? '公募です',
    citations: answer.path === undefined ? [] : [{ path: answer.path, title: '', page: 15 }],
  });

describe('eval', () => {
  it('prints a table by kind and passes a set that is answered', async () => {
    const { code, out } = await run([golden(ITEM), '--min', '1']);
    expect(code).toBe(0);
    expect(out).toMatch(/procedure\t1\t1\/1\t1\/1/);
  });

  it('lists each failure with what was answered, and fails below the minimum', async () => {
    const { code, out, err } = await run([golden(ITEM, { ...ITEM, id: 'q2', must_include: [['月面基地']] }), '--min', '0.85']);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ q2 .*\n.*ない: 月面基地\n.*公募により募集/);
    expect(err).toContain('50.0%');
  });

  it('names the line that is no question', async () => {
    const { code, err } = await run([golden(ITEM, { id: 1 })]);
    expect(code).toBe(1);
    expect(err).toMatch(/golden\.jsonl:2/);
  });

  it('names a file that is not there, and explains its use', async () => {
    expect((await run(['/no/such.jsonl'])).err).toContain('/no/such.jsonl');
    expect((await run([])).code).toBe(2);
  });
});

describe('the rules of a golden set', () => {
  it('compare after NFKC, without white space and case', () => {
    expect(score({ must_include: [['ＤＸ リーダー']] }, { text: 'dxリー\nダー' }).right).toBe(true);
  });

  it('do not find 主幹級 in 副主幹級', () => {
    expect(score({ must_include: [['主幹級']] }, { text: '副主幹級' }).right).toBe(false);
    expect(score({ must_include: [['主幹級']] }, { text: '副主幹級、主幹級' }).right).toBe(true);
  });

  it('take a forbidden claim, a refusal of what is answerable and an answer to what is not as wrong', () => {
    expect(score({}, { text: '公募または抽選で選ぶ' }).right).toBe(false);
    expect(score({}, { outcome: 'declined' })).toMatchObject({ right: false, falseRefusal: true });
    expect(score({ answerable: false }, {})).toMatchObject({ right: false, falseAnswer: true });
    expect(score({ answerable: false, must_include: [] }, { outcome: 'declined' }).right).toBe(true);
  });

  it('want small talk without a citation', () => {
    const talk = { kind: 'smalltalk', answerable: false };
    expect(score(talk, { outcome: 'smalltalk' }).right).toBe(true);
    expect(score(talk, { outcome: 'smalltalk', path: '1' }).right).toBe(false);
  });

  it('score the first citation and its page', () => {
    expect(score({}, { path: '5.5.（2）' })).toMatchObject({ firstCitation: true, page: true });
    expect(score({}, { path: '5.5' })).toMatchObject({ firstCitation: false, anyCitation: false });
    expect(score({ page: null }, {})).toMatchObject({ firstCitation: false, page: null });
  });
});
