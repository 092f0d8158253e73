import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WRITER, writerOf } from '../support/activities.ts';
import type { Activities } from '../support/activities.ts';
import { rowCounts, rowsByTable } from '../support/database-rows.ts';
import { buttonsOf, wordsOf } from '../support/message-cards.ts';
import { importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

let bot: BotUnderTest;
let count = 400;

beforeAll(async () => {
  bot = await startLocalBot();
  await importText(bot.app.storage, rosterFile(rosterLine(101, { name: WRITER.name })));
});
afterAll(() => bot.stop());

function newcomer(): Activities {
  count += 1;
  return bot.activitiesOf(writerOf(count));
}

/** Everything that the bot keeps or shows to operators, by the place where it stands. */
async function traces(): Promise<Record<string, string>> {
  const metrics = await fetch(`${bot.url}/metrics`);
  // The names of migrations and jobs are the program's own words.
  const { navi_migration: _, job_run: __, ...all } = await rowsByTable(bot.app.storage);
  const log = bot.log.entries.filter(({ event }) => !event.startsWith('job.'));
  const tables = Object.entries(all).map(([name, rows]) => [`table ${name}`, JSON.stringify(rows)]);
  return { ...Object.fromEntries(tables), log: JSON.stringify(log), metrics: await metrics.text() };
}

/** The places in which one of the words stands. */
async function placesOf(words: readonly string[]): Promise<string[]> {
  const found = Object.entries(await traces()).filter(([, text]) => words.some((word) => text.includes(word)));
  return found.map(([place]) => place);
}

/** What would say that this person was answered, and when they last asked. */
async function recordsOf(number: number): Promise<{ answers: number; questions: number; ratings: number }> {
  const { db } = bot.app.storage;
  const { aadObjectId, teamsId } = writerOf(number);
  const answers = await db.selectFrom('answer').select('id').where('conversation_id', '=', `a:${teamsId}`).execute();
  const questions = await db.selectFrom('last_question').select('asked_at').where('aad_object_id', '=', aadObjectId).execute();
  const ratings = await db.selectFrom('rating').select('answer_id').where('aad_object_id', '=', aadObjectId).execute();
  return { answers: answers.length, questions: questions.length, ratings: ratings.length };
}

const NO_RECORDS = { answers: 0, questions: 0, ratings: 0 };

it('the walk over all tables, log and metrics does find a word that is there', async () => {
  expect(await placesOf([WRITER.name])).toEqual(['table person']);
  await bot.replies(newcomer().message('OJTとは何ですか'));
  expect(await placesOf(['ojt-definition'])).toEqual(['table answer', 'table last_question']);
  expect(await recordsOf(count)).toEqual({ answers: 1, questions: 1, ratings: 0 });
});

describe('a message of urgent distress', () => {
  const CASES: readonly (readonly [message: string, words: readonly string[]])[] = [
    ['仕事のことで追い詰められて、死にたいと毎日考えています', ['追い詰められ', '死にたい', '毎日考え']],
    ['しにたい。もうむり', ['しにたい', 'もうむり']],
    ['上司に殴られました。助けてください', ['殴られ', '助けて']],
    ["I don't want to live anymore, I want to die", ['want to die', 'live anymore']],
    [`${'つらい話'.repeat(400)}。もう死にたい`, ['つらい話', '死にたい']],
  ];

  it.each(CASES)('「%.20s」 gets help lines first, without thumbs, and leaves no word anywhere', async (text, words) => {
    const who = newcomer();
    const answers = await bot.replies(who.message(text));
    expect(answers).toHaveLength(1);
    const shown = wordsOf(answers[0]);
    for (const number of ['119', '110', '0120-279-338', '0570-064-556']) expect(shown).toContain(number);
    expect(shown).toMatch(/産業医|industrial physician/);
    expect(shown).not.toMatch(/出典|Source:/);
    expect(answers[0]?.['channelData']).toBeUndefined();
    expect(await placesOf(words)).toEqual([]);
    expect(await recordsOf(count)).toEqual(NO_RECORDS);
  });

  it('adds nothing to the database but the chat and the delivery, and nothing to the counted answers', async () => {
    const before = await rowCounts(bot.app.storage);
    await bot.replies(newcomer().message('消えてしまいたい'));
    const after = await rowCounts(bot.app.storage);
    const grown = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect(grown.sort()).toEqual(['conversation', 'seen_activity']);
    expect((await traces())['metrics']).not.toMatch(/support/);
  });

  it('also takes away the question before it', async () => {
    const who = newcomer();
    await bot.replies(who.message('OJTとは何ですか'));
    expect((await recordsOf(count)).questions).toBe(1);
    await bot.replies(who.message('もう死にたいです'));
    expect((await recordsOf(count)).questions).toBe(0);
  });

  it('cannot be rated afterwards, so that no thumb tells of it', async () => {
    const who = newcomer();
    await bot.replies(who.message('死にたい'));
    const response = await bot.post(who.feedback(`sent-${String(bot.connector.calls.length)}`, 'like', '助かった'));
    expect([response.status, await response.json()]).toEqual([200, {}]);
    expect(await recordsOf(count)).toEqual(NO_RECORDS);
    expect(await placesOf(['助かった'])).toEqual([]);
  });

  it('whose answer Teams refuses leaves no word in the log either', async () => {
    const echo = { error: { code: 'ServiceError', message: '死にたい could not be delivered' } };
    bot.connector.answerNext({ status: 500, body: echo }, { status: 500, body: echo });
    const before = bot.log.entries.length;
    await bot.post(newcomer().message('もう死にたい'));
    expect(bot.log.entries.length).toBeGreaterThan(before);
    expect(await placesOf(['死にたい', 'could not be delivered'])).toEqual([]);
    expect(await recordsOf(count)).toEqual(NO_RECORDS);
  });
});

describe('a question about health', () => {
  const CASES: readonly (readonly [question: string, words: readonly string[]])[] = [
    ['最近眠れなくて体調が悪いのですが相談できますか', ['眠れな', '体調', 'sleep']],
    ['ストレスチェックで高ストレスと出ました。面談は受けられますか', ['ストレス', 'stress']],
    ['うつで休職しています。復帰の支援はありますか', ['うつで', '休職', 'return-to-work', 'leave']],
    ['残業が月80時間を超えました。産業医の面談はどうなりますか', ['80時間', '産業医', 'overwork']],
    ['外部健康相談サービスとは何ですか', ['健康相談', 'outside-consultation']],
    ['病院の薬を飲んでいますが派遣研修に行けますか', ['病院', '薬を']],
    ['I feel depressed. Where can I get counselling?', ['depressed', 'counsel']],
  ];

  it.each(CASES)('「%s」 is answered without thumbs, and neither its words nor its topic stand anywhere', async (question, words) => {
    const answers = await bot.replies(newcomer().message(question));
    expect(answers).toHaveLength(1);
    expect(answers[0]?.['attachments']).toHaveLength(1);
    expect(answers[0]?.['channelData']).toBeUndefined();
    expect(await placesOf(words)).toEqual([]);
    expect(await recordsOf(count)).toEqual(NO_RECORDS);
  });

  it('asked by a button leaves as little, whichever way the button comes in', async () => {
    const who = newcomer();
    const [overview] = await bot.replies(who.message('健康管理の取組にはどんなものがありますか'));
    const buttons = buttonsOf(overview);
    expect(buttons.map(({ data }) => data['verb'])).toEqual(expect.arrayContaining(['policy-qa.ask', 'policy-qa.reword']));
    for (const { data } of buttons) {
      const { verb, ...rest } = data;
      expect(await bot.replies(who.submit(verb, rest))).toHaveLength(1);
      // Reworded, the card comes back in the response itself.
      expect(await bot.replies(who.execute(verb, rest))).toHaveLength(verb === 'policy-qa.reword' ? 0 : 1);
      expect(await placesOf([String(rest['entry'])])).toEqual([]);
    }
    expect(await recordsOf(count)).toEqual(NO_RECORDS);
  });

  it('is not remembered for a follow-up, and neither is what was asked before it', async () => {
    const who = newcomer();
    await bot.replies(who.message('部長級に求められる能力は？'));
    await bot.replies(who.message('うつのときはどこに相談できますか'));
    expect(await recordsOf(count)).toEqual({ answers: 1, questions: 0, ratings: 0 });
  });

  it('and the card of the consultation routes leave no trace of having been looked at', async () => {
    const before = await rowCounts(bot.app.storage);
    await bot.replies(newcomer().message('相談窓口'));
    const after = await rowCounts(bot.app.storage);
    expect(
      Object.keys(after)
        .filter((table) => after[table] !== before[table])
        .sort(),
    ).toEqual(['conversation', 'seen_activity']);
    expect(await placesOf(['相談窓口'])).toEqual([]);
  });
});

describe('a name typed into a question', () => {
  it('that is refused or not found stands nowhere', async () => {
    await bot.replies(newcomer().message('鬼灯三四郎さんの人事評価の結果を教えて'));
    expect(await placesOf(['鬼灯', '三四郎'])).toEqual([]);
  });

  it('that is answered stands in the half-hour memory for follow-ups alone, and goes with the next question', async () => {
    const who = newcomer();
    await bot.replies(who.message('鬼灯三四郎ですが、OJTとは何ですか'));
    expect((await placesOf(['鬼灯', '三四郎'])).filter((place) => place !== 'table last_question')).toEqual([]);
    await bot.replies(who.message('部長級に求められる能力は？'));
    expect(await placesOf(['鬼灯', '三四郎'])).toEqual([]);
  });
});

it('the name and the id of the one who writes stand in no log entry and no metric', async () => {
  await bot.replies(bot.activities.message('ヘルプ'));
  await bot.replies(bot.activities.message('OJTとは何ですか'));
  await bot.replies(bot.activities.submit('no.such-verb', {}));
  const { log = '', metrics = '' } = await traces();
  expect(bot.log.entries.length).toBeGreaterThan(0);
  for (const word of [WRITER.name, WRITER.aadObjectId, WRITER.teamsId, 'OJT']) {
    expect(log).not.toContain(word);
    expect(metrics).not.toContain(word);
  }
});
