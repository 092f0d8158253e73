import { expect, it } from 'vitest';
import { virtualTime } from '../../bench/push/virtual-time.ts';

it('lets hours pass at once, and wakes sleepers in the order of their times', async () => {
  const { clock, timer, pass } = virtualTime(new Date('2026-12-10T00:00:00Z'));
  const seen: string[] = [];
  const sleeper = async (name: string, hours: number): Promise<void> => {
    await timer.wait(hours * 3_600_000);
    seen.push(`${name} ${clock.now().toISOString()}`);
  };
  const nap = async (): Promise<void> => {
    await sleeper('c', 1);
    await sleeper('d', 1.5);
  };
  await pass(Promise.all([sleeper('a', 3), sleeper('b', 2), nap()]));
  expect(seen).toEqual([
    'c 2026-12-10T01:00:00.000Z',
    'b 2026-12-10T02:00:00.000Z',
    'd 2026-12-10T02:30:00.000Z',
    'a 2026-12-10T03:00:00.000Z',
  ]);
  expect(timer.now()).toBe(Date.parse('2026-12-10T03:00:00Z'));
});

it('hands on what it waited for, also a failure', async () => {
  const { timer, pass } = virtualTime(new Date(0));
  await expect(pass(timer.wait(5).then(() => 'done'))).resolves.toBe('done');
  await expect(
    pass(
      timer.wait(5).then(() => {
        throw new Error('broken');
      }),
    ),
  ).rejects.toThrow('broken');
});
