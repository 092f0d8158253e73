import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/card-kit/card.ts';
import { personId } from '../../src/kernel/person.ts';
import type { Send } from '../../src/outbox/port.ts';
import { createConversations } from '../../src/people/conversations.ts';
import { createPeople } from '../../src/people/people.ts';
import { createActing } from '../../src/rehearsal/acting.ts';
import type { Acting } from '../../src/rehearsal/acting.ts';
import { createMirror } from '../../src/rehearsal/mirror.ts';
import type { Storage } from '../../src/storage/port.ts';
import { fakeSender, sendNow } from '../support/fake-sender.ts';
import type { FakeSender } from '../support/fake-sender.ts';
import { idOf, importText, rosterFile, rosterLine } from '../support/roster.ts';
import { memoryStorage } from '../support/storage.ts';
import { says } from '../support/turns.ts';

const AKARI = personId(idOf(1));
const HANAKO = personId(idOf(2));
const CARD: Card = {
  content: {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'TextBlock', text: '受付が終わりました' }],
    actions: [{ type: 'Action.Execute' }],
  },
  summary: '研修の受付結果のお知らせ',
};

let storage: Storage;
let acting: Acting;
let sender: FakeSender;
let mirrored: Send;
const send = (to: typeof AKARI, card: Card) => sendNow(mirrored, to, card);

beforeEach(async () => {
  storage = await memoryStorage();
  await importText(storage, rosterFile(rosterLine(1, { name: '星野 あかり' }), rosterLine(2, { name: '高橋 *花子*' })));
  sender = fakeSender();
  start();
});
afterEach(() => storage.close());

function start(): void {
  acting = createActing({ storage });
  mirrored = createMirror({
    send: sender.send,
    acting,
    people: createPeople({ storage }),
    conversations: createConversations({ storage }),
  });
}

/** Somebody opens their chat with the bot. */
async function opens(id: typeof AKARI, conversationId: string, at = '2026-12-10T09:00:00+09:00') {
  const base = says('こんにちは');
  const turn = { ...base, from: { ...base.from, id }, chat: { ...base.chat, conversationId } };
  const { kind, ...address } = turn.chat;
  expect(kind).toBe('personal');
  await createConversations({ storage }).learn({ ...address, personId: id, teamsId: '29:x', locale: 'ja' }, new Date(at));
  await acting.actAs(turn);
  return turn;
}

const texts = () => JSON.stringify(sender.sent.at(-1)?.card.content['body']);

describe('the mirror', () => {
  it('shows at the screen what somebody without a chat of their own receives, under their name', async () => {
    await opens(AKARI, 'a:screen');
    expect(await send(HANAKO, CARD)).toEqual({ kind: 'sent', activityId: 'activity-1' });
    expect(sender.sent[0]?.to).toBe(AKARI);
    expect(texts()).toContain('▼ 高橋 \\\\*花子\\\\*さん（総務部 人事課）に届いたメッセージ');
    expect(texts()).toContain('先に「/as 高橋');
  });

  it('leaves the message itself as it was sent', async () => {
    await opens(AKARI, 'a:screen');
    const before = structuredClone(CARD);
    await send(HANAKO, CARD);
    const shown = sender.sent[0]?.card;
    expect(CARD).toEqual(before);
    expect({ ...shown, content: { ...shown?.content, body: (shown?.content['body'] as unknown[]).slice(1) } }).toEqual(before);
  });

  it('needs no hint about /as when the one at the screen is the addressee already', async () => {
    const turn = await opens(AKARI, 'a:screen');
    await acting.become(turn, HANAKO);
    await send(HANAKO, CARD);
    expect(texts()).toContain('に届いたメッセージ');
    expect(texts()).not.toContain('/as');
  });

  it('names the owner of the screen too while somebody else is played there', async () => {
    const turn = await opens(AKARI, 'a:screen');
    await acting.become(turn, HANAKO);
    await send(AKARI, CARD);
    expect(texts()).toContain('▼ 星野 あかりさん');
  });

  it('changes nothing for the one at the screen', async () => {
    await opens(AKARI, 'a:screen');
    await send(AKARI, CARD);
    expect(sender.sent).toEqual([{ to: AKARI, card: CARD }]);
  });

  it('changes nothing for people with a chat of their own', async () => {
    await opens(HANAKO, 'a:hers');
    await opens(AKARI, 'a:screen');
    await send(HANAKO, CARD);
    expect(sender.sent).toEqual([{ to: HANAKO, card: CARD }]);
  });

  it('follows the last chat in use, and after a start the last one seen', async () => {
    await importText(storage, rosterFile(...[1, 2, 3].map((number) => rosterLine(number))));
    await opens(HANAKO, 'a:hers', '2026-12-10T09:01:00+09:00');
    await opens(AKARI, 'a:screen', '2026-12-10T09:00:00+09:00');
    await send(personId(idOf(3)), CARD);
    start();
    await send(personId(idOf(3)), CARD);
    expect(sender.sent.map(({ to }) => to)).toEqual([AKARI, HANAKO]);
  });

  it('shows nothing of people who are not on the roster, and nothing before anybody has opened a chat', async () => {
    await send(HANAKO, CARD);
    await opens(AKARI, 'a:screen');
    await send(personId(idOf(99)), CARD);
    expect(sender.sent).toEqual([
      { to: HANAKO, card: CARD },
      { to: personId(idOf(99)), card: CARD },
    ]);
  });

  it('does not take a group chat for the screen', async () => {
    const turn = await opens(AKARI, 'a:screen');
    await acting.actAs({ ...turn, from: { ...turn.from, id: HANAKO }, chat: { ...turn.chat, kind: 'group', conversationId: '19:group' } });
    await send(HANAKO, CARD);
    expect(sender.sent[0]?.to).toBe(AKARI);
  });

  it('passes on what became of the message', async () => {
    await opens(AKARI, 'a:screen');
    sender.next.push({ kind: 'later', reason: '429', afterMs: 1000 });
    expect(await send(HANAKO, CARD)).toEqual({ kind: 'later', reason: '429', afterMs: 1000 });
  });
});
