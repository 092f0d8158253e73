import { describe, expect, it } from 'vitest';
import { addDays, atTokyo, fiscalYearLabel, fiscalYearOf, formatDay, formatSpan, formatTime } from '../../src/kernel/tokyo-time.ts';

describe('time in the city hall', () => {
  const nine = atTokyo('2026-12-10', '09:05');

  it('is shown with the era and the weekday', () => {
    expect(formatTime(nine)).toBe('令和8年12月10日（木）09:05');
    expect(formatDay(nine)).toBe('令和8年12月10日（木）');
    expect(formatTime(nine, 'en')).toBe('Thu 10 December 2026 09:05');
  });

  it('shows the second day of a span only when it is another one', () => {
    expect(formatSpan(nine, atTokyo('2026-12-10', '17:00'))).toBe('令和8年12月10日（木）09:05〜17:00');
    expect(formatSpan(nine, atTokyo('2026-12-11', '17:00'))).toBe('令和8年12月10日（木）09:05〜令和8年12月11日（金）17:00');
  });

  it('turns its fiscal year on 1 April at midnight in Tokyo', () => {
    expect(fiscalYearOf(new Date('2027-03-31T14:59:59Z'))).toBe(2026);
    expect(fiscalYearOf(new Date('2027-03-31T15:00:00Z'))).toBe(2027);
    expect(fiscalYearLabel(2026)).toBe('令和8年度');
  });

  it('counts days over the end of a month and of a leap year', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  });
});
