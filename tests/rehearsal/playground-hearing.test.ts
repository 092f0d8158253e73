import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Thumb } from '../../src/bot/turn.ts';
import { createPlaygroundHearing } from '../../src/rehearsal/playground-hearing.ts';
import type { Storage } from '../../src/storage/port.ts';
import { memoryStorage } from '../support/storage.ts';
import { says, turnOf } from '../support/turns.ts';

const NAMELESS: Thumb = { kind: 'feedback', replyToId: '', reaction: 'like', comment: '' };

let storage: Storage;
beforeEach(async () => {
  storage = await memoryStorage();
});
afterEach(() => storage.close());

function hearing(sampleCity: boolean): ReturnType<typeof createPlaygroundHearing> {
  return createPlaygroundHearing({ storage, sampleCity });
}

async function keepAnswer(conversationId: string, activityId: string, answeredAt: string): Promise<void> {
  const row = { id: activityId, conversation_id: conversationId, activity_id: activityId, outcome: 'answered', entries: '[]' };
  await storage.db
    .insertInto('answer')
    .values({ ...row, answered_at: answeredAt })
    .execute();
}

describe('a turn from the Playground', () => {
  it('is Japanese in the sample city, and as the client says elsewhere', async () => {
    const turn = says('ヘルプ', { locale: 'en' });
    expect((await hearing(true)(turn)).locale).toBe('ja');
    expect(await hearing(false)(turn)).toEqual(turn);
  });

  it('puts a thumb that names no message under the last answer of its chat', async () => {
    await keepAnswer('a:hanako', 'first', '2026-12-10T00:00:00.000Z');
    await keepAnswer('a:hanako', 'last', '2026-12-10T00:01:00.000Z');
    await keepAnswer('a:somebody-else', 'other', '2026-12-10T00:02:00.000Z');
    expect((await hearing(false)(turnOf(NAMELESS))).event).toEqual({ ...NAMELESS, replyToId: 'last' });
  });

  it('leaves a thumb alone that names its message, and one in a chat without answers', async () => {
    await keepAnswer('a:somebody-else', 'other', '2026-12-10T00:02:00.000Z');
    expect((await hearing(false)(turnOf({ ...NAMELESS, replyToId: 'first' }))).event).toMatchObject({ replyToId: 'first' });
    expect((await hearing(false)(turnOf(NAMELESS))).event).toEqual(NAMELESS);
  });
});
