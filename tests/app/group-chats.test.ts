import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writerOf } from '../support/activities.ts';
import { chainOn, DAY, importDeciders, testKind, WHO } from '../support/decision-chain.ts';
import { manualClock } from '../support/manual-clock.ts';
import { buttonsOf, wordsOf } from '../support/message-cards.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

/** The manifest allows 1:1 chats only; an activity from elsewhere may still arrive, as with an older package or a forwarded card. */

const TENANT = '00000000-0000-4000-8000-00000000000a';
const PLACES = {
  'a group chat': { conversation: { id: '19:g', conversationType: 'groupChat', isGroup: true, tenantId: TENANT } },
  'a channel': { conversation: { id: '19:c', conversationType: 'channel', isGroup: true, tenantId: TENANT } },
  'a chat of which nothing is said but that it is a group': { conversation: { id: '19:u', isGroup: true, tenantId: TENANT } },
} as const;
const NOT_HERE = '1対1のチャットでお使いください';

let bot: BotUnderTest;
let id = '';
beforeAll(async () => {
  const kind = testKind();
  bot = await startLocalBot({}, { clock: manualClock(DAY.toISOString()), approvalKinds: [kind] });
  await importDeciders(bot.app.storage);
  id = await chainOn(bot.app.storage, kind).open('r1');
});
afterAll(() => bot.stop());

describe.each(Object.entries(PLACES))('in %s', (_, place) => {
  const says = async (who: number, text: string): Promise<string> =>
    (await bot.replies(bot.activitiesOf(writerOf(who)).message(text, place))).map(wordsOf).join('\n');

  it.each(['マイページ', '承認', '管理', 'DXリーダー', '研修', '申請', '代理', 'DXリーダー名簿'])(
    '「%s」 shows nothing of anybody, and says where it can be used',
    async (words) => {
      const answer = await says(WHO.manager, words);
      expect(answer).toContain(NOT_HERE);
      expect(answer).not.toMatch(/星野|月岡|通信教育|対象です/);
    },
  );

  it.each(['approvals.approve', 'approvals.see', 'approvals.open', 'approvals.reject', 'dx-leaders.programme', 'home.mine'])(
    'a tap of %s, by either way in, changes nothing and shows nothing',
    async (verb) => {
      const data = { case: id, version: 1, category: 'duties', sentence: '理由です。' };
      for (const button of ['execute', 'submit'] as const) {
        const answers = await bot.replies(bot.activitiesOf(writerOf(WHO.manager))[button](verb, data, place));
        expect(answers.map(wordsOf).join()).toContain(NOT_HERE);
        expect(JSON.stringify(answers)).not.toMatch(/星野|月岡|通信教育/);
      }
      const found = await bot.app.storage.db.selectFrom('approval_case').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
      expect(found).toMatchObject({ state: 'open', version: 1 });
      // A shared card belongs to the others as well and stays as it is.
      expect(bot.connector.calls.filter(({ method }) => method === 'PUT')).toEqual([]);
    },
  );

  it('the hub has no doors that would tell what somebody may do or what waits for them', async () => {
    const [hub] = await bot.replies(bot.activitiesOf(writerOf(WHO.manager)).message('ヘルプ', place));
    const verbs = buttonsOf(hub).map(({ data }) => String(data['verb']));
    expect(verbs.length).toBeGreaterThan(0);
    expect(verbs.filter((verb) => !/^(home|policy-qa)\./.test(verb) || verb === 'home.mine' || verb === 'home.desk')).toEqual([]);
  });

  it('questions about the policy are answered, without what is there for this person; a wish opens no form', async () => {
    expect(await says(WHO.applicant, 'OJTとは何ですか')).toContain('職場研修（OJT）');
    const [wish] = await bot.replies(bot.activitiesOf(writerOf(WHO.applicant)).message('通信教育を受けたい', place));
    expect(buttonsOf(wish).filter(({ data }) => /^(forms|training|dx-leaders)\./.test(String(data['verb'])))).toEqual([]);
  });
});

it('in one’s own chat all of it is there', async () => {
  const own = async (text: string) => (await bot.replies(bot.activitiesOf(writerOf(WHO.manager)).message(text))).map(wordsOf).join();
  expect(await own('承認')).toContain('通信教育講座の申込み');
  expect(await own('ヘルプ')).not.toContain(NOT_HERE);
});
