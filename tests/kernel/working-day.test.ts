import { describe, expect, it } from 'vitest';
import { workingDays } from '../../src/platform/holidays.ts';

describe('working days of the city hall', () => {
  it.each([
    ['2026-11-20', true],
    ['2026-11-21', false],
    ['2026-11-23', false],
    ['2026-12-28', true],
    ['2026-12-29', false],
    ['2027-01-03', false],
    ['2027-01-04', true],
    ['2027-05-05', false],
  ])('%s: %s', (day, expected) => {
    expect(workingDays.isWorkingDay(day)).toBe(expected);
  });

  it('skips weekends, holidays and the turn of the year in both directions', () => {
    expect(workingDays.add('2026-11-20', 1)).toBe('2026-11-24');
    expect(workingDays.add('2026-12-28', 1)).toBe('2027-01-04');
    expect(workingDays.add('2027-01-04', -1)).toBe('2026-12-28');
    expect(workingDays.add('2026-11-22', 0)).toBe('2026-11-22');
  });

  it('counts those that begin after a day up to another', () => {
    expect(workingDays.between('2026-11-20', '2026-11-24')).toBe(1);
    expect(workingDays.between('2026-12-25', '2027-01-05')).toBe(3);
    expect(workingDays.between('2026-11-24', '2026-11-20')).toBe(0);
  });
});
