import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createQuestionAnswerer } from '../../src/answering/answer-question.ts';
import { runKb } from '../../src/cli/kb.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { fakeTerminal } from '../support/fake-terminal.ts';
import { writeSmallKnowledge } from '../support/small-knowledge.ts';

const ASKED = { id: 'a', kind: 'fact', question: '研修は何人', answerable: true, section: [], must_include: [['10名']] };
const FOREIGN = { id: 'b', kind: 'outofscope', question: '献立の期間は', answerable: false };

function withGolden(...items: readonly object[]): string {
  const directory = writeSmallKnowledge();
  mkdirSync(join(directory, 'golden'));
  writeFileSync(join(directory, 'golden', 'own.jsonl'), items.map((item) => JSON.stringify(item)).join('\n'));
  return directory;
}

async function learn(directory: string): Promise<string> {
  const terminal = fakeTerminal();
  expect(await runKb(['learn', '--kb', directory], terminal)).toBe(0);
  return readFileSync(join(directory, 'learned-words.json'), 'utf8');
}

describe('navi kb learn', () => {
  it('learns every entry, and "none of them", from a knowledge without golden questions as well', async () => {
    const directory = writeSmallKnowledge();
    await learn(directory);
    expect(loadKnowledge(directory).learned?.entries).toEqual(['history', 'training', '']);
  });

  it('learns from the questions that were asked', async () => {
    expect(await learn(withGolden(ASKED, ASKED, FOREIGN, FOREIGN))).not.toBe(await learn(withGolden()));
  });

  it('finds the same when it is run again', async () => {
    const directory = withGolden(ASKED, FOREIGN);
    expect(await learn(directory)).toBe(await learn(directory));
  });

  it('a broken file stops the start, says what to do, and that helps', async () => {
    const directory = writeSmallKnowledge();
    writeFileSync(join(directory, 'learned-words.json'), '{"entries":[]');
    expect(() => loadKnowledge(directory)).toThrow(/navi kb learn/);
    await learn(directory);
    expect(loadKnowledge(directory).learned).not.toBeNull();
  });
});

describe('navi kb check, after the knowledge or its questions were edited', () => {
  const COMMAND = 'npm run navi -- kb learn';
  const edit = (directory: string, file: string, from: string, to: string): void => {
    writeFileSync(join(directory, file), readFileSync(join(directory, file), 'utf8').replace(from, to));
  };

  async function check(directory: string): Promise<string> {
    const terminal = fakeTerminal();
    expect(await runKb(['check', '--kb', directory], terminal)).toBe(0);
    return terminal.out.join('\n');
  }

  it('says nothing when all was learned', async () => {
    const directory = withGolden(ASKED);
    await learn(directory);
    expect(await check(directory)).not.toContain(COMMAND);
  });

  it('says what to run when nothing was learned yet', async () => {
    expect(await check(withGolden())).toMatch(/まだ学んでいません[\s\S]*npm run navi -- kb learn/);
  });

  it.each([
    ['a question of an entry', 'entries/all.yaml', '[期間は,', '[どれくらいの間,', /ナレッジ.*が変わっています/],
    ['a golden question', 'golden/own.jsonl', '研修は何人', '研修は何人まで', /質問集.*が変わっています/],
    [
      'the id of an entry',
      'entries/all.yaml',
      'id: training',
      'id: courses',
      /学んでいない項目が 1件.*courses[\s\S]*なくなった項目が 1件.*training/,
    ],
  ])('says so, and what to run, after an edit of %s', async (_, file, from, to, message) => {
    const directory = withGolden(ASKED);
    await learn(directory);
    edit(directory, file, from, to);
    const said = await check(directory);
    expect(said).toMatch(message);
    expect(said).toContain(COMMAND);
  });

  it('an entry that was never learned is answered all the same', async () => {
    const directory = withGolden(ASKED);
    await learn(directory);
    edit(directory, 'entries/all.yaml', 'id: training', 'id: courses');
    const answerer = createQuestionAnswerer(loadKnowledge(directory));
    expect(answerer.answer({ text: '研修の期間は', locale: 'ja' })).toMatchObject({ outcome: 'answered', entries: ['courses'] });
  });
});
