import { describe, expect, it } from 'vitest';
import { createQuestionAnswerer } from '../../src/answering/answer-question.ts';
import { alternativesOf } from '../../src/answering/understand/alternatives.ts';
import { askedDetails } from '../../src/answering/understand/asked-detail.ts';
import { supposedThing } from '../../src/answering/understand/asked-noun.ts';
import { severalQuestions } from '../../src/answering/understand/several-questions.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

const answerer = createQuestionAnswerer(loadKnowledge('knowledge'));
const explain = (text: string) => answerer.explain({ text, locale: 'ja' });

describe('a particular that the policy does not hold, of a subject that it speaks of', () => {
  it.each([
    ['who thought it up', '人材を人財に変えると最初に言い出したのは誰ですか'],
    ['a number of things', '事務用品は何個までもらえますか'],
    ['what counts most', '通信教育の講座で一番人気なのは何ですか'],
    ['a company', '外部健康相談サービスの運営会社はどこですか'],
    ['universities', '採用説明会で参加している大学はどこですか'],
    ['a place', 'DXリーダーの発表会はどこでやりますか'],
    ['hours of the day', '自主研究グループの会議室は夜も使えますか'],
    ['a thing that is taken to be there', '職場内研修の計画書は誰に出すのですか'],
    ['a thing that may be there', 'フレッシュトレーニングの最後にテストはありますか'],
    ['one of two that are held out', '階層別研修は1泊2日ですか、日帰りですか'],
    ['a noun that only the silence beside it holds', '新任主任研修のテーマは何ですか'],
  ])('%s', (_, question) => {
    expect(explain(question).answer.outcome).toBe('declined');
  });

  it.each([
    ['派遣研修の派遣先になる団体名を教えて'],
    ['自主研修のメニューの一覧がほしい'],
    ['階層別研修には何年目の職員向けのものがありますか'],
    ['ストレスチェックの間隔はどのくらいですか'],
    ['DXリーダーは公募ですか、それとも指名ですか'],
    ['通信講座を募集しているのはどこの団体ですか'],
  ])('is told where the policy holds it: %s', (question) => {
    expect(explain(question).answer.outcome).toBe('answered');
  });
});

describe('words that ask for no particular', () => {
  it.each([
    ['一人前に育てないといけないと書いてある級', 'duty'],
    ['説明しなきゃいけなくて困っています', 'duty'],
    ['追いつかない知識をどこで学ぶか', 'time'],
    ['What should I do when work piles up?', 'time'],
    ['計画の名前は何ですか', 'person-name'],
    ['採用何年目の職員が対象ですか', 'period'],
    ['何年度に始まりましたか', 'period'],
    ['同期の何人かで集まる', 'people'],
    ['働き場所をよくする', 'place'],
  ] as const)('%s: no %s', (question, detail) => {
    expect(askedDetails(question)).not.toContain(detail);
  });

  it.each([
    ['必ず受けないといけませんか', 'duty'],
    ['参加しなきゃだめ？', 'duty'],
    ['結果はいつわかりますか', 'time'],
    ['When does it start?', 'time'],
    ['何泊しますか', 'period'],
    ['採用何年目から応募できますか', 'seniority'],
  ] as const)('%s: %s', (question, detail) => {
    expect(askedDetails(question)).toContain(detail);
  });
});

describe('what is held out for choice', () => {
  it.each([
    ['担当は人事課ですか、それとも総務課ですか', ['人事課', '総務課']],
    ['講師は職員?業者?', ['職員', '業者']],
    ['東京と大阪のどちらですか', ['東京', '大阪']],
    ['1泊2日ですか、日帰りですか', ['1泊2日', '日帰り']],
    ['広報紙と掲示板のうちどちらに載りますか', ['広報紙', '掲示板']],
    ['面接はオンラインですか、それ以外ですか', ['オンライン', 'オンライン']],
  ])('%s', (question, offered) => {
    expect(alternativesOf(question)).toEqual(offered);
  });

  it.each(['研修は必要ですか', 'これは何ですか、誰ですか'])('%s: nothing', (question) => {
    expect(alternativesOf(question)).toBeNull();
  });
});

describe('a thing that is taken to be there', () => {
  it.each([
    ['修了証はもらえますか', '修了証'],
    ['申込書は誰に出しますか', '申込書'],
  ])('%s', (question, thing) => {
    expect(supposedThing(question)).toBe(thing);
  });

  it.each(['どんな制度がありますか', '相談できる手段はありますか', '手続はありますので'])('%s: none', (question) => {
    expect(supposedThing(question)).toBeNull();
  });
});

describe('a bare term', () => {
  it.each(['BIツール', 'ノーコードツール'])('%s: is met by what the policy says with it, not by a silence about it', (term) => {
    expect(explain(term).answer.outcome).toBe('answered');
  });

  it('is not stated still where no statement says it', () => {
    expect(explain('昇任試験').answer.outcome).toBe('declined');
  });
});

describe('one question in several sentences', () => {
  it.each([
    ['研修を受けてほっとしています', 'the second half is no noun'],
    ['取得の割合を上げることになっています', 'neither is this'],
  ])('%s', (text) => {
    expect(severalQuestions(text)).toBeNull();
  });

  it.each(['決めたのは課長ですか？それとも話し合いで決めたのでしょうか？'])('%s offers another answer to the first', (text) => {
    expect(severalQuestions(text)).toBeNull();
  });

  it('a further sentence without a subject belongs to the first', () => {
    expect(explain('eラーニングの内容はどんなものですか？方針ではどう言ってる？').explanation.route).toBe('look-up');
  });

  it('a faint further question leads to no other part when the first is not stated', () => {
    expect(explain('DXの予算はいくらですか。国の補助はありますか').answer.outcome).toBe('declined');
  });

  it('both of two questions are answered still', () => {
    expect(explain('啓発本の貸出のねらいは何ですか。フレッシュトレーニングの期間はどのくらいですか').explanation.route).toBe('several');
  });
});
