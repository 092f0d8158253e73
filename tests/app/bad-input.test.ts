import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TENANT, writerOf } from '../support/activities.ts';
import type { Activities, Activity } from '../support/activities.ts';
import { rowCounts, rowsByTable } from '../support/database-rows.ts';
import { buttonsOf, wordsOf } from '../support/message-cards.ts';
import { importText, rosterFile, rosterLine } from '../support/roster.ts';
import { readable, startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

let bot: BotUnderTest;
let count = 500;
let who: Activities;

beforeAll(async () => {
  bot = await startLocalBot();
  await importText(bot.app.storage, rosterFile(...Array.from({ length: 100 }, (_, index) => rosterLine(501 + index))));
});
afterAll(() => bot.stop());
beforeEach(() => {
  count += 1;
  who = bot.activitiesOf(writerOf(count));
});

const EMPTY = /文字を読み取れませんでした[^]*ヘルプ/;
const NO_WORDS = /ご質問を文章で送ってください/;
const TOO_LONG = /1,000文字までに短くして/;
const DECLINED = /お応えできません|記載が見当たりません|記載がありません|cannot|not stated/;
const OJT = /職場研修（OJT）/;

describe('a message', () => {
  it.each<[name: string, text: string, words: RegExp]>([
    ['that is empty', '', EMPTY],
    ['of white space', ' \t\r\n\u3000\u00a0 ', EMPTY],
    ['of 10,000 characters', '研修'.repeat(5_000), TOO_LONG],
    ['of 10,000 characters without a break', 'a'.repeat(10_000), TOO_LONG],
    ['of one very long word', 'ん'.repeat(999), DECLINED],
    ['of emoji only', '😀🎉👩🏽‍💻🇯🇵', NO_WORDS],
    ['of punctuation only', '？？？…', NO_WORDS],
    ['of zero-width characters', '\u200b\u200c\u200d\u2060\ufeff', NO_WORDS],
    ['of control characters', '\u0001\u0007\u001b\u0085', NO_WORDS],
    ['of bidirectional marks', '\u202e\u2066\u200f', NO_WORDS],
    ['of half a surrogate pair', '\ud83d', NO_WORDS],
    ['of an empty mention', '<at>人財ナビ</at>', NO_WORDS],
    ['of a script', '<script>alert(1)</script>', DECLINED],
    ['of SQL', "'; DROP TABLE person;--", DECLINED],
    ['of an address', 'https://evil.example/training?x=1', NO_WORDS],
    ['of a Markdown link to an address', '[https://evil.example](https://evil.example/x)', NO_WORDS],
    ['with a question among control characters', 'OJT\u0000と\u0007は何\u001bですか', OJT],
    ['with a question among bidirectional marks', '\u202aOJT\u202cとは\u2066何ですか\u2069', OJT],
    ['with a question cut by zero-width characters', 'O\u200bJ\u200dTと\ufeffは何ですか', OJT],
    ['with a question in HTML', '<b>OJTとは何ですか</b>', OJT],
    ['with a question behind a mention', '<at>人財ナビ</at> OJTとは何ですか', OJT],
    ['with a question and an expression', 'OJTとは何ですか ${1+1}', OJT],
    ['with a question and a binding', 'OJTとは何ですか ${title}', OJT],
    ['with a question as a Markdown link', '[OJTとは何ですか](https://evil.example/x)', OJT],
    ['with a question and an address', 'OJTとは何ですか https://evil.example/drop?x=1', OJT],
    ['with a question and emoji', '😀OJTとは何ですか🎉', OJT],
  ])('%s gets one clear message that repeats nothing of it', async (_name, text, words) => {
    const before = await rowCounts(bot.app.storage);
    const answers = await bot.replies(who.message(text));
    expect(answers).toHaveLength(1);
    expect(wordsOf(answers[0])).toMatch(words);
    expect(readable(answers[0] ?? {})).not.toMatch(/\$\{|<script|evil\.example|DROP TABLE|undefined|\[object|NaN|\p{Bidi_Control}/u);
    expect((await rowCounts(bot.app.storage))['person']).toBe(before['person']);
    expect(bot.log.entries.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it.each([
    '${1+1}',
    '${title}',
    '$(id)',
    '{{7*7}}',
    '[x](javascript:alert(1))',
    '<at>',
    '__proto__',
    'constructor',
    'null',
    '%00',
    '\\u0000',
  ])('that is nothing but %s gets one polite message without it', async (text) => {
    const answers = await bot.replies(who.message(text));
    expect(answers).toHaveLength(1);
    expect(wordsOf(answers[0]).length).toBeGreaterThan(20);
    expect(wordsOf(answers[0])).not.toContain(text);
    expect(readable(answers[0] ?? {})).not.toMatch(/\$\{|javascript:|undefined|\[object/);
    expect(bot.log.entries.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it.each([
    ['openings of mentions', '<at>'],
    ['dots', '.'],
    ['spaces', ' a'],
    ['brackets', '[]('],
    ['cries for help', '助けて。'],
  ])('of 300,000 characters of %s does not keep the others waiting', async (_name, part) => {
    const started = performance.now();
    await bot.post(who.message(`${part.repeat(300_000 / part.length)}a`));
    // Linear work is done in a fraction of it even on a slow machine; quadratic work takes ten seconds to minutes.
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it.each([42, null, { text: 'x' }, ['x']])('whose text is %j is met like an empty one', async (text) => {
    const answers = await bot.replies(who.message('', { text }));
    expect(answers.map(wordsOf)).toEqual([expect.stringMatching(EMPTY)]);
  });
});

describe('a button', () => {
  const OLD_CARD = /このカードは今は使えません[^]*内容は変わっていません[^]*ヘルプ/;
  const GONE = /新しい内容に置き換わりました/;

  it.each<[name: string, verb: string, data: Record<string, unknown>, words: RegExp]>([
    ['with a verb that nobody knows', 'training.signup', { session: '1' }, OLD_CARD],
    ['of a very old card', 'v0', { legacy: true }, OLD_CARD],
    ['with the verb __proto__', '__proto__', {}, OLD_CARD],
    ['with the verb constructor', 'constructor', {}, OLD_CARD],
    ['with the verb toString', 'toString', {}, OLD_CARD],
    ['with a verb of 5,000 characters', 'a.'.repeat(2_500), {}, OLD_CARD],
    ['without its id', 'policy-qa.ask', {}, OLD_CARD],
    ['with an id that is no text', 'policy-qa.ask', { entry: 7 }, OLD_CARD],
    ['with an id of 5,000 characters', 'policy-qa.ask', { entry: 'x'.repeat(5_000) }, OLD_CARD],
    ['with an example that does not exist', 'home.example', { example: '9' }, OLD_CARD],
    ['with an entry that does not exist', 'policy-qa.ask', { entry: 'no-such-entry' }, GONE],
    ['with the entry toString', 'policy-qa.ask', { entry: 'toString' }, GONE],
    ['with the entry __proto__', 'policy-qa.ask', { entry: '__proto__' }, GONE],
  ])(
    '%s says what to do next, changes nothing but for a line in the audit log, and gets a valid response both ways',
    async (_name, verb, data, words) => {
      const before = await rowCounts(bot.app.storage);
      const submitted = await bot.replies(who.submit(verb, data));
      expect(submitted.map(wordsOf)).toEqual([expect.stringMatching(words)]);
      const sent = bot.connector.messages().length;
      const executed = await bot.post(who.execute(verb, data));
      expect(executed.status).toBe(200);
      expect(await executed.json()).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' });
      expect(bot.connector.messages().slice(sent).map(wordsOf)).toEqual([expect.stringMatching(words)]);
      const after = await rowCounts(bot.app.storage);
      expect(
        Object.keys(after)
          .filter((table) => after[table] !== before[table])
          .sort(),
      ).toEqual([...(words === OLD_CARD ? ['audit_entry'] : []), 'conversation', 'seen_activity']);
    },
  );

  it('without a verb gets a valid response and the same words', async () => {
    const answer = await bot.post(who.invoke('adaptiveCard/action', { action: {}, trigger: 'manual' }, { replyToId: 'card-1' }));
    expect([answer.status, await answer.json()]).toMatchObject([200, { statusCode: 200 }]);
    expect(wordsOf(bot.connector.messages().at(-1))).toMatch(OLD_CARD);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('with the key %s in its data never gets in', async (key) => {
    const before = await rowCounts(bot.app.storage);
    const sent = bot.connector.calls.length;
    const body = JSON.stringify(who.submit('policy-qa.ask', { entry: 'ojt-definition', evil: 0 })).replace(
      '"evil":0',
      `"${key}":{"admin":true}`,
    );
    const response = await fetch(`${bot.url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect([response.status, bot.connector.calls.length]).toEqual([400, sent]);
    expect(await rowCounts(bot.app.storage)).toEqual(before);
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });
});

describe('a request', () => {
  const JSON_TYPE = 'application/json';
  const deep = (activity: Activity): string =>
    `${JSON.stringify(activity).slice(0, -1)},"value":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  const without = (activity: Activity, ...names: readonly string[]): string =>
    JSON.stringify(Object.fromEntries(Object.entries(activity).filter(([name]) => !names.includes(name))));

  it.each<[name: string, status: number, type: string, body: (activity: Activity) => string]>([
    ['of plain text', 415, 'text/plain', (activity) => JSON.stringify(activity)],
    ['of a form', 415, 'application/x-www-form-urlencoded', () => 'type=message'],
    ['of XML', 415, 'application/xml', () => '<message/>'],
    ['of 5 MB', 413, JSON_TYPE, (activity) => JSON.stringify({ ...activity, text: 'x'.repeat(5 * 1024 * 1024) })],
    ['nested 50,000 deep', 400, JSON_TYPE, deep],
    ['that is an array', 400, JSON_TYPE, (activity) => JSON.stringify([activity])],
    ['that is null', 400, JSON_TYPE, () => 'null'],
    ['that is no JSON', 400, JSON_TYPE, () => '{"type":"message"'],
    ['that is empty', 400, JSON_TYPE, () => ''],
    ['without a type', 400, JSON_TYPE, (activity) => without(activity, 'type')],
    ['without an id', 400, JSON_TYPE, (activity) => without(activity, 'id')],
    ['without a sender', 400, JSON_TYPE, (activity) => without(activity, 'from')],
    ['without a conversation', 400, JSON_TYPE, (activity) => without(activity, 'conversation')],
    ['without a recipient', 400, JSON_TYPE, (activity) => without(activity, 'recipient')],
    ['without an address for the answer', 400, JSON_TYPE, (activity) => without(activity, 'serviceUrl')],
    ['whose sender has no Entra id', 403, JSON_TYPE, (activity) => JSON.stringify({ ...activity, from: { id: '29:x', name: 'x' } })],
    [
      'that wants the answer sent elsewhere',
      403,
      JSON_TYPE,
      (activity) => JSON.stringify({ ...activity, serviceUrl: 'https://evil.example/' }),
    ],
  ])('%s is refused without a word, and nothing is sent or stored', async (_name, status, type, body) => {
    const before = await rowCounts(bot.app.storage);
    const sent = bot.connector.calls.length;
    const response = await fetch(`${bot.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: body(who.message('OJTとは何ですか')),
    });
    expect([response.status, await response.text()]).toEqual([status, '']);
    expect(bot.connector.calls).toHaveLength(sent);
    expect(await rowCounts(bot.app.storage)).toEqual(before);
    const [answer] = await bot.replies(who.message('OJTとは何ですか'));
    expect(wordsOf(answer)).toMatch(OJT);
  });
});

describe('the same activity', () => {
  it('sent twice is answered once', async () => {
    const activity = who.message('OJTとは何ですか');
    expect(await bot.replies(activity)).toHaveLength(1);
    expect(await bot.replies(activity)).toHaveLength(0);
    const { answer = [] } = await rowsByTable(bot.app.storage);
    expect(answer.filter((row) => row['conversation_id'] === `a:29:writer-${String(count)}`)).toHaveLength(1);
  });

  it('sent eight times at once is answered once', async () => {
    const activity = who.message('OJTとは何ですか');
    const sent = bot.connector.messages().length;
    const responses = await Promise.all(Array.from({ length: 8 }, () => bot.post(activity)));
    expect(responses.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(bot.connector.messages()).toHaveLength(sent + 1);
  });

  it('as a tap, twice and at once, is done once and every delivery gets the same response', async () => {
    const [question] = await bot.replies(who.message('DXリーダーはどうやって選ばれますか'));
    const { verb, ...data } = buttonsOf(question).find((button) => button.data['verb'] === 'policy-qa.ask')?.data ?? {};
    const tap = who.execute(verb, data);
    const sent = bot.connector.messages().length;
    const atOnce = await Promise.all([bot.post(tap), bot.post(tap)]);
    const later = await bot.post(tap);
    const bodies = await Promise.all([...atOnce, later].map((response) => response.json()));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(bodies[0]).toMatchObject({ statusCode: 200 });
    expect(bot.connector.messages()).toHaveLength(sent + 1);
  });

  it('id in two chats stands for two messages', async () => {
    const activity = who.message('OJTとは何ですか');
    const other = { ...activity, conversation: { id: '19:other', conversationType: 'groupChat', tenantId: TENANT } };
    expect(await bot.replies(activity)).toHaveLength(1);
    expect(await bot.replies(other)).toHaveLength(1);
  });
});
