import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/bot/reply.ts';
import { cardSaying, startEdge } from '../support/start-edge.ts';
import type { EdgeUnderTest } from '../support/start-edge.ts';

let bot: EdgeUnderTest;
const CARD = 'application/vnd.microsoft.card.adaptive';
const NOTE = 'application/vnd.microsoft.activity.message';

async function botThatReplies(reply: Reply): Promise<void> {
  bot = await startEdge({ dispatch: () => Promise.resolve(reply) });
}

afterEach(() => bot.stop());

describe('a tap by Action.Execute', () => {
  it('reaches the product as verb, data and tapped card', async () => {
    await botThatReplies({ kind: 'nothing' });
    await bot.post(bot.activities.execute('training.sign-up', { verb: 'training.sign-up', id: 'x' }));
    expect(bot.turns[0]?.event).toEqual({ kind: 'tap', verb: 'training.sign-up', data: { id: 'x' }, cardId: 'card-1' });
  });

  it('turns the card into its result in the response, and updates nothing for others', async () => {
    await botThatReplies({ kind: 'replace', card: cardSaying('done') });
    const answer = await bot.post(bot.activities.execute('v'));
    expect(answer).toMatchObject({ status: 200, json: { statusCode: 200, type: CARD, value: cardSaying('done').content } });
    expect(bot.connector.calls).toEqual([]);
  });

  it.each([
    ['a card', { kind: 'message', card: cardSaying('new') }],
    ['text', { kind: 'text', text: 'new' }],
  ] as const)('answered with %s sends it as a new message and leaves the tapped card as it is', async (_name, reply) => {
    await botThatReplies(reply);
    const answer = await bot.post(bot.activities.execute('v'));
    expect(answer.json).toEqual({ statusCode: 200, type: NOTE, value: '下に表示しました。' });
    expect(bot.connector.messages()).toHaveLength(1);
  });

  it.each([
    ['a refusal', { kind: 'refused', why: 'bad-data' }, /古いため/],
    ['nothing', { kind: 'nothing' }, /^$/],
  ] as const)('answered with %s still gets a valid response', async (_name, reply, words) => {
    await botThatReplies(reply);
    const answer = await bot.post(bot.activities.execute('v'));
    expect(answer).toMatchObject({ status: 200, json: { statusCode: 200, type: NOTE, value: expect.stringMatching(words) } });
    expect(bot.connector.calls).toEqual([]);
  });

  it.each([
    ['no value', undefined],
    ['a text as value', 'odd'],
    ['an action without a verb', { action: {} }],
  ])('with %s gets a valid response', async (_name, value) => {
    await botThatReplies({ kind: 'refused', why: 'bad-data' });
    const answer = await bot.post(bot.activities.invoke('adaptiveCard/action', value));
    expect(answer).toMatchObject({ status: 200, json: { statusCode: 200, type: NOTE } });
  });

  it('gets a valid response, with a reference and no word of the error, when the product fails', async () => {
    bot = await startEdge({ dispatch: () => Promise.reject(new Error('SQLITE_BUSY')) });
    const answer = await bot.post(bot.activities.execute('v'));
    expect(answer).toMatchObject({ status: 200, json: { statusCode: 200, type: NOTE } });
    expect(answer.json.value).toMatch(/受付番号 7K2M9Q /);
    expect(answer.text).not.toContain('SQLITE');
  });

  it('gets a valid response when the new message cannot be sent', async () => {
    await botThatReplies({ kind: 'text', text: 'new' });
    bot.connector.answerNext({ status: 500, body: { error: { code: 'ServiceError', message: 'secret' } } });
    const answer = await bot.post(bot.activities.execute('v'));
    expect(answer).toMatchObject({ status: 200, json: { type: NOTE, value: expect.stringMatching(/受付番号/) } });
  });

  it('by the client itself (automatic refresh) gets the card, and never a message or an update', async () => {
    await botThatReplies({ kind: 'replace', card: cardSaying('now') });
    const refresh = (): Record<string, unknown> =>
      bot.activities.invoke('adaptiveCard/action', { action: { verb: 'v' }, trigger: 'automatic' });
    expect((await bot.post(refresh())).json).toMatchObject({ type: CARD });
    await bot.stop();
    await botThatReplies({ kind: 'message', card: cardSaying('news') });
    expect((await bot.post(refresh())).json).toEqual({ statusCode: 200, type: NOTE, value: '' });
    expect(bot.connector.calls).toEqual([]);
  });
});

describe('a tap by Action.Submit', () => {
  it('reaches the product with the same data as the other way in', async () => {
    await botThatReplies({ kind: 'nothing' });
    await bot.post(bot.activities.submit('training.sign-up', { id: 'x' }));
    expect(bot.turns[0]?.event).toEqual({ kind: 'tap', verb: 'training.sign-up', data: { id: 'x' }, cardId: 'card-1' });
  });

  it('is a tap even when the client sends words with it', async () => {
    await botThatReplies({ kind: 'nothing' });
    await bot.post(bot.activities.submit('v', {}, { text: 'title of the button' }));
    expect(bot.turns[0]?.event.kind).toBe('tap');
  });

  it('updates the tapped card by its id', async () => {
    await botThatReplies({ kind: 'replace', card: cardSaying('done') });
    expect((await bot.post(bot.activities.submit('v'))).status).toBe(200);
    expect(bot.connector.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT /v3/conversations/a%3A29%3Ahanako/activities/card-1',
    ]);
  });

  it('sends the result anew when Teams has lost the card', async () => {
    await botThatReplies({ kind: 'replace', card: cardSaying('done') });
    bot.connector.answerNext({ status: 404, body: { error: { code: 'ActivityNotFoundInConversation', message: '-' } } });
    await bot.post(bot.activities.submit('v'));
    expect(bot.connector.calls.map(({ method }) => method)).toEqual(['PUT', 'POST']);
    expect(bot.connector.calls[1]?.activity['attachments'][0].content).toEqual(cardSaying('done').content);
  });

  it('sends the result as a message when Teams does not say which card it was', async () => {
    await botThatReplies({ kind: 'replace', card: cardSaying('done') });
    await bot.post(bot.activities.submit('v', {}, { replyToId: undefined }));
    expect(bot.connector.calls.map(({ method }) => method)).toEqual(['POST']);
  });
});

describe('a thumb', () => {
  it('reaches the product with the comment out of its JSON, and is answered with an empty object', async () => {
    await botThatReplies({ kind: 'nothing' });
    const answer = await bot.post(bot.activities.feedback('sent-9', 'dislike', '情報が古い'));
    expect(answer).toMatchObject({ status: 200, text: '{}' });
    expect(bot.turns[0]?.event).toEqual({ kind: 'feedback', replyToId: 'sent-9', reaction: 'dislike', comment: '情報が古い' });
  });

  it('still counts when its comment is no JSON', async () => {
    await botThatReplies({ kind: 'nothing' });
    const value = { actionName: 'feedback', actionValue: { reaction: 'like', feedback: '{"feedbackText":' } };
    await bot.post(bot.activities.invoke('message/submitAction', value, { replyToId: 'sent-9' }));
    expect(bot.turns[0]?.event).toMatchObject({ kind: 'feedback', comment: '' });
  });

  it('still counts from the Playground, which names no message and sends the comment bare', async () => {
    await botThatReplies({ kind: 'nothing' });
    const value = { actionName: 'feedback', actionValue: { reaction: 'like', feedback: 'わかりやすい' } };
    await bot.post(bot.activities.invoke('message/submitAction', value));
    expect(bot.turns[0]?.event).toEqual({ kind: 'feedback', replyToId: '', reaction: 'like', comment: 'わかりやすい' });
  });

  it('is answered with an empty object when the product fails or cannot read it', async () => {
    bot = await startEdge({ dispatch: () => Promise.reject(new Error('x')) });
    expect((await bot.post(bot.activities.feedback('sent-9', 'like'))).text).toBe('{}');
    expect((await bot.post(bot.activities.invoke('message/submitAction', { actionName: 'feedback' }))).text).toBe('{}');
    expect(bot.turns[1]?.event).toEqual({ kind: 'other', name: 'message/submitAction' });
  });
});

describe('an invoke that we offer nowhere', () => {
  const dialog = { task: { type: 'message', value: 'この操作には対応していません。「ヘルプ」と送ってください。' } };
  it.each([
    ['task/fetch', dialog],
    ['message/fetchTask', dialog],
    ['composeExtension/submitAction', dialog],
    ['composeExtension/query', { composeExtension: { type: 'message', text: dialog.task.value } }],
    ['signin/verifyState', undefined],
    ['something/new', undefined],
  ])('%s gets an answer of its own shape and never 501', async (name, body) => {
    await botThatReplies({ kind: 'nothing' });
    const answer = await bot.post(bot.activities.invoke(name, {}));
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.json).toEqual(body);
  });
});
