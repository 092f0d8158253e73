import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHAT_WINDOWS, createChatWindows } from '../../src/outbox/chat-windows.ts';
import { mostWithin } from '../support/most-within.ts';

describe('the windows of one chat', () => {
  it('hold for any rhythm of messages: 7 in 1 s, 8 in 2 s, 60 in 30 s, 1,800 in 1 h', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(700), { minLength: 1, maxLength: 40 }), (gaps) => {
        const windows = createChatWindows();
        const times: number[] = [];
        let now = 1_000_000;
        for (let index = 0; index < 150; index += 1) {
          now = windows.nextAt('a', now + (gaps[index % gaps.length] ?? 0));
          windows.took('a', now);
          times.push(now);
        }
        for (const { most, within } of CHAT_WINDOWS) expect(mostWithin(times, within + 1)).toBeLessThanOrEqual(most);
      }),
      { numRuns: 50 },
    );
  });

  it('let 1,800 messages through in an hour and not one more', () => {
    const windows = createChatWindows();
    let now = 0;
    for (let index = 0; index < 1_801; index += 1) {
      now = windows.nextAt('a', now);
      windows.took('a', now);
    }
    expect(now).toBeGreaterThanOrEqual(3_600_000);
    expect(now).toBeLessThan(3_601_000);
  });

  it('do not concern others, and are forgotten after an hour', () => {
    const windows = createChatWindows();
    for (let index = 0; index < 7; index += 1) windows.took('a', 1_000);
    expect([windows.nextAt('a', 1_000), windows.nextAt('b', 1_000), windows.nextAt('a', 3_700_000)]).toEqual([2_001, 1_000, 3_700_000]);
  });
});
