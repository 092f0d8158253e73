import { describe, expect, it } from 'vitest';
import { createQuestionAnswerer } from '../../src/answering/answer-question.ts';
import { likelyTable } from '../../src/answering/learned/table-judge.ts';
import { createPieceFinder } from '../../src/answering/retrieve/cell-pieces.ts';
import type { TableGuess } from '../../src/answering/retrieve/table-guess.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { KnowledgeTable } from '../../src/knowledge/schema.ts';

const knowledge = loadKnowledge('knowledge', () => null);
const answerer = createQuestionAnswerer(knowledge);
const ask = (text: string) => answerer.answer({ text, locale: 'ja', wording: 'standard' });

const TABLE: KnowledgeTable = {
  id: 'rooms',
  title: '部屋の係',
  section: ['1'],
  english: { title: 'Rooms' },
  columns: [
    { id: 'role', title: '役割', english: 'Role', names: [] },
    { id: 'abilities', title: '能力', english: 'Abilities', names: [] },
  ],
  rows: [
    { id: 'a', names: ['図書係'], english: 'Books', cells: { role: '棚の本を並べ、貸出簿を確かめる。新刊を選ぶ。', abilities: ['速読'] } },
    { id: 'b', names: ['花壇係'], english: 'Flowers', cells: { role: '図書係を手伝い、花に水をやる。', abilities: ['園芸知識'] } },
  ],
  values: { 新刊を選ぶ: ['新しい本を決める'] },
};

describe('a piece of a cell', () => {
  const find = createPieceFinder(TABLE);

  it('is found by half of its sentence, and by other words for it', () => {
    expect(find('貸出簿を確かめるのはどの級')?.found).toMatchObject({ column: 'role', rows: [{ id: 'a' }] });
    expect(find('新しい本を決めるのは誰')?.found.value).toBe('新刊を選ぶ');
  });

  it('is not found by the name of a row alone, which stands in the cells of others', () => {
    expect(find('図書係')).toBeNull();
    expect(find('図書係を手伝うのは誰')?.found.rows).toMatchObject([{ id: 'b' }]);
  });

  it('tells how long a run was quoted', () => {
    expect(find('貸出簿を確かめるのは誰')?.run).toBe(3);
    expect(find('何も似ていないこと')).toBeNull();
  });
});

describe('a guess against the best entry', () => {
  const guess = (explained: number): TableGuess => ({
    question: { kind: 'cells', table: TABLE, rows: TABLE.rows.slice(0, 1), columns: ['role'] },
    signs: { explained, aboutNothingElse: 1, column: 1, quoted: 0, sectioned: 0, otherKind: 0, detail: 0 },
  });
  const entry = { entry: { kind: 'fact' }, score: 0.9, likeness: 0.8 } as Parameters<typeof likelyTable>[1];

  it('wins where no entry is like the question, and loses to one that is', () => {
    expect(likelyTable([guess(0.3)], undefined)).not.toBeNull();
    expect(likelyTable([guess(0.3)], entry)).toBeNull();
  });

  it('is the likeliest of several', () => {
    const other: TableGuess = { ...guess(0.6), question: { kind: 'reverse', table: TABLE, rows: [], found: [] } };
    expect(likelyTable([guess(0.2), other], undefined)?.kind).toBe('reverse');
    expect(likelyTable([], undefined)).toBeNull();
  });
});

describe('the grade table in everyday words', () => {
  it.each([
    ['主幹ってさ、結局うちの職場で何すりゃいいわけ？', /指揮監督/],
    ['来月から次長になる者です。先に磨いておいたほうがいい力を全部', /政策・課題調整力/],
    ['現業の俺は何を身につけときゃいいのさ', /問題発見・解決能力/],
    ['士気の高揚を図る、とあるのは何級の欄でしたか', /課長級/],
    ['コスト意識という言葉が入っているのは誰の欄？', /現業/],
  ])('%s', (question, told) => {
    const { title, lead, facts, items, citations } = ask(question);
    expect([title, lead, ...items, ...facts.map(({ value }) => value)].join('\n')).toMatch(told);
    expect(citations[0]?.path).toBe('3/職員に必要な能力・資質');
  });

  it.each(['うちの課長はいつも席にいません', 'その話は誰にも言わないでね', '課長はなぜ会議が多いのですか'])(
    '%s asks for no cell',
    (question) => {
      expect(ask(question).title).not.toMatch(/級職員|挙げられているところ/);
    },
  );
});

describe('one column, all the way down', () => {
  it('lists it for every row', () => {
    expect(ask('DX人材の分類ごとの対象を一覧で').facts.map(({ label }) => label)).toEqual([
      'DXマネジャーの対象',
      'DXリーダーの対象',
      'DX推進員の対象',
      '高度専門人材の対象',
    ]);
  });

  it('tells who somebody is by all that is said of them', () => {
    expect(ask('高度専門人材はどういう人ですか').facts.map(({ label }) => label)).toEqual(['高度専門人材の対象', '高度専門人材の役割']);
  });
});
