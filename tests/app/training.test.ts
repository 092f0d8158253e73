import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveCourse, saveSession } from '../../src/features/training/index.ts';
import type { Course, Session } from '../../src/features/training/index.ts';
import { writerOf } from '../support/activities.ts';
import type { Activities, Json } from '../support/activities.ts';
import { manualClock } from '../support/manual-clock.ts';
import { buttonsOf, wordsOf } from '../support/message-cards.ts';
import { importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';
import { at, courseOf, listOf, sessionOf } from '../features/training/training-world.ts';

const START = '2026-12-01T09:00:00+09:00';
const clock = manualClock(START);
let bot: BotUnderTest;
let count = 1000;
let session = '';
let who: Activities;
let other: Activities;

beforeAll(async () => {
  bot = await startLocalBot({}, { clock });
  await importText(bot.app.storage, rosterFile(...Array.from({ length: 200 }, (_, index) => rosterLine(1001 + index))));
});
afterAll(() => bot.stop());
beforeEach(() => {
  clock.setTo(START);
  who = bot.activitiesOf(writerOf((count += 1)));
  other = bot.activitiesOf(writerOf((count += 1)));
  session = `s-${String(count)}`;
});

type Message = Record<string, Json>;

/** A course and its session that nobody has signed up for. */
function hold(changes: Partial<Session> = {}, course: Partial<Course> = {}): Promise<void> {
  const held = courseOf({ id: `c-${session}`, ...course });
  return bot.app.storage.transaction(async (tx) => {
    await saveCourse(tx, held, { by: 'system', now: clock.now() });
    await saveSession(tx, sessionOf({ id: session, capacity: 10, ...changes, courseId: held.id }), { by: 'system', now: clock.now() });
  });
}

/** The card as the tap has left it, and what can be read on it. */
async function tapped(verb: string, data: unknown, by = who): Promise<{ card: Message; words: string; titles: string[] }> {
  const response = await bot.post(by.execute(verb, data));
  expect(response.status).toBe(200);
  const body = (await response.json()) as Json;
  expect(body.type).toBe('application/vnd.microsoft.card.adaptive');
  const card = { attachments: [{ content: body.value }] };
  return { card, words: wordsOf(card), titles: buttonsOf(card).map(({ title }) => title) };
}

/** What a tap is answered with when the card itself must not change. */
async function answerTo(verb: string, data: unknown, by = who): Promise<string> {
  return (await bot.replies(by.execute(verb, data))).map(wordsOf).join();
}

async function opened(by = who, id = session): Promise<Message> {
  const activity = by.submit('training.open', { id });
  // A message of the outbox to somebody else may go out at the same time.
  const own = (await bot.replies(activity)).filter((message) => message['recipient'].id === activity['from'].id);
  const [message, ...rest] = own;
  expect(rest).toEqual([]);
  return message ?? {};
}

function buttonOn(card: Message, verb: string): Readonly<Record<string, Json>> {
  const found = buttonsOf(card).find(({ data }) => data['verb'] === verb);
  if (found === undefined) throw new Error(`No button ${verb}`);
  return found.data;
}

async function signUp(by = who) {
  return tapped('training.sign-up', buttonOn(await opened(by), 'training.sign-up'), by);
}

const state = (): Promise<string> => listOf(bot.app.storage, session);
const own = (number = count - 1): string => String(number);

describe('a session on its card', () => {
  it('shows what it is, its state, the seats and the deadline in working days', async () => {
    await hold({ capacity: 3 });
    const words = wordsOf(await opened());
    for (const text of [
      '研修（専門研修）・人事課',
      'Excel研修（中級）',
      '△ 受付中（残り3席）',
      '残り3席 / 定員3名',
      '申し込む',
      'ほかの研修を見る',
    ])
      expect(words).toContain(text);
    expect(words).toContain('令和8年12月9日（水）17:00（あと6営業日）');
  });

  it('turns into its result: a seat, a link to the calendar, and how to undo it', async () => {
    await hold();
    const { card, words, titles } = await signUp();
    expect(words).toMatch(/✓ 受講決定[^]*申込みを受け付けました[^]*令和8年12月9日（水）17:00までに/);
    expect(titles).toEqual(['Outlookの予定表に入れる', '申込みを取り消す', 'ほかの研修を見る']);
    const url = new URL(JSON.stringify(card).match(/https:\/\/outlook[^"]+/)?.[0] ?? '');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      subject: 'Excel研修（中級）',
      startdt: '2026-12-10T04:30:00Z',
      enddt: '2026-12-10T08:00:00Z',
      location: '市役所5階 研修室',
    });
    expect(await state()).toBe(`${own()}:confirmed`);
  });

  it('asks once before it is cancelled, and can be kept', async () => {
    await hold();
    const { card } = await signUp();
    const asking = await tapped('training.ask-cancel', buttonOn(card, 'training.ask-cancel'));
    expect(asking.words).toContain('この申込みを取り消しますか');
    expect(asking.titles).toEqual(['はい、取り消す', 'いいえ、取り消さない']);
    const kept = await tapped('training.show', buttonOn(asking.card, 'training.show'));
    expect(kept.words).toContain('✓ 受講決定');
    expect(await state()).toBe(`${own()}:confirmed`);
    const done = await tapped('training.cancel', buttonOn(asking.card, 'training.cancel'));
    expect(done.words).toMatch(/申込みを取り消しました[^]*申し込む/);
    expect(await state()).toBe(`${own()}:cancelled`);
  });

  it('lets people wait when it is full, with the true place, and tells who moves up and why', async () => {
    await hold({ capacity: 1 });
    const first = await signUp();
    expect(wordsOf(await opened(other))).toMatch(/▲ 満席[^]*キャンセル待ちに入る/);
    const { words, titles } = await signUp(other);
    expect(words).toMatch(/… キャンセル待ち 1番目[^]*満席のため、キャンセル待ちに入りました/);
    expect(titles).toContain('キャンセル待ちをやめる');
    const asking = await tapped('training.ask-cancel', buttonOn(first.card, 'training.ask-cancel'));
    await tapped('training.cancel', buttonOn(asking.card, 'training.cancel'));
    expect(await state()).toBe(`${own()}:cancelled ${own(count)}:confirmed`);
    const told = await bot.app.storage.db
      .selectFrom('outbox_message')
      .selectAll()
      .where('aad_object_id', '=', writerOf(count).aadObjectId)
      .execute();
    expect(told.map(({ card }) => card)).toEqual([expect.stringMatching(/取消しが出たため/)]);
  });

  it('signs up into the waiting list from a card that was shown while there were seats', async () => {
    await hold({ capacity: 1 });
    const early = buttonOn(await opened(other), 'training.sign-up');
    await signUp();
    expect((await tapped('training.sign-up', early, other)).words).toMatch(/キャンセル待ち 1番目[^]*満席のため/);
  });
});

describe('a tap that changes nothing', () => {
  it('is the second of two', async () => {
    await hold();
    const data = buttonOn(await opened(), 'training.sign-up');
    const both = await Promise.all([tapped('training.sign-up', data), tapped('training.sign-up', data)]);
    for (const { words, titles } of both) {
      expect(words).toContain('✓ 受講決定');
      expect(titles).not.toContain('申し込む');
    }
    expect(both.map(({ words }) => words).join()).toContain('すでに申し込んでいます');
    expect(await state()).toBe(`${own()}:confirmed`);
  });

  it('is a second cancellation, and one from the card before', async () => {
    await hold();
    const { card } = await signUp();
    const asking = await tapped('training.ask-cancel', buttonOn(card, 'training.ask-cancel'));
    const cancel = buttonOn(asking.card, 'training.cancel');
    await tapped('training.cancel', cancel);
    expect((await tapped('training.cancel', cancel)).words).toContain('すでに取り消されています');
    await signUp();
    const old = await tapped('training.cancel', cancel);
    expect(old.words).toMatch(/✓ 受講決定[^]*古いカードのため、取り消していません/);
    expect(await state()).toBe(`${own()}:confirmed`);
  });

  it('is one on a card that HR has changed since', async () => {
    await hold();
    const old = buttonOn(await opened(), 'training.sign-up');
    await hold({ version: 2, place: '別館' });
    const { words, card } = await tapped('training.sign-up', old);
    expect(words).toMatch(/研修の内容が変わりました[^]*別館/);
    expect(await state()).toBe('');
    await tapped('training.sign-up', buttonOn(card, 'training.sign-up'));
    expect(await state()).toBe(`${own()}:confirmed`);
  });

  it('names the sign-up of somebody else', async () => {
    await hold();
    const { card } = await signUp();
    const asking = await tapped('training.ask-cancel', buttonOn(card, 'training.ask-cancel'));
    const { words } = await tapped('training.cancel', buttonOn(asking.card, 'training.cancel'), other);
    expect(words).toContain('この操作はできません');
    expect(words).not.toContain('Excel');
    expect(await state()).toBe(`${own()}:confirmed`);
  });

  it.each(['training.sign-up', 'training.show', 'training.ask-cancel', 'training.cancel'])(
    '%s with an id that is nothing',
    async (verb) => {
      expect((await tapped(verb, { id: 'no-such-id', version: 1 })).words).toContain('見つかりませんでした');
    },
  );

  it('is on a draft, which does not exist yet', async () => {
    await hold({ state: 'draft' });
    expect(wordsOf(await opened())).toContain('見つかりませんでした');
    expect((await tapped('training.sign-up', { id: session, version: 2 })).words).toContain('見つかりませんでした');
  });

  it.each<[what: string, data: unknown]>([
    ['no id', {}],
    ['an id of 10,000 characters', { id: 'x'.repeat(10_000), version: 1 }],
    ['an object for an id', { id: { $ne: '' }, version: 1 }],
    ['no version', { id: 'x' }],
    ['a text for a version', { id: 'x', version: 'latest' }],
  ])('has %s', async (_what, data) => {
    expect(await answerTo('training.sign-up', data)).toContain('このカードは今は使えません');
  });

  it('comes one second after the deadline', async () => {
    await hold();
    const data = buttonOn(await opened(), 'training.sign-up');
    clock.setTo('2026-12-09T17:00:01+09:00');
    const { words, titles } = await tapped('training.sign-up', data);
    expect(words).toMatch(/■ 申込締切[^]*申込締切を過ぎたため、申し込めません/);
    expect(titles).toEqual(['ほかの研修を見る']);
    expect(await state()).toBe('');
  });

  it('is a cancellation after its deadline: the card says whom to tell', async () => {
    await hold();
    const { card } = await signUp();
    const asking = await tapped('training.ask-cancel', buttonOn(card, 'training.ask-cancel'));
    clock.setTo('2026-12-09T17:00:01+09:00');
    const { words, titles } = await tapped('training.cancel', buttonOn(asking.card, 'training.cancel'));
    expect(words).toMatch(/✓ 受講決定[^]*取消しの締切を過ぎました[^]*人事課へご連絡ください/);
    expect(titles).toEqual(['Outlookの予定表に入れる', 'ほかの研修を見る']);
    expect(await state()).toBe(`${own()}:confirmed`);
  });

  it('is on a session that was called off', async () => {
    await hold();
    const data = buttonOn(await opened(), 'training.sign-up');
    await hold({ state: 'cancelled', cancelReason: '講師の都合', version: 2 });
    expect((await tapped('training.sign-up', data)).words).toMatch(/✕ 中止[^]*中止になったため[^]*講師の都合/);
  });

  it('would clash with another training, which is named with its time', async () => {
    await hold({}, { title: 'ノーコードツール研修' });
    await signUp();
    session = `${session}-b`;
    await hold({ startsAt: at('2026-12-10T15:00'), endsAt: at('2026-12-10T18:00') });
    const { words } = await signUp();
    expect(words).toMatch(/時間が重なるため、申し込めません[^]*「ノーコードツール研修」令和8年12月10日（木）13:30〜17:00/);
    expect(await state()).toBe('');
  });

  it('comes from outside the audience', async () => {
    await hold({}, { audience: { grades: ['kacho'] } });
    const card = await opened();
    expect(wordsOf(card)).toContain('－ 対象外');
    expect(buttonsOf(card).map(({ title }) => title)).toEqual(['ほかの研修を見る']);
    expect((await tapped('training.sign-up', { id: session, version: 2 })).words).toContain('対象に入っていないため');
    expect(await state()).toBe('');
  });

  it('comes from somebody who is not on the roster', async () => {
    await hold();
    const stranger = bot.activitiesOf(writerOf(77));
    expect(await answerTo('training.sign-up', { id: session, version: 2 }, stranger)).toContain('職員名簿に登録がありません');
    expect(wordsOf((await bot.replies(stranger.message('研修')))[0])).toContain('職員名簿に登録がありません');
  });
});

describe('what people wrote on the cards', () => {
  it('shows Markdown and expressions of a title as they were typed', async () => {
    await hold({ place: '[押して](https://evil.example)' }, { title: '**太字** ${1+1} <b>x</b> =SUM(A1)', description: '# 見出し' });
    const card = JSON.stringify((await opened())['attachments']);
    expect(card).toContain('\\\\*\\\\*太字\\\\*\\\\* \\\\${1+1} \\\\<b\\\\>x\\\\</b\\\\> =SUM(A1)');
    expect(card).toContain('\\\\[押して\\\\](https://evil.example)');
    expect((await signUp()).words).toContain('✓ 受講決定');
  });

  it('stays below 25 KB with the longest texts', async () => {
    await hold({ place: '場'.repeat(10_000) }, { title: '題'.repeat(10_000), description: '説'.repeat(10_000), isDxRelated: true });
    const { card, words } = await signUp();
    expect(words).toContain('✓ 受講決定');
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(25 * 1024);
  });
});
