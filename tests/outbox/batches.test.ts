import { afterEach, beforeEach, expect, it } from 'vitest';
import { personId } from '../../src/kernel/person.ts';
import { batches } from '../../src/outbox/batches.ts';
import { createOutbox } from '../../src/outbox/outbox.ts';
import type { Storage } from '../../src/storage/port.ts';
import { onEachEngine } from '../support/engines.ts';
import { manualClock } from '../support/manual-clock.ts';
import { idOf } from '../support/roster.ts';

const NOW = new Date('2026-12-10T09:00:00+09:00');
const card = { content: { type: 'AdaptiveCard', body: [] }, summary: 'お知らせ' };

onEachEngine('a sending as one', (open) => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
    let count = 0;
    const outbox = createOutbox({ clock: manualClock(), newId: () => `message-${String((count += 1)).padStart(4, '0')}` });
    const messages = Array.from({ length: 1_100 }, (_, at) => ({
      ...{ dedupeKey: `a:${String(at)}`, to: personId(idOf(at + 1)), card, batch: 'a' },
    }));
    expect(await storage.transaction((tx) => outbox.enqueueAll(tx, messages))).toBe(1_100);
    expect(await storage.transaction((tx) => outbox.enqueueAll(tx, messages.slice(0, 3)))).toBe(0);
  });
  afterEach(() => storage.close());

  const settle = (ids: readonly string[], state: string) =>
    storage.db.updateTable('outbox_message').set({ state, reason: 'because' }).where('id', 'in', ids).execute();

  it('counts every message in exactly one state, tells the gap, cancels what waits and sends the gap again', async () => {
    await settle(['message-0001'], 'sent');
    await settle(['message-0002', 'message-0003'], 'blocked');
    expect(await storage.transaction((tx) => batches.cancel(tx, 'a', NOW))).toBe(1_097);
    const counts = await batches.counts(storage.db, 'a');
    expect(counts).toMatchObject({ pending: 0, sent: 1, blocked: 2, cancelled: 1_097 });
    expect(await batches.rows(storage.db, 'a', ['blocked'])).toMatchObject([{ to: idOf(2), reason: 'because' }, { to: idOf(3) }]);
    expect(await storage.transaction((tx) => batches.sendAgain(tx, { batch: 'a', states: ['blocked'] }, NOW))).toBe(2);
    expect(await batches.counts(storage.db, 'a')).toMatchObject({ pending: 2, sent: 1, blocked: 0, cancelled: 1_097 });
    expect(await batches.counts(storage.db, 'b')).toMatchObject({ pending: 0, sent: 0 });
  });

  it('withdraws what waits for some people alone, and leaves what is under way', async () => {
    await settle(['message-0001'], 'sending');
    const to = Array.from({ length: 600 }, (_, at) => personId(idOf(at + 1)));
    expect(await storage.transaction((tx) => batches.cancelFor(tx, { batches: ['a'], to, reason: 'cancelled' }, NOW))).toBe(599);
    expect(await storage.transaction((tx) => batches.cancelFor(tx, { batches: ['b'], to, reason: 'cancelled' }, NOW))).toBe(0);
    expect(await batches.counts(storage.db, 'a')).toMatchObject({ sending: 1, cancelled: 599, pending: 500 });
  });

  it('forgets every trace of a batch, its keys too', async () => {
    expect(await storage.transaction((tx) => batches.forget(tx, 'b'))).toBe(0);
    expect(await storage.transaction((tx) => batches.forget(tx, 'a'))).toBe(1_100);
    expect(await storage.db.selectFrom('outbox_message').select('id').execute()).toEqual([]);
    expect(await storage.db.selectFrom('outbox_card').select('hash').execute()).toEqual([]);
  });
});
