import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personId } from '../../src/kernel/person.ts';
import { createOutbox } from '../../src/outbox/outbox.ts';
import { systemClock } from '../../src/platform/system.ts';
import { fateOf, enqueueNote } from '../support/notes.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

let bot: BotUnderTest;
beforeEach(async () => {
  bot = await startLocalBot();
  await bot.ask('ヘルプ');
});
afterEach(() => bot.stop());

const me = () => personId((bot.activities.message('x')['from'] as { aadObjectId: string }).aadObjectId);
const note = (words: string) => enqueueNote({ storage: bot.app.storage, clock: systemClock }, me(), words);
const settled = (words: string) => expect.poll(async () => (await fateOf(bot.app.storage, words))?.state, { timeout: 10_000 });
const requests = () => bot.connector.calls.length;

describe('somebody who has shut the bot out', () => {
  it.each([
    ['ConversationBlockedByUser', 'blocked', 'shut-out'],
    ['BotDisabledByAdmin', 'blocked', 'shut-out'],
    ['BotNotInConversationRoster', 'not-installed', 'no-chat'],
  ])('after %s gets no further request, until they write again', async (code, state, reason) => {
    bot.connector.answerNext({ status: 403, body: { error: { code, message: 'no' } } });
    await note('first');
    await settled('first').toBe(state);
    const before = requests();
    await note('second');
    await settled('second').toBe(state);
    expect(await fateOf(bot.app.storage, 'second')).toEqual({ state, reason });
    expect(requests()).toBe(before);
    await bot.ask('ヘルプ');
    await note('third');
    await settled('third').toBe('sent');
  });
});

describe('a card that takes the place of another', () => {
  it('is a change of the message that was sent, by its id', async () => {
    bot.connector.answerNext({ status: 201, body: { id: 'card-7' } });
    await note('ask');
    await settled('ask').toBe('sent');
    const outbox = createOutbox({ clock: systemClock, newId: () => 'decided' });
    const card = { content: { type: 'AdaptiveCard', version: '1.5', body: [] }, summary: 'お知らせ' };
    await bot.app.storage.transaction((tx) => outbox.enqueue(tx, { dedupeKey: 'decided', to: me(), card, replaces: 'ask' }));
    await settled('decided').toBe('sent');
    expect(bot.connector.calls.at(-1)).toMatchObject({ method: 'PUT', path: expect.stringMatching(/\/activities\/card-7$/) });
  });
});

describe('the operator', () => {
  it('sees what waits and how fast it goes', async () => {
    const metrics = await (await fetch(`${bot.url}/metrics`)).text();
    expect(metrics).toContain('navi_outbox_messages{state="due"} 0');
    expect(metrics).toContain('navi_outbox_sends_per_second 40');
  });
});
