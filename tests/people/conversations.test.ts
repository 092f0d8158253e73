import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { personId } from '../../src/kernel/person.ts';
import { createConversations } from '../../src/people/conversations.ts';
import type { ChatAddress } from '../../src/people/port.ts';
import type { Storage } from '../../src/storage/port.ts';
import { onEachEngine } from '../support/engines.ts';
import { idOf } from '../support/roster.ts';

const ID = personId(idOf(1));
const ADDRESS: ChatAddress = {
  personId: ID,
  conversationId: 'a:chat',
  teamsId: '29:teams',
  tenantId: idOf(500),
  serviceUrl: 'https://smba.trafficmanager.net/jp/',
  botId: '28:bot',
  locale: 'ja',
};
const at = (time: string) => new Date(`2026-12-${time}:00+09:00`);

onEachEngine('conversations', (open) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });
  afterAll(() => storage.close());
  beforeEach(() => storage.db.deleteFrom('conversation').execute());

  const seenAt = async () => (await storage.db.selectFrom('conversation').select('seen_at').executeTakeFirstOrThrow()).seen_at;

  it('learn where a person can be reached', async () => {
    const conversations = createConversations({ storage });
    expect(await conversations.addressOf(ID)).toBeNull();
    await conversations.learn(ADDRESS, at('10T09:00'));
    expect(await conversations.addressOf(ID)).toEqual(ADDRESS);
  });

  it('follow a service URL that moves', async () => {
    const conversations = createConversations({ storage });
    await conversations.learn(ADDRESS, at('10T09:00'));
    await conversations.learn({ ...ADDRESS, serviceUrl: 'https://smba.trafficmanager.net/apac/', locale: 'en' }, at('10T09:01'));
    expect(await conversations.addressOf(ID)).toMatchObject({ serviceUrl: 'https://smba.trafficmanager.net/apac/', locale: 'en' });
  });

  it('write a sighting only when it says something new or a day has passed', async () => {
    const conversations = createConversations({ storage });
    await conversations.learn(ADDRESS, at('10T09:00'));
    await conversations.learn(ADDRESS, at('11T08:59'));
    expect(await seenAt()).toBe(at('10T09:00').toISOString());
    await conversations.learn(ADDRESS, at('11T09:01'));
    expect(await seenAt()).toBe(at('11T09:01').toISOString());
  });

  it('do not reach a person who uninstalled the bot, until they write again', async () => {
    const conversations = createConversations({ storage });
    await conversations.learn(ADDRESS, at('10T09:00'));
    await conversations.uninstalled(ID, at('10T09:01'));
    expect(await conversations.addressOf(ID)).toBeNull();
    await conversations.learn(ADDRESS, at('10T09:02'));
    expect(await conversations.addressOf(ID)).toEqual(ADDRESS);
  });

  it('notice an uninstallation that another process saw', async () => {
    const here = createConversations({ storage });
    const elsewhere = createConversations({ storage });
    await here.learn(ADDRESS, at('10T09:00'));
    await elsewhere.uninstalled(ID, at('10T09:01'));
    await here.learn(ADDRESS, at('10T09:02'));
    expect(await here.addressOf(ID)).toEqual(ADDRESS);
  });

  it('give the welcome away exactly once, even to two who ask at the same time', async () => {
    const conversations = createConversations({ storage });
    await conversations.learn(ADDRESS, at('10T09:00'));
    const claims = await Promise.all([conversations.claimWelcome(ID, at('10T09:00')), conversations.claimWelcome(ID, at('10T09:00'))]);
    expect(claims.toSorted()).toEqual([false, true]);
    await conversations.learn({ ...ADDRESS, locale: 'en' }, at('10T09:05'));
    expect(await conversations.claimWelcome(ID, at('10T09:06'))).toBe(false);
  });

  it('welcome again after the bot was uninstalled and installed', async () => {
    const conversations = createConversations({ storage });
    await conversations.learn(ADDRESS, at('10T09:00'));
    await conversations.claimWelcome(ID, at('10T09:00'));
    await conversations.uninstalled(ID, at('11T09:00'));
    expect(await conversations.claimWelcome(ID, at('11T09:01'))).toBe(false);
    await conversations.learn(ADDRESS, at('11T09:02'));
    expect(await conversations.claimWelcome(ID, at('11T09:02'))).toBe(true);
  });

  it('do not welcome somebody who was never seen', async () => {
    expect(await createConversations({ storage }).claimWelcome(ID, at('10T09:00'))).toBe(false);
  });
});
