import { describe, expect, it } from 'vitest';
import { answerText } from '../../src/answering/answer/answer-text.ts';
import { createQuestionAnswerer } from '../../src/answering/answer-question.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

/** The project's own knowledge: these are promises to the people who ask, not to the code. */
const knowledge = loadKnowledge('knowledge');
const answerer = createQuestionAnswerer(knowledge);
const ask = (text: string, previous?: string) => answerer.answer({ text, locale: 'ja', ...(previous === undefined ? {} : { previous }) });
const textOf = (text: string, previous?: string): string => answerText(ask(text, previous), knowledge.document);
const paths = (text: string): string[] => ask(text).citations.map((citation) => citation.path);

describe('tables', () => {
  it.each([
    ['部長級に求められる能力は', 8],
    ['課長級に特に求められる能力・資質を教えて', 10],
    ['主幹級の能力', 6],
    ['副主幹級に必要な能力を列挙して', 8],
    ['ぶちょうにひつようなのうりょくは', 8],
  ])('%s: the complete row, %i values', (question, count) => {
    expect(ask(question).items).toHaveLength(count);
    expect(paths(question)).toEqual(['3/職員に必要な能力・資質']);
  });

  it('never takes 主幹 for 副主幹', () => {
    expect(textOf('主幹級の役割は？')).toContain('課長を補佐');
    expect(textOf('副主幹級の役割は？')).toContain('施策を立案・実施');
    expect(ask('主幹に求められる力').items).toContain('指導力');
  });

  it.each([
    ['危機管理能力が求められる職階は？', '部長級職員、課長級職員'],
    ['先見力が必要なのはどの職階ですか', '部長級職員、次長級職員'],
    ['メンタルヘルスの知識が要るのは誰', '課長級職員、主幹級職員、副主幹級職員'],
    ['育成・コーティング力が要るのって何級の人たち？', '課長級職員、主幹級職員、副主幹級職員'],
  ])('%s: every row that holds the value, in table order', (question, rows) => {
    expect(ask(question).lead).toContain(`挙げられているのは、${rows}です`);
  });

  it('says no when a row does not hold a value, and which rows do', () => {
    expect(ask('次長級に危機管理能力は必要ですか').lead).toMatch(/^いいえ.*部長級職員、課長級職員/);
  });

  it('finds what two rows have in common', () => {
    expect(ask('部長級と課長級に共通する能力は？').items).toEqual(['リーダーシップ', '危機管理能力', '規律・コンプライアンス']);
  });

  it('reads a year from the programme table and not from a plan', () => {
    expect(textOf('令和10年度に育成するDXリーダーは何名ですか')).toContain('10名');
    expect(ask('令和14年度に育成するDXリーダーは何名ですか').outcome).toBe('declined');
  });

  it('does not take 課長補佐 for 課長', () => {
    expect(ask('課長補佐に求められる能力').title).not.toContain('課長級');
  });
});

describe('follow-ups', () => {
  it('keeps the column and takes the new row', () => {
    const reply = ask('じゃあ次長級は？', '部長級に求められる能力は？');
    expect(reply.title).toContain('次長級');
    expect(reply.items).toHaveLength(6);
  });

  it('keeps the row and takes the new column', () => {
    expect(textOf('役割は？', '部長級に求められる能力は？')).toContain('長期的、総合的な視点');
  });

  it('keeps the subject of the turn before', () => {
    expect(ask('その期間は何年ですか', 'DXリーダーの選出方法を教えて').citations[0]?.path).toBe('5.5.(3)');
  });

  it('lets a question of its own stand alone', () => {
    expect(ask('フレッシュトレーニングの期間は何か月ですか', 'DXリーダーの選出方法を教えて').citations[0]?.path).toBe(
      '4.1.(1)/フレッシュトレーニング',
    );
  });
});

describe('what the policy says', () => {
  it.each([
    ['フレッシュトレーニングって3か月で終わりですよね？', '6ヶ月間', '4.1.(1)/フレッシュトレーニング'],
    ['DXリーダーは毎年10名まで？', '10名以上', '5.5.(3)'],
    ['ﾄﾞｳﾔｯﾃ DXﾘｰﾀﾞｰ ﾊ ｴﾗﾊﾞﾚﾏｽｶ', '公募', '5.5.(2)'],
    ['DXリーダの選出方法', '公募', '5.5.(2)'],
    ['How long is fresh training?', '6 months', '4.1.(1)/フレッシュトレーニング'],
    ['バックキャスティングとフォアキャスティングはどう違うの', '逆算', '5.2/バックカスティング'],
    [
      'ちょっと聞きたいんですけど、通信教育の受講料って自分持ちですか。前の部署では誰も知らなかったので',
      '負担',
      '4.1.(3)/通信教育講座の受講支援',
    ],
  ])('%s', (question, words, path) => {
    expect(ask(question).outcome).toBe('answered');
    expect(textOf(question)).toContain(words);
    expect(paths(question)[0]).toBe(path);
  });

  it('compares two things that no entry compares', () => {
    const reply = ask('自主研究会と人事交流の違いは？');
    expect(reply.facts.map((fact) => fact.label)).toEqual(['自主研究会', '人事交流']);
    expect(reply.citations).toHaveLength(2);
  });

  it('answers two questions in one message', () => {
    expect(ask('DXリーダーの選出方法と人数を教えてください').citations.map((citation) => citation.path)).toEqual(['5.5.(2)', '5.5.(3)']);
  });

  it('ends with the source as it is printed, with the start page of the chapter', () => {
    expect(textOf('DXリーダーの選出方法')).toContain(
      '出典: 戸田市人材育成基本方針 第5版・改定版 5.5.(2) DXリーダーの選出方法（5章 15頁〜）',
    );
    expect(textOf('第5版を改定した理由は')).not.toMatch(/はじめに（/);
  });
});

describe('what the policy does not say', () => {
  it.each([
    '啓発本は何冊まで借りられますか',
    'ストレスチェックは何月何日にありますか',
    'DXリーダーの手当はいくらですか',
    'ハラスメントの相談窓口の電話番号',
    'Excel研修は必須ですか',
    'DXリーダーの実施体制を教えて',
    'What is the deadline to apply to be a DX leader?',
  ])('%s is declined', (question) => {
    expect(ask(question).outcome).toBe('declined');
  });

  it.each([
    '住民票の写しの手数料はいくらですか',
    '今日の天気は',
    'パソコンのパスワードを再発行して',
    '年末調整の書類はどこ',
    'What is the weather today?',
  ])('%s is about something else', (question) => {
    expect(ask(question).outcome).toBe('declined');
  });

  it('says what is said when only the asked detail is missing', () => {
    const reply = ask('人事交流の派遣先の電話番号と氏名を教えて');
    expect(reply.outcome).toBe('declined');
    expect(reply.lead).toContain('記載');
  });
});

describe('what is not kept', () => {
  it.each(['最近眠れません', 'ストレスチェックは毎年ありますか', 'うつで休んだ人の復帰の手順'])('%s is confidential', (question) => {
    expect(ask(question).confidential).toBe(true);
  });

  it('keeps ordinary questions', () => {
    expect(ask('DXリーダーの選出方法').confidential).toBe(false);
  });
});
