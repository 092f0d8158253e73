import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceOf } from '../../../src/features/dx-leaders/desk/rules/balance.ts';
import { progressOf, yearToOpen } from '../../../src/features/dx-leaders/desk/rules/programme.ts';
import { readDeadline, readTermStart } from '../../../src/features/dx-leaders/desk/rules/read-day.ts';
import { isNoticeDue, termFrom, termStateOn } from '../../../src/features/dx-leaders/desk/rules/term.ts';
import { GRADES } from '../../../src/kernel/grade.ts';
import { addDays } from '../../../src/kernel/tokyo-time.ts';

const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2026-04-01', days));

describe('the term', () => {
  it.each([
    ['2026-12-22', '2027-12-21'],
    ['2027-04-01', '2028-03-31'],
    ['2028-02-29', '2029-02-28'],
    ['2027-03-01', '2028-02-29'],
  ])('from %s lasts one year, until %s', (from, until) => {
    expect(termFrom(from)).toEqual({ fromDay: from, untilDay: until });
  });

  it('is one stretch: before, in term, over', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -500, max: 500 }), (from, offset) => {
        const term = termFrom(from);
        const state = termStateOn(addDays(from, offset), term);
        expect(state).toBe(offset < 0 ? 'not-begun' : addDays(from, offset) <= term.untilDay ? 'in-term' : 'over');
        expect([365, 366]).toContain((Date.parse(term.untilDay) - Date.parse(from)) / 86_400_000 + 1);
      }),
    );
  });

  it.each([
    ['2027-11-20', false],
    ['2027-11-21', true],
    ['2027-12-21', true],
    ['2027-12-22', false],
  ])('is announced on %s: %s', (today, due) => {
    expect(isNoticeDue(today, { untilDay: '2027-12-21' })).toBe(due);
  });
});

describe('the programme', () => {
  it.each([
    [2025, [], 2026],
    [2026, [], 2026],
    [2026, [2026], 2027],
    [2031, [2026, 2031], null],
    [2032, [], null],
  ] as const)('in %s with %j opened, %s can be opened', (year, opened, next) => {
    expect(yearToOpen(year, opened)).toBe(next);
  });

  it('shows every year from 令和8 to 13, with none selected where nothing is known', () => {
    expect(progressOf(new Map([[2027, 12]])).map(({ fiscalYear, selected }) => [fiscalYear, selected])).toEqual([
      [2026, 0],
      [2027, 12],
      [2028, 0],
      [2029, 0],
      [2030, 0],
      [2031, 0],
    ]);
  });
});

describe('a day that was typed', () => {
  const now = new Date('2026-12-10T17:00:00+09:00');

  it.each([
    ['', 'missing'],
    ['2026-02-30', 'no-day'],
    ['来週', 'no-day'],
    ['x'.repeat(10_000), 'no-day'],
    ['2026-12-09', 'past'],
    ['2026-12-10', 'past'],
    ['2027-04-01', 'too-far'],
  ])('%s is no deadline: %s', (typed, problem) => {
    expect(readDeadline(typed, { fiscalYear: 2026, now })).toEqual({ kind: 'problem', problem });
  });

  it('is a deadline from tomorrow to the end of the fiscal year', () => {
    for (const typed of ['2026-12-11', ' 2027-03-31 '])
      expect(readDeadline(typed, { fiscalYear: 2026, now })).toMatchObject({ kind: 'day' });
  });

  it.each([
    ['2026-12-09', 'problem'],
    ['2026-12-10', 'day'],
    ['2027-12-10', 'day'],
    ['2028-01-10', 'problem'],
  ])('%s as the first day of a term is a %s', (typed, kind) => {
    expect(readTermStart(typed, now).kind).toBe(kind);
  });
});

describe('the balance', () => {
  it('counts everybody exactly once in bureaus and in grades', () => {
    const one = fc.record({
      bureau: fc.constantFrom('総務部', '福祉部', '市民生活部'),
      grade: fc.constantFrom(...GRADES),
      isSelected: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one), (all) => {
        const { bureaus, grades } = balanceOf(all);
        for (const shares of [bureaus, grades]) {
          expect(shares.reduce((sum, { candidates }) => sum + candidates, 0)).toBe(all.length);
          expect(shares.reduce((sum, { selected }) => sum + selected, 0)).toBe(all.filter(({ isSelected }) => isSelected).length);
        }
        expect(grades.map(({ group }) => GRADES.indexOf(group))).toEqual(
          grades.map(({ group }) => GRADES.indexOf(group)).toSorted((a, b) => a - b),
        );
      }),
    );
  });

  it('gives the share of all who are selected', () => {
    const all = [true, true, true, false].map((isSelected, index) => ({
      bureau: index < 3 ? '総務部' : '福祉部',
      grade: 'shuji' as const,
      isSelected,
    }));
    expect(balanceOf(all).bureaus).toEqual([
      { group: '総務部', candidates: 3, selected: 3, percent: 100 },
      { group: '福祉部', candidates: 1, selected: 0, percent: 0 },
    ]);
  });
});
