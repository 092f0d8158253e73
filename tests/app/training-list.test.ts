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
import { at, courseOf, sessionOf } from '../features/training/training-world.ts';

const clock = manualClock('2026-12-01T09:00:00+09:00');
let bot: BotUnderTest;
let who: Activities;
let count = 2000;

const DAYS = ['10', '11', '14', '15', '16', '17'];
const TITLES = ['Excel研修（中級）', 'ノーコードツール研修', 'BPR研修', '接遇研修', '法制執務研修', '新任課長研修'];

beforeAll(async () => {
  bot = await startLocalBot({}, { clock });
  await importText(bot.app.storage, rosterFile(...Array.from({ length: 30 }, (_, index) => rosterLine(2001 + index))));
  for (const [index, title] of TITLES.entries()) {
    const isForChiefs = title.includes('課長');
    await hold(index, { title, isDxRelated: index < 3, audience: isForChiefs ? { grades: ['kacho'] } : {} });
  }
  await hold(0, { id: 'c-draft', title: '下書きの研修' }, { id: 's-draft', state: 'draft' });
  await hold(0, { id: 'c-off', title: '中止の研修' }, { id: 's-off', state: 'cancelled' });
  await hold(0, { id: 'c-closed', title: '締切の研修' }, { id: 's-closed', applyBy: at('2026-11-30T17:00') });
});
afterAll(() => bot.stop());
beforeEach(() => {
  who = bot.activitiesOf(writerOf((count += 1)));
});

function hold(index: number, course: Partial<Course>, session: Partial<Session> = {}): Promise<void> {
  const held = courseOf({ id: `c-${String(index)}`, description: '', ...course });
  const day = `2026-12-${DAYS[index] ?? '10'}`;
  const times = { startsAt: at(`${day}T13:30`), endsAt: at(`${day}T17:00`) };
  return bot.app.storage.transaction(async (tx) => {
    await saveCourse(tx, held, { by: 'system', now: clock.now() });
    await saveSession(tx, sessionOf({ id: `s-${String(index)}`, capacity: 10, ...times, ...session, courseId: held.id }), {
      by: 'system',
      now: clock.now(),
    });
  });
}

async function say(text: string): Promise<Record<string, Json>> {
  const [message, ...rest] = await bot.replies(who.message(text));
  expect(rest).toEqual([]);
  return message ?? {};
}

async function found(data: unknown): Promise<{ words: string; card: Record<string, Json> }> {
  const body = (await (await bot.post(who.execute('training.find', data))).json()) as Json;
  const card = { attachments: [{ content: body.value }] };
  return { card, words: wordsOf(card) };
}

const rowsOn = (card: Record<string, Json>): string[] => TITLES.filter((title) => wordsOf(card).includes(title));

describe('the list of trainings', () => {
  it.each(['研修', '研修一覧', 'trainings', 'Training', '研修を探す。'])(
    'comes for 「%s」, the soonest first, four to a page',
    async (text) => {
      const card = await say(text);
      expect(rowsOn(card)).toEqual(TITLES.slice(0, 4));
      expect(wordsOf(card)).toMatch(/5件あります[^]*もっと見る（あと1件）/);
      expect(buttonsOf(card).length).toBeLessThanOrEqual(6);
    },
  );

  it('goes on to the next page and back to the first, in place', async () => {
    const next = await found({ search: '', dx: 'false', page: 1 });
    expect(rowsOn(next.card)).toEqual(['法制執務研修']);
    expect(next.words).toContain('最初にもどる');
    expect(rowsOn((await found({ page: 99 })).card)).toEqual(TITLES.slice(0, 4));
  });

  it('leaves out drafts, what was called off, what is closed and what is for others', async () => {
    const all = [await found({ page: 0 }), await found({ page: 1 })].map(({ words }) => words).join();
    for (const title of ['下書きの研修', '中止の研修', '締切の研修', '新任課長研修']) expect(all).not.toContain(title);
  });

  it.each([
    ['excel', ['Excel研修（中級）']],
    ['ＥＸＣＥＬ', ['Excel研修（中級）']],
    ['のーこーど つーる', ['ノーコードツール研修']],
    ['専門研修', TITLES.slice(0, 4)],
  ])('finds 「%s」 whatever way it is typed', async (search, titles) => {
    expect(rowsOn((await found({ search, dx: 'false', page: 0 })).card)).toEqual(titles);
  });

  it('shows DX-related ones alone when asked to, and keeps what was asked', async () => {
    const { card, words } = await found({ search: '', dx: 'true', page: 0 });
    expect(rowsOn(card)).toEqual(TITLES.slice(0, 3));
    expect(words).toContain('DX関連の研修');
    expect(JSON.stringify(card)).toContain('"id":"dx","label":"DX関連","title":"DX関連だけを見る","value":"true"');
  });

  it('says when nothing fits, and shows all', async () => {
    const { card, words } = await found({ search: 'Python', dx: 'false', page: 0 });
    expect(words).toContain('「Python」に当てはまる研修は、今はありません。申し込める研修をすべて出しています。');
    expect(rowsOn(card)).toEqual(TITLES.slice(0, 4));
  });

  it('answers 10,000 characters with the reason beside the field, and keeps what fits', async () => {
    const { card, words } = await found({ search: '😀'.repeat(10_000), dx: 'true', page: 0 });
    expect(words).toContain('⚠ 探すことばは100文字までにしてください（今は10000文字）。はじめの100文字を残しました。');
    expect(JSON.stringify(card)).toContain(`"value":"${'😀'.repeat(100)}"`);
  });

  it.each(['**太字** [x](https://evil.example) ${1+1}', '=SUM(A1)', '<script>'])('repeats 「%s」 as harmless text', async (search) => {
    const { words } = await found({ search, page: 0 });
    const line = words.split('\n').find((one) => one.includes('当てはまる研修は、今はありません'));
    expect(line).toBeDefined();
    expect(line).not.toMatch(/(?<!\\)\[x\]|(?<!\\)\$\{|(?<!\\)<script/);
  });

  it('is searched by typing, and questions about trainings are still answered from the policy', async () => {
    const card = await say('研修 Excel');
    expect(rowsOn(card)).toEqual(['Excel研修（中級）']);
    expect(wordsOf(card)).toContain('「Excel」の研修');
    expect(wordsOf(await say('研修 の種類は何ですか'))).toContain('出典');
    expect(wordsOf(await say('派遣研修とは何ですか'))).toContain('出典');
  });

  it('is in English and in easy Japanese for those who want it', async () => {
    const english = wordsOf((await bot.replies(who.message('trainings', { locale: 'en-US' })))[0]);
    expect(english).toMatch(
      /Trainings open to you[^]*○ Open \(10 seats left\)[^]*Thu 10 December 2026 13:30–17:00[^]*Show more \(1 left\)/,
    );
    await say('やさしい日本語にして');
    expect(wordsOf(await say('研修'))).toContain('○ 申し込めます（あと10人）');
  });

  it('shows an own sign-up with its state, and マイページ has it too', async () => {
    await bot.post(who.execute('training.sign-up', { id: 's-1', version: 2 }));
    expect(wordsOf(await say('研修'))).toMatch(/ノーコードツール研修\n✓ 受講決定/);
    const page = wordsOf(await say('マイページ'));
    expect(page).toContain('ノーコードツール研修');
    expect(page).toContain('✓ 受講決定');
  });

  it('is offered on the hub to people on the roster alone', async () => {
    expect(wordsOf(await say('ヘルプ'))).toContain('研修を探す');
    const stranger = bot.activitiesOf(writerOf(78));
    expect(wordsOf((await bot.replies(stranger.message('ヘルプ')))[0])).not.toContain('研修を探す');
  });
});
