import { afterEach, expect, it } from 'vitest';
import type { Reply } from '../../src/bot/reply.ts';
import { memorySeen } from '../support/memory-seen.ts';
import { cardSaying, startEdge } from '../support/start-edge.ts';
import type { EdgeUnderTest } from '../support/start-edge.ts';

let bot: EdgeUnderTest;

afterEach(() => bot.stop());

it('a message that Teams delivers again is accepted and not answered again', async () => {
  bot = await startEdge({ dispatch: () => Promise.resolve({ kind: 'text', text: 'once' }) });
  const activity = bot.activities.message('q');
  expect((await bot.post(activity)).status).toBe(200);
  expect((await bot.post(activity)).status).toBe(200);
  expect(bot.turns).toHaveLength(1);
  expect(bot.connector.messages()).toHaveLength(1);
});

it('the same activity id in another chat or of another invoke is something else', async () => {
  bot = await startEdge();
  await bot.post(bot.activities.message('q', { id: 'same' }));
  await bot.post(bot.activities.message('q', { id: 'same', conversation: { id: 'a:other', conversationType: 'personal' } }));
  await bot.post(bot.activities.execute('v', {}, { id: 'same' }));
  await bot.post(bot.activities.invoke('task/fetch', {}, { id: 'same' }));
  expect(bot.turns).toHaveLength(4);
});

it('an invoke that Teams delivers again gets the response of the first time', async () => {
  let times = 0;
  const dispatch = (): Promise<Reply> => Promise.resolve({ kind: 'replace', card: cardSaying(`result ${String((times += 1))}`) });
  bot = await startEdge({ dispatch });
  const activity = bot.activities.execute('v');
  const first = await bot.post(activity);
  const second = await bot.post(activity);
  expect(second).toEqual(first);
  expect(first.json.value.body[0].text).toBe('result 1');
  expect(bot.turns).toHaveLength(1);
});

it('an invoke that comes again while the first still works gets the one result', async () => {
  let finish: (reply: Reply) => void = () => undefined;
  bot = await startEdge({
    dispatch: (turn) => (turn.event.kind === 'tap' ? new Promise((resolve) => (finish = resolve)) : Promise.resolve({ kind: 'nothing' })),
  });
  const body = bot.activities.execute('v');
  const first = bot.edge.process({ authorization: '', body });
  const second = bot.edge.process({ authorization: '', body: { ...body } });
  // By the time this one is answered, the other two are inside.
  await bot.post(bot.activities.message('another turn'));
  finish({ kind: 'replace', card: cardSaying('result') });
  expect(await first).toMatchObject({ body: { value: cardSaying('result').content } });
  expect(await second).toEqual(await first);
  expect(bot.turns).toHaveLength(2);
});

it('an invoke that another process still works on gets a valid response', async () => {
  bot = await startEdge({ seen: { ...memorySeen(), claim: () => Promise.resolve({ kind: 'duplicate', response: null }) } });
  const answer = await bot.post(bot.activities.execute('v'));
  expect(answer.json).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: '受け付けました。少しお待ちください。',
  });
  expect((await bot.post(bot.activities.feedback('m', 'like'))).text).toBe('{}');
  expect(bot.turns).toEqual([]);
});

it('a table that cannot be reached costs an apology, not the answer to Teams', async () => {
  const down = (): Promise<never> => Promise.reject(new Error('connect ECONNREFUSED db'));
  bot = await startEdge({ seen: { ...memorySeen(), claim: down, keepResponse: down } });
  expect((await bot.post(bot.activities.message('q'))).status).toBe(200);
  expect(bot.connector.messages()[0]?.['text']).toMatch(/受付番号/);
  expect((await bot.post(bot.activities.execute('v'))).json).toMatchObject({ statusCode: 200 });
});

it('a result that cannot be kept for a repetition is still the result', async () => {
  const keepResponse = (): Promise<never> => Promise.reject(new Error('disk full'));
  bot = await startEdge({
    dispatch: () => Promise.resolve({ kind: 'replace', card: cardSaying('done') }),
    seen: { ...memorySeen(), keepResponse },
  });
  expect((await bot.post(bot.activities.execute('v'))).json.value.body[0].text).toBe('done');
});
