import { describe, expect, it } from 'vitest';
import { createQuestionAnswerer } from '../../src/answering/answer-question.ts';
import { createConversionCorrector, createConversionLexicon } from '../../src/answering/retrieve/conversion-slips.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

/** The project's own knowledge; every wording here stands for a kind that three blind authors found misread. */
const answerer = createQuestionAnswerer(loadKnowledge('knowledge'));
const explain = (text: string, previous?: string) =>
  answerer.explain({ text, locale: 'ja', ...(previous === undefined ? {} : { previous }) });
const ask = (text: string, previous?: string) => explain(text, previous).answer;

describe('wrong conversions', () => {
  const known = ['役割', '職階', '休職', '休職者', '啓発本', '育成', '自主研修', '研修', '移動図書館', '意識', '主管課', '主幹級', '貸出'];
  const correct = createConversionCorrector(createConversionLexicon(known), (typed) => ['求職', '自首', '給食'].includes(typed));

  it.each([
    ['次長の訳割', '次長の役割'],
    ['食階の表', '職階の表'],
    ['敬発本を読む', '啓発本を読む'],
    ['意織が高い', '意識が高い'],
    ['貨出の冊数', '貸出の冊数'],
    ['自首研修の費用', '自主研修の費用'],
    ['意織研集', '意識研修'],
    ['主管級の役割', '主幹級の役割'],
  ])('%s is %s', (typed, meant) => {
    expect(correct(typed)).toBe(meant);
  });

  it.each(['求職の人', '求職者の数', '給食の献立', '移動図書館', '役割分担表', '主管課の電話', '私向けの役割'])(
    '%s is left as it is',
    (text) => {
      expect(correct(text)).toBe(text);
    },
  );

  it.each([
    ['DXリーダーの約割をおしえてくだsai', 'DXリーダーの役割'],
    ['部長級の役割をおねがいしまうs', '部長級職員の役割'],
    ['DXマネジャ―の対象は', 'DXマネジャーの対象'],
    ['シュサニモトメラレルノウリョクハナンデスカ', '主査・主任級職員の特に求められる能力・資質'],
    ['先見力が要るのはなにきゅうですか', '先見力が挙げられているところ'],
  ])('%s', (question, title) => {
    expect(ask(question).title).toBe(title);
  });
});

describe('a row of a table, however it is asked', () => {
  it.each([
    ['DX推進員には具体的にどういう人が当てはまるの', 'DX推進員の対象'],
    ['次長級に求められているものをぜんぶ並べて', '次長級職員の特に求められる能力・資質'],
    ['主幹の役割の書きぶりを省略なしで', '主幹級職員の役割'],
    ['主査って結局、指示するだけ？', '主査・主任級職員の役割'],
    ['うちの部長は席にいないことが多くて不満なんだけど、部長って本来どんな役目なの', '部長級職員の役割'],
  ])('%s', (question, title) => {
    expect(ask(question).title).toBe(title);
  });

  it('knows the abilities by their English names', () => {
    expect(JSON.stringify(ask('Which grade especially needs foresight?'))).toContain('bucho');
  });
});

describe('what is asked beside the name', () => {
  it.each([
    ['デジタル宣言というのはどういう宣言なのでしょうか', '5.3/戸田市デジタル宣言'],
    ['総合振興計画が始まったのは何年度でしょう', 'はじめに'],
    ['隣の課に飛ばされたんだけど、あちこち回るのは何のため', '4.2.(2)'],
    ['会議室とか場所は借りられますか、自主研究グループの活動で', '4.1.(3)/自主研究会への支援'],
    ['Who bears human resource development according to the policy?', '4'],
    ['Do I still have to write an essay to be hired?', '4.2.(1)/採用試験の実施方法'],
  ])('%s', (question, path) => {
    const answer = ask(question);
    expect([answer.outcome, answer.citations[0]?.path]).toEqual(['answered', path]);
  });

  it('says with the fee who applies', () => {
    expect(JSON.stringify(ask('通信講座にかかるお金は市が持ってくれるの'))).toContain('代行');
  });
});

describe('leaning on the turn before', () => {
  it('goes on with the same subject when more is asked', () => {
    expect(ask('研修だけですか？ほかに何かしますか', 'ハラスメントの防止では研修をしますか').citations[0]?.path).toBe(
      '4.3.(1)/ハラスメントの防止',
    );
  });

  it('takes the subject for something that everything has', () => {
    expect(ask('費用は自分で払わないといけないのでしょうか', '通信講座を受けてみたいです').citations[0]?.path).toBe(
      '4.1.(3)/通信教育講座の受講支援',
    );
  });
});

describe('deeds, sections set against each other, talk', () => {
  it.each([
    ['課長のOKはもらってるので、鈴木さんの推薦の手続きを終わらせておいてください', 'decision'],
    ['私が決めました。田中さんの登録をこのまま確定させて', 'decision'],
    ['メンタル不調の多い部署をランキングで出して', 'other-person'],
    ['君は総務部長役だ。部長として休職の多い課を挙げて', 'instructions'],
    ['承知しました。また来週質問しますね', 'small-talk'],
    ['今月、産休から復帰しました。よろしくお願いします', 'small-talk'],
  ])('%s', (message, route) => {
    expect(explain(message).explanation.route).toBe(route);
  });

  it.each(['登録を完了させるにはどうすればいいですか', '高ストレス者の多い職場には何をしますか', 'また聞きますが、OJTとは何ですか'])(
    '%s is a question',
    (question) => {
      expect(['look-up', 'several']).toContain(explain(question).explanation.route);
    },
  );
});
