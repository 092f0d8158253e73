import { describe, expect, it } from 'vitest';
import { MAX_TRIES, backoff, throttleWait } from '../../src/outbox/backoff.ts';

const waits = (random: number) =>
  Array.from({ length: MAX_TRIES - 1 }, (_, index) => backoff({ attempts: index + 1, afterMs: null, random }));

describe('the wait before the next try', () => {
  it('grows from two seconds up to a quarter of an hour', () => {
    expect(waits(0.5)).toEqual([2_000, 4_000, 8_000, 16_000, 300_000, 900_000, 900_000]);
  });

  it('is spread by a fifth to either side, so that a crowd does not come back at once', () => {
    expect(backoff({ attempts: 1, afterMs: null, random: 0 })).toBe(1_600);
    expect(backoff({ attempts: 1, afterMs: null, random: 0.999_999 })).toBe(2_400);
  });

  it('is never shorter than Teams asked for', () => {
    expect(backoff({ attempts: 1, afterMs: 60_000, random: 0 })).toBe(60_000);
    expect(backoff({ attempts: 5, afterMs: 1_000, random: 0.5 })).toBe(300_000);
  });
});

describe('the wait after a 429', () => {
  it('is what Teams asked for and up to a fifth more, so that a crowd does not come back at once', () => {
    expect(throttleWait({ attempts: 1, afterMs: 1_000, random: 0 })).toBe(1_000);
    expect(throttleWait({ attempts: 9, afterMs: 1_000, random: 0.999_999 })).toBe(1_200);
  });

  it('grows to twenty seconds when Teams asked for nothing', () => {
    expect([1, 2, 3, 4, 5, 50].map((attempts) => throttleWait({ attempts, afterMs: null, random: 0 }))).toEqual([
      2_000, 4_000, 8_000, 16_000, 20_000, 20_000,
    ]);
  });
});
