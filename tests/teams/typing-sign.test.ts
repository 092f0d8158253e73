import { afterEach, expect, it, vi } from 'vitest';
import type { Reply } from '../../src/bot/reply.ts';
import type { Schedule } from '../../src/teams/typing-sign.ts';
import type { ConnectorAnswer } from '../support/fake-connector.ts';
import { startEdge } from '../support/start-edge.ts';
import type { EdgeUnderTest } from '../support/start-edge.ts';

interface Planned {
  readonly ms: number;
  readonly run: () => void;
  isCancelled: boolean;
}

let bot: EdgeUnderTest;

afterEach(() => bot.stop());

/** Time stands still until the test lets a planned moment come. */
function stillTime(): { readonly schedule: Schedule; readonly planned: Planned[] } {
  const planned: Planned[] = [];
  const schedule: Schedule = (ms, run) => {
    const entry: Planned = { ms, run, isCancelled: false };
    planned.push(entry);
    return () => (entry.isCancelled = true);
  };
  return { schedule, planned };
}

function typings(): number {
  return bot.connector.calls.filter((call) => call.activity['type'] === 'typing').length;
}

it('a quick answer needs no typing sign, and its timer is cleared', async () => {
  const { schedule, planned } = stillTime();
  bot = await startEdge({ schedule, dispatch: () => Promise.resolve({ kind: 'text', text: 'quick' }) });
  await bot.post(bot.activities.message('q'));
  expect(planned).toEqual([expect.objectContaining({ ms: 1000, isCancelled: true })]);
  expect(typings()).toBe(0);
});

it('a slow answer shows the sign once, before the answer', async () => {
  const { schedule, planned } = stillTime();
  bot = await startEdge({
    schedule,
    dispatch: async () => {
      planned[0]?.run();
      await bot.connector.waitFor((call) => call.activity['type'] === 'typing');
      return { kind: 'text', text: 'slow' };
    },
  });
  await bot.post(bot.activities.message('q'));
  expect(bot.connector.calls.map((call) => String(call.activity['type']))).toEqual(['typing', 'message']);
  expect(planned).toEqual([expect.objectContaining({ isCancelled: true })]);
});

it('the answer does not overtake the sign', async () => {
  const { schedule, planned } = stillTime();
  let letGo: (answer: ConnectorAnswer) => void = () => undefined;
  bot = await startEdge({
    schedule,
    dispatch: async (turn) => {
      if (turn.event.kind !== 'message' || turn.event.text !== 'slow') return { kind: 'nothing' };
      planned[0]?.run();
      await bot.connector.waitFor((call) => call.activity['type'] === 'typing');
      return { kind: 'text', text: 'slow' };
    },
  });
  bot.connector.answerNext(new Promise((resolve) => (letGo = resolve)));
  const slow = bot.post(bot.activities.message('slow'));
  await bot.connector.waitFor((call) => call.activity['type'] === 'typing');
  // A whole turn beside it: time enough for the answer, if nothing held it back.
  await bot.post(bot.activities.message('another'));
  expect(bot.connector.messages()).toEqual([]);
  letGo({ status: 202 });
  await slow;
  expect(bot.connector.messages()).toHaveLength(1);
});

it('the timer of the SDK is off', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const timers: number[] = [];
  const { schedule } = stillTime();
  bot = await startEdge({
    schedule,
    dispatch: () => {
      timers.push(vi.getTimerCount());
      return Promise.resolve({ kind: 'nothing' });
    },
  });
  await bot.edge.process({ authorization: '', body: bot.activities.message('q') });
  vi.useRealTimers();
  expect(timers).toEqual([0]);
});

it('a sign that Teams refuses costs nobody the answer', async () => {
  const { schedule, planned } = stillTime();
  bot = await startEdge({
    schedule,
    dispatch: async () => {
      planned[0]?.run();
      await bot.connector.waitFor((call) => call.activity['type'] === 'typing');
      return { kind: 'text', text: 'slow' };
    },
  });
  bot.connector.answerNext({ status: 403, body: {} });
  expect((await bot.post(bot.activities.message('q'))).status).toBe(200);
  expect(bot.connector.messages()[0]?.['text']).toBe('slow');
});

it('the timer is cleared when the product fails, and no invoke has one', async () => {
  const { schedule, planned } = stillTime();
  bot = await startEdge({ schedule, dispatch: () => Promise.reject(new Error('x')) });
  await bot.post(bot.activities.message('q'));
  await bot.post(bot.activities.execute('v'));
  expect(planned).toEqual([expect.objectContaining({ isCancelled: true })]);
});

it('the end of one turn leaves the timer of another alone', async () => {
  const { schedule, planned } = stillTime();
  let finish: (reply: Reply) => void = () => undefined;
  let started: () => void = () => undefined;
  const slowStarted = new Promise<void>((resolve) => (started = resolve));
  bot = await startEdge({
    schedule,
    dispatch: (turn) => {
      if (turn.event.kind === 'message' && turn.event.text === 'quick') return Promise.resolve({ kind: 'text', text: 'quick' });
      started();
      return new Promise((resolve) => (finish = resolve));
    },
  });
  const slow = bot.post(bot.activities.message('slow'));
  await slowStarted;
  await bot.post(bot.activities.message('quick'));
  expect(planned.map(({ isCancelled }) => isCancelled)).toEqual([false, true]);
  planned[0]?.run();
  await bot.connector.waitFor((call) => call.activity['type'] === 'typing');
  finish({ kind: 'text', text: 'slow' });
  await slow;
  expect(typings()).toBe(1);
});
