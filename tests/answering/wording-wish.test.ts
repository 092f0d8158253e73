import { describe, expect, it } from 'vitest';
import { cleanQuestion } from '../../src/answering/understand/clean-question.ts';
import { wordingWish } from '../../src/answering/understand/wording-wish.ts';

const wish = (text: string) => wordingWish(cleanQuestion(text));

describe('a wish for all answers from now on', () => {
  it.each([
    'やさしい日本語にして',
    'やさしい日本語にしてください！',
    'いつもやさしい日本語',
    'いつもやさしいにほんごで おねがいします',
    'これからはやさしい日本語で答えてください',
    '今後は簡単な日本語でお願いします',
    'わかりやすい日本語に変えて',
    'これからもっとやさしく教えて',
    'やさしい日本語モード',
    'always easy Japanese',
    'Please use easy Japanese',
    'From now on, simple Japanese please.',
  ])('「%s」: easy', (text) => {
    expect(wish(text)).toEqual({ kind: 'always', wording: 'easy' });
  });

  it.each([
    'やさしい日本語をやめて',
    'やさしい日本語はもういいです。',
    'やさしい日本語はいらない',
    '普通の日本語に戻して',
    'ふつうの文にもどしてください',
    'これからは普通の日本語で',
    'stop easy Japanese',
    'Back to normal Japanese please',
  ])('「%s」: the usual words again', (text) => {
    expect(wish(text)).toEqual({ kind: 'always', wording: 'standard' });
  });
});

describe('a wish for the answer before', () => {
  it.each([
    'やさしい日本語で',
    'やさしい日本語',
    '優しい日本語でお願いします',
    '簡単に言うと？',
    '簡単に言うとどういうこと？',
    'もっとやさしく',
    'もう少しわかりやすく説明してください',
    'それをやさしい日本語で',
    '今の答えをやさしい日本語にして',
    'かみ砕いて説明して',
    'In easy Japanese, please.',
    'Can you say that in simple Japanese?',
  ])('「%s」: easy', (text) => {
    expect(wish(text)).toEqual({ kind: 'again', wording: 'easy', isFaint: false });
  });

  it.each(['もとの文で', '元の文で見せて', '普通の日本語で'])('「%s」: in the usual words', (text) => {
    expect(wish(text)).toEqual({ kind: 'again', wording: 'standard', isFaint: false });
  });

  it.each(['難しいです', '難しくてわかりません', '漢字が読めません', '言葉がむずかしい'])('「%s」 is a faint one', (text) => {
    expect(wish(text)).toEqual({ kind: 'again', wording: 'easy', isFaint: true });
  });
});

describe('a wish beside a question', () => {
  it.each([
    ['DXリーダーとは、やさしい日本語で教えて', 'DXリーダーとは'],
    ['DXリーダーとは、やさしい日本語で', 'DXリーダーとは'],
    ['やさしい日本語で、DXリーダーとは何ですか', 'DXリーダーとは何ですか'],
    ['やさしい日本語で教えてください。DXリーダーとは何ですか', 'DXリーダーとは何ですか'],
    ['やさしい日本語でDXリーダーを説明して', 'DXリーダーを説明して'],
    ['DXリーダーをやさしく説明して', 'DXリーダーを教えて'],
    ['OJTって何？やさしい日本語でお願いします', 'OJTって何?'],
    ['OJTを小学生でもわかるように教えて', 'OJTを教えて'],
    ['What is OJT? In easy Japanese please', 'What is OJT?'],
    ['Explain OJT in easy Japanese', 'Explain OJT'],
  ])('「%s」 leaves the question', (text, question) => {
    expect(wish(text)).toEqual({ kind: 'question', wording: 'easy', question });
  });

  it('may be for the usual words', () => {
    expect(wish('OJTとは、普通の日本語で')).toEqual({ kind: 'question', wording: 'standard', question: 'OJTとは' });
  });
});

describe('a question about something is no wish', () => {
  it.each([
    '外国人職員向けの研修はやさしいですか',
    '簡単な研修はありますか',
    'やさしい日本語とは何ですか',
    'やさしい日本語の研修はありますか',
    'やさしい日本語は方針に書かれていますか',
    '市民にやさしい日本語で説明する研修はありますか',
    'やさしい日本語で書かれた方針はありますか',
    'やさしい日本語で話す研修を教えて',
    '窓口ではやさしい日本語で話してください',
    '簡単な言葉で説明する力は求められますか',
    '人にやさしいデジタル化とは',
    '簡単に申し込めますか',
    'OJTについて簡単に教えてください',
    '研修制度をわかりやすく教えてください',
    '昇任試験は難しいですか',
    'わかりやすいですね',
    'わかりやすい説明でした',
    '元の職場に戻れますか',
    'Is there training in easy Japanese?',
    `${'とは、'.repeat(200)}やさしい日本語で`,
  ])('%s', (text) => {
    expect(wish(text)).toBeNull();
  });
});
