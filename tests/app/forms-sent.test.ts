import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writerOf } from '../support/activities.ts';
import { manualClock } from '../support/manual-clock.ts';
import { wordsOf } from '../support/message-cards.ts';
import { importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';
import { deskOf } from '../features/forms/desk-taps.ts';
import { handsOf } from '../features/forms/form-taps.ts';
import type { Hands, HeldCard } from '../features/forms/form-taps.ts';

const clock = manualClock('2026-12-01T10:00:00+09:00');
/** 201 to 203 have a chat with the bot, 204 and 205 have none. */
const STAFF = [201, 202, 203, 204, 205];
let bot: BotUnderTest;
let hr: Hands;
let desk: ReturnType<typeof deskOf>;

beforeAll(async () => {
  bot = await startLocalBot({}, { clock });
  const staff = STAFF.map((number) => rosterLine(number, { grade: 'shuji' }));
  await importText(bot.app.storage, rosterFile(rosterLine(101, { roles: 'hr', grade: 'kacho' }), ...staff));
  for (const number of [101, 201, 202, 203]) await bot.replies(bot.activitiesOf(writerOf(number)).message('ヘルプ'));
  hr = as(101);
  desk = deskOf(hr);
});
afterAll(() => bot.stop());
beforeEach(() => moveTo('2026-12-01T10:00'));

const as = (number: number): Hands => handsOf(bot, bot.activitiesOf(writerOf(number)));

/** Moves the clock and does what is due. */
const moveTo = (time: string): Promise<string> => bot.ask(`/clock ${time}`);

/** Every card that has asked somebody to answer this form, so far. */
function asked(name: string): string[] {
  const messages = bot.connector.messages().filter(({ summary }) => summary === 'アンケート・申請のお知らせ');
  return messages.map(wordsOf).filter((words) => words.includes(name));
}

async function publish(name: string, basics: Readonly<Record<string, string>> = {}): Promise<{ id: string; card: HeldCard }> {
  const id = await desk.publish({ basics: { name, deadlineDay: '2026-12-10', ...basics }, audience: { grades: 'shuji' } });
  return { id, card: await hr.tap('forms.desk-show', { id }) };
}

const send = async (card: HeldCard): Promise<HeldCard> => desk.step(await desk.step(card, 'ask-send'), 'send');
const answer = async (number: number, id: string): Promise<HeldCard> =>
  as(number).send(await as(number).open('forms.open', { id }), { f1: 'c1' });

describe('a form of HR', () => {
  it('is sent to its audience after it was asked, and its card says the truth about it', async () => {
    const { id, card } = await publish('来年度の研修');
    expect(card.titles).toContain('対象者に送る');
    const ask = await desk.step(card, 'ask-send');
    expect(ask.words).toContain('合計\n5人');
    expect(ask.words).toContain('うち 2人には、人財ナビが Teams に入っていないなどのため、届きません');
    const begun = await desk.step(ask, 'send');
    expect(begun.words).toContain('✓ 対象者に送り始めました');
    expect(begun.words).toContain('**送る相手** 5人');
    expect((await desk.step(ask, 'send')).words).toContain('二重には送りません');
    await moveTo('2026-12-01T10:01');
    expect(asked('来年度の研修')).toHaveLength(3);
    expect(asked('来年度の研修')[0]).toContain('締切: 令和8年12月10日（木）17:00');
    const done = await hr.tap('forms.desk-sending', { id });
    expect(done.words).toContain('✓ 送り終わりました');
    expect(done.words).toContain('**届いた** 3人');
    expect(done.words).toContain('⚠ 2人: Teams に人財ナビが入っていません。情報政策課に導入を頼み、入ったら再送してください。');
    expect(done.words).toContain('令和8年12月7日（月）と令和8年12月9日（水）の朝、まだ答えていない人に送ります');
    expect((await hr.tap('forms.desk-show', { id })).words).toContain('**送信** 5人のうち 3人に届きました');
  });

  it('is sent again to those alone whom it did not reach', async () => {
    const { id, card } = await publish('もう一度の調査');
    await send(card);
    await moveTo('2026-12-01T10:02');
    await bot.replies(bot.activitiesOf(writerOf(204)).message('ヘルプ'));
    const ask = await desk.step(await hr.tap('forms.desk-sending', { id }), 'ask-again');
    expect(ask.words).toContain('もう一度の調査・2人');
    expect((await desk.step(ask, 'again')).words).toContain('✓ 届いていない人に、もう一度送ります');
    expect((await desk.step(ask, 'again')).words).toContain('ほかの操作で先に変わっています');
    await moveTo('2026-12-01T10:04');
    expect(asked('もう一度の調査')).toHaveLength(4);
    expect((await hr.tap('forms.desk-sending', { id })).words).toContain('**届いた** 4人');
  });

  it('reminds those who have not answered, by itself, and stops with their answer', async () => {
    const { id, card } = await publish('催促の調査');
    await send(card);
    await moveTo('2026-12-01T10:05');
    await answer(201, id);
    await moveTo('2026-12-07T09:00');
    expect(asked('催促の調査')).toHaveLength(4 + 3);
    await answer(202, id);
    await answer(203, id);
    await answer(204, id);
    await moveTo('2026-12-09T09:00');
    expect(asked('催促の調査')).toHaveLength(4 + 3);
    expect((await hr.tap('forms.desk-sending', { id })).words).toMatch(/\*\*前回の催促\*\* 令和8年12月9日（水）/);
  });

  it('is stopped by HR, and its reminders can be switched off and on', async () => {
    const { id, card } = await publish('止める調査');
    await moveTo('2026-12-05T10:00');
    const begun = await send(card);
    const off = await desk.step(begun, 'reminders');
    expect(off.words).toContain('✓ 自動の催促を止めました');
    expect(off.titles).toContain('自動の催促を始める');
    expect((await desk.step(off, 'reminders')).words).toContain('✓ 自動の催促を始めました');
    expect((await desk.step(begun, 'reminders')).words).toContain('ほかの操作で先に変わっています');
    const stopped = await desk.step(await desk.step(begun, 'ask-stop'), 'stop');
    expect(stopped.words).toContain('✓ 送信を取りやめました');
    expect(stopped.titles).not.toContain('送信を取りやめる');
    const before = asked('止める調査');
    await moveTo('2026-12-09T09:00');
    expect(asked('止める調査')).toEqual(before);
    expect((await hr.tap('forms.desk-show', { id })).words).toContain('● 受付中');
  });

  it('that is anonymous says that nobody can be reminded, and answers leave the sending alone', async () => {
    const { id, card } = await publish('無記名の調査', { answering: 'anonymous' });
    const begun = await send(card);
    expect(begun.words).toContain('無記名なので、だれが未回答か分かりません。催促は送りません。');
    expect(begun.titles).not.toContain('自動の催促を止める');
    await answer(201, id);
    expect((await hr.tap('forms.desk-sending', { id })).words).not.toContain('先に回答した');
  });

  it('cannot be sent by anybody else, nor when it is closed, nor of those that are built in', async () => {
    const { id, card } = await publish('閉じる調査');
    const ask = await desk.step(card, 'ask-send');
    const data = ask.data('forms.desk-send');
    expect((await as(201).tap('forms.desk-send', data)).words).toContain('この操作はできません');
    await desk.step(await desk.step(card, 'ask-close'), 'close');
    expect((await hr.tap('forms.desk-send', data)).words).toContain('⚠ 受付が終わっているので、送っていません');
    expect((await hr.tap('forms.desk-send', { ...data, id: 'book-loan' })).words).toContain('送っていません');
    expect((await hr.tap('forms.desk-send', { ...data, id: 'nothing' })).words).toContain('見つかりませんでした');
    expect((await hr.tap('forms.desk-stop', { ...data, id })).words).toContain('■ 受付終了');
    const sent = await bot.app.storage.db.selectFrom('form_sending').select('id').where('form_id', 'in', [id, 'book-loan']).execute();
    expect(sent).toEqual([]);
  });
});
