import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WRITER, writerOf } from '../support/activities.ts';
import type { Activities, Json } from '../support/activities.ts';
import { buttonsOf, wordsOf } from '../support/message-cards.ts';
import { importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

const SELECTION = 'DXリーダーはどうやって選ばれますか';
const USUAL = '原則として、副主幹職以下の職員から公募により募集します。';
const EASY = 'やりたい人が手をあげること';
const UNDO = '「やさしい日本語をやめて」と送ってください';

const folder = mkdtempSync(join(tmpdir(), 'navi-easy-'));
const databaseUrl = `file:${join(folder, 'navi.db')}`;
let bot: BotUnderTest;
let count = 600;

beforeAll(async () => {
  bot = await startLocalBot({ databaseUrl });
  await importText(bot.app.storage, rosterFile(rosterLine(101, { name: WRITER.name })));
});
afterAll(async () => {
  await bot.stop();
  rmSync(folder, { recursive: true });
});

/** Somebody outside the roster who has not said anything yet. */
function newcomer(): Activities {
  count += 1;
  return bot.activitiesOf(writerOf(count));
}

async function say(who: Activities, text: string): Promise<Record<string, Json> | undefined> {
  const replies = await bot.replies(who.message(text));
  expect(replies).toHaveLength(1);
  return replies[0];
}

async function read(who: Activities, text: string): Promise<string> {
  return wordsOf(await say(who, text));
}

/** The data of the button with this verb; `verb` goes separately, as Teams sends it. */
function tapOf(message: Record<string, Json> | undefined, verb: string): Record<string, Json> {
  const { verb: _, ...data } = buttonsOf(message).find((button) => button.data['verb'] === verb)?.data ?? {};
  return data;
}

const sourceOf = (words: string): string | undefined => words.split('\n').find((line) => line.startsWith('出典: '));
const lastQuestions = () =>
  bot.app.storage.db.selectFrom('last_question').selectAll().where('aad_object_id', '=', writerOf(count).aadObjectId).execute();

describe('「やさしい日本語で」 after an answer', () => {
  it('gives the same answer in easy Japanese: same source, same facts, same next questions', async () => {
    const who = newcomer();
    const usual = await say(who, SELECTION);
    const easy = await say(who, 'やさしい日本語で');
    expect(wordsOf(usual)).toContain(USUAL);
    expect(wordsOf(easy)).toContain(EASY);
    expect(wordsOf(easy)).not.toContain(USUAL);
    expect(sourceOf(wordsOf(easy))).toBe(sourceOf(wordsOf(usual)));
    const next = (message: typeof usual) => buttonsOf(message).filter(({ data }) => data['verb'] === 'policy-qa.ask');
    expect(next(easy)).toEqual(next(usual));
    expect(await read(who, 'もとの文で')).toBe(wordsOf(usual));
  });

  it('is no question: the next one still leans on the question before', async () => {
    const who = newcomer();
    await say(who, SELECTION);
    await say(who, 'もっとやさしく');
    expect(await lastQuestions()).toMatchObject([{ question: SELECTION }]);
    expect(await read(who, 'その期間は何年ですか')).toContain('1年間');
  });

  it('works for a follow-up, and keeps the question before it only as long as that is needed', async () => {
    const who = newcomer();
    await say(who, '部長級に求められる能力は？');
    await say(who, 'じゃあ次長級は？');
    expect(await lastQuestions()).toMatchObject([{ before: '部長級に求められる能力は？' }]);
    expect(await read(who, 'やさしい日本語でお願いします')).toMatch(/次長級[^]*政策・課題調整力/);
    await say(who, SELECTION);
    expect(await lastQuestions()).toMatchObject([{ before: null }]);
  });

  it('works for an answer that came by a button', async () => {
    const who = newcomer();
    const first = await say(who, SELECTION);
    const tapped = await bot.replies(who.submit('policy-qa.ask', tapOf(first, 'policy-qa.ask')));
    const easy = await read(who, '簡単に言うと？');
    expect(sourceOf(easy)).toBe(sourceOf(wordsOf(tapped[0])));
    expect(easy).not.toBe(wordsOf(tapped[0]));
  });

  it('with nothing before it asks which answer is meant, and keeps nothing', async () => {
    expect(await read(newcomer(), 'やさしい日本語で')).toContain('どの答えですか');
    expect(await lastQuestions()).toEqual([]);
  });

  it('after a question about health finds nothing, because nothing of that is kept', async () => {
    const who = newcomer();
    await say(who, 'うつのときはどこに相談できますか');
    expect(await read(who, 'やさしい日本語で')).toContain('どの答えですか');
  });

  it('may stand beside the question', async () => {
    expect(await read(newcomer(), `${SELECTION}。やさしい日本語で`)).toContain(EASY);
  });
});

describe('the button on an answer', () => {
  it('turns the card in place and back again, as often as wanted', async () => {
    const who = newcomer();
    const usual = await say(who, SELECTION);
    const [easy] = await bot.replies(who.submit('policy-qa.reword', tapOf(usual, 'policy-qa.reword')));
    expect(bot.connector.calls.at(-1)).toMatchObject({ method: 'PUT', activity: { id: 'card-1' } });
    expect(wordsOf(easy)).toContain(EASY);
    expect(easy?.['channelData']).toEqual(usual?.['channelData']);
    expect(buttonsOf(easy).map(({ title }) => title)).toContain('もとの文で読む');
    const [back] = await bot.replies(who.submit('policy-qa.reword', tapOf(easy, 'policy-qa.reword')));
    expect(wordsOf(back)).toBe(wordsOf(usual));
  });

  it('comes back in the response where the client asks for it so', async () => {
    const who = newcomer();
    const usual = await say(who, SELECTION);
    const response = await bot.post(who.execute('policy-qa.reword', tapOf(usual, 'policy-qa.reword')));
    expect(JSON.stringify(await response.json())).toContain(EASY);
  });

  it('carries ids only, counts nothing and keeps nothing', async () => {
    const who = newcomer();
    const data = tapOf(await say(who, SELECTION), 'policy-qa.reword');
    expect(data).toEqual({ entry: 'dx-leader-selection', basis: 'entry', wording: 'easy', confidential: false });
    const before = await bot.app.storage.db.selectFrom('answer').select('id').execute();
    await bot.replies(who.submit('policy-qa.reword', data));
    expect(await bot.app.storage.db.selectFrom('answer').select('id').execute()).toEqual(before);
  });

  it('on an answer about health shows no thumbs afterwards either', async () => {
    const who = newcomer();
    const usual = await say(who, '最近眠れません');
    const [easy] = await bot.replies(who.submit('policy-qa.reword', tapOf(usual, 'policy-qa.reword')));
    expect(wordsOf(easy)).not.toBe(wordsOf(usual));
    expect(easy?.['channelData']).toBeUndefined();
  });

  it.each([
    { entry: 'no-such-entry', basis: 'entry', wording: 'easy', confidential: false },
    { entry: 'dx-leader-selection', basis: 'other', wording: 'easy', confidential: false },
    { entry: ['x'], basis: 'entry', wording: 'loud' },
  ])('with tampered data %j changes nothing and says what to do', async (data) => {
    const [answer] = await bot.replies(newcomer().submit('policy-qa.reword', data));
    expect(wordsOf(answer)).toMatch(/文章でご質問|新しいカードから/);
  });

  it('is not on English answers, tables and refusals, which have one wording', async () => {
    for (const text of ['How are DX leaders selected?', '部長級に求められる能力は？', '田中さんの評価の結果を教えて']) {
      expect(buttonsOf(await say(newcomer(), text)).map(({ data }) => data['verb'])).not.toContain('policy-qa.reword');
    }
  });
});

describe('「やさしい日本語にして」', () => {
  it('holds for answers, declines, small talk, help lines and the cards of the bot itself, and says how to undo it', async () => {
    const who = newcomer();
    const set = await read(who, 'やさしい日本語にして');
    expect(set).toContain('いつも やさしい日本語で答えます');
    expect(set).toContain(UNDO);
    const answer = await read(who, SELECTION);
    expect(answer).toContain(EASY);
    expect(answer).toContain(UNDO);
    expect(await read(who, '明日の天気と市役所の駐車場の料金を教えてください')).toContain('見つかりません');
    expect(await read(who, 'ありがとう')).toContain('役に立てて');
    expect(await read(who, 'ヘルプ')).toContain('人財ナビ（じんざいナビ）です');
    expect(await read(who, '相談窓口')).toContain('相談できるところ');
    expect(await read(who, '死にたい')).toMatch(/ひとりで がまんしないでください[^]*119/);
    expect(await read(who, 'マイページを見せて')).not.toContain('お尋ね');
  });

  it('leaves English questions in English', async () => {
    const who = newcomer();
    await say(who, 'always easy Japanese');
    expect(await read(who, 'How are DX leaders selected?')).toMatch(/open call[^]*Related questions/);
    expect(await read(who, SELECTION)).toContain(EASY);
  });

  it('belongs to one person, also in a group chat', async () => {
    const who = newcomer();
    await say(who, 'やさしい日本語にして');
    const group = { conversation: { id: '19:easy', conversationType: 'groupChat', tenantId: 'x' } };
    expect((await bot.replies(who.message(SELECTION, group))).map(wordsOf).join()).toContain(EASY);
    expect(await read(newcomer(), SELECTION)).toContain(USUAL);
  });

  it('ends with 「やさしい日本語をやめて」 and leaves no trace', async () => {
    const who = newcomer();
    await say(who, 'やさしい日本語にして');
    expect(await read(who, 'やさしい日本語をやめて')).toContain('ふつうの日本語でお答えします');
    expect(await read(who, SELECTION)).toContain(USUAL);
    const kept = await bot.app.storage.db.selectFrom('preference').select('aad_object_id').execute();
    expect(kept.map((row) => row.aad_object_id)).not.toContain(writerOf(count).aadObjectId);
  });

  it('can be put aside for one answer', async () => {
    const who = newcomer();
    await say(who, 'やさしい日本語にして');
    const easy = await say(who, SELECTION);
    expect(buttonsOf(easy).map(({ title }) => title)).toContain('もとの文で読む');
    expect(await read(who, 'もとの文で')).toContain(USUAL);
    expect(await read(who, SELECTION)).toContain(EASY);
  });

  it('is a button on the hub, which turns in place, by name for somebody on the roster', async () => {
    const first = await say(bot.activities, 'ヘルプ');
    const [hub] = await bot.replies(bot.activities.submit('home.more', tapOf(first, 'home.more')));
    const [easyHub] = await bot.replies(bot.activities.submit('home.wording', tapOf(hub, 'home.wording')));
    expect(wordsOf(first)).toContain('高橋 花子さん、何をお手伝いしましょうか');
    expect(wordsOf(easyHub)).toContain('もとの日本語にもどす');
    expect(await read(bot.activities, SELECTION)).toContain(EASY);
    const [usualHub] = await bot.replies(bot.activities.submit('home.wording', tapOf(easyHub, 'home.wording')));
    expect(wordsOf(usualHub)).toBe(wordsOf(hub));
    expect(await read(bot.activities, SELECTION)).toContain(USUAL);
  });

  it('is undone by the button on its own card', async () => {
    const who = newcomer();
    const set = await say(who, 'いつもやさしい日本語でお願いします');
    const [undone] = await bot.replies(who.submit('home.wording', tapOf(set, 'home.wording')));
    expect(wordsOf(undone)).toContain('ふつうの日本語でお答えします');
    expect(await read(who, SELECTION)).toContain(USUAL);
  });

  it('outlives a restart', async () => {
    const who = newcomer();
    const number = count;
    await say(who, 'やさしい日本語にして');
    await bot.stop();
    bot = await startLocalBot({ databaseUrl });
    expect(await read(bot.activitiesOf(writerOf(number)), SELECTION)).toContain(EASY);
  });
});
