import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activitiesTo, BOT_ID, TENANT, WRITER, writerOf } from '../support/activities.ts';
import type { Activities, Json } from '../support/activities.ts';
import { buttonsOf, wordsOf } from '../support/message-cards.ts';
import type { Button } from '../support/message-cards.ts';
import { importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

let bot: BotUnderTest;
let count = 200;

beforeAll(async () => {
  bot = await startLocalBot();
  const staff = Array.from({ length: 20 }, (_, index) => rosterLine(201 + index));
  await importText(bot.app.storage, rosterFile(rosterLine(101, { name: WRITER.name }), ...staff));
});
afterAll(() => bot.stop());

/** Somebody on the roster who has not said anything yet. */
function newcomer(): Activities {
  count += 1;
  return activitiesTo(bot.connector.serviceUrl, writerOf(count));
}

async function say(who: Activities, text: string): Promise<string> {
  return (await bot.replies(who.message(text))).map(wordsOf).join('\n');
}

/** Teams' id of the message that was sent last. */
function lastSentId(): string {
  return `sent-${String(bot.connector.calls.length)}`;
}

describe('a question about the policy', () => {
  it('is answered with one message: answer, source with its section, related questions as buttons', async () => {
    const answers = await bot.replies(newcomer().message('DXリーダーはどうやって選ばれますか'));
    expect(answers).toHaveLength(1);
    const [message] = answers;
    expect(message?.['attachments']).toHaveLength(1);
    expect(message?.['attachments'][0].contentType).toBe('application/vnd.microsoft.card.adaptive');
    const words = wordsOf(message);
    expect(words).toContain('公募');
    expect(words).toMatch(/出典: 戸田市人材育成基本方針.*5\.5\.\(2\) DXリーダーの選出方法（5章 15頁〜）/);
    expect(words).toContain('関連する質問');
    expect(buttonsOf(message).length).toBeGreaterThanOrEqual(2);
    expect(message?.['channelData']).toEqual({ feedbackLoop: { type: 'default' } });
    expect(message?.['summary']).toBe('ご質問への回答');
  });

  it('leads on: a tapped button sends its answer as a new message, also through an older client', async () => {
    const who = newcomer();
    const [first] = await bot.replies(who.message('DXリーダーはどうやって選ばれますか'));
    const button = buttonsOf(first).find(({ title }) => title.includes('応募できるのは誰'));
    expect(button?.type).toBe('Action.Submit');
    const { verb, ...data } = button?.data ?? {};
    const asSubmit = await bot.replies(who.submit(verb, data));
    const asExecute = await bot.replies(who.execute(verb, data));
    expect(asSubmit).toHaveLength(1);
    expect(wordsOf(asSubmit[0])).toContain('副主幹');
    expect(wordsOf(asSubmit[0])).toContain('出典: ');
    expect(wordsOf(asSubmit[0])).not.toEqual(wordsOf(first));
    expect(asExecute.map(wordsOf)).toEqual(asSubmit.map(wordsOf));
    expect(bot.connector.calls.every(({ method }) => method === 'POST')).toBe(true);
  });

  it('may lean on the one before, in the same chat of the same person only', async () => {
    const who = newcomer();
    expect(await say(who, '部長級に求められる能力は？')).toContain('経営戦略の立案・実践力');
    const followUp = await say(who, 'じゃあ次長級は？');
    expect(followUp).toContain('次長級');
    expect(followUp).toContain('政策・課題調整力');
    const elsewhere = { conversation: { id: '19:elsewhere', conversationType: 'groupChat', tenantId: TENANT } };
    const [withoutContext] = await bot.replies(who.message('じゃあ次長級は？', elsewhere));
    expect(wordsOf(withoutContext)).not.toEqual(followUp);
    // Below the source stand the buttons, which differ: a group chat has none that are about the person.
    const answered = (words: string): string => words.slice(0, words.indexOf('出典: '));
    expect(answered(await say(newcomer(), 'じゃあ次長級は？'))).toEqual(answered(wordsOf(withoutContext)));
  });

  it('in English is answered in English, whatever the language of the client', async () => {
    const [answer] = await bot.replies(newcomer().message('How are DX leaders selected?'));
    expect(wordsOf(answer)).toMatch(/open call/);
    expect(wordsOf(answer)).toMatch(/Source: .*5\.5\.\(2\)/);
    expect(wordsOf(answer)).toContain('Related questions');
    expect(answer?.['summary']).toBe('The answer to your question');
  });

  it('that the policy does not answer is declined in words, with whom to ask instead', async () => {
    const [answer] = await bot.replies(newcomer().message('明日の天気と市役所の駐車場の料金を教えてください'));
    expect(wordsOf(answer)).toContain('記載が見当たりません');
    expect(wordsOf(answer)).toContain('人事課');
    expect(wordsOf(answer)).not.toContain('出典: ');
  });
});

/** The examples to press: on the hub, or on the card behind its last button when the doors leave no room. */
async function examplesBehind(hub: Record<string, Json> | undefined): Promise<readonly Button[]> {
  const here = buttonsOf(hub).filter(({ data }) => data['verb'] === 'home.example');
  const more = buttonsOf(hub).find(({ data }) => data['verb'] === 'home.more');
  if (here.length > 0 || more === undefined) return here;
  const [next] = await bot.replies(bot.activities.submit('home.more', more.data));
  return examplesBehind(next);
}

describe('without a question', () => {
  it('small talk gets one friendly text and no card', async () => {
    const answers = await bot.replies(newcomer().message('ありがとう！'));
    expect(answers).toMatchObject([{ text: expect.stringContaining('どういたしまして') as string, textFormat: 'plain' }]);
    expect(answers[0]?.['attachments']).toBeUndefined();
  });

  it.each(['ヘルプ', 'help', 'HELP！', 'こんにちは'])('「%s」 shows the hub, by name, with three examples that work', async (word) => {
    const [hub] = await bot.replies(bot.activities.message(word));
    expect(wordsOf(hub)).toContain('高橋 花子さん');
    const examples = await examplesBehind(hub);
    expect(examples).toHaveLength(3);
    for (const { title, data } of examples) {
      expect(wordsOf(hub), title).toContain(title);
      const [answer] = await bot.replies(bot.activities.submit(data['verb'], data));
      expect(wordsOf(answer), title).toContain('出典: ');
    }
  });

  it('「相談窓口」 and the button of the hub show the three routes, without thumbs', async () => {
    const [hub] = await bot.replies(bot.activities.message('ヘルプ'));
    const button = buttonsOf(hub).find(({ title }) => title === '相談窓口を見る');
    const [typed] = await bot.replies(bot.activities.message('相談窓口'));
    const [tapped] = await bot.replies(bot.activities.submit(button?.data['verb'], button?.data));
    expect(wordsOf(tapped)).toEqual(wordsOf(typed));
    for (const route of ['産業医による健康相談', '共済組合の助成がある医療機関', '外部健康相談サービス'])
      expect(wordsOf(typed)).toContain(route);
    expect(typed?.['channelData']).toBeUndefined();
  });
});

describe('a thumb below an answer', () => {
  const ratings = () => bot.app.storage.db.selectFrom('rating').selectAll().orderBy('aad_object_id').execute();

  it('is kept once per person and answer, and a changed mind replaces it', async () => {
    const who = newcomer();
    await say(who, 'OJTとは何ですか');
    const answerId = lastSentId();
    const like = await bot.post(who.feedback(answerId, 'like'));
    expect([like.status, await like.json()]).toEqual([200, {}]);
    await bot.post(who.feedback(answerId, 'like'));
    expect(await ratings()).toMatchObject([{ reaction: 'like', comment: '' }]);
    await bot.post(who.feedback(answerId, 'dislike', '古い内容でした'));
    expect(await ratings()).toMatchObject([{ reaction: 'dislike', comment: '古い内容でした' }]);
    const rated = await bot.app.storage.db.selectFrom('answer').selectAll().where('activity_id', '=', answerId).execute();
    expect(rated.map(({ id }) => id)).toEqual((await ratings()).map((rating) => rating.answer_id));
  });

  it('from two people in one group chat counts twice', async () => {
    const before = await ratings();
    const group = { conversation: { id: '19:rated', conversationType: 'groupChat', tenantId: TENANT } };
    const [one, other] = [newcomer(), newcomer()];
    await bot.replies(one.message('OJTとは何ですか', group));
    const answerId = lastSentId();
    for (const who of [one, other]) await bot.post({ ...who.feedback(answerId, 'like'), ...group });
    expect(await ratings()).toHaveLength(before.length + 2);
  });

  it.each(['no-such-message', ''])('on the unknown message 「%s」 changes nothing and is still answered with 200 {}', async (id) => {
    const before = await ratings();
    const response = await bot.post(newcomer().feedback(id, 'like'));
    expect([response.status, await response.json()]).toEqual([200, {}]);
    expect(await ratings()).toEqual(before);
  });

  it("on an answer in somebody else's chat changes nothing", async () => {
    await say(newcomer(), 'OJTとは何ですか');
    const before = await ratings();
    const response = await bot.post(newcomer().feedback(lastSentId(), 'dislike'));
    expect([response.status, await response.json()]).toEqual([200, {}]);
    expect(await ratings()).toEqual(before);
  });
});

describe('somebody who is not on the roster', () => {
  it('gets the answer, and is told that answers are all there is', async () => {
    const stranger = activitiesTo(bot.connector.serviceUrl, writerOf(999));
    const answer = await say(stranger, 'OJTとは何ですか');
    expect(answer).toContain('職場研修（OJT）');
    expect(answer).toContain('名簿');
    expect(await say(stranger, 'ヘルプ')).toMatch(/人財ナビへようこそ[^]*職員名簿に登録がない/);
    expect(await say(newcomer(), 'OJTとは何ですか')).not.toContain('名簿');
  });
});

describe('in a group chat', () => {
  const group = { id: '19:planning', conversationType: 'groupChat', isGroup: true, tenantId: TENANT };
  const mention = { type: 'mention', text: '<at>人財ナビ</at>', mentioned: { id: BOT_ID, name: '人財ナビ' } };

  it('a message to the bot is answered there, and the chat is not kept as anybody’s own', async () => {
    const who = newcomer();
    const asked = who.message('<at>人財ナビ</at> OJTとは何ですか', { conversation: group, entities: [mention] });
    const [answer] = await bot.replies(asked);
    expect(wordsOf(answer)).toContain('職場研修（OJT）');
    expect(decodeURIComponent(bot.connector.calls.at(-1)?.path ?? '')).toContain('/conversations/19:planning/');
    const kept = await bot.app.storage.db.selectFrom('conversation').select('conversation_id').execute();
    expect(kept.map((row) => row.conversation_id)).not.toContain('19:planning');
  });

  it('a command behind the mention is understood', async () => {
    const [hub] = await bot.replies(newcomer().message('<at>人財ナビ</at> ヘルプ', { conversation: group, entities: [mention] }));
    expect(wordsOf(hub)).toContain('何をお手伝いしましょうか');
  });
});
