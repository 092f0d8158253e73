import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecent, greatestIn, greatestOfAny } from '../../bench/push/windows.ts';

describe('the fullest window', () => {
  it.each([
    { times: [], greatest: 0 },
    { times: [5], greatest: 1 },
    { times: [0, 999], greatest: 2 },
    { times: [0, 1000], greatest: 1 },
    { times: [0, 600, 1200, 1500], greatest: 3 },
    { times: [1500, 0, 1200, 600], greatest: 3 },
    { times: [7, 7, 7], greatest: 3 },
  ])('of $times is $greatest', ({ times, greatest }) => {
    expect(greatestIn(times, 1000)).toBe(greatest);
  });

  it('is the one that looking at each event as a beginning finds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 60 }), fc.integer({ min: 1, max: 2000 }), (times, length) => {
        const slow = times.map((from) => times.filter((time) => time >= from && time < from + length).length);
        expect(greatestIn(times, length)).toBe(Math.max(0, ...slow));
      }),
    );
  });

  it('of several series is that of the busiest one, not of all together', () => {
    expect(greatestOfAny([[0, 10], [20, 30, 40], []], 1000)).toBe(3);
  });

  it('counted while things happen has the same greatest value', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 60 }), (times) => {
        const recent = createRecent(1000);
        const counts = times.toSorted((a, b) => a - b).map((time) => recent.add(time));
        expect(Math.max(0, ...counts)).toBe(greatestIn(times, 1000));
      }),
    );
  });
});
