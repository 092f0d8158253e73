import { describe, expect, it } from 'vitest';
import { createPassageIndex } from '../../src/search/passage-index.ts';
import type { PassageHit, PassageText } from '../../src/search/passage-index.ts';

const PASSAGES: readonly PassageText[] = [
  { title: '市立図書館', text: '市立図書館は1985年に開館した。蔵書は約30万冊である。毎週月曜日に休館する。' },
  { title: '市立図書館', text: 'おはなし会は児童室で開かれる。参加に申込みは要らない。' },
  { title: 'スポーツセンター', text: 'スポーツセンターには温水プールがある。利用料は1回400円である。' },
  { title: '', text: '戸籍の証明書は窓口と郵送で請求できる。手数料は450円である。' },
  { title: 'Bus', text: 'The community bus runs every thirty minutes. Children ride free.' },
];

const search = (question: string, passages = PASSAGES, top = 3): readonly PassageHit[] =>
  createPassageIndex(passages).search(question, top).hits;
const first = (question: string): number | undefined => search(question)[0]?.passage;

describe('finding passages', () => {
  it.each([
    ['図書館はいつ開館しましたか', 0],
    ['としょかんのおはなし会', 1],
    ['すぽーつせんたーのぷーる', 2],
    ['ｽﾎﾟｰﾂｾﾝﾀｰの温水プール', 2],
    ['スポーセツンターのプール', 2],
    ['スポーツセンタの利用料', 2],
    ['証明書を請求したい', 3],
    ['証明書の請求し方', 3],
    ['how often does the community bus run?', 4],
  ])('%s → %s', (question, passage) => {
    expect(first(question)).toBe(passage);
  });

  it('reads kana that officials leave out, and kanji figures of articles, as the same', () => {
    const articles = ['第十九条　申し込みは電話による。', '第二十九条　手続きは窓口による。', '第三十九条　取り扱いは別に定める。'];
    const find = (question: string): number | undefined =>
      search(
        question,
        articles.map((text) => ({ title: '', text })),
      )[0]?.passage;
    expect([find('第29条'), find('電話での申込'), find('取扱い')]).toEqual([1, 0, 2]);
  });

  it('finds nothing in no passages, and nothing for an empty question', () => {
    expect(search('図書館', [])).toEqual([]);
    expect(search('')).toEqual([]);
    expect(search('？！')).toEqual([]);
  });

  it('works on a single passage', () => {
    expect(search('開館した年', PASSAGES.slice(0, 1))).toHaveLength(1);
  });

  it('forgets the question before', () => {
    const index = createPassageIndex(PASSAGES);
    const before = index.search('温水プール', 3);
    index.search('戸籍の証明書', 3);
    expect(index.search('温水プール', 3)).toEqual(before);
  });

  it('reads a long question only up to a limit, so that its work is bounded', () => {
    const start = `温水プール${'あ'.repeat(595)}`;
    expect(search(`${start}${'戸籍の証明書'.repeat(1600)}`)).toEqual(search(start));
  });

  it('still finds by rare words when there are many passages that share the common ones', () => {
    const many = Array.from({ length: 150 }, (_, at) => ({ title: '', text: `この施設の案内です。番号は${String(1000 + at)}です。` }));
    expect(search('施設の案内 番号1042', many)[0]?.passage).toBe(42);
  });
});

describe('reading closely', () => {
  const reading = (question: string, passage = 0): PassageHit['reading'] => {
    const hit = search(question, PASSAGES, 5).find((one) => one.passage === passage);
    if (hit === undefined) throw new Error('not found');
    return hit.reading;
  };

  it('tells words of one sentence from words all over the text', () => {
    const together = reading('蔵書30万冊');
    const apart = reading('蔵書 休館');
    expect(together.sentence).toBe(together.words);
    expect(apart.sentence).toBeLessThan(apart.words);
    expect(apart.pair).toBe(apart.words);
  });

  it('reads the title with every sentence', () => {
    expect(reading('図書館の蔵書').sentence).toBe(1);
  });

  it('counts neighbours of the question that stand together in the text', () => {
    expect(reading('毎週月曜日').neighbours).toBeGreaterThan(reading('月曜日 蔵書').neighbours);
  });

  it('measures the longest run of the question, kana written either way', () => {
    expect(reading('オハナシ会', 1).run).toBe(1);
    expect(reading('おはなし会館', 1).run).toBeLessThan(1);
  });

  it('shows the sentence that holds most of the question', () => {
    expect(reading('いつ休館しますか').bestSentence).toBe('毎週月曜日に休館する。');
  });

  it('says which of the words asked for the passage holds', () => {
    const { hits, words } = createPassageIndex(PASSAGES).search('図書館の蔵書とプール', 5);
    const held = hits.find((hit) => hit.passage === 0)?.reading.held ?? [];
    expect(words.map(({ word }, at) => [word, held[at]])).toEqual([
      ['図書館', 1],
      ['蔵書', 1],
      ['プール', 0],
    ]);
  });

  it('does not expect words that only ask in a text', () => {
    const { words } = createPassageIndex(PASSAGES).search('図書館は何年に開館したか、誰がいつ', 1);
    expect(words.map(({ word }) => word)).toEqual(['図書館', '開館']);
  });
});

describe('the shape of the collection', () => {
  it('knows how even its texts are', () => {
    const even = Array.from({ length: 4 }, () => ({ title: '', text: '同じ長さの文です。' }));
    expect(createPassageIndex(even).spread).toBe(0);
    expect(createPassageIndex([...even, { title: '', text: '長い文です。'.repeat(60) }]).spread).toBeGreaterThan(1);
    expect(createPassageIndex([]).averageLength).toBe(0);
  });
});
