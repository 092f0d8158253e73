import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writerOf } from '../support/activities.ts';
import type { Activity, Json } from '../support/activities.ts';
import { asked, auditLines, chainOn, DAY, endOf, importDeciders, REASON, subjectSaying, testKind, WHO } from '../support/decision-chain.ts';
import type { Chain } from '../support/decision-chain.ts';
import { manualClock } from '../support/manual-clock.ts';
import { buttonsOf, wordsOf } from '../support/message-cards.ts';
import { idOf } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

const LONG = 'あ'.repeat(10_000);
const clock = manualClock(DAY.toISOString());
let bot: BotUnderTest;
let chain: Chain;
let count = 0;
let subject = '';
let id = '';

beforeAll(async () => {
  const kind = testKind();
  const longKind = { ...testKind(LONG), kind: 'test.long' };
  bot = await startLocalBot({}, { clock, approvalKinds: [kind, longKind] });
  await importDeciders(bot.app.storage);
  chain = chainOn(bot.app.storage, kind);
});
afterAll(() => bot.stop());
beforeEach(async () => {
  count += 1;
  subject = `r${String(count)}`;
  id = await chain.open(subject, { subject: () => subjectSaying(REASON) });
});

type Message = Record<string, Json>;

/** The card that stands in the place of the tapped one. */
async function tap(who: number, verb: string, data: object): Promise<Message> {
  const response = await bot.post(bot.activitiesOf(writerOf(who)).execute(verb, data));
  expect(response.status).toBe(200);
  const body = (await response.json()) as Record<string, Json>;
  expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  expect(Buffer.byteLength(JSON.stringify(body['value']))).toBeLessThan(25 * 1024);
  return { attachments: [{ content: body['value'] }] };
}

/** What answers this activity; messages of the outbox arrive in between. */
async function answerTo(activity: Activity): Promise<Message> {
  const replies = await bot.replies(activity);
  const own = replies.filter(({ replyToId }) => replyToId === activity['id']);
  expect(own).toHaveLength(1);
  return own[0] ?? {};
}

/** The notice that is sent below the tapped card, which stays as it is. */
async function refusal(who: number, verb: string, data: object): Promise<string> {
  return wordsOf(await answerTo(bot.activitiesOf(writerOf(who)).execute(verb, data)));
}

/** The button of an older client, or one that opens something new. */
const submit = (who: number, verb: string, data: Record<string, unknown>): Promise<Message> =>
  answerTo(bot.activitiesOf(writerOf(who)).submit(verb, data));

const says = (who: number, text: string, locale = 'ja-JP'): Promise<Message> =>
  answerTo(bot.activitiesOf(writerOf(who)).message(text, { locale }));

const verbsOn = (message: Message): string[] => buttonsOf(message).map(({ data }) => String(data['verb']));
const state = async (): Promise<unknown> => (await chain.approvals.find('test.record', subject))?.state;
const ref = (version: number) => ({ case: id, version });

/** The data of an input on the card. */
function input(message: Message, name: string): Json {
  const found: Json[] = [];
  JSON.stringify(message, (_, value: Json) => {
    if (value !== null && typeof value === 'object' && value.id === name) found.push(value);
    return value;
  });
  return found[0];
}

describe('the decider card', () => {
  it('reaches the 所属長 whole, with the words of the applicant harmless', async () => {
    const row = await bot.app.storage.db
      .selectFrom('outbox_message')
      .select('card')
      .where('dedupe_key', 'like', `approvals.turn:${id}%`)
      .executeTakeFirstOrThrow();
    const card = JSON.parse(row.card) as { content: Json; summary: string };
    const words = wordsOf({ attachments: [{ content: card.content }] });
    for (const shown of [
      '通信教育講座の申込み',
      '星野 あかりさん（市民生活部 市民課）',
      '令和8年12月17日（木）（あと5営業日）',
      '4.1.(3)',
    ]) {
      expect(words).toContain(shown);
    }
    expect(words).toContain('\\*強調\\* \\[リンク\\](https://evil.example)');
    expect(card.summary).not.toMatch(/星野|通信教育/);
    expect(buttonsOf({ attachments: [{ content: card.content }] })).toHaveLength(4);
  });

  it('turns into its result in place, for the next decider too, and is closed for everybody', async () => {
    const first = await tap(WHO.manager, 'approvals.approve', ref(1));
    expect(wordsOf(first)).toContain('承認しました。次の人に回しました');
    expect(wordsOf(first)).toContain('✓ 所属長は承認済み（人事担当の承認待ち）');
    expect(verbsOn(first)).toEqual([]);
    const last = await tap(WHO.hr, 'approvals.approve', ref(2));
    expect(wordsOf(last)).toContain('✓ 承認済み');
    expect(wordsOf(last)).toContain('✓ 人事担当：高橋 花子さん（総務部 人事課）が承認。令和8年12月10日（木）10:00');
    expect(await endOf(bot.app.storage, subject)).toMatchObject({ state: 'approved' });
    const other = await tap(WHO.otherHr, 'approvals.approve', ref(2));
    expect(wordsOf(other)).toContain('すでにここまで進んでいます');
    expect(wordsOf(other)).toContain('高橋 花子さん');
    expect(verbsOn(other)).toEqual([]);
  });

  it('shows the true state to a double tap and to an old card, and records one decision', async () => {
    const [one, two] = await Promise.all([tap(WHO.manager, 'approvals.approve', ref(1)), tap(WHO.manager, 'approvals.approve', ref(1))]);
    for (const card of [one, two]) expect(wordsOf(card)).toContain('✓ 所属長は承認済み');
    const lines = (await auditLines(bot.app.storage)).filter(({ detail }) => detail['record'] === subject);
    expect(lines).toHaveLength(1);
  });

  it('asks again when the case changed after the card was sent, with buttons that work', async () => {
    await tap(WHO.manager, 'approvals.hold', ref(1));
    const old = await tap(WHO.manager, 'approvals.approve', ref(1));
    expect(wordsOf(old)).toContain('カードが届いた後に変わりました');
    expect(wordsOf(old)).toContain('◇ 保留中');
    expect(await state()).toBe('open');
    const approve = buttonsOf(old).find(({ data }) => data['verb'] === 'approvals.approve');
    expect(wordsOf(await tap(WHO.manager, 'approvals.approve', approve?.data ?? {}))).toContain('✓ 所属長は承認済み');
  });

  it('answers older clients, whose button comes as a message', async () => {
    const message = await submit(WHO.manager, 'approvals.approve', ref(1));
    expect(wordsOf(message)).toContain('✓ 所属長は承認済み');
  });
});

describe('who may not decide', () => {
  it.each([
    ['somebody else', WHO.colleague, 'この操作はできません'],
    ['the applicant', WHO.applicant, '自分の申請は、自分では決められません'],
    ['人事担当 before their turn', WHO.hr, 'まだ順番ではありません'],
  ])('%s gets a plain card, nothing of the case, and a line in the audit log', async (_, who, title) => {
    for (const verb of ['approvals.approve', 'approvals.reject', 'approvals.hold']) {
      const data = { ...ref(1), category: 'duties', sentence: '理由です', role: 'hr', applicant: idOf(6) };
      const card = await tap(who, verb, data);
      expect(wordsOf(card)).toContain(title);
      expect(wordsOf(card)).not.toMatch(/通信教育|窓口/);
      expect(verbsOn(card)).toEqual([]);
    }
    for (const verb of ['approvals.see', 'approvals.ask-reject']) {
      expect(wordsOf(await tap(who, verb, ref(1)))).not.toMatch(/通信教育|窓口/);
    }
    expect(await state()).toBe('open');
    const refused = (await auditLines(bot.app.storage)).filter(
      ({ action, actor }) => action === 'approvals.refused' && actor === idOf(who),
    );
    expect(refused.length).toBeGreaterThanOrEqual(5);
  });

  it('a forged id, a forged version, a missing field and a forged verb change nothing', async () => {
    expect(wordsOf(await tap(WHO.manager, 'approvals.approve', { case: 'forged', version: 1 }))).toContain('この操作はできません');
    expect(wordsOf(await tap(WHO.manager, 'approvals.approve', ref(2)))).toContain('カードが届いた後に変わりました');
    for (const [verb, data] of [
      ['approvals.approve', { version: 1 }],
      ['approvals.approve', { case: id, version: 'x' }],
      ['approvals.approve', { case: { $ne: '' }, version: 1 }],
      ['approvals.decide-all', ref(1)],
    ] as const) {
      expect(await refusal(WHO.manager, verb, data)).toContain('このカードは今は使えません');
    }
    expect(await state()).toBe('open');
  });

  it('somebody outside the roster is told so', async () => {
    expect(await refusal(404, 'approvals.approve', ref(1))).toContain('職員名簿に登録がありません');
  });
});

describe('rejecting', () => {
  it('asks once for category and sentence, on the card, and can be left without a reason', async () => {
    const form = await tap(WHO.manager, 'approvals.ask-reject', ref(1));
    expect(verbsOn(form)).toEqual(['approvals.reject', 'approvals.see']);
    expect(input(form, 'category').choices).toHaveLength(5);
    const back = await tap(WHO.manager, 'approvals.see', ref(1));
    expect(verbsOn(back)).toContain('approvals.approve');
    expect(await state()).toBe('open');
  });

  it('comes back filled in without a sentence or a category, one message beside each', async () => {
    const none = await tap(WHO.manager, 'approvals.reject', ref(1));
    expect(wordsOf(none)).toContain('⚠ 区分を選んでください');
    expect(wordsOf(none)).toContain('⚠ 理由を文で書いてください');
    const half = await tap(WHO.manager, 'approvals.reject', { ...ref(1), category: 'duties', sentence: '   ' });
    expect(wordsOf(half)).not.toContain('⚠ 区分');
    expect(input(half, 'category').value).toBe('duties');
    const forged = await tap(WHO.manager, 'approvals.reject', { ...ref(1), category: 'forged', sentence: '残る文です' });
    expect(wordsOf(forged)).toContain('⚠ 区分を選んでください');
    expect(input(forged, 'sentence').value).toBe('残る文です');
    expect(await state()).toBe('open');
  });

  it('answers 10,000 characters with the count, on a card that still fits', async () => {
    const card = await tap(WHO.manager, 'approvals.reject', { ...ref(1), category: 'other', sentence: LONG });
    expect(wordsOf(card)).toContain('いま10000文字あります（初めの2000文字を残しました）');
    expect(input(card, 'sentence').value).toBe('あ'.repeat(2000));
    const just = await tap(WHO.manager, 'approvals.reject', { ...ref(1), category: 'other', sentence: 'あ'.repeat(501) });
    expect(input(just, 'sentence').value).toBe('あ'.repeat(501));
    expect(await state()).toBe('open');
  });

  it('closes the case with the reason in the decider’s own words', async () => {
    const card = await tap(WHO.manager, 'approvals.reject', {
      ...ref(1),
      category: 'duties',
      sentence: '  [年度末](https://evil.example)のため  ',
    });
    expect(wordsOf(card)).toContain('✕ 却下');
    expect(wordsOf(card)).toContain('区分：業務の都合。「\\[年度末\\](https://evil.example)のため」');
    expect(await endOf(bot.app.storage, subject)).toMatchObject({ state: 'rejected', rejection: { categoryCode: 'duties' } });
    expect(wordsOf(await tap(WHO.manager, 'approvals.reject', { ...ref(1), category: 'other', sentence: '別の理由' }))).not.toContain(
      '別の理由',
    );
  });
});

describe('代理に回す', () => {
  it('asks who is meant when the name is not clear, and tells the colleague', async () => {
    const form = await tap(WHO.manager, 'approvals.ask-delegate', ref(1));
    expect(verbsOn(form)).toEqual(['approvals.delegate', 'approvals.see']);
    const many = await tap(WHO.manager, 'approvals.delegate', { ...ref(1), colleague: 'ショクイン' });
    expect(wordsOf(many)).toContain('下から選んでください');
    expect(input(many, 'colleague').value).toBe('ショクイン');
    expect(wordsOf(await tap(WHO.manager, 'approvals.delegate', { ...ref(1), colleague: LONG }))).toContain('職員名簿に見つかりません');
    expect(wordsOf(await tap(WHO.manager, 'approvals.delegate', ref(1)))).toContain('⚠ 氏名か職員番号を入れてください');
    expect(wordsOf(await tap(WHO.manager, 'approvals.delegate', { ...ref(1), colleague: '1' }))).toContain('申請した本人には回せません');
    const choice = { ...ref(1), colleague: 'ショクイン', choice: idOf(WHO.colleague) };
    expect(wordsOf(await tap(WHO.manager, 'approvals.delegate', choice))).toContain('代理に回しました');
    expect(await asked(bot.app.storage)).toContain('approvals.delegated:6');
    const seen = await tap(WHO.colleague, 'approvals.see', ref(2));
    expect(wordsOf(seen)).toContain('\\[森\\](https://evil.example) \\*\\*太\\*\\*さん');
    expect(verbsOn(seen)).not.toContain('approvals.ask-delegate');
    expect(wordsOf(await tap(WHO.colleague, 'approvals.approve', ref(2)))).toContain('の代理）が承認');
  });
});

describe('承認', () => {
  it('lists what waits, by 期限, four to a page, and opens the card', async () => {
    const list = await says(WHO.manager, '承認');
    expect(buttonsOf(list).filter(({ data }) => data['verb'] === 'approvals.open')).toHaveLength(4);
    expect(buttonsOf(list).length).toBeLessThanOrEqual(6);
    expect(wordsOf(await tap(WHO.manager, 'approvals.list', { page: 99 }))).toContain('初めに戻る');
    const opened = await submit(WHO.manager, 'approvals.open', { case: id });
    expect(verbsOn(opened)).toContain('approvals.approve');
    expect(wordsOf(await says(WHO.colleague, '承認'))).toContain('いまはありません');
    expect(verbsOn(await says(WHO.colleague, '承認'))).toEqual([]);
    expect(wordsOf(await says(WHO.manager, 'approvals', 'en-US'))).toContain('Waiting for your decision');
  });

  it('has a door on the hub for those who decide, and for nobody else', async () => {
    expect(verbsOn(await says(WHO.manager, 'ヘルプ'))).toContain('approvals.list');
    expect(verbsOn(await says(WHO.checker, 'ヘルプ'))).not.toContain('approvals.list');
  });

  it('shows long words shortened, and the whole page by page', async () => {
    const long = chainOn(bot.app.storage, { ...testKind(LONG), kind: 'test.long' });
    await long.open(`${subject}-long`, { kind: 'test.long' });
    const found = await long.approvals.find('test.long', `${subject}-long`);
    const card = await tap(WHO.manager, 'approvals.see', { case: found?.id });
    expect(wordsOf(card)).toContain('…');
    const pages = [await submit(WHO.manager, 'approvals.read', { case: found?.id, page: 0 })];
    for (let page = 1; page < 5; page += 1) pages.push(await tap(WHO.manager, 'approvals.read', { case: found?.id, page }));
    expect(pages.map((page) => /\d \/ \d/.exec(wordsOf(page))?.[0])).toEqual(['1 / 5', '2 / 5', '3 / 5', '4 / 5', '5 / 5']);
    expect(pages.map(wordsOf).join('').match(/あ/g)).toHaveLength(10_000);
    expect(verbsOn(pages[4] ?? {})).toEqual([]);
    await tap(WHO.manager, 'approvals.approve', { case: found?.id, version: 1 });
  });
});

describe('代理を決める', () => {
  const deputise = (data: object, who: number = WHO.manager): Promise<Message> => tap(who, 'approvals.deputise', data);
  const DAYS = { from: '2026-12-10', until: '2026-12-18' };

  it('comes back filled in with what is wrong', async () => {
    const card = await deputise({ delegation: 'd0', colleague: '月岡', from: '2026-12-09', until: '2026-12-01' });
    for (const problem of ['下から選んでください', '今日かそれより後の日にしてください']) expect(wordsOf(card)).toContain(problem);
    expect(input(card, 'colleague').value).toBe('月岡');
    expect(input(card, 'until').value).toBe('2026-12-01');
    expect(wordsOf(await deputise({ delegation: 'd0', colleague: '2', ...DAYS }))).toContain('自分以外の人');
    expect(wordsOf(await deputise({ delegation: 'd0', colleague: '7', ...DAYS }))).toContain('実施事務従事者');
    expect(wordsOf(await deputise({ delegation: 'd0', colleague: '6' }))).toContain('日を選んでください');
    expect(wordsOf(await deputise({ delegation: 'd0', colleague: LONG, from: LONG, until: '2026-02-30' }))).toContain('見つかりません');
  });

  it('is given once, seen on both sides, told, and ended by the giver alone', async () => {
    const given = await deputise({ delegation: 'd1', colleague: '6', ...DAYS });
    expect(wordsOf(given)).toContain('✓ 代理を決めました');
    expect(wordsOf(given)).toContain('令和8年12月10日（木）〜令和8年12月18日（金）');
    expect(wordsOf(await deputise({ delegation: 'd1', colleague: '6', ...DAYS }))).toContain('変わりはありません');
    expect(wordsOf(await deputise({ delegation: 'd2', colleague: '4', ...DAYS }))).toContain('すでに別の代理がいます');
    expect((await asked(bot.app.storage)).filter((key) => key === 'approvals.deputy-started:6')).toHaveLength(1);
    expect(wordsOf(await says(WHO.colleague, '代理'))).toContain('月岡 誠さん（市民生活部 市民課）の代理を、あなたが務めます');
    expect(wordsOf(await says(WHO.colleague, '承認'))).toContain('月岡 誠さん（市民生活部 市民課）の代理');
    expect(wordsOf(await tap(WHO.colleague, 'approvals.revoke', { delegation: 'd1' }))).toContain('変わりはありません');
    expect(wordsOf(await tap(WHO.manager, 'approvals.revoke', { delegation: 'd1' }))).toContain('✓ 代理をやめました');
    expect(wordsOf(await says(WHO.colleague, '承認'))).toContain('いまはありません');
    expect(wordsOf(await tap(WHO.colleague, 'approvals.approve', ref(1)))).toContain('この操作はできません');
  });

  it('is only for those who decide', async () => {
    expect(wordsOf(await deputise({ delegation: 'd9', colleague: '4', ...DAYS }, WHO.colleague))).not.toContain('✓');
    expect(await bot.app.storage.db.selectFrom('delegation').select('id').where('id', '=', 'd9').execute()).toEqual([]);
  });
});
