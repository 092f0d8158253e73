import { describe, expect, it } from 'vitest';
import { createIndex } from '../../src/search/create-index.ts';
import type { IndexOptions, SearchIndex } from '../../src/search/create-index.ts';

const OPTIONS: IndexOptions = {
  fields: [
    { name: 'title', weight: 2, b: 0.3 },
    { name: 'text', weight: 1, b: 0.8 },
  ],
};

const DOCUMENTS = [
  { id: 'book', title: '啓発本の貸出', text: 'ビジネス本や教養本を職員に貸し出します。' },
  { id: 'stress', title: 'ストレスチェック', text: '毎年実施し、高ストレス者には面談の機会を提供します。' },
  { id: 'leader', title: 'DXリーダーの選出', text: '副主幹職以下の職員から公募により募集します。' },
  { id: 'leave', title: '育児休業', text: '育児休業を取得できる職場環境をつくります。' },
  { id: 'english', title: 'Correspondence courses', text: 'The city pays the fees of correspondence courses.' },
];

function index(options: Partial<IndexOptions> = {}, documents = DOCUMENTS): SearchIndex {
  return createIndex(
    documents.map(({ id, title, text }) => ({ id, fields: { title: [title], text: [text] } })),
    { ...OPTIONS, ...options },
  );
}

const first = (query: string, from = index()): string | undefined => from.search(query, 3)[0]?.id;

describe('finding', () => {
  it.each([
    ['本を借りたい、貸し出しはありますか', 'book'],
    ['ＤＸリーダーはどう選ばれますか', 'leader'],
    ['すとれすちぇっくはいつ', 'stress'],
    ['ｽﾄﾚｽﾁｪｯｸ', 'stress'],
    ['ストレチスェックの面談', 'stress'],
    ['who pays a correspondence course?', 'english'],
  ])('%s → %s, whatever the inflection, width, kana or slip', (query, id) => {
    expect(first(query)).toBe(id);
  });

  it('weighs a title more than the same words in a text', () => {
    const documents = [
      { id: 'text', title: '研修', text: '面談について' },
      { id: 'title', title: '面談', text: '研修について' },
    ];
    expect(first('面談', index({}, documents))).toBe('title');
  });

  it('reads every word of a synonym group as the first one, in documents and in questions', () => {
    const synonyms = [['育児休業', '育休', 'ペアレンタル']];
    expect(first('ペアレンタル', index())).not.toBe('leave');
    expect(first('ペアレンタル', index({ synonyms }))).toBe('leave');
  });

  it('does not read a synonym into the middle of a Latin word', () => {
    const documents = [{ id: 'project', title: 'project', text: 'project' }];
    expect(first('OJT', index({ synonyms: [['職場研修', 'ojt']] }, documents))).toBeUndefined();
  });

  it('gives ties in the order of the documents, and no more than asked for', () => {
    const documents = ['a', 'b', 'c'].map((id) => ({ id, title: '研修', text: '研修' }));
    expect(
      index({}, documents)
        .search('研修', 2)
        .map((hit) => hit.id),
    ).toEqual(['a', 'b']);
  });

  it('finds nothing for a query without a known term, and forgets the query before', () => {
    const built = index();
    expect(built.search('ストレスチェック', 5)).not.toHaveLength(0);
    expect(built.search('xyz', 5)).toEqual([]);
    expect(built.search('', 5)).toEqual([]);
  });
});

describe('how sure it is', () => {
  it('scores a question about something else far below one about a document', () => {
    const about = index().search('ストレスチェックの面談', 1)[0]?.norm ?? 0;
    const other = index().search('固定資産税の面談の納期限と支払い方法', 1)[0]?.norm ?? 0;
    expect(about).toBeGreaterThan(3 * other);
  });

  it('counts a word that no document holds at the highest weight', () => {
    const known = index().search('面談', 1)[0];
    const unknown = index().search('面談 年末調整', 1)[0];
    expect(unknown?.norm).toBeLessThan((known?.norm ?? 0) / 2);
    expect(unknown?.coverage).toBeLessThan(0.5);
  });

  it('tells a question that says all of a document from one that says a part of it', () => {
    const whole = index({ questions: true }).search('育児休業 育児休業を取得できる職場環境をつくります。', 1)[0];
    const part = index({ questions: true }).search('育児休業', 1)[0];
    expect(whole?.fit).toBeGreaterThan(2 * (part?.fit ?? 1));
  });

  it('names the words it found, for explanation', () => {
    expect(index().search('公募で選ばれる市長', 1)[0]?.matched).toEqual(['公募']);
  });
});
