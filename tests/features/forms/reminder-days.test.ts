import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReminderDue, reminderDays } from '../../../src/features/forms/rules/reminder-days.ts';
import { tokyoDay } from '../../../src/kernel/clock.ts';
import { addDays, atTokyo } from '../../../src/kernel/tokyo-time.ts';
import { workingDays } from '../../../src/platform/holidays.ts';

/** Thursday; three working days before is Monday the 7th, one is Wednesday the 9th. */
const deadline = atTokyo('2026-12-10', '17:00');
const due = (now: string, remindedOn: readonly string[] = [], sentOn = '2026-12-01'): boolean =>
  isReminderDue({ deadline, sentOn, remindedOn }, new Date(`${now}+09:00`), workingDays);

describe('a reminder by itself', () => {
  it('has its days three and one working days before the deadline, over weekends, holidays and the turn of the year', () => {
    const days = (until: string) => reminderDays({ deadline: atTokyo(until, '17:00'), sentOn: '2026-01-01' }, workingDays);
    expect(days('2026-12-10')).toEqual(['2026-12-07', '2026-12-09']);
    expect(days('2026-11-24')).toEqual(['2026-11-18', '2026-11-20']);
    expect(days('2027-01-05')).toEqual(['2026-12-25', '2027-01-04']);
  });

  it.each([
    ['the day before its day', '2026-12-06T10:00', [], false],
    ['its day, too early', '2026-12-07T08:59', [], false],
    ['its day', '2026-12-07T09:00', [], true],
    ['its day, after HR did it', '2026-12-07T11:00', ['2026-12-07'], false],
    ['the day after, when it was missed', '2026-12-08T09:00', [], true],
    ['the day after, when it went out', '2026-12-08T09:00', ['2026-12-07'], false],
    ['the day after, when HR reminded before its day', '2026-12-08T09:00', ['2026-12-04'], true],
    ['the second day', '2026-12-09T09:00', ['2026-12-07'], true],
    ['the second day, when both were missed', '2026-12-09T09:00', [], true],
    ['after it, one for both', '2026-12-10T09:00', ['2026-12-09'], false],
    ['the day of the deadline, when the second was missed', '2026-12-10T09:00', ['2026-12-07'], true],
    ['past the deadline', '2026-12-10T17:01', [], false],
  ])('%s', (_, now, remindedOn, expected) => {
    expect(due(now, remindedOn)).toBe(expected);
  });

  it('does not go to people who were asked on the same day or after it', () => {
    expect(due('2026-12-07T10:00', [], '2026-12-07')).toBe(false);
    expect(due('2026-12-08T10:00', [], '2026-12-08')).toBe(false);
    expect(due('2026-12-09T10:00', [], '2026-12-08')).toBe(true);
    expect(due('2026-12-10T10:00', [], '2026-12-09')).toBe(false);
  });

  it('goes out at most twice, on working days alone, never after the deadline, whenever the bot was up', () => {
    const looks = fc.uniqueArray(fc.integer({ min: 0, max: 20 * 24 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(looks, fc.integer({ min: 1, max: 18 }), (hours, length) => {
        const end = atTokyo(addDays('2026-12-01', length), '17:00');
        const remindedOn: string[] = [];
        for (const hour of hours.toSorted((a, b) => a - b)) {
          const now = new Date(atTokyo('2026-12-01', '00:00').getTime() + hour * 3_600_000);
          if (isReminderDue({ deadline: end, sentOn: '2026-11-30', remindedOn }, now, workingDays)) remindedOn.push(tokyoDay(now));
        }
        expect(remindedOn.length).toBeLessThanOrEqual(2);
        expect(new Set(remindedOn).size).toBe(remindedOn.length);
        for (const day of remindedOn) {
          expect(workingDays.isWorkingDay(day)).toBe(true);
          expect(day <= tokyoDay(end)).toBe(true);
        }
      }),
    );
  });
});
