import { describe, expect, it } from 'vitest';
import { nextOfficeTime } from '../../src/kernel/office-hours.ts';
import { formatTime } from '../../src/kernel/tokyo-time.ts';
import { digestTime, weekStart } from '../../src/outbox/weekly-budget.ts';
import { workingDays } from '../../src/platform/holidays.ts';

const at = (time: string) => new Date(`${time}:00+09:00`);

describe('the week of the budget', () => {
  it.each([
    ['2026-12-07T00:00', '令和8年12月7日（月）00:00', '令和8年12月14日（月）09:00'],
    ['2026-12-10T09:00', '令和8年12月7日（月）00:00', '令和8年12月14日（月）09:00'],
    ['2026-12-13T23:59', '令和8年12月7日（月）00:00', '令和8年12月14日（月）09:00'],
    ['2026-12-29T10:00', '令和8年12月28日（月）00:00', '令和9年1月4日（月）09:00'],
    // 成人の日 is a Monday.
    ['2027-01-06T10:00', '令和9年1月4日（月）00:00', '令和9年1月12日（火）09:00'],
  ])('of %s began %s and its digest comes %s', (now, start, digest) => {
    expect([formatTime(weekStart(at(now))), formatTime(digestTime(at(now), workingDays))]).toEqual([start, digest]);
  });
});

describe('the next office time', () => {
  it.each([
    ['2026-12-10T08:29', '令和8年12月10日（木）08:30'],
    ['2026-12-10T08:30', '令和8年12月10日（木）08:30'],
    ['2026-12-10T17:14', '令和8年12月10日（木）17:14'],
    ['2026-12-10T17:15', '令和8年12月11日（金）08:30'],
    ['2026-12-11T22:00', '令和8年12月14日（月）08:30'],
    ['2026-12-12T10:00', '令和8年12月14日（月）08:30'],
    ['2026-12-28T18:00', '令和9年1月4日（月）08:30'],
  ])('from %s is %s', (now, expected) => {
    expect(formatTime(nextOfficeTime(at(now), workingDays))).toBe(expected);
  });
});
