import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writerOf } from '../support/activities.ts';
import type { Activities, Activity } from '../support/activities.ts';
import { wordsOf } from '../support/message-cards.ts';
import { importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

let bot: BotUnderTest;
let count = 300;

beforeAll(async () => {
  bot = await startLocalBot();
  await importText(bot.app.storage, rosterFile(rosterLine(399, { name: '星野 あかり' })));
});
afterAll(() => bot.stop());

function newcomer(): Activities {
  count += 1;
  return bot.activitiesOf(writerOf(count));
}

/** How many messages came of these activities, sent one after the other. */
async function welcomes(...activities: readonly Activity[]): Promise<number> {
  let sent = 0;
  for (const activity of activities) sent += (await bot.replies(activity)).length;
  return sent;
}

describe('a person for whom the bot is installed', () => {
  it('is greeted by name with the hub', async () => {
    const [welcome, ...more] = await bot.replies(bot.activitiesOf(writerOf(399)).installation('add'));
    expect(more).toEqual([]);
    expect(wordsOf(welcome)).toContain('星野 あかりさん、何をお手伝いしましょうか');
  });

  it.each<[string, (who: Activities) => Activity[]]>([
    ['installationUpdate alone', (who) => [who.installation('add')]],
    ['conversationUpdate alone', (who) => [who.botAdded()]],
    ['installationUpdate first', (who) => [who.installation('add'), who.botAdded()]],
    ['conversationUpdate first', (who) => [who.botAdded(), who.installation('add')]],
    ['each of them twice', (who) => [who.installation('add'), who.botAdded(), who.installation('add'), who.botAdded()]],
    ['a question before the events', (who) => [who.installation('add'), who.botAdded()]],
  ])('is greeted exactly once by %s', async (name, events) => {
    const who = newcomer();
    if (name.startsWith('a question')) await bot.replies(who.message('OJTとは何ですか'));
    expect(await welcomes(...events(who))).toBe(1);
  });

  it('is greeted exactly once when both events arrive at the same moment', async () => {
    const who = newcomer();
    const before = bot.connector.messages().length;
    await Promise.all([who.installation('add'), who.botAdded(), who.botAdded(), who.installation('add')].map((event) => bot.post(event)));
    expect(bot.connector.messages()).toHaveLength(before + 1);
  });

  it.each<[string, (who: Activities) => Activity]>([
    ['installationUpdate', (who) => who.installation('remove')],
    ['conversationUpdate', (who) => who.botAdded({ membersAdded: undefined, membersRemoved: [{ id: '28:bot' }] })],
  ])('is greeted once more after the bot was removed, as %s tells, and installed again', async (_, removal) => {
    const who = newcomer();
    expect(await welcomes(who.installation('add'), who.botAdded())).toBe(1);
    expect(await welcomes(removal(who))).toBe(0);
    expect(await welcomes(who.installation('add'), who.botAdded())).toBe(1);
  });

  it.each(['add-upgrade', 'remove-upgrade'])('is not greeted by %s', async (action) => {
    const who = newcomer();
    expect(await welcomes(who.installation(action))).toBe(0);
  });

  it('is not greeted when somebody else joins the chat', async () => {
    expect(await welcomes(newcomer().botAdded({ membersAdded: [{ id: '29:somebody', aadObjectId: writerOf(1).aadObjectId }] }))).toBe(0);
  });

  it('is not greeted in a group', async () => {
    const conversation = { id: '19:group', conversationType: 'groupChat', isGroup: true };
    const who = newcomer();
    expect(await welcomes(who.installation('add', { conversation }), who.botAdded({ conversation }))).toBe(0);
  });
});

describe('a person who removed the bot', () => {
  const stateOf = async (number: number) => {
    const { db } = bot.app.storage;
    const rows = db.selectFrom('conversation').select('install_state').where('aad_object_id', '=', writerOf(number).aadObjectId);
    return (await rows.execute()).map((row) => row.install_state);
  };

  it('cannot be written to until they write or install again', async () => {
    const who = newcomer();
    await bot.replies(who.installation('add'));
    expect(await stateOf(count)).toEqual(['installed']);
    await bot.replies(who.installation('remove'));
    expect(await stateOf(count)).toEqual(['uninstalled']);
    await bot.replies(who.message('OJTとは何ですか'));
    expect(await stateOf(count)).toEqual(['installed']);
  });

  it('and was never heard of before leaves no address behind', async () => {
    await bot.replies(newcomer().installation('remove'));
    expect(await stateOf(count)).toEqual([]);
  });
});
