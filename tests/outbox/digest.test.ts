import { afterEach, beforeEach, expect, it } from 'vitest';
import { personId } from '../../src/kernel/person.ts';
import { batches } from '../../src/outbox/batches.ts';
import type { OutgoingMessage } from '../../src/outbox/port.ts';
import { NOTHING, dispatchStage } from '../support/dispatch-stage.ts';
import type { DispatchStage } from '../support/dispatch-stage.ts';
import { onEachEngine } from '../support/engines.ts';
import { idOf } from '../support/roster.ts';

const MONDAY = '2026-12-14T09:00:00+09:00';

onEachEngine('the weekly budget', (open) => {
  let stage: DispatchStage;
  beforeEach(async () => {
    stage = dispatchStage(await open());
  });
  afterEach(() => stage.storage.close());

  const optional = (title: string, changes: Partial<OutgoingMessage> = {}) =>
    stage.enqueue(title, { batch: `batch of ${title}`, digest: { title, open: { verb: 'news.open', id: title } }, ...changes });
  const count = (title: string) => batches.counts(stage.storage.db, `batch of ${title}`);
  const lines = () =>
    stage.sender.sent.flatMap(({ card }) => (card.content['lines'] as { title: string }[] | undefined)?.map(({ title }) => title) ?? []);
  const fiveThisWeek = async () => {
    for (const title of ['a', 'b', 'c', 'd', 'e']) await optional(title);
    return stage.dispatcher.runDue();
  };

  it('lets three through and keeps the rest for one digest on Monday at nine', async () => {
    expect(await fiveThisWeek()).toEqual({ ...NOTHING, sent: 3 });
    expect(await stage.message('d')).toMatchObject({ state: 'pending', reason: 'weekly-budget', due_at: new Date(MONDAY).toISOString() });
    stage.clock.setTo('2026-12-14T08:59:59+09:00');
    expect(await stage.dispatcher.runDue()).toEqual(NOTHING);
    stage.clock.setTo(MONDAY);
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, sent: 1 });
    expect(stage.keys()).toEqual(['a', 'b', 'c', 'digest']);
    expect(lines()).toEqual(['d', 'e']);
    expect(await stage.message('d')).toMatchObject({ state: 'sent', reason: 'digest', activity_id: null });
    expect(await count('e')).toMatchObject({ sent: 1, pending: 0 });
  });

  it('counts neither mandatory messages nor those of others, nor those of another week', async () => {
    for (const key of ['x', 'y', 'z']) await stage.enqueue(key);
    for (const title of ['a', 'b', 'c']) await optional(title, { to: personId(idOf(2)) });
    await optional('d');
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, sent: 7 });
    for (const title of ['e', 'f']) await optional(title);
    await stage.dispatcher.runDue();
    stage.clock.setTo(MONDAY);
    for (const title of ['g', 'h', 'i', 'j']) await optional(title);
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, sent: 3 });
    expect(await stage.message('j')).toMatchObject({ reason: 'weekly-budget', due_at: '2026-12-21T00:00:00.000Z' });
  });

  it('never holds back a mandatory message', async () => {
    await fiveThisWeek();
    await stage.enqueue('must');
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, sent: 1 });
  });

  it('leaves out what was cancelled meanwhile, and sends nothing when nothing is left', async () => {
    await fiveThisWeek();
    await stage.storage.transaction((tx) => batches.cancel(tx, 'batch of d', stage.clock.now()));
    stage.clock.setTo(MONDAY);
    await stage.dispatcher.runDue();
    expect(lines()).toEqual(['e']);
    expect(await count('d')).toMatchObject({ cancelled: 1, sent: 0 });
    for (const title of ['f', 'g', 'h', 'i']) await optional(title);
    await stage.dispatcher.runDue();
    await stage.storage.transaction((tx) => batches.cancel(tx, 'batch of i', stage.clock.now()));
    stage.clock.setTo('2026-12-21T09:00:00+09:00');
    expect(await stage.dispatcher.runDue()).toEqual(NOTHING);
  });

  it('gives what it carries its own fate, whatever that is', async () => {
    await fiveThisWeek();
    stage.clock.setTo(MONDAY);
    stage.sender.next.push(
      { kind: 'throttled', reason: 'Throttled', afterMs: 1_000 },
      { kind: 'blocked', reason: 'ConversationBlockedByUser' },
    );
    await stage.dispatcher.runDue();
    expect(await stage.message('d')).toMatchObject({ state: 'pending', reason: 'Throttled' });
    stage.clock.advance(2_000);
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, blocked: 1 });
    expect(await stage.message('d')).toMatchObject({ state: 'blocked', reason: 'ConversationBlockedByUser' });
    const gap = { batch: 'batch of d', states: ['blocked'] as const };
    await stage.storage.transaction((tx) => batches.sendAgain(tx, gap, stage.clock.now()));
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, sent: 1 });
  });

  it('leaves its fate open when the process dies with the digest', async () => {
    await fiveThisWeek();
    stage.clock.setTo(MONDAY);
    stage.sender.next.push(() => new Promise(() => undefined));
    void stage.dispatcher.runDue();
    await expect.poll(() => count('d')).toMatchObject({ sending: 1 });
    stage.clock.advance(31_000);
    await stage.another().runDue();
    expect(await stage.message('d')).toMatchObject({ state: 'unknown', reason: 'lease-expired' });
  });

  it('waits for office hours when the bot stood still on Monday', async () => {
    await fiveThisWeek();
    stage.clock.setTo('2026-12-14T20:00:00+09:00');
    expect(await stage.dispatcher.runDue()).toEqual(NOTHING);
    stage.clock.setTo('2026-12-15T08:30:00+09:00');
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, sent: 1 });
  });

  it('that cannot be drawn holds up nobody else, and is shown as failed in the end', async () => {
    const broken = stage.another({ digestCard: () => Promise.reject(new Error('too large')) });
    await fiveThisWeek();
    stage.clock.setTo(MONDAY);
    await stage.enqueue('other', { to: personId(idOf(2)) });
    expect(await broken.runDue()).toEqual({ ...NOTHING, later: 1, sent: 1 });
    for (let round = 0; round < 8; round += 1) {
      stage.clock.advance(16 * 60_000);
      await broken.runDue();
    }
    expect(await stage.message('d')).toMatchObject({ state: 'failed', reason: 'not-made-ready' });
  });

  it('makes one digest for each of many people', async () => {
    for (let number = 1; number <= 120; number += 1) {
      const to = personId(idOf(number));
      await stage.enqueue(`m${String(number)}`, { to, batch: 'many', digest: { title: 't', open: { verb: 'v', id: 'i' } } });
    }
    const strict = stage.another({ weeklyMessages: 0 });
    expect(await strict.runDue()).toEqual(NOTHING);
    expect(await batches.waiting(stage.storage.db, 'many')).toEqual([{ reason: 'weekly-budget', messages: 120, next: new Date(MONDAY) }]);
    stage.clock.setTo(MONDAY);
    expect(await strict.runDue()).toEqual({ ...NOTHING, sent: 120 });
    expect(await batches.counts(stage.storage.db, 'many')).toMatchObject({ sent: 120, pending: 0 });
  });
});
