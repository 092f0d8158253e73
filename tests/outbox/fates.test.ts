import { afterEach, beforeEach, expect, it } from 'vitest';
import { personId } from '../../src/kernel/person.ts';
import { batches } from '../../src/outbox/batches.ts';
import type { SendOutcome } from '../../src/outbox/port.ts';
import { NOTHING, dispatchStage } from '../support/dispatch-stage.ts';
import type { DispatchStage } from '../support/dispatch-stage.ts';
import { onEachEngine } from '../support/engines.ts';
import { idOf } from '../support/roster.ts';

const THROTTLED: SendOutcome = { kind: 'throttled', reason: 'Throttled', afterMs: 1_000 };
const UNKNOWN: SendOutcome = { kind: 'unknown', reason: 'http-502' };
const MINUTE = 60_000;

onEachEngine('the fate of a message', (open) => {
  let stage: DispatchStage;
  beforeEach(async () => {
    stage = dispatchStage(await open());
  });
  afterEach(() => stage.storage.close());

  const to = (number: number) => personId(idOf(number));

  it('is never to fail because of 429, however often', async () => {
    await stage.enqueue('a');
    stage.sender.next.push(...Array.from({ length: 30 }, () => THROTTLED));
    for (let index = 0; index < 60; index += 1) {
      await stage.dispatcher.runDue();
      stage.clock.advance(10_000);
    }
    expect(await stage.message('a')).toMatchObject({ state: 'sent', attempts: 31, throttled: 30 });
  });

  it('is unknown after one try, unless its sender has chosen once more: then it goes again after minutes, once', async () => {
    await stage.enqueue('leave');
    await stage.enqueue('again', { whenUnknown: 'once-more', to: to(2) });
    await stage.enqueue('doomed', { whenUnknown: 'once-more', to: to(3) });
    stage.sender.next.push(UNKNOWN, UNKNOWN, UNKNOWN);
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, unknown: 1, later: 2 });
    expect(await stage.message('again')).toMatchObject({ state: 'pending', reason: 'http-502' });
    stage.clock.advance(4 * MINUTE);
    expect(await stage.dispatcher.runDue()).toEqual(NOTHING);
    stage.clock.advance(MINUTE);
    stage.sender.next.push({ kind: 'sent', activityId: 'x' }, UNKNOWN);
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, sent: 1, unknown: 1 });
    stage.clock.advance(60 * MINUTE);
    expect(await stage.dispatcher.runDue()).toEqual(NOTHING);
    expect(stage.sender.sent).toHaveLength(5);
  });

  it('is pending again when its sender died and a second try was chosen', async () => {
    await stage.enqueue('a', { whenUnknown: 'once-more' });
    const lease = { state: 'sending', attempts: 1, lease_until: '2026-12-10T00:00:30.000Z' };
    await stage.storage.db.updateTable('outbox_message').set(lease).execute();
    stage.clock.advance(31_000);
    await stage.dispatcher.runDue();
    expect(await stage.message('a')).toMatchObject({ state: 'pending', reason: 'lease-expired' });
    stage.clock.advance(5 * MINUTE);
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, sent: 1 });
  });

  it('stays open for everybody while the bot itself is refused, and costs nobody a try', async () => {
    for (let number = 1; number <= 30; number += 1) await stage.enqueue(`m${String(number)}`, { to: to(number), batch: 'b' });
    stage.sender.next.push(...Array.from({ length: 50 }, (): SendOutcome => ({ kind: 'hold', reason: 'BotNotRegistered', afterMs: null })));
    expect(await stage.dispatcher.runDue()).toEqual(NOTHING);
    const asked = stage.sender.sent.length;
    expect(asked).toBeLessThanOrEqual(4);
    expect(stage.log.entries.filter(({ event }) => event === 'outbox.on-hold')).toEqual([
      { level: 'error', event: 'outbox.on-hold', fields: { reason: 'BotNotRegistered' } },
    ]);
    expect(await batches.counts(stage.storage.db, 'b')).toMatchObject({ pending: 30, failed: 0 });
    await stage.dispatcher.runDue();
    expect(stage.sender.sent).toHaveLength(asked);
    stage.clock.advance(6 * MINUTE);
    await stage.dispatcher.runDue();
    expect(stage.sender.sent).toHaveLength(asked + 1);
    stage.sender.next.splice(0);
    stage.clock.advance(6 * MINUTE);
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, sent: 30 });
  });

  it('waits for another instance too while the bot is refused', async () => {
    await stage.enqueue('a');
    stage.sender.next.push({ kind: 'hold', reason: 'BotNotRegistered', afterMs: null });
    await stage.dispatcher.runDue();
    stage.clock.advance(6_000);
    const other = stage.another();
    await other.runDue();
    expect(stage.sender.sent).toHaveLength(1);
    stage.clock.advance(5 * MINUTE);
    expect(await other.runDue()).toEqual({ ...NOTHING, sent: 1 });
  });

  it('is later when it could not be made ready, since nothing has left', async () => {
    await stage.enqueue('a');
    const broken = stage.another({ send: () => Promise.reject(new Error('no database')) });
    expect(await broken.runDue()).toEqual({ ...NOTHING, later: 1 });
    expect(await stage.message('a')).toMatchObject({ state: 'pending', reason: 'not-made-ready' });
  });

  it('takes no place in the pace when nothing need be sent', async () => {
    for (let number = 1; number <= 100; number += 1) await stage.enqueue(`m${String(number)}`, { to: to(number), batch: 'b' });
    const nobody = stage.another({ send: () => Promise.resolve({ kind: 'not-installed', reason: 'no-chat' }) });
    const start = stage.timer.now();
    expect(await nobody.runDue()).toEqual({ ...NOTHING, 'not-installed': 100 });
    expect(stage.timer.now() - start).toBeLessThan(2_000);
  });

  it('is cancelled until the last moment, and unknown stays unknown', async () => {
    await stage.enqueue('gone', { batch: 'b', whenUnknown: 'once-more' });
    await stage.enqueue('waits', { batch: 'b', to: to(2), dueAt: new Date('2026-12-11T09:00:00+09:00') });
    stage.sender.next.push(UNKNOWN);
    await stage.dispatcher.runDue();
    expect(await stage.storage.transaction((tx) => batches.cancel(tx, 'b', stage.clock.now()))).toBe(1);
    expect(await batches.counts(stage.storage.db, 'b')).toMatchObject({ pending: 0, cancelled: 1, unknown: 1 });
  });

  it('of an earlier try is not taken for that of a later one', async () => {
    await stage.enqueue('a', { batch: 'b' });
    const late = Promise.withResolvers<SendOutcome>();
    const began = Promise.withResolvers<undefined>();
    stage.sender.next.push(() => {
      began.resolve(undefined);
      return late.promise;
    });
    const run = stage.dispatcher.runDue();
    await began.promise;
    await stage.storage.transaction(async (tx) => {
      await tx.updateTable('outbox_message').set({ state: 'unknown' }).execute();
      await batches.sendAgain(tx, { batch: 'b', states: ['unknown'] }, new Date('2026-12-11T09:00:00+09:00'));
    });
    late.resolve({ kind: 'sent', activityId: 'first' });
    await run;
    expect(await stage.message('a')).toMatchObject({ state: 'pending', activity_id: null });
  });
});

onEachEngine('hours and order', (open) => {
  let stage: DispatchStage;
  beforeEach(async () => {
    stage = dispatchStage(await open());
  });
  afterEach(() => stage.storage.close());

  it('keep messages for office hours from going out at night, also when the clock passes 17:15 in the middle', async () => {
    stage.clock.setTo('2026-12-11T17:14:58+09:00');
    for (let number = 1; number <= 100; number += 1)
      await stage.enqueue(`m${String(number)}`, { to: personId(idOf(number)), batch: 'b', hours: 'office' });
    const { sent } = await stage.dispatcher.runDue();
    expect(sent).toBeGreaterThan(30);
    expect(sent).toBeLessThan(50);
    expect(await batches.waiting(stage.storage.db, 'b')).toEqual([
      { reason: 'office-hours', messages: 100 - sent, next: new Date('2026-12-14T08:30:00+09:00') },
    ]);
    stage.clock.setTo('2026-12-14T08:30:00+09:00');
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, sent: 100 - sent });
    expect(await batches.waiting(stage.storage.db, 'b')).toEqual([]);
  });

  it('let a message of its own go before the rest of a sending', async () => {
    for (let number = 1; number <= 50; number += 1) await stage.enqueue(`b${String(number)}`, { to: personId(idOf(number)), batch: 'b' });
    await stage.enqueue('urgent', { to: personId(idOf(99)) });
    await stage.dispatcher.runDue();
    expect(stage.keys()[0]).toBe('urgent');
  });

  it('keep the messages to one person in order, also when one must be tried again', async () => {
    for (const key of ['1', '2', '3', '4']) await stage.enqueue(key);
    stage.sender.next.push({ kind: 'later', reason: '412', afterMs: null });
    await stage.dispatcher.runDue();
    expect(stage.keys()).toEqual(['1']);
    stage.clock.advance(3_000);
    await stage.dispatcher.runDue();
    expect(stage.keys()).toEqual(['1', '1', '2', '3', '4']);
  });

  it('do not send more than the windows of one chat allow', async () => {
    for (let number = 1; number <= 30; number += 1) await stage.enqueue(`m${String(number).padStart(2, '0')}`);
    const rounds: number[] = [];
    for (let second = 0; second < 12; second += 1) {
      rounds.push((await stage.dispatcher.runDue()).sent);
      stage.clock.advance(1_000);
    }
    expect(Math.max(...rounds)).toBeLessThanOrEqual(8);
    expect(stage.keys()).toEqual(Array.from({ length: 30 }, (_, at) => `m${String(at + 1).padStart(2, '0')}`));
  });
});
