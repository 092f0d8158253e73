import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WRITER, writerOf } from '../support/activities.ts';
import type { Json } from '../support/activities.ts';
import { buttonsOf, wordsOf } from '../support/message-cards.ts';
import { importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

let bot: BotUnderTest;

beforeAll(async () => {
  bot = await startLocalBot();
  await importText(bot.app.storage, rosterFile(rosterLine(101, { name: WRITER.name })));
});
afterAll(() => bot.stop());

const stranger = () => bot.activitiesOf(writerOf(987));
async function say(text: string, who = bot.activities): Promise<Record<string, Json> | undefined> {
  const replies = await bot.replies(who.message(text));
  expect(replies).toHaveLength(1);
  return replies[0];
}

/** Presses the button with these words, as a new message. */
async function press(shown: Record<string, Json> | undefined, title: string): Promise<Record<string, Json> | undefined> {
  const { verb, ...data } = buttonsOf(shown).find((button) => button.title === title)?.data ?? {};
  const [reply] = await bot.replies(bot.activities.submit(String(verb), data));
  return reply;
}

describe('a wish', () => {
  it.each([
    ['通信教育を受けたい', '通信教育講座の申込み'],
    ['簿記の通信講座に申し込みたい', '通信教育講座の申込み'],
    ['本を借りたいです', '啓発本の貸出の申込み'],
    ['派遣研修を希望します', '派遣研修の希望'],
    ['資格取得補助を申請したい', '資格取得補助'],
    ['自主研究グループの支援を申請したい', '自主研究会への支援の申請'],
    ['聴講研修を申し込みたい', '聴講研修の申込み'],
  ])('「%s」 ends in the form, with its purpose and the section of its rule', async (wish, title) => {
    const form = await say(wish);
    expect(wordsOf(form)).toContain(title);
    expect(wordsOf(form)).toMatch(/出典: 戸田市人材育成基本方針[^]*利用目的/);
    expect(buttonsOf(form).map(({ data }) => data['verb'])).toContain('forms.submit');
  });

  it.each(['研修を受けたい', 'Excelの研修に出たい', '研修に申し込みたい'])('「%s」 ends in the list of trainings', async (wish) => {
    expect(buttonsOf(await say(wish)).map(({ data }) => data['verb'])).toContain('training.find');
  });

  it('of somebody outside the roster is answered from the policy', async () => {
    const answer = await say('通信教育を受けたい', stranger());
    expect(wordsOf(answer)).toMatch(/出典: [^]*職員名簿/);
    expect(buttonsOf(answer).map(({ data }) => data['verb'])).not.toContain('forms.open');
  });
});

describe('an answer', () => {
  it('leads to the form by a button', async () => {
    const answer = await say('通信教育の受講料は市が負担しますか');
    expect(wordsOf(answer)).toContain('市が「受講料の負担」を行います');
    const form = await press(answer, '通信教育講座を申し込む');
    expect(wordsOf(form)).toContain('通信教育講座の申込み');
    expect(buttonsOf(form).map(({ data }) => data['verb'])).toContain('forms.submit');
  });

  it('leads to the trainings and to the consultation routes', async () => {
    expect(buttonsOf(await press(await say('階層別研修とは何ですか'), '研修を見る')).map(({ data }) => data['verb'])).toContain(
      'training.find',
    );
    expect(wordsOf(await press(await say('最近眠れません'), '相談窓口を見る'))).toContain('産業医による健康相談');
  });

  it('leads to the DX-leader programme, where eligibility stands', async () => {
    const programme = await press(await say('DXリーダーはどのように選ばれますか'), 'DXリーダーの募集を見る');
    expect(wordsOf(programme)).toMatch(/令和\d+年度のDXリーダー[^]*いまは募集していません[^]*対象です/);
    expect(buttonsOf(await say('DXリーダーはどのように選ばれますか', stranger())).map(({ title }) => title)).not.toContain(
      'DXリーダーの募集を見る',
    );
  });

  it('shows no button of a form that HR has closed, and the old button tells the truth', async () => {
    const before = await say('啓発本の貸出とは何ですか');
    const at = '2026-01-01T00:00:00.000Z';
    const times = { created_at: at, updated_at: at };
    const run = { state: 'closed', version: 1, deadline: null, created_by: 'system', revision: 1, reminders: 'on', ...times };
    const { db } = bot.app.storage;
    await db
      .insertInto('form')
      .values({ id: 'book-loan', ...run })
      .execute();
    expect(buttonsOf(await say('啓発本の貸出とは何ですか')).map(({ title }) => title)).not.toContain('啓発本を借りる');
    expect(buttonsOf(await press(before, '啓発本を借りる')).map(({ data }) => data['verb'])).not.toContain('forms.submit');
    expect(wordsOf(await say('本を借りたい'))).toContain('啓発本の貸出では');
    await db.deleteFrom('form').where('id', '=', 'book-loan').execute();
  });
});

describe('the doors', () => {
  it('open what they name, from the hub', async () => {
    const hub = await say('ヘルプ');
    expect(buttonsOf(await press(hub, '研修を探す')).map(({ data }) => data['verb'])).toContain('training.find');
    expect(wordsOf(await press(hub, '申請・アンケート'))).toContain('あなたが使える用紙です');
    expect(wordsOf(await press(hub, 'マイページ'))).toContain('いま進んでいる申込みや申請はありません');
  });

  it.each(['マイページ', 'my page', '自分の申請', '管理', 'admin'])('「%s」 is for people on the roster', async (word) => {
    expect(wordsOf(await say(word, stranger()))).toContain('職員名簿に登録がありません');
  });
});
