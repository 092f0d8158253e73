import { describe, expect, it } from 'vitest';
import { answerText } from '../../src/answering/answer/answer-text.ts';
import { createQuestionAnswerer } from '../../src/answering/answer-question.ts';
import { questionLocale } from '../../src/answering/understand/question-locale.ts';
import { sentencesOf } from '../../src/answering/understand/several-questions.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

const knowledge = loadKnowledge('knowledge');
const answerer = createQuestionAnswerer(knowledge);
const ask = (text: string) => answerer.answer({ text, locale: 'ja' });

describe('the language of a question', () => {
  it.each(['What does 階層別研修 cover?', 'Please explain 聴講研修 to me', 'the role of a 主幹 in this policy'])(
    '%s is English',
    (question) => {
      expect(questionLocale(question, 'ja')).toBe('en');
    },
  );

  it.each(['On the Job Training の意味は', 'DXリーダーとは', 'what の訳は何ですか'])('%s is Japanese', (question) => {
    expect(questionLocale(question, 'en')).toBe('ja');
  });
});

describe('a table asked in English', () => {
  it.each([
    ['What is the role of a jicho?', /^Deputy department director level \(jicho\) 次長級職員: Role/],
    ['Which skills does a section chief need?', /課長級職員: Abilities/],
    ['What attitude should a shuji-ho have?', /主事・主事補級職員: Role/],
    ['abilities required of field workers', /現業職員: Abilities/],
    ['How many DX leaders in FY 2029?', /令和11年: Number/],
    ['I have just become shunin. Please list all abilities of my post.', /主査・主任級職員: Abilities/],
  ])('%s', (question, title) => {
    expect(ask(question).title).toMatch(title);
  });

  it.each([
    ['Which grades need far-sightedness?', ['部長級', '次長級']],
    ['Is coordination (調整力) something that only one grade needs?', ['主幹級']],
    ['Who is expected to have presentation skills?', ['主査・主任級']],
  ])('%s', (question, rows) => {
    const { lead } = ask(question);
    for (const row of rows) expect(lead).toContain(row);
    expect(lead).not.toContain('課長級');
  });

  it('does not take the groups that a training is for as a question for its row', () => {
    expect(ask('For whom is training by level?').basis).toBe('entry');
  });

  it('does not answer with cells what is asked of something else', () => {
    expect(ask('Can a section manager apply to be a DX leader?').title).not.toMatch(/課長級職員/);
  });
});

describe('an English answer', () => {
  it('keeps the official Japanese words of facts', () => {
    const text = answerText(ask('What kind of people does the city want to hire?'), knowledge.document);
    expect(text).toContain('Purpose of recruitment');
    expect(text).toContain('求める職員像となる可能性を秘めたより良い人材');
  });
});

describe('English sentences', () => {
  it('end at a full stop before a capital', () => {
    expect(sentencesOf('I was moved. Why do they do that?')).toEqual(['I was moved.', 'Why do they do that?']);
    expect(sentencesOf('Does Mr. Sato, e.g. as a shukan, qualify?')).toHaveLength(1);
  });

  it('find their subject in the sentence before when they only point to it', () => {
    expect(ask('My neighbour at work keeps talking about backcasting. What is that supposed to be?').entries).toEqual(['backcasting']);
  });
});
