import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkAgainstSource, checkCoverage } from '../../src/knowledge/check.ts';
import { readKnowledge } from '../../src/knowledge/load.ts';
import type { KnowledgeFiles } from '../../src/knowledge/knowledge-base.ts';
import { linesOfText } from '../../src/knowledge/source-line.ts';
import { SMALL_SOURCE, writeSmallKnowledge } from '../support/small-knowledge.ts';

function filesWith(...changes: (readonly [file: string, from: string, to: string])[]): KnowledgeFiles {
  const result = readKnowledge(writeSmallKnowledge(changes));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.files;
}

type Change = readonly [file: string, from: string, to: string];

const againstSource = (change: Change): string[] =>
  checkAgainstSource(filesWith(change), linesOfText(SMALL_SOURCE)).map((problem) => `${String(problem.line)} ${problem.message}`);

describe('the check against the official text', () => {
  it('finds nothing in a sound knowledge base', () => {
    expect(checkAgainstSource(filesWith(), linesOfText(SMALL_SOURCE))).toEqual([]);
  });

  it.each<readonly [what: string, change: Change, word: string]>([
    ['a wrong number in an answer', ['entries/all.yaml', '毎年10名以上です', '毎年12名以上です'], '12名'],
    ['the right number with another meaning', ['entries/all.yaml', '期間は6ヶ月間で', '期間は6年間で'], '6年'],
    ['a wrong number in a fact', ['entries/all.yaml', 'value: 6か月', 'value: 3か月'], '3ヶ月'],
    ['a wrong number in the plain Japanese', ['entries/all.yaml', 'easy: 6ヶ月間', 'easy: 8ヶ月間'], '8ヶ月'],
    ['a wrong number in the English', ['entries/all.yaml', 'It lasts 6 months', 'It lasts 60 months'], '60'],
    ['a wrong Western year', ['entries/all.yaml', 'March 2001', 'March 2002'], '2002'],
    ['a changed official phrase', ['entries/all.yaml', '「研修を受けること」', '「研修を受けられること」'], '研修を受けられること'],
    ['a changed item of a list', ['entries/all.yaml', 'items: [研修を受けること]', 'items: [研修を休むこと]'], '研修を休むこと'],
    ['a changed cell of a table', ['tables/years.yaml', 'number: 10名以上', 'number: 10名以下'], '10名以下'],
    ['a fact cited from another section', ['entries/all.yaml', 'section: はじめに', "section: '1'"], '平成13年'],
    ['a heading that the text does not have', ['document.yaml', 'heading: 1目的', 'heading: 1目標'], '「1」の見出し'],
  ])('finds %s', (_, change, word) => {
    expect(againstSource(change).join('\n')).toContain(word);
  });

  it('names the line of the claim', () => {
    expect(againstSource(['entries/all.yaml', 'value: 6か月', 'value: 3か月'])[0]).toMatch(/^17 /);
  });
});

describe('the check of coverage', () => {
  it('finds a section without an entry and a table that nobody shows', () => {
    expect(checkCoverage(filesWith())).toEqual([]);
    const orphaned = checkCoverage(filesWith(['entries/all.yaml', 'section: はじめに', "section: '1'"], ['entries/all.yaml', '    table: years\n', '']));
    expect(orphaned.map((problem) => problem.message)).toEqual([
      expect.stringContaining('「はじめに」'),
      expect.stringContaining('「years」'),
    ]);
  });
});

describe("the project's own knowledge", () => {
  const result = readKnowledge(join(import.meta.dirname, '../../knowledge'));

  it('is sound, covers every section, and has at least 120 entries', () => {
    if (!result.ok) throw new Error(result.problems.map((problem) => `${problem.file}:${String(problem.line)} ${problem.message}`).join('\n'));
    expect(checkCoverage(result.files)).toEqual([]);
    expect(result.base.entries.length).toBeGreaterThanOrEqual(120);
  });
});
