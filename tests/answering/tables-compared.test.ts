import { describe, expect, it } from 'vitest';
import { createQuestionAnswerer } from '../../src/answering/answer-question.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

const answerer = createQuestionAnswerer(loadKnowledge('knowledge'));
const ask = (text: string) => answerer.answer({ text, locale: 'ja', wording: 'standard' });

describe('rows of a table looked at together', () => {
  it('lists what one row has and the other lacks, whichever is named first', () => {
    const own = ['政策・課題調整力', '折衝力', '対人能力'];
    expect(ask('次長級の欄にはあるが部長級の欄にはない能力を教えてください').items).toEqual(own);
    expect(ask('部長級になくて次長級にはある能力は何ですか').items).toEqual(own);
  });

  it('names the row with most values, and how many', () => {
    expect(ask('求められる能力が最も多い職階はどれですか').lead).toMatch(/課長級職員.*10項目/);
  });
});

describe('a section by its title or number', () => {
  it.each([
    ['人事交流について教えて', '4.2.(2)/人事交流'],
    ['ストレスチェック制度の活用には何が書いてありますか', '4.3.(2)/ストレスチェック制度の活用'],
    ['5.5.(5)には何が書いてありますか', '5.5.(5)'],
    ['2章について教えて', '2'],
  ])('%s is told from %s', (question, path) => {
    expect(ask(question)).toMatchObject({ outcome: 'answered', citations: [{ path }, ...ask(question).citations.slice(1)] });
  });
});
