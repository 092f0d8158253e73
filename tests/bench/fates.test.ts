import { describe, expect, it } from 'vitest';
import { fateOf, FATES, latencyOf, refusalOf, retryAfterOf } from '../../bench/push/fates.ts';
import type { Try } from '../../bench/push/fates.ts';

const TRIES: readonly Try[] = Array.from({ length: 20_000 }, (_, index) => ({
  seed: 1,
  conversation: `a:${String(index)}`,
  message: `m:${String(index)}`,
  number: 1,
}));

describe('the fates of messages', () => {
  it('give each kind of trouble about five in a hundred', () => {
    const open = TRIES.filter((one) => refusalOf(one) === null);
    const share = (...fates: readonly string[]): number => open.filter((one) => fates.includes(fateOf(one))).length / open.length;
    expect(1 - open.length / TRIES.length).toBeCloseTo(0.05, 2);
    for (const fate of ['429', '412', '500', '502-before', '502-after']) expect(share(fate)).toBeCloseTo(0.05, 2);
    expect(share('reset-before', 'reset-after')).toBeCloseTo(0.05, 2);
    expect(new Set(TRIES.map(fateOf))).toEqual(new Set(FATES));
  });

  it('are the same for the same try and others for the next one, but a person who refuses always refuses alike', () => {
    const again = TRIES.map((one) => ({ ...one, number: 2 }));
    expect(TRIES.map(fateOf)).toEqual(TRIES.map((one) => fateOf({ ...one })));
    expect(again.map(fateOf)).not.toEqual(TRIES.map(fateOf));
    expect(again.map(refusalOf)).toEqual(TRIES.map(refusalOf));
  });

  it('take 30 to 300 ms, and a 429 asks for one or two seconds', () => {
    const latencies = TRIES.map(latencyOf);
    expect(Math.min(...latencies)).toBeGreaterThanOrEqual(30);
    expect(Math.max(...latencies)).toBeLessThan(300);
    expect(new Set(TRIES.map(retryAfterOf))).toEqual(new Set([1, 2]));
  });
});
