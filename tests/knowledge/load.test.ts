import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeProblem, loadKnowledge, readKnowledge } from '../../src/knowledge/load.ts';
import { writeSmallKnowledge } from '../support/small-knowledge.ts';

type Change = readonly [file: string, from: string, to: string];

/** `file:line message` of every problem that the given change causes. */
function problemsOf(change: Change): string[] {
  const directory = writeSmallKnowledge([change]);
  const result = readKnowledge(directory);
  return result.ok ? [] : result.problems.map((problem) => describeProblem(problem).replace(`${directory}/`, ''));
}

describe('the knowledge', () => {
  it('is read whole from a sound folder', () => {
    const base = loadKnowledge(writeSmallKnowledge());
    expect(base.entries.map((entry) => entry.id)).toEqual(['history', 'training']);
    expect(base.tables[0]?.rows).toHaveLength(2);
    expect(base.synonyms).toEqual([['研修', 'トレーニング']]);
  });

  it.each<readonly [what: string, change: Change, place: string, word: string]>([
    ['a key with a typing error', ['entries/all.yaml', '    answer: 平成', '    anser: 平成'], 'entries/all.yaml:7:', 'anser'],
    ['an unknown kind', ['entries/all.yaml', 'kind: fact', 'kind: fakt'], 'entries/all.yaml:3:11', 'kind'],
    ['too few questions', ['entries/all.yaml', '[期間は, 何人ですか, 研修 人数]', '[期間は]'], 'entries/all.yaml:14:16', '3つ以上'],
    ['broken YAML', ['entries/all.yaml', 'questions: [いつ', 'questions: [[いつ'], 'entries/all.yaml:', ''],
    ['a section that is not in the document', ['entries/all.yaml', "section: '1'", "section: '9'"], 'entries/all.yaml:13:14', '「9」'],
    ['a related entry that does not exist', ['entries/all.yaml', 'related: [history]', 'related: [histori]'], 'entries/all.yaml:', 'histori'],
    ['a table that does not exist', ['entries/all.yaml', 'table: years', 'table: year'], 'entries/all.yaml:', '「year」'],
    ['an id used twice', ['entries/all.yaml', 'id: training', 'id: history'], 'entries/all.yaml:10:9', '2回'],
    ['a table row without a column', ['tables/years.yaml', 'number: 10名以上, length: 6ヶ月間', 'number: 10名以上'], 'tables/years.yaml:7:', 'length'],
    ['a table value that no row has', ['tables/years.yaml', 'values: { 毎年', 'values: { 隔年'], 'tables/years.yaml:', '隔年'],
  ])('names file and line of %s', (_, change, place, word) => {
    const problems = problemsOf(change);
    expect(problems.filter((problem) => problem.startsWith(place) && problem.includes(word))).not.toEqual([]);
  });

  it('reports the mistakes of all files at once and gives nothing half-read', () => {
    const directory = writeSmallKnowledge([
      ['entries/all.yaml', 'kind: fact', 'kind: fakt'],
      ['city.yaml', 'name: 戸田市', 'nam: 戸田市'],
    ]);
    rmSync(join(directory, 'synonyms.yaml'));
    expect(() => loadKnowledge(directory)).toThrow(/city\.yaml:1[\s\S]*synonyms\.yaml:1:1 ファイルがありません[\s\S]*all\.yaml:3/);
  });
});
