import { describe, expect, it } from 'vitest';
import { createQuestionAnswerer } from '../../src/answering/answer-question.ts';
import { ownPostOf } from '../../src/answering/understand/own-post.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

const answerer = createQuestionAnswerer(loadKnowledge('knowledge'));
const ask = (text: string) => answerer.explain({ text, locale: 'ja' });

describe('a post told as the own situation, and what it asks of one', () => {
  it.each([
    ['この春から次長です。何が求められますか', '次長級職員の特に求められる能力・資質'],
    ['主幹に昇任したのですが、まずどんな力を身につければいいでしょう', '主幹級職員の特に求められる能力・資質'],
    ['主事として採用されました。何が大事ですか', '主事・主事補級職員の特に求められる能力・資質'],
    ['10月から副主幹なので、どういう能力を伸ばすといいかな', '副主幹級職員の特に求められる能力・資質'],
    ['部長を拝命しました、何をすればいいですか', '部長級職員'],
    ['主任になったけど何を期待されてるの？', '主査・主任級職員'],
    ['10月に次長になります。自分の職階で必要とされる力を残らず知りたいです', '次長級職員の特に求められる能力・資質'],
    ['主事として入りました。この級に求められるものの一覧を見せてください', '主事・主事補級職員の特に求められる能力・資質'],
  ])('%s', (text, title) => {
    expect(ask(text).answer).toMatchObject({ outcome: 'answered', title });
  });

  it.each([
    '係長になりました。何が求められますか',
    '参事です。何が必要ですか',
    '来月から主幹です。何か手続きは必要ですか',
    '課長になりたいです。何が必要ですか',
    '課長になるために、何が必要ですか',
    '課長補佐になりました、どんな力が必要ですか',
  ])('%s is not told the row of another post', (text) => {
    const { explanation } = ask(text);
    const own = ownPostOf(text);
    expect(own === null || !explanation.looks.some(({ decision }) => decision.kind === 'table')).toBe(true);
  });
});

describe('two rows told apart without the word for it', () => {
  it.each([
    ['主任と主事では期待されることは変わりますか', '主査・主任級職員と主事・主事補級職員'],
    ['部長級と次長級を比べて', '部長級職員と次長級職員'],
    ['課長と主幹の役割を並べて見せて', '課長級職員と主幹級職員'],
    ['主幹から課長に上がると何が変わりますか', '課長級職員と主幹級職員'],
    ['次長は課長と何が違う', '次長級職員と課長級職員'],
    ['課長と次長、仕事どう違う', '次長級職員と課長級職員'],
    ['部長と次長の役割を一言ずつで', '部長級職員と次長級職員'],
  ])('%s', (text, title) => {
    expect(ask(text).answer).toMatchObject({ outcome: 'answered', title });
  });

  it.each([
    '課長と部長で昇任試験は違いますか',
    '課長から部長に上がると給料はいくら変わりますか',
    '係長と主任じゃ何が違うの',
    '部長は変わりますか',
  ])('%s is not met with the cells of the table', (text) => {
    const { answer, explanation } = ask(text);
    expect(explanation.route).toBe('look-up');
    expect(explanation.looks[0]?.decision.kind).not.toBe('table');
    expect(answer.title).not.toContain('違い');
  });
});
