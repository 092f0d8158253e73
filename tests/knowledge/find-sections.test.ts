import { describe, expect, it } from 'vitest';
import { findSections } from '../../src/knowledge/find-sections.ts';
import type { PolicyDocument } from '../../src/knowledge/schema.ts';
import { linesOfText, paragraphs } from '../../src/knowledge/source-line.ts';
import type { SourceLine } from '../../src/knowledge/source-line.ts';

type Section = PolicyDocument['sections'][number];

function outline(...headings: readonly (string | readonly [heading: string, match: Section['match']])[]): PolicyDocument {
  const sections = headings.map((one, index): Section => {
    const [heading, match] = typeof one === 'string' ? ([one, 'line'] as const) : one;
    return { path: String(index + 1), title: heading, heading, match };
  });
  return { title: '方針', edition: '初版', english: { title: 'Policy', edition: '1st edition' }, sections };
}

function bodies(text: string | readonly SourceLine[], document: PolicyDocument): Record<string, string> {
  const lines = typeof text === 'string' ? linesOfText(text) : text;
  return Object.fromEntries(findSections(lines, document).found.map(({ path, body }) => [path, paragraphs(body).join('/')]));
}

describe('a heading', () => {
  it.each([
    ['in full width', '１　目的'],
    ['as Markdown', '## 1 **目的**'],
    ['with blanks between its letters', '1  目 的'],
    ['with a full stop', '1．目的'],
    ['as a chapter', '第1章 目的'],
    ['with a round number', '① 目的'],
    ['in brackets', '【1 目的】'],
    ['as an item of a list', '- 1 目的'],
    ['whose number the word processor adds', '目的'],
    ['broken over two lines', '1 目\n的'],
  ])('is found %s', (_how, written) => {
    expect(bodies(`前書き\n${written}\n本文はここにあります。`, outline('1目的'))).toEqual({ 1: '本文はここにあります。' });
  });

  it.each([
    ['inside a sentence', '1目的を定めます。'],
    ['with another number', '2 目的'],
    ['with a longer name', '1 目的と背景'],
    ['of the contents', '1 目的 …………… 3'],
  ])('is not found %s', (_how, written) => {
    expect(bodies(`${written}\n本文はここにあります。`, outline('1目的'))).toEqual({});
  });

  it('at the beginning of a sentence belongs to the sentence, in a table it does not', () => {
    const document = outline(['目標とは', 'prefix'], ['貸出', 'prefix']);
    expect(bodies('目標とは、めざすこと。\n貸出\t本を貸します。', document)).toEqual({ 1: '目標とは、めざすこと。', 2: '本を貸します。' });
  });

  it('may stand behind another one in the same line', () => {
    const document = outline(['一般研修', 'prefix'], ['1)階層別研修', 'inline']);
    expect(bodies('一般研修 1) 階層別研修\n階層ごとの研修です。', document)).toEqual({ 1: '', 2: '1) 階層別研修/階層ごとの研修です。' });
  });
});

describe('the chain of headings', () => {
  const text = '1 目的\n2 研修\n3 健康\n1 目的\n目的の本文はここにあります。\n2 研修\n研修の本文はここにあります。\n3 健康\n健康の本文はここにあります。';

  it('is not taken from a table of contents, even one in the very same words', () => {
    expect(bodies(text, outline('1目的', '2研修', '3健康'))).toEqual({
      1: '目的の本文はここにあります。',
      2: '研修の本文はここにあります。',
      3: '健康の本文はここにあります。',
    });
  });

  it('prefers a line set as a heading to one of a table', () => {
    const table = '派遣研修\n各種研修機関による専門の知識の習得\n';
    expect(bodies(`1 研修\n${table}## 派遣研修\n派遣研修の本文はここにあります。`, outline('1研修', '派遣研修'))[2]).toBe(
      '派遣研修の本文はここにあります。',
    );
  });

  it('keeps the order of the outline: the same words under two chapters are two sections', () => {
    const document = outline('1甲', '具体的取組', '2乙', '具体的取組');
    expect(bodies('1 甲\n具体的取組\n甲でする取組の本文。\n2 乙\n具体的取組\n乙でする取組の本文。', document)).toMatchObject({
      2: '甲でする取組の本文。',
      4: '乙でする取組の本文。',
    });
  });

  it('leaves out what the document does not have, and says so', () => {
    const found = findSections(linesOfText('1 目的\n本文\n3 健康\n本文'), outline('1目的', '2研修', '3健康'));
    expect([found.found.map(({ path }) => path), found.missing]).toEqual([['1', '3'], ['2']]);
  });

  it('finds nothing in another document', () => {
    expect(findSections(linesOfText('議事録\n日時 4月1日'), outline('1目的', '2研修')).found).toEqual([]);
  });
});

describe('paragraphs', () => {
  const line = (text: string, continues = false): SourceLine => ({ text, continues, page: null, isHeading: false, isContents: false });

  it('join what was broken, Latin words with a blank, and leave out empty lines', () => {
    expect(paragraphs([line('市の職', true), line('員です。'), line(''), line('human', true), line('resource', true), line('の略。')])).toEqual([
      '市の職員です。',
      'human resourceの略。',
    ]);
  });
});
