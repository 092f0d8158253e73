import { afterEach, beforeEach, expect, it } from 'vitest';
import { personId } from '../../src/kernel/person.ts';
import { createOutbox } from '../../src/outbox/outbox.ts';
import { copyDatabase } from '../../src/storage/copy-database.ts';
import { forgetOld } from '../../src/storage/forget-old.ts';
import { dispatchStage } from '../support/dispatch-stage.ts';
import type { DispatchStage } from '../support/dispatch-stage.ts';
import { onEachEngine } from '../support/engines.ts';
import { idOf } from '../support/roster.ts';
import { memoryStorage } from '../support/storage.ts';

const LARGE = { content: { type: 'AdaptiveCard', key: 'large', text: 'あ'.repeat(6_000) }, summary: 'お知らせ' };

onEachEngine('the card of a sending', (open) => {
  let stage: DispatchStage;
  beforeEach(async () => {
    stage = dispatchStage(await open());
  });
  afterEach(() => stage.storage.close());

  const send = (from: number, count: number, card = LARGE) => {
    let at = from;
    const outbox = createOutbox({ clock: stage.clock, newId: () => `id-${String((at += 1))}` });
    const messages = Array.from({ length: count }, (_, index) => ({
      ...{ dedupeKey: `large:${String(from + index)}`, to: personId(idOf(from + index)), card: structuredClone(card), batch: 'b' },
    }));
    return stage.storage.transaction((tx) => outbox.enqueueAll(tx, messages));
  };
  const cards = () => stage.storage.db.selectFrom('outbox_card').selectAll().execute();

  it('is held once, however many get it and in however many parts it was enqueued, and reaches them whole', async () => {
    await send(1, 15);
    await send(100, 15);
    expect(await cards()).toHaveLength(1);
    await send(200, 1, { ...LARGE, summary: 'another' });
    expect(await cards()).toHaveLength(2);
    await stage.dispatcher.runDue();
    expect(stage.sender.sent).toHaveLength(31);
    expect(stage.sender.sent[20]?.card).toEqual(LARGE);
    expect(stage.sender.contexts[0]).toEqual({ batch: 'b', replaces: null });
  });

  it('is forgotten a month after the last of its messages was settled, and not before', async () => {
    await send(1, 2);
    await send(100, 1);
    await stage.storage.db
      .updateTable('outbox_message')
      .set({ due_at: '2027-03-01T00:00:00.000Z' })
      .where('dedupe_key', '=', 'large:100')
      .execute();
    await stage.dispatcher.runDue();
    const later = new Date('2027-01-20T00:00:00Z');
    await forgetOld(stage.storage, later);
    expect(await stage.message('large:1')).toMatchObject({ card: '', card_hash: null });
    expect(await cards()).toHaveLength(1);
    stage.clock.setTo('2027-03-01T09:00:00+09:00');
    await stage.dispatcher.runDue();
    expect(stage.keys()).toEqual(['large', 'large', 'large']);
    await forgetOld(stage.storage, new Date('2027-04-20T00:00:00Z'));
    expect(await cards()).toEqual([]);
  });

  it('is copied with the rest of the database', async () => {
    await send(1, 2);
    await stage.dispatcher.runDue();
    const other = await memoryStorage();
    expect(await copyDatabase({ from: stage.storage, to: other })).toMatchObject({ outbox_card: 1, outbox_message: 2, outbox_pace: 1 });
    await other.close();
  });
});
