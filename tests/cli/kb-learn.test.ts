import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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
