import { describe, expect, it } from 'vitest';
import { createQuestionAnswerer } from '../../src/answering/answer-question.ts';
import { createContinuedPhrase } from '../../src/answering/retrieve/continued-phrase.ts';
import { createHeadingsAsked } from '../../src/answering/retrieve/headings-asked.ts';
import { comparisonOf } from '../../src/answering/understand/comparison.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

const knowledge = loadKnowledge('knowledge', () => null);
const answerer = createQuestionAnswerer(knowledge);
const ask = (text: string) => answerer.answer({ text, locale: 'ja', wording: 'standard' });

describe('headings from the structure of the document', () => {
  const asked = createHeadingsAsked(knowledge);

  it.each([
    ['「採用」には小見出しがいくつありますか', '4.2.(1)', 3],
    ['人事の章の項目だけ並べて', '4.2', 3],
    ['職場研修は何種類に分かれますか', '4.1.(1)', 2],
    ['4章3節の見出しを教えて', '4.3', 2],
    ['職場環境の節はいくつに分かれていますか', '4.3.(1)', 3],
    ['章の名前を全部', '目次', 5],
  ])('%s', (question, path, count) => {
    expect(asked(question)).toMatchObject({ section: { path } });
    expect(asked(question)?.below).toHaveLength(count);
  });

  it.each([
    '人事評価の評価項目は何ですか',
    '人事評価は何種類ありますか',
    'DXは何章に書いてありますか',
    '職場研修の講師は何種類の資格が要りますか',
  ])('%s asks for something else', (question) => {
    expect(asked(question)).toBeNull();
  });

  it('are told with their section, in the language asked for', () => {
    expect(ask('採用の項の小見出しを教えて')).toMatchObject({
      outcome: 'answered',
      items: ['採用試験の広報', '採用試験の実施方法', '即戦力の確保'],
      citations: [{ path: '4.2.(1)' }],
    });
  });

  it('are told by the entry that lists just these', () => {
    expect(ask('健康管理の節の見出しは何ですか').entries).toEqual(['health-management']);
    expect(ask('自主研修は何種類ありますか').entries).toEqual(['self-study-menu']);
  });

  it('leave no trace where the section is about health', () => {
    expect(ask('健康管理の節の見出しは何ですか').confidential).toBe(true);
  });
});

describe('a phrase asked for by its beginning', () => {
  const continued = createContinuedPhrase(knowledge);

  it.each([
    ['責任感が強く、の続きは何ですか', 'staff-image-five'],
    ['職員像の「素直なこころを持ち」のあとは', 'staff-image-five'],
    ['「気づき、支え」の続きを教えて', 'former-staff-image'],
    ['実現困難だが実現すれば、に続く言葉は', 'moonshot'],
  ])('%s', (question, entry) => {
    expect(continued(question)?.id).toBe(entry);
  });

  it.each(['研修のあとは何を出しますか', 'OJTの次は何ですか', '責任感が強い職員とは'])('%s begins no phrase', (question) => {
    expect(continued(question)).toBeNull();
  });
});

describe('comparisons', () => {
  it('puts both sides next to each other when an entry compares only the word they share', () => {
    expect(ask('折衝・交渉能力と情報活用能力の違いは何ですか').entries).toEqual(['def-negotiation', 'def-information']);
  });

  it('goes to the entry that compares the two, however the difference is asked for', () => {
    expect(ask('一般研修と派遣研修はどこが違うんでしょう').entries).toEqual(['general-vs-dispatch']);
  });

  it('does not take the scope for a side', () => {
    expect(comparisonOf('自主研修のうち、通信教育とeラーニングの違い')).toEqual({ first: '通信教育', second: 'eラーニング' });
  });

  it.each([
    '自主研修は希望者だけが対象、で間違いありませんか',
    '今の評価は何と何ですか。昔のとは違いますよね',
    '聴講研修と派遣研修はどのように使い分けますか',
  ])('%s asks for no comparison of two names', (question) => {
    const sides = comparisonOf(question);
    expect(sides === null || (sides.first === '聴講研修' && sides.second === '派遣研修')).toBe(true);
  });

  it('still compares where the difference is asked', () => {
    expect(comparisonOf('聴講研修は派遣研修と何が違いますか')).toEqual({ first: '聴講研修', second: '派遣研修' });
  });
});

describe('rows set against each other', () => {
  it('tells what either of two has alone', () => {
    expect(ask('部長級と次長級で、片方にだけある能力は？').facts).toEqual([
      { label: '部長級職員にだけあるもの', value: '経営管理能力、経営戦略の立案・実践力、政治的折衝力、決断力、危機管理能力' },
      { label: '次長級職員にだけあるもの', value: '政策・課題調整力、折衝力、対人能力' },
    ]);
  });

  it('tells what both have, also in everyday words', () => {
    const both = ['リーダーシップ', '危機管理能力', '規律・コンプライアンス'];
    expect(ask('部長級と課長級、どっちの欄にもある能力は？').items).toEqual(both);
    expect(ask('部長と課長で重なる能力ってありますか').items).toEqual(both);
  });
});
