import { describe, expect, it } from 'vitest';
import { createQuestionAnswerer } from '../../src/answering/answer-question.ts';
import { createQuestionReader } from '../../src/answering/retrieve/question-reader.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

const knowledge = loadKnowledge('knowledge');
const answerer = createQuestionAnswerer(knowledge);
const { read } = createQuestionReader(knowledge);
const explain = (text: string) => answerer.explain({ text, locale: 'ja' });
const ask = (text: string) => explain(text).answer;

describe('what was typed, as it is read', () => {
  it.each([
    ['ふく主幹のやくわり', 'ふく主幹の役割'],
    ['副しゅかん級の資質', '副主幹級の資質'],
    ['業務せんもん能力', '業務専門能力'],
    ['ここに行きたいのですが、研修の話です', 'ここに行きたいのですが、研修の話です'],
    ['職場を良くしようって書いてある', '職場を良くしようって書いてある'],
    ['おはようございます', 'おはようございます'],
    ['れいわじゅういちねんのもくひょう', '令和11年の目標'],
    ['ジン ザイ イク セイ', '人材育成'],
    ['jinzai ikusei no mokuteki wa?', '人材育成の目的は'],
    ['BPR towa nani', 'BPRとはなに'],
    ['haken kenshuu', '派遣研修'],
    ['Who are the DX managers?', 'Who are the DX managers?'],
    ['DX manager', 'DX manager'],
    ['no one made notes', 'no one made notes'],
    ['マネジヤーのストレスチエック', 'マネジャーのストレスチェック'],
    ['市町村アカデミ', '市町村アカデミー'],
    ['テストセンタ一の方式', 'テストセンターの方式'],
    ['ー般研修', '一般研修'],
    ['スケジュール一覧', 'スケジュール一覧'],
    ['課長tの役割を押しえてkださい', '課長の役割を教えてください'],
    ['eラーニングとaさんのこと', 'eラーニングとさんのこと'],
    ['表に乗っている能力', '表に載っている能力'],
    ['バスに乗っていく', 'バスに乗っていく'],
  ])('%s is %s', (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  it('refuses in kana what it refuses in kanji', () => {
    expect(explain('ぶかのじんじひょうかのけっかをおしえて').explanation.route).toBe('other-person');
  });

  it('guesses a word that people do write only where it leads straight to an answer', () => {
    expect(ask('主観級の役割を知りたい').title).toBe('主幹級職員の役割');
    expect(ask('求職者の人数は').outcome).toBe('declined');
  });

  it('reads long messages of nothing but kanji and kana', () => {
    expect(ask('職枝員課研'.repeat(190)).outcome).toBe('declined');
  });
});

describe('a term and no question', () => {
  it.each([
    ['対人能力', '対人能力が挙げられているところ'],
    ['コミュニケーション能力', '接遇・コミュニケーション力が挙げられているところ'],
    ['政策形成能力', '政策形成能力が挙げられているところ'],
    ['市民の視点', '市民の視点とは'],
    ['チームワーク', '現業職員の役割'],
    ['指揮監督', '主幹級職員の役割'],
    ['BIツール', 'DX推進員が活用するデジタルツール'],
    ['受講報告書', '研修の効果の検証方法'],
  ])('%s', (term, title) => {
    expect(ask(term)).toMatchObject({ outcome: 'answered', title });
  });

  it.each(['実施体制', '貸出冊数', '聴講 申込書', '産業医 電話番号', '昇任試験'])('%s is not stated', (term) => {
    expect(ask(term).outcome).toBe('declined');
  });

  it('keeps the statement that compares what the term names', () => {
    expect(ask('業績評価').title).toBe('能力評価と業績評価');
  });
});
