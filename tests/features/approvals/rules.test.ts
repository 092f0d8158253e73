import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPeriod } from '../../../src/features/approvals/rules.ts';
import { paged, shorten, shortenAll } from '../../../src/features/approvals/shorten.ts';
import { readReason } from '../../../src/kernel/rejection.ts';

describe('the days of a 代理', () => {
  it.each([
    ['2026-12-10', '2026-12-10', null, null],
    ['2026-12-10', '2027-12-11', null, null],
    ['2026-12-10', '2027-12-12', null, 'long'],
    ['2026-12-09', '2026-12-20', 'past', null],
    ['2026-12-12', '2026-12-11', null, 'order'],
    ['2026-12-12', '2026-12-09', null, 'past'],
    ['', '', 'day', 'day'],
    ['2026-02-30', '2026-12-10', 'day', null],
    ['10/12/2026', '2026-13-01', 'day', 'day'],
  ])('%s to %s on 10 December: %s, %s', (from, until, wrongFrom, wrongUntil) => {
    expect(checkPeriod({ from, until }, '2026-12-10')).toEqual({ from: wrongFrom, until: wrongUntil });
  });
});

describe('the reason of a rejection', () => {
  it.each([
    ['duties', '理由です', {}],
    ['', '理由です', { category: 'missing' }],
    ['forged', ' \n ', { category: 'missing', sentence: 'missing' }],
    ['other', '𠮷'.repeat(500), {}],
    ['other', 'あ'.repeat(501), { sentence: 'too-long' }],
  ])('%s and %.10s: %o', (category, sentence, problems) => {
    const read = readReason({ category, sentence });
    expect(read.kind === 'problems' ? read.problems : {}).toEqual(problems);
    if (read.kind === 'reason') expect(read.reason.sentence).toBe(sentence.trim());
  });
});

describe('long words', () => {
  it('are cut with a sign, never within a character', () => {
    expect(shorten('𠮷𠮷𠮷', 3)).toBe('𠮷𠮷𠮷');
    expect(shorten('𠮷𠮷𠮷𠮷', 3)).toBe('𠮷𠮷…');
  });

  it('share the room, and none vanishes', () => {
    const [first, second, third] = shortenAll(
      ['a', 'b', 'c'].map((text) => ({ label: text, text: text.repeat(50) })),
      { each: 40, all: 60 },
    );
    expect([first?.text.length, second?.text.length, third?.text]).toEqual([40, 20, 'c…']);
  });

  it('are all there on the pages together, in order', () => {
    const worded = fc.array(fc.record({ label: fc.constant('l'), text: fc.string({ maxLength: 40 }) }), { maxLength: 6 });
    fc.assert(
      fc.property(worded, fc.integer({ min: 1, max: 30 }), (given, length) => {
        const pages = paged(given, length);
        expect(pages.flatMap((page) => page.map(({ text }) => text)).join('')).toBe(given.map(({ text }) => text).join(''));
        for (const page of pages) expect(Array.from(page.map(({ text }) => text).join('')).length).toBeLessThanOrEqual(length);
      }),
    );
  });
});
