import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writerOf } from '../support/activities.ts';
import type { Json } from '../support/activities.ts';
import { manualClock } from '../support/manual-clock.ts';
import { buttonsOf, wordsOf } from '../support/message-cards.ts';
import { idOf, importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';
import { announcerOf, idOn } from '../features/announcements/announcement-taps.ts';
import { handsOf } from '../features/forms/form-taps.ts';
import type { Hands, HeldCard } from '../features/forms/form-taps.ts';

const STAFF = 130;
const clock = manualClock('2026-12-01T09:00:00+09:00');
let bot: BotUnderTest;
let hr: Hands;
let second: Hands;
let employee: Hands;
let announcer: ReturnType<typeof announcerOf>;

const of = (number: number): Hands => handsOf(bot, bot.activitiesOf(writerOf(number)));

beforeAll(async () => {
  bot = await startLocalBot({}, { clock });
  const lines = Array.from({ length: STAFF }, (_, at) => rosterLine(200 + at, { bureau: '市民生活部', section: '市民課' }));
  const hrLines = [rosterLine(101, { name: '高橋 花子', roles: 'hr' }), rosterLine(102, { name: '月岡 誠', roles: 'hr' })];
  await importText(bot.app.storage, rosterFile(...hrLines, ...lines));
  [hr, second, employee] = [of(101), of(102), of(200)];
  // Each has a chat of their own but the last ten.
  for (const number of [101, 102, ...Array.from({ length: STAFF - 10 }, (_, at) => 200 + at)]) await of(number).say('ヘルプ');
  announcer = announcerOf(hr);
});
afterAll(() => bot.stop());

/** Messages that one person got, the newest last. */
function inboxOf(number: number): Record<string, Json>[] {
  return bot.connector.messages().filter(({ recipient }) => recipient?.id === bot.activitiesOf(writerOf(number)).message('')['from'].id);
}

async function arrived(number: number, words: string): Promise<Record<string, Json>> {
  const id = bot.activitiesOf(writerOf(number)).message('')['from'].id;
  const call = await bot.connector.waitFor(({ activity }) => activity['recipient']?.id === id && wordsOf(activity).includes(words));
  return call.activity;
}

async function audit(action: string): Promise<{ actor: string; subject: string; detail: string }[]> {
  const { db } = bot.app.storage;
  return db.selectFrom('audit_entry').select(['actor', 'subject', 'detail']).where('action', '=', action).orderBy('seq').execute();
}

/** Until nothing of this announcement waits. */
async function settled(id: string): Promise<void> {
  const { db } = bot.app.storage;
  for (;;) {
    const waiting = await db
      .selectFrom('outbox_message')
      .select('id')
      .where('batch', '=', `announcements:${id}`)
      .where('state', 'in', ['pending', 'sending'])
      .limit(1)
      .executeTakeFirst();
    if (waiting === undefined) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('from the first card to the file', () => {
  let checked: HeldCard;
  let id: string;

  it('is written, with the head count, who cannot be reached, the time and how long it takes', async () => {
    expect((await hr.say('管理')).titles).toContain('お知らせの管理');
    expect((await hr.open('announcements.desk', {})).words).toContain('まだ一つもありません');
    checked = await announcer.compose({ options: { mandatory: '全員の提出が要るため' } });
    id = idOn(checked);
    expect(checked.words).toContain('合計\n132人');
    expect(checked.words).toContain('市民生活部\n130人');
    expect(checked.words).toContain('アプリが入っていない\n10人');
    expect(checked.words).toContain('送る日時\nすぐ');
    expect(checked.words).toMatch(/かかる時間\n約\d秒/);
    expect(checked.words).toContain('100人を超えるため、もう一人の人事担当の確認がいります');
  });

  it('is tested on oneself, exactly as it will arrive', async () => {
    const tested = await announcer.step(checked, 'test');
    expect(tested.words).toContain('✓ この内容で済み');
    const card = await arrived(101, '12月11日');
    expect(wordsOf(card)).toContain('**12月11日**までに出してください。');
    expect(buttonsOf(card).map(({ title }) => title)).toEqual(['読みました', '質問があります']);
    const tried = await hr.tap('announcements.read', { id });
    expect(tried.words).not.toContain('✓ 読みました');
  });

  it('is confirmed by a second person, never by its author', async () => {
    const asked = await announcer.step(checked, 'send');
    expect(asked.words).toContain('もう一人の人事担当に確認を頼みました');
    const seen = { id, revision: 3 };
    expect((await hr.tap('announcements.desk-confirm', seen)).words).toContain('作成・変更・依頼をした人は、確認できません');
    const note = await arrived(102, '確認をお願いします');
    const [open] = buttonsOf(note);
    expect(open?.title).toBe('内容を確かめる');
    const request = await second.open('announcements.desk-open', { id: open?.data['id'] });
    expect(request.words).toContain('**12月11日**までに出してください。');
    const confirmed = await second.tap('announcements.desk-confirm', request.data('announcements.desk-confirm'));
    expect(confirmed.words).toContain('✓ 送り始めました');
    expect(await audit('announcements.confirmed')).toMatchObject([{ actor: idOf(102), subject: id }]);
  });

  it('reaches everybody who can be reached, and tells the rest with what to do', async () => {
    await arrived(200, '12月11日');
    await settled(id);
    clock.advance(60_000);
    await hr.say('/clock 2026-12-01T09:05');
    const progress = await hr.tap('announcements.desk-show', { id });
    expect(progress.words).toContain('⚠ 送り終えました（届いていない人がいます）');
    expect(progress.words).toContain('132人のうち122人に届きました');
    expect(progress.words).toContain('アプリが入っていない: 10人');
    expect(progress.words).toContain('情報政策課に');
    expect(progress.titles).toContain('届いていない人だけに再送');
  });

  it('keeps one card of its progress up to date for the one who asked for it, down to the end', async () => {
    await bot.connector.waitFor(({ activity }) => wordsOf(activity).includes('132人のうち122人に届きました'));
    const cards = bot.connector.calls.filter(({ activity }) => wordsOf(activity).includes('132人のうち'));
    expect(cards.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('is read once, and counted', async () => {
    const read = await employee.tap('announcements.read', { id });
    expect(read.words).toContain('✓ 読みました（令和8年12月1日（火）');
    expect(read.titles).toEqual(['質問があります']);
    clock.advance(60_000);
    const again = await employee.tap('announcements.read', { id });
    expect(again.words).toBe(read.words);
    expect((await hr.tap('announcements.desk-show', { id })).words).toContain('読みました\n1人');
    expect((await employee.say('マイページ')).words).not.toContain('年末調整の書類');
    expect((await of(201).say('マイページ')).words).toContain('年末調整の書類');
  });

  it('P8: a question about it is answered from the policy first, and goes to its author all the same if wanted', async () => {
    const ask = await employee.tap('announcements.ask', { id });
    const empty = await employee.tap('announcements.question', { ...ask.data('announcements.question'), question: '  ' });
    expect(empty.words).toContain('質問を書いてください。');
    const offered = await employee.tap('announcements.question', {
      ...ask.data('announcements.question'),
      question: 'DXリーダーはどうやって選びますか',
    });
    expect(offered.words).toContain('方針に、近い答えがあります');
    expect(offered.words).toContain('公募');
    expect(offered.words).toContain('出典');
    expect((await audit('announcements.asked')).length).toBe(0);
    const sent = await employee.tap('announcements.question-send', offered.data('announcements.question-send'));
    expect(sent.words).toContain('質問を作成者に送りました');
    const twice = await employee.tap('announcements.question-send', offered.data('announcements.question-send'));
    expect(twice.words).toBe(sent.words);
    const asked = await arrived(101, 'DXリーダーはどうやって選びますか');
    expect(wordsOf(asked)).toContain('職員 200さん（市民生活部 市民課）');
    const button = buttonsOf(asked).find(({ data }) => data['verb'] === 'announcements.answer');
    const answered = await hr.tap('announcements.answer', { ...button?.data, answer: '公募です。**庁内の案内**をご覧ください。' });
    expect(answered.words).toContain('✓ 回答済み');
    const late = await second.tap('announcements.answer', { ...button?.data, answer: '別の答え' });
    expect(late.words).toContain('すでに回答されています');
    expect(wordsOf(await arrived(200, '公募です。'))).toContain('\\*\\*庁内の案内\\*\\*');
    expect(await audit('announcements.answered')).toMatchObject([{ actor: idOf(101), subject: id }]);
  });

  it('sends help first, and nothing to anybody, when a question sounds like distress', async () => {
    const ask = await employee.tap('announcements.ask', { id });
    const before = (await audit('announcements.asked')).length;
    const [help] = await bot.replies(
      bot
        .activitiesOf(writerOf(200))
        .execute('announcements.question', { ...ask.data('announcements.question'), question: 'もう死にたいです' }),
    );
    expect(wordsOf(help)).toContain('119');
    expect((await audit('announcements.asked')).length).toBe(before);
    const kept = await bot.app.storage.db.selectFrom('announcement_question').select('question').execute();
    expect(kept.map(({ question }) => question)).not.toContain('もう死にたいです');
  });

  it('P6: sends again to the gap only, and nobody gets a second copy', async () => {
    await of(329).say('ヘルプ');
    const copies = (number: number): number => inboxOf(number).filter((message) => wordsOf(message).includes('12月11日')).length;
    expect([copies(200), copies(329)]).toEqual([1, 0]);
    const ask = await hr.tap('announcements.desk-ask-resend', { id, what: 'gap' });
    expect(ask.words).toContain('アプリが入っていない\n10人');
    const again = await hr.tap('announcements.desk-resend', ask.data('announcements.desk-resend'));
    expect(again.words).toContain('✓ 10人に送り直しています');
    await arrived(329, '12月11日');
    await settled(id);
    await hr.say('/clock 2026-12-01T09:15');
    const progress = await hr.tap('announcements.desk-show', { id });
    expect(progress.words).toContain('132人のうち123人に届きました');
    expect(progress.words).toContain('アプリが入っていない: 9人');
    expect(copies(200)).toBe(1);
  });

  it('P7: names who has not read it, to 人事担当 alone, with a line in the audit log, and reminds them once a day', async () => {
    const names = await hr.tap('announcements.desk-unread', { id, page: 0 });
    expect(names.words).toContain('届いた人のうち、122人がまだです');
    expect(names.words).not.toContain('職員 200さん');
    expect(await audit('announcements.unread-viewed')).toMatchObject([{ actor: idOf(101), subject: id, detail: '{"count":122}' }]);
    const ask = await hr.tap('announcements.desk-ask-remind', { id });
    const reminded = await hr.tap('announcements.desk-remind', ask.data('announcements.desk-remind'));
    expect(reminded.words).toContain('✓ 122人に知らせました');
    expect((await hr.tap('announcements.desk-remind', ask.data('announcements.desk-remind'))).words).toContain('今日はもう知らせています');
    await arrived(201, 'まだお読みでないお知らせ');
    expect(inboxOf(200).map(wordsOf).join()).not.toContain('まだお読みでないお知らせ');
  });

  it('P5: names in a file everybody it was meant for, with state and reason', async () => {
    const sent = (await bot.replies(bot.activitiesOf(writerOf(101)).submit('announcements.desk-export', { id, format: 'csv' }))).findLast(
      ({ recipient }) => recipient.id === '29:writer-101',
    );
    const url = (/"url":"([^"]+)"/.exec(JSON.stringify(sent))?.[1] ?? '').replace(/^http:\/\/[^/]+/, bot.url);
    const csv = await (await fetch(url, { method: 'POST' })).text();
    const lines = csv.trim().split('\n');
    expect(lines).toHaveLength(133);
    expect(lines.filter((line) => line.includes('届いた'))).toHaveLength(123);
    expect(lines.filter((line) => line.includes('情報政策課'))).toHaveLength(9);
    expect(await audit('announcements.exported')).toMatchObject([{ actor: idOf(101), subject: id }]);
  });
});

describe('what is not theirs', () => {
  it("stays closed: the desk for others, somebody else's announcement, a made-up id", async () => {
    const mine = await announcer.compose({ audience: { numbers: '201' } });
    const id = idOn(mine);
    await announcer.step(mine, 'send');
    await arrived(201, '12月11日');
    for (const [verb, data] of [
      ['announcements.desk-show', { id }],
      ['announcements.desk-unread', { id, page: 0 }],
      ['announcements.desk-cancel', { id, revision: 3 }],
      ['announcements.answer', { id, answer: 'x' }],
      ['announcements.read', { id }],
      ['announcements.ask', { id }],
    ] as const) {
      const answers = await bot.replies(bot.activitiesOf(writerOf(202)).submit(verb, data));
      // Reminders of the test before may still be on their way.
      expect(
        answers.filter((message) => wordsOf(message).includes('この操作はできません')),
        verb,
      ).toHaveLength(1);
    }
    expect((await audit('announcements.refused')).filter(({ actor }) => actor === idOf(202))).toHaveLength(6);
    expect((await employee.open('announcements.open', { id: 'x' })).words).toContain('見つかりませんでした');
  });

  it("stays closed with a forged field: a long reason, another question's id, an unknown part", async () => {
    const draft = await announcer.compose();
    const id = idOn(draft);
    const odd = await hr.tap('announcements.desk-edit', { ...draft.data('announcements.desk-edit'), part: '<script>' });
    expect(odd.words).toContain('1/3: 本文');
    const old = await hr.tap('announcements.desk-send', { id, revision: 99 });
    expect(old.words).toContain('ほかの操作で先に変わっています');
    expect((await hr.tap('announcements.desk-confirm', { id, revision: 1 })).words).toContain('確認できません');
  });
});

describe('nothing that was typed is lost', () => {
  it('gives the card back filled in, with one message for each field and the very line of a bad number', async () => {
    const first = await hr.open('announcements.desk-new', {});
    const bad = await announcer.step(first, 'text', {
      name: '',
      text: '[ここ](https://evil.example/)を見てください',
      englishName: 'Hello',
    });
    expect(bad.words).toContain('3か所を直してください');
    expect(bad.words).toContain('使えないリンクがあります: https://evil.example/');
    expect(bad.values['text']).toBe('[ここ](https://evil.example/)を見てください');
    const second = await announcer.step(bad, 'text', { name: '件名', text: '本文', englishName: '' });
    const numbers = '職員番号,氏名\n200,職員\n999,だれか\n"201",職員\nなし';
    const lines = await announcer.step(second, 'audience', { numbers });
    expect(lines.words).toContain('3行目: 「999」は名簿にありません');
    expect(lines.words).toContain('5行目: 「なし」は職員番号として読めません');
    expect(lines.values['numbers']).toBe(numbers);
    const third = await announcer.step(lines, 'audience', { numbers: '職員番号,氏名\n200,職員\n"201",職員' });
    const options = await announcer.step(third, 'options', {
      sendDay: '2026-11-30',
      urgent: 'true',
      linkLabel: '案内',
      linkUrl: 'http://x',
    });
    expect(options.words).toContain('もう過ぎています');
    expect(options.words).toContain('急ぎで送れるのは必読のお知らせだけです');
    expect(options.words).toContain('使えないリンクがあります: http://x');
  });
});
