import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/bot/reply.ts';
import { cardSaying, startEdge } from '../support/start-edge.ts';
import type { EdgeOptions, EdgeUnderTest } from '../support/start-edge.ts';

let bot: EdgeUnderTest;

async function botThatReplies(reply: Reply, options: EdgeOptions = {}): Promise<void> {
  bot = await startEdge({ dispatch: () => Promise.resolve(reply), ...options });
}

afterEach(() => bot.stop());

describe('what reaches the product', () => {
  it('is a plain turn with the sender, the chat and the words as written', async () => {
    await botThatReplies({ kind: 'nothing' });
    const activity = bot.activities.message('  研修は**いつ**ですか？ ', { id: 'a1' });
    activity['from'].aadObjectId = 'ABCDEF00-0000-4000-8000-000000000101';
    expect((await bot.post(activity)).status).toBe(200);
    expect(bot.turns).toEqual([
      {
        key: '00000000-0000-4000-8000-00000000000a|a:29:hanako|a1|',
        from: { id: 'abcdef00-0000-4000-8000-000000000101', teamsId: '29:hanako', displayName: '高橋 花子' },
        chat: {
          conversationId: 'a:29:hanako',
          kind: 'personal',
          tenantId: '00000000-0000-4000-8000-00000000000a',
          serviceUrl: bot.connector.serviceUrl,
          botId: '28:bot',
        },
        locale: 'ja',
        event: { kind: 'message', text: '  研修は**いつ**ですか？ ' },
      },
    ]);
  });

  it('speaks English when only clientInfo says so', async () => {
    await botThatReplies({ kind: 'nothing' });
    await bot.post(bot.activities.message('hi', { locale: undefined, entities: [{ type: 'clientInfo', locale: 'en-US' }] }));
    expect(bot.turns[0]?.locale).toBe('en');
  });

  it('is without the mention of the bot in a group, but with mentions of others', async () => {
    await botThatReplies({ kind: 'nothing' });
    const mention = (id: string, text: string): object => ({ type: 'mention', mentioned: { id }, text });
    const activity = bot.activities.message('<at>人財ナビ</at> <at>佐藤</at>さんの研修', {
      conversation: { id: '19:g', conversationType: 'groupChat', tenantId: '00000000-0000-4000-8000-00000000000a' },
      entities: [mention('28:bot', '<at>人財ナビ</at>'), mention('29:sato', '<at>佐藤</at>'), { type: 'mention' }],
    });
    await bot.post(activity);
    expect(bot.turns[0]).toMatchObject({ chat: { kind: 'group' }, event: { kind: 'message', text: '<at>佐藤</at>さんの研修' } });
  });

  it('survives a mention on a message without text, which the SDK does not', async () => {
    await botThatReplies({ kind: 'nothing' });
    const mention = { type: 'mention', mentioned: { id: '28:bot' }, text: '<at>x</at>' };
    expect((await bot.post(bot.activities.message('', { text: undefined, entities: [mention] }))).status).toBe(200);
    expect(bot.turns[0]?.event).toEqual({ kind: 'message', text: '' });
  });

  it('is a message when a value without a verb comes along', async () => {
    await botThatReplies({ kind: 'nothing' });
    await bot.post(bot.activities.message('hello', { value: { other: 1 } }));
    expect(bot.turns[0]?.event).toEqual({ kind: 'message', text: 'hello' });
  });

  it('is an event of the name of the activity for everything that Teams may send beside it', async () => {
    await botThatReplies({ kind: 'nothing' });
    expect((await bot.post(bot.activities.message('', { type: 'messageReaction' }))).status).toBe(200);
    expect(bot.turns[0]?.event).toEqual({ kind: 'other', name: 'messageReaction' });
    expect(bot.connector.calls).toEqual([]);
  });
});

describe('what people see', () => {
  it('is the card alone, with words for the notification and no text beside it', async () => {
    await botThatReplies({ kind: 'message', card: cardSaying('answer') });
    await bot.post(bot.activities.message('q', { id: 'a7' }));
    const [call] = bot.connector.calls;
    expect(call).toMatchObject({ method: 'POST', path: '/v3/conversations/a%3A29%3Ahanako/activities/a7', authorization: null });
    expect(call?.activity).toMatchObject({
      type: 'message',
      summary: 'summary of answer',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: cardSaying('answer').content }],
    });
    expect(call?.activity).not.toHaveProperty('text');
    expect(call?.activity).not.toHaveProperty('channelData');
  });

  it('has thumbs below it, and the feature learns the id of the message', async () => {
    const ids: string[] = [];
    const sent = (id: string): Promise<void> => {
      ids.push(id);
      return Promise.resolve();
    };
    await botThatReplies({ kind: 'message', card: cardSaying('answer'), feedback: true, sent });
    await bot.post(bot.activities.message('q'));
    expect(bot.connector.calls[0]?.activity['channelData']).toEqual({ feedbackLoop: { type: 'default' } });
    expect(ids).toEqual(['sent-1']);
  });

  it('is no apology when only keeping the id failed', async () => {
    await botThatReplies({ kind: 'message', card: cardSaying('answer'), sent: () => Promise.reject(new Error('db')) });
    await bot.post(bot.activities.message('q'));
    expect(bot.connector.messages()).toHaveLength(1);
    expect(bot.log.entries).toContainEqual(expect.objectContaining({ level: 'error', event: 'teams.sent-not-kept' }));
  });

  it('is plain text for text, so that quoted words cannot become a link', async () => {
    await botThatReplies({ kind: 'text', text: '[給与明細](https://evil.example)' });
    await bot.post(bot.activities.message('q'));
    expect(bot.connector.calls[0]?.activity).toMatchObject({ text: '[給与明細](https://evil.example)', textFormat: 'plain' });
  });

  it('is an apology instead of a card that Teams may refuse for its size', async () => {
    await botThatReplies({ kind: 'message', card: cardSaying('あ'.repeat(9000)) });
    expect((await bot.post(bot.activities.message('q'))).status).toBe(200);
    const [message] = bot.connector.messages();
    expect(message?.['text']).toMatch(/^申し訳ありません。.*受付番号 7K2M9Q /);
    expect(message).not.toHaveProperty('attachments');
  });
});

describe('when the product fails', () => {
  const failing: EdgeOptions = { dispatch: () => Promise.reject(new Error('SQLITE_BUSY at /secret/path')) };

  it('apologises with a number that the log has too, and tells nothing of the error', async () => {
    bot = await startEdge(failing);
    const answer = await bot.post(bot.activities.message('q', { locale: 'en-US' }));
    expect(answer).toMatchObject({ status: 200, text: '' });
    const said = String(bot.connector.messages()[0]?.['text']);
    const reference = /number: (7K2M9Q)$/.exec(said)?.[1];
    expect(bot.log.entries).toContainEqual(
      expect.objectContaining({
        level: 'error',
        event: 'teams.turn-failed',
        fields: expect.objectContaining({ reference, error: 'Error' }),
      }),
    );
    expect(said + JSON.stringify(bot.log.entries)).not.toContain('SQLITE_BUSY');
  });

  it('answers the request even if the apology cannot be sent', async () => {
    bot = await startEdge(failing);
    bot.connector.answerNext({ status: 403, body: { error: { code: 'BotDisabledByAdmin', message: 'no' } } });
    expect((await bot.post(bot.activities.message('q'))).status).toBe(200);
    expect(bot.connector.calls).toHaveLength(1);
  });

  it('says nothing in the chat when nobody asked anything', async () => {
    bot = await startEdge(failing);
    expect((await bot.post(bot.activities.installation('add'))).status).toBe(200);
    expect(bot.connector.calls).toEqual([]);
    expect(bot.log.entries).toContainEqual(expect.objectContaining({ level: 'error', event: 'teams.event-failed' }));
  });
});

describe('installation', () => {
  it.each([
    ['installationUpdate add', () => bot.activities.installation('add'), 'installed'],
    ['the bot among the new members', () => bot.activities.botAdded(), 'installed'],
    ['installationUpdate remove', () => bot.activities.installation('remove'), 'uninstalled'],
    ['an upgrade', () => bot.activities.installation('add-upgrade'), 'other'],
    ['the spelling of the wrong sample', () => bot.activities.installation('Add'), 'other'],
    ['a new member who is not the bot', () => bot.activities.botAdded({ membersAdded: [{ id: '29:sato' }] }), 'other'],
    ['a group', () => bot.activities.installation('add', { conversation: { id: '19:g', conversationType: 'groupChat' } }), 'other'],
    ['a team', () => bot.activities.botAdded({ conversation: { id: '19:t', conversationType: 'channel' } }), 'other'],
  ])('of %s', async (_name, activity, kind) => {
    await botThatReplies({ kind: 'nothing' });
    expect((await bot.post(activity())).status).toBe(200);
    expect(bot.turns.map((turn) => turn.event.kind)).toEqual([kind]);
  });

  it('names the person among the members when the sender is the system', async () => {
    await botThatReplies({ kind: 'message', card: cardSaying('welcome') });
    const members = [{ id: '28:bot' }, { id: '29:sato', aadObjectId: '00000000-0000-4000-8000-000000000102' }];
    await bot.post(bot.activities.botAdded({ from: { id: 'system' }, membersAdded: members }));
    expect(bot.turns[0]?.from).toMatchObject({ id: '00000000-0000-4000-8000-000000000102', teamsId: '29:sato' });
    expect(bot.connector.messages()).toHaveLength(1);
  });

  it('is passed over when it names nobody', async () => {
    await botThatReplies({ kind: 'nothing' });
    expect((await bot.post(bot.activities.botAdded({ from: { id: 'system' }, membersAdded: 'odd' }))).status).toBe(200);
    expect(bot.turns).toEqual([]);
  });
});
