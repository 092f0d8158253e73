import { describe, expect, it } from 'vitest';
import { createQuestionAnswerer } from '../../src/answering/answer-question.ts';
import { cleanQuestion } from '../../src/answering/understand/clean-question.ts';
import { smallTalkOf } from '../../src/answering/understand/small-talk.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { writeSmallKnowledge } from '../support/small-knowledge.ts';

const answerer = createQuestionAnswerer(loadKnowledge(writeSmallKnowledge()));
const kindOf = (text: string) => smallTalkOf(cleanQuestion(text));

describe('what only tells and asks nothing', () => {
  it.each([
    '階層別研修、無事に修了しました',
    '昨日DX研修を受けてきました。面白かった',
    '部長に褒められました！',
    '来月から課長になります！',
    '資格の試験に合格しました、うれしいです',
    '今日から2年目です。わくわくします',
    'こんばんは。ようやく片づきました。へとへとです笑',
    'ストレスチェックの回答が終わりました',
  ])('%s is met as news, without a section', (text) => {
    expect(kindOf(text)).toBe('news');
    const reply = answerer.answer({ text, locale: 'ja' });
    expect(reply.outcome).toBe('smalltalk');
    expect(reply.citations).toEqual([]);
  });

  it.each([
    '階層別研修、修了しましたが次は何ですか',
    '階層別研修を修了したのですが',
    '階層別研修を受けたいです',
    '研修が終わったら教えてください',
    '聴講研修',
    '育休の取得',
    'DXリーダーは公募で選ばれました',
    'DXリーダーに選ばれると手当が付くと聞きました',
    '残業が続いて疲れました',
    '毎日へとへとです',
    '最近ずっと疲れています',
    'ストレスチェックで高ストレスになりました',
    '研修に落ちました',
    '部下が休職になりました',
    '異動になりました。不安です',
    'このまちでよかった',
    '研修が楽しかったかどうか',
  ])('%s wants something, or help', (text) => {
    expect(kindOf(text)).not.toBe('news');
  });

  it('about health is not kept', () => {
    expect(answerer.answer({ text: 'ストレスチェックの回答が終わりました', locale: 'ja' }).confidential).toBe(true);
    expect(answerer.answer({ text: '階層別研修、無事に修了しました', locale: 'ja' }).confidential).toBe(false);
  });
});

describe('friendly phrases', () => {
  it.each([
    ['greeting', '明けましておめでとうございます'],
    ['greeting', '新年度もよろしく'],
    ['greeting', '夜遅くにごめんなさい'],
    ['greeting', '良いお年を'],
    ['thanks', 'すごく助かりました'],
    ['apology', 'ごめんなさい、人違いでした'],
    ['apology', 'すみません、うっかり送ってしまいました'],
    ['apology', '先ほどは急かしてしまってすみませんでした'],
    ['reaction', 'へえ、そうなんだ'],
    ['reaction', '初耳です'],
    ['complaint', '返事がちょっと遅いね'],
    ['complaint', 'その答え、全然違うんだけど'],
    ['test', '誰かいませんか？'],
    ['test', 'ひとつ質問してもいいですか'],
    ['test', '試しに送ってみただけです'],
    ['bye', '今日はここまでにします'],
    ['chat', '雪が積もってますね'],
    ['chat', '今日は金曜日だ！'],
    ['who', 'あなたは人間の方ですか？'],
    ['introduction', 'はじめまして、保育課で働いている者です。よろしくお願いします'],
    ['introduction', '定年まであと3年の係長です、お手柔らかに'],
  ])('%s: %s', (kind, text) => {
    expect(kindOf(text)).toBe(kind);
  });

  it.each([
    '台風のときの対応',
    '年末調整の締切',
    '連休の取り方を教えて',
    '春の俳句をつくって',
    'すみません、研修の申し込みは',
    'そうですか、では対象者は？',
    '誰か教えてくれる人はいますか',
    '違いは何ですか',
    'DXリーダーの一覧、よろしくお願いします',
    '係長の役割です、お願いします',
  ])('%s is no small talk', (text) => {
    expect(kindOf(text)).toBeNull();
  });
});
