import { describe, expect, it } from 'vitest';
import { answer } from '../../../src/answering/answer/answer.ts';
import type { Answer } from '../../../src/answering/answer/answer.ts';
import { factsData, nextData } from '../../../src/features/policy-qa/phone-layout.ts';
import { fitsOnButton, textWidth } from '../../../src/kernel/phone-width.ts';

const answerWith = (parts: Partial<Answer>): Answer =>
  answer({ locale: 'ja', wording: 'standard' }, { outcome: 'answered', title: '題', lead: '答え', ...parts });

describe('the width of a text', () => {
  it('counts full-width characters whole and letters by a little more than half', () => {
    expect(textWidth('研修')).toBe(2);
    expect(textWidth('DX')).toBeCloseTo(1.4);
    expect(textWidth('12')).toBeCloseTo(1.14);
  });

  it.each([
    ['DXリーダーはどうやって選ばれますか', true],
    ['通信教育の受講料は負担してもらえますか', false],
    ['How are DX leaders selected?', true],
    ['What is the difference between OJT and self-study?', false],
  ])('%s fits on a button: %s', (title, fits) => {
    expect(fitsOnButton(title)).toBe(fits);
  });
});

describe('facts on a phone', () => {
  it('stand side by side when each fits in one line', () => {
    const data = factsData(answerWith({ facts: [{ label: '対象', value: '副主幹職以下の職員' }] }));
    expect(data).toMatchObject({ hasFacts: true, facts: [{ label: '対象', value: '副主幹職以下の職員' }], blocks: [] });
  });

  it('stand below their labels when one value would squeeze the labels of all', () => {
    const facts = [
      { label: '期間', value: '6ヶ月間' },
      { label: '対象', value: '新規採用職員及び会計年度任用職員\nただし再任用の職員を除きます' },
    ];
    const data = factsData(answerWith({ facts }));
    expect(data).toMatchObject({ hasFacts: false, facts: [] });
    expect(data['blocks']).toMatchObject([
      { label: '期間', lines: [{ text: '6ヶ月間' }] },
      { label: '対象', lines: [{ text: '新規採用職員及び会計年度任用職員' }, { text: 'ただし再任用の職員を除きます' }] },
    ]);
  });

  it('always stand below each other for somebody who needs help, with the number to call for itself', () => {
    const facts = [
      { label: '警察', value: '110' },
      { label: '産業医', value: '職員が利用できます' },
    ];
    expect(factsData(answerWith({ outcome: 'support', facts }))['blocks']).toMatchObject([
      { label: '警察', isNumber: true, number: '110', words: [] },
      { label: '産業医', isNumber: false, words: [{ text: '職員が利用できます' }] },
    ]);
  });

  it('make a table only where no word of a cell is wider than its column', () => {
    const tableOf = (word: string): unknown =>
      factsData(answerWith({ table: { columns: ['', word, '内容'], rows: [['策定', '1', '策定']] } }));
    expect(tableOf('Date')).toMatchObject({ hasTable: true, blocks: [] });
    expect(tableOf('Established')).toMatchObject({ hasTable: false, blocks: [{ label: '策定' }] });
  });
});

describe('the next questions on a phone', () => {
  const short = { entry: 'ojt', question: 'OJTとは何ですか' };
  const long = { entry: 'outside', question: '一般研修と派遣研修と自主研修の違いは何ですか' };

  it('are buttons when all fit on one', () => {
    const data = nextData(answerWith({ suggestions: [short] }));
    expect(data).toMatchObject({ next: [{ entry: 'ojt', question: 'OJTとは何ですか' }], questions: [] });
  });

  it('are lines with a button each when one does not fit', () => {
    const data = nextData(answerWith({ suggestions: [short, long] }));
    expect(data).toMatchObject({ next: [], questions: [{ open: '答えを見る' }, { question: long.question, open: '答えを見る' }] });
  });

  it('say on a choice what the button does when the question is too long for it', () => {
    expect(nextData(answerWith({ suggestions: [long, short] }))['choices']).toMatchObject([
      { title: '答えを見る' },
      { title: short.question },
    ]);
  });
});
