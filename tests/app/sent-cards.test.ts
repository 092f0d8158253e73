import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writerOf } from '../support/activities.ts';
import type { Json } from '../support/activities.ts';
import { chainOn, DAY, importDeciders, subjectSaying, testKind, WHO } from '../support/decision-chain.ts';
import type { Chain } from '../support/decision-chain.ts';
import { manualClock } from '../support/manual-clock.ts';
import { buttonsOf, wordsOf } from '../support/message-cards.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

type Call = BotUnderTest['connector']['calls'][number];

const STEPS = [{ name: 'hr', decider: { kind: 'role', role: 'hr' } }] as const;
let bot: BotUnderTest;
let chain: Chain;
let count = 0;
let id = '';
let card = '';

beforeAll(async () => {
  const kind = testKind();
  bot = await startLocalBot({}, { clock: manualClock(DAY.toISOString()), approvalKinds: [kind] });
  await importDeciders(bot.app.storage);
  chain = chainOn(bot.app.storage, kind);
  for (const who of [WHO.hr, WHO.otherHr]) await bot.replies(bot.activitiesOf(writerOf(who)).message('ヘルプ'));
});
afterAll(() => bot.stop());

/** Each case begins when both of 人事担当 have its card in their chats. */
beforeEach(async () => {
  count += 1;
  const before = bot.connector.calls.length;
  id = await chain.open(`r${String(count)}`, { steps: [...STEPS], subject: () => subjectSaying('理由') });
  await Promise.all(
    [WHO.hr, WHO.otherHr].map((who) => fresh(before, (call) => call.method === 'POST' && isTo(call, who) && shows(call, '承認の依頼'))),
  );
  card = await cardOf(WHO.otherHr);
});

function fresh(since: number, fits: (call: Call) => boolean): Promise<Call> {
  return bot.connector.waitFor((call) => bot.connector.calls.indexOf(call) >= since && fits(call));
}
const isTo = ({ path }: Call, who: number): boolean => decodeURIComponent(path).includes(`29:writer-${String(who)}`);
const shows = ({ activity }: Call, words: string): boolean => wordsOf(activity).includes(words);

async function cardOf(who: number): Promise<string> {
  const key = `approvals.turn:${id}%:${writerOf(who).aadObjectId}`;
  const sent = () =>
    bot.app.storage.db.selectFrom('outbox_message').select('activity_id').where('dedupe_key', 'like', key).executeTakeFirst();
  await expect.poll(async () => (await sent())?.activity_id ?? '').not.toBe('');
  return (await sent())?.activity_id ?? '';
}

/** On the card that was sent, or on another one. */
async function tap(who: number, verb: string, version: number, on?: string): Promise<Record<string, Json>> {
  const response = await bot.post(
    bot.activitiesOf(writerOf(who)).execute(verb, { case: id, version }, { replyToId: on ?? (await cardOf(who)) }),
  );
  return (await response.json()) as Record<string, Json>;
}

describe('the card of the other decider', () => {
  it('is closed where it is, and no message is sent to the one who tapped', async () => {
    const before = bot.connector.calls.length;
    expect(JSON.stringify(await tap(WHO.hr, 'approvals.approve', 1))).toContain('✓ 承認済み');
    const put = await fresh(before, ({ method }) => method === 'PUT');
    expect(isTo(put, WHO.otherHr)).toBe(true);
    expect(decodeURIComponent(put.path)).toContain(`/activities/${card}`);
    expect(wordsOf(put.activity)).toContain('✓ 人事担当：高橋 花子さん（総務部 人事課）が承認');
    expect(buttonsOf(put.activity)).toEqual([]);
    const after = bot.connector.calls.slice(before);
    expect(after.filter((call) => isTo(call, WHO.hr))).toEqual([]);
    expect(after.filter((call) => isTo(call, WHO.otherHr) && call.method === 'POST')).toEqual([]);
  });

  it('is closed for the one who decided in the list of 承認, too', async () => {
    const before = bot.connector.calls.length;
    const own = await cardOf(WHO.hr);
    await tap(WHO.hr, 'approvals.approve', 1, 'list');
    const put = await fresh(before, (call) => call.method === 'PUT' && isTo(call, WHO.hr));
    expect(decodeURIComponent(put.path)).toContain(`/activities/${own}`);
    expect(buttonsOf(put.activity)).toEqual([]);
  });

  it('is updated with buttons that work when it is put on hold, and closed after that', async () => {
    const before = bot.connector.calls.length;
    await tap(WHO.hr, 'approvals.hold', 1);
    const held = await fresh(before, ({ method }) => method === 'PUT');
    expect(wordsOf(held.activity)).toContain('◇ 保留中');
    const approve = buttonsOf(held.activity).find(({ data }) => data['verb'] === 'approvals.approve');
    expect(approve?.data).toMatchObject({ case: id, version: 2 });
    const then = bot.connector.calls.length;
    await tap(WHO.hr, 'approvals.approve', 2);
    const closed = await fresh(then, ({ method }) => method === 'PUT');
    expect(decodeURIComponent(closed.path)).toContain(`/activities/${card}`);
    expect(wordsOf(closed.activity)).toContain('✓ 承認済み');
  });

  it('comes as a new message with the new state when Teams no longer knows it', async () => {
    const before = bot.connector.calls.length;
    const gone = { status: 404, body: { error: { code: 'ActivityNotFoundInConversation', message: '' } } };
    bot.connector.answerNext(gone, gone);
    await tap(WHO.hr, 'approvals.approve', 1);
    await fresh(before, ({ method }) => method === 'PUT');
    await bot.ask('/clock 2026-12-10T12:00');
    await bot.ask('/clock now');
    const anew = await fresh(before, (call) => call.method === 'POST' && isTo(call, WHO.otherHr));
    expect(wordsOf(anew.activity)).toContain('✓ 承認済み');
    expect(buttonsOf(anew.activity)).toEqual([]);
    expect(anew.activity['summary']).toBe('承認・終わったもの');
    expect(bot.connector.calls.slice(before).filter((call) => isTo(call, WHO.hr))).toEqual([]);
  });
});
