import { describe, expect, it } from 'vitest';
import { createLoop } from '../../src/outbox/loop.ts';

const NEVER = 2 ** 31 - 1;

describe('a loop', () => {
  it('does not lose a nudge that comes during a round', async () => {
    const rounds: number[] = [];
    const second = Promise.withResolvers<undefined>();
    const loop = createLoop({
      interval: NEVER,
      failed: () => undefined,
      work: () => {
        rounds.push(rounds.length + 1);
        if (rounds.length === 1) loop.nudge();
        else second.resolve(undefined);
        return Promise.resolve();
      },
    });
    loop.start();
    await second.promise;
    await loop.stop();
    expect(rounds).toEqual([1, 2]);
  });

  it('goes round once, however often it is started', async () => {
    const began = Promise.withResolvers<undefined>();
    let rounds = 0;
    const loop = createLoop({
      interval: NEVER,
      failed: () => undefined,
      work: () => {
        rounds += 1;
        began.resolve(undefined);
        return Promise.resolve();
      },
    });
    loop.start();
    loop.start();
    await began.promise;
    await loop.stop();
    expect(rounds).toBe(1);
  });
});
