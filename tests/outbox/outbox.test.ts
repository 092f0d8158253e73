import { afterEach, beforeEach, expect, it } from 'vitest';
import { personId } from '../../src/kernel/person.ts';
import { createOutbox } from '../../src/outbox/outbox.ts';
import type { Outbox } from '../../src/outbox/port.ts';
import { forgetOld } from '../../src/storage/forget-old.ts';
import type { Storage } from '../../src/storage/port.ts';
import { onEachEngine } from '../support/engines.ts';
import { manualClock } from '../support/manual-clock.ts';
import { idOf } from '../support/roster.ts';

const MESSAGE = {
  dedupeKey: 'home.greeting:1:a',
  to: personId(idOf(1)),
  card: { content: { type: 'AdaptiveCard', body: [] }, summary: 'お知らせ' },
};

onEachEngine('the outbox', (open) => {
  let storage: Storage;
  let outbox: Outbox;
  beforeEach(async () => {
    storage = await open();
    let count = 0;
    outbox = createOutbox({ clock: manualClock(), newId: () => `message-${String((count += 1))}` });
  });
  afterEach(() => storage.close());

  const rows = () => storage.db.selectFrom('outbox_message').selectAll().execute();

  it('holds a message from the moment its record is committed, due at once', async () => {
    expect(await storage.transaction((tx) => outbox.enqueue(tx, MESSAGE))).toBe(true);
    const [row] = await rows();
    expect(row).toMatchObject({
      id: 'message-1',
      dedupe_key: MESSAGE.dedupeKey,
      aad_object_id: idOf(1),
      state: 'pending',
      attempts: 0,
      due_at: '2026-12-10T00:00:00.000Z',
      created_at: '2026-12-10T00:00:00.000Z',
    });
    expect(JSON.parse(row?.card ?? '')).toEqual(MESSAGE.card);
  });

  it('holds nothing when the record fails', async () => {
    const failing = storage.transaction(async (tx) => {
      await outbox.enqueue(tx, MESSAGE);
      throw new Error('the record was refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await rows()).toEqual([]);
  });

  it('takes a message with a known key only once, also inside one transaction', async () => {
    const twice = await storage.transaction(async (tx) => [await outbox.enqueue(tx, MESSAGE), await outbox.enqueue(tx, MESSAGE)]);
    expect([...twice, await storage.transaction((tx) => outbox.enqueue(tx, MESSAGE))]).toEqual([true, false, false]);
    expect(await rows()).toHaveLength(1);
  });

  it('keeps a message for later', async () => {
    const dueAt = new Date('2026-12-11T09:00:00+09:00');
    await storage.transaction((tx) => outbox.enqueue(tx, { ...MESSAGE, dueAt }));
    expect(await rows()).toMatchObject([{ due_at: dueAt.toISOString() }]);
  });

  it('forgets the words of a message a month after it was settled, and still knows its key', async () => {
    await storage.transaction((tx) => outbox.enqueue(tx, MESSAGE));
    await storage.db.updateTable('outbox_message').set({ state: 'sent', settled_at: '2026-12-10T00:00:00.000Z' }).execute();
    await forgetOld(storage, new Date('2027-01-09T09:00:00+09:00'));
    expect((await rows())[0]?.card).not.toBe('');
    await forgetOld(storage, new Date('2027-01-09T09:00:01+09:00'));
    expect((await rows())[0]?.card).toBe('');
    expect(await storage.transaction((tx) => outbox.enqueue(tx, MESSAGE))).toBe(false);
  });
});
