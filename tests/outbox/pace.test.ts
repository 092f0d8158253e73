import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace } from '../../src/outbox/pace.ts';
import { PACE_MARGIN, sendingSeconds } from '../../src/outbox/port.ts';
import { mostWithin } from '../support/most-within.ts';

/** Sends one after the other, each so late as its timer and the machine make it. */
function run(perSecond: number, lateness: readonly number[], count: number): number[] {
  const pace = createPace(perSecond);
  const times: number[] = [];
  let now = 1_000_000;
  pace.rest(now);
  for (let index = 0; index < count; index += 1) {
    now = Math.max(now, pace.nextAt(now)) + (lateness[index % lateness.length] ?? 0);
    pace.took(now);
    times.push(now);
  }
  return times;
}

describe('the pace', () => {
  it('never lets more than the rate leave in any second, however late the machine is', () => {
    const late = fc.array(fc.oneof({ weight: 8, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(900) }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), late, (perSecond, lateness) => {
        expect(mostWithin(run(perSecond, lateness, 200), 1_000)).toBeLessThanOrEqual(perSecond);
      }),
    );
  });

  it.each([1, 20, 40])('takes hardly longer than the rate allows, at %i a second, with timers up to 3 ms late', (perSecond) => {
    const times = run(perSecond, [0, 3, 1, 2], perSecond * 100);
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
    expect(seconds).toBeLessThan(100 * PACE_MARGIN + 0.1);
    expect(seconds).toBeGreaterThan(98);
  });

  it('begins evenly after a rest, saving nothing up', () => {
    const times = run(20, [0], 5);
    expect(times.map((time) => Math.round(time - (times[0] ?? 0)))).toEqual([0, 51, 102, 153, 204]);
  });

  it('makes up for a moment of standstill at twice its pace, not in a clump', () => {
    const [first = 0, ...others] = run(20, [0, 150, 0, 0, 0, 0, 0, 0], 8);
    expect(others.map((time) => Math.round(time - first))).toEqual([201, 227, 252, 278, 303, 329, 357]);
  });

  it('counts a send from when it really left', () => {
    const pace = createPace(2);
    pace.took(0)(90);
    pace.took(510);
    expect(pace.nextAt(1_020)).toBe(1_108);
  });

  it('starts a window after what another process may have sent', () => {
    const pace = createPace(20);
    pace.follow(5_000, { speed: 500, pausedUntil: 0, reason: null });
    expect(pace.nextAt(5_000)).toBe(6_018);
    pace.took(6_018);
    expect(pace.nextAt(6_019)).toBe(6_018 + 102);
  });

  it('tells how long a sending takes', () => {
    expect([sendingSeconds(0), sendingSeconds(300), sendingSeconds(5_000), sendingSeconds(100, 1)]).toEqual([0, 16, 255, 102]);
  });
});

describe('what 429 does to the pace', () => {
  const SLOW_ENOUGH = 1_000_000;

  it('costs the others next to nothing when it comes alone: one in twenty', () => {
    const pace = createPace(20);
    let [now, start] = [SLOW_ENOUGH, 0];
    for (let index = 0; index < 1_000; index += 1) {
      now = pace.nextAt(now);
      if (index === 0) start = now;
      pace.took(now);
      if (index % 20 === 7) pace.throttled(1_000, now);
      else pace.accepted(now);
    }
    expect((now - start) / (999 * 50 * PACE_MARGIN)).toBeLessThan(1.01);
    expect(pace.state().reason).toBeNull();
  });

  it('stops everybody for as long as Teams asks when it comes in a burst, then lets one go ahead', () => {
    const pace = createPace(20);
    for (let index = 0; index < 5; index += 1) pace.throttled(7_000, 1_000);
    expect(pace.nextAt(1_000)).toBe(1_000);
    pace.throttled(7_000, 1_200);
    expect(pace.state()).toMatchObject({ pausedUntil: 8_200, reason: 'throttled' });
    pace.accepted(1_300);
    pace.throttled(9_000, 1_400);
    expect(pace.nextAt(1_400)).toBe(10_400);
    expect(pace.isProbing()).toBe(true);
    pace.accepted(10_500);
    expect([pace.isProbing(), pace.state().pausedUntil, pace.state().reason]).toEqual([false, 0, null]);
    expect(pace.state().speed).toBeLessThan(500);
  });

  it('stops everybody again when the one that went ahead is turned away too', () => {
    const pace = createPace(20);
    for (let index = 0; index < 6; index += 1) pace.throttled(1_000, 0);
    pace.throttled(30_000, 1_500);
    expect(pace.nextAt(1_500)).toBe(31_500);
  });

  it('slows down until fewer are turned away, and recovers', () => {
    const pace = createPace(20);
    for (let index = 0; index < 90; index += 1) {
      if (index % 3 === 0) pace.throttled(1_000, index);
      else pace.accepted(index);
    }
    const slow = pace.state().speed;
    for (let index = 0; index < 200; index += 1) pace.accepted(1_000);
    expect([slow < 800, pace.state().speed]).toEqual([true, 1_000]);
  });
});
