import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/jobs/schedule.ts';

const at = (time: string): Date => new Date(`${time}+09:00`);

describe('a schedule, in the time of Tokyo', () => {
  it.each([
    ['* * * * *', '2026-12-10T09:00:00', '2026-12-10T09:00:00', '2026-12-10T09:01:00'],
    ['* * * * *', '2026-12-10T09:00:59.999', '2026-12-10T09:00:00', '2026-12-10T09:01:00'],
    ['10 3 * * *', '2026-12-10T03:09:59.999', '2026-12-09T03:10:00', '2026-12-10T03:10:00'],
    ['10 3 * * *', '2026-12-10T03:10:00', '2026-12-10T03:10:00', '2026-12-11T03:10:00'],
    ['*/15 9-17 * * *', '2026-12-10T08:59:00', '2026-12-09T17:45:00', '2026-12-10T09:00:00'],
    ['*/10 * * * *', '2027-01-01T00:00:30', '2027-01-01T00:00:00', '2027-01-01T00:10:00'],
    ['0 9 1 4 *', '2026-12-10T09:00:00', '2026-04-01T09:00:00', '2027-04-01T09:00:00'],
  ])('%s at %s: due since %s, next at %s', (expression, now, due, next) => {
    const schedule = createSchedule(expression);
    expect(schedule.lastDue(at(now))).toEqual(at(due));
    expect(schedule.nextAfter(at(now))).toEqual(at(next));
  });

  it('has no time between the one that is due and the next', () => {
    const schedule = createSchedule('*/10 8-17 * * *');
    fc.assert(
      fc.property(fc.date({ min: at('2026-01-01T00:00:00'), max: at('2031-12-31T23:59:00'), noInvalidDate: true }), (now) => {
        const [due, next] = [schedule.lastDue(now), schedule.nextAfter(now)];
        expect(due.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(next.getTime()).toBeGreaterThan(now.getTime());
        expect(schedule.nextAfter(due)).toEqual(next);
        expect(schedule.lastDue(next)).toEqual(next);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses what is no cron expression, or never comes', () => {
    expect(() => createSchedule('every day')).toThrow();
    expect(() => createSchedule('0 0 30 2 *').nextAfter(at('2026-12-10T09:00:00'))).toThrow('never comes');
  });
});
