import { afterEach, beforeEach, expect, it } from 'vitest';
import { createOutbox } from '../../src/outbox/outbox.ts';
import { readOutboxStanding } from '../../src/outbox/standing.ts';
import { personId } from '../../src/kernel/person.ts';
import { workingDays } from '../../src/platform/holidays.ts';
import { newId } from '../../src/platform/system.ts';
import type { Storage } from '../../src/storage/port.ts';
import { onEachEngine } from '../support/engines.ts';
import { manualClock } from '../support/manual-clock.ts';
import { idOf } from '../support/roster.ts';

onEachEngine('the outbox as an operator sees it', (open) => {
  const clock = manualClock();
  let storage: Storage;
  beforeEach(async () => {
    clock.setTo('2026-12-10T10:00:00+09:00');
    storage = await open();
  });
  afterEach(() => storage.close());

  const put = async (key: string, more: { hours?: 'office'; dueAt?: Date } = {}): Promise<void> => {
    const card = { content: { type: 'AdaptiveCard' }, summary: 'お知らせ' } as never;
    await storage.transaction((tx) => createOutbox({ clock, newId }).enqueue(tx, { dedupeKey: key, to: personId(idOf(1)), card, ...more }));
  };
  const settle = (key: string, state: string, reason: string | null = null) =>
    storage.db
      .updateTable('outbox_message')
      .set({ state, reason, settled_at: clock.now().toISOString() })
      .where('dedupe_key', '=', key)
      .execute();
  const standing = () => readOutboxStanding(storage.db, { now: clock.now(), workingDays });

  it('is empty at first', async () => {
    const pace = { percent: 100, pausedUntil: null, reason: null };
    const nothing = { waiting: 0, oldestDueAt: null, later: 0, sending: 0, sentToday: 0, lastSettledAt: null, gaps: [], pace };
    expect(await standing()).toEqual(nothing);
  });

  it('tells what could go out now from what waits for its time or for office hours', async () => {
    await put('now');
    await put('office', { hours: 'office' });
    await put('tomorrow', { dueAt: new Date('2026-12-11T10:00:00+09:00') });
    const began = clock.now();
    clock.setTo('2026-12-10T10:20:00+09:00');
    expect(await standing()).toMatchObject({ waiting: 2, later: 1, oldestDueAt: began });
    clock.setTo('2026-12-10T20:00:00+09:00');
    expect(await standing()).toMatchObject({ waiting: 1, later: 2 });
  });

  it('tells how fast the sender may go, and until when it waits', async () => {
    const row = { id: 'sender', holder: 'a', held_until: '', previous_until: '', speed: 480 };
    const until = '2026-12-10T01:05:00.000Z';
    await storage.db
      .insertInto('outbox_pace')
      .values({ ...row, paused_until: until, pause_reason: 'throttled' })
      .execute();
    expect((await standing()).pace).toEqual({ percent: 48, pausedUntil: new Date(until), reason: 'throttled' });
    clock.setTo('2026-12-10T10:06:00+09:00');
    expect((await standing()).pace).toEqual({ percent: 48, pausedUntil: null, reason: null });
  });

  it('counts what arrived today, and for a week what did not, by reason', async () => {
    for (const key of ['a', 'b', 'c', 'd', 'e']) await put(key);
    await settle('a', 'sent');
    await settle('b', 'not-installed', 'no-chat');
    await settle('c', 'not-installed', 'no-chat');
    await settle('d', 'failed', 'bad-request');
    await settle('e', 'cancelled', 'answered');
    expect(await standing()).toMatchObject({
      sentToday: 1,
      lastSettledAt: clock.now(),
      gaps: [
        { state: 'failed', reason: 'bad-request', count: 1 },
        { state: 'not-installed', reason: 'no-chat', count: 2 },
      ],
    });
    clock.setTo('2026-12-11T09:00:00+09:00');
    expect(await standing()).toMatchObject({ sentToday: 0, lastSettledAt: null });
    clock.setTo('2026-12-18T09:00:00+09:00');
    expect((await standing()).gaps).toEqual([]);
  });
});
