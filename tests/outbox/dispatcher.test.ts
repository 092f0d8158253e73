import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../src/kernel/errors.ts';
import { personId } from '../../src/kernel/person.ts';
import type { SendOutcome } from '../../src/outbox/port.ts';
import type { Storage } from '../../src/storage/port.ts';
import { NOTHING, dispatchStage } from '../support/dispatch-stage.ts';
import type { DispatchStage } from '../support/dispatch-stage.ts';
import { onEachEngine } from '../support/engines.ts';
import { idOf } from '../support/roster.ts';
import { memoryStorage } from '../support/storage.ts';

const TO = personId(idOf(1));
const LATER: SendOutcome = { kind: 'later', reason: '412', afterMs: null };

onEachEngine('the dispatcher', (open) => {
  let stage: DispatchStage;
  beforeEach(async () => {
    stage = dispatchStage(await open());
  });
  afterEach(() => stage.storage.close());

  it('sends what is due, oldest first, and nothing that is not', async () => {
    await stage.enqueue('tomorrow', { dueAt: new Date('2026-12-11T09:00:00+09:00') });
    await stage.enqueue('now');
    await stage.enqueue('overdue', { dueAt: new Date('2026-12-10T08:00:00+09:00') });
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, sent: 2 });
    expect(stage.keys()).toEqual(['overdue', 'now']);
    expect(stage.sender.sent[0]).toMatchObject({ to: TO, card: { summary: 'お知らせ' } });
    expect(await stage.message('overdue')).toMatchObject({ state: 'sent', activity_id: 'activity-1', attempts: 1, lease_until: null });
    expect(await stage.message('tomorrow')).toMatchObject({ state: 'pending', attempts: 0 });
    expect(stage.delivered).toEqual(['sent', 'sent']);
  });

  it('sends a message once, however often it runs and however many run', async () => {
    const other = stage.another();
    for (let index = 0; index < 20; index += 1) await stage.enqueue(`message-${String(index)}`, { to: personId(idOf(index + 1)) });
    await Promise.all([stage.dispatcher.runDue(), other.runDue(), stage.dispatcher.runDue()]);
    expect(stage.keys().toSorted()).toEqual(Array.from({ length: 20 }, (_, index) => `message-${String(index)}`).toSorted());
  });

  it.each(['blocked', 'not-installed', 'failed', 'unknown'] as const)('keeps %s as the final state, with its reason', async (kind) => {
    await stage.enqueue('a');
    stage.sender.next.push({ kind, reason: 'because' });
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, [kind]: 1 });
    stage.clock.advance(24 * 60 * 60 * 1000);
    expect(await stage.dispatcher.runDue()).toEqual(NOTHING);
    expect(await stage.message('a')).toMatchObject({ state: kind, reason: 'because', settled_at: '2026-12-10T00:00:00.000Z' });
  });

  it('tries again later, waits as long as it should, and delivers in the end', async () => {
    await stage.enqueue('a');
    stage.sender.next.push(LATER, { kind: 'later', reason: '412', afterMs: 60_000 });
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, later: 1 });
    stage.clock.advance(1_999);
    expect(await stage.dispatcher.runDue()).toEqual(NOTHING);
    stage.clock.advance(1);
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, later: 1 });
    stage.clock.advance(59_999);
    expect(await stage.dispatcher.runDue()).toEqual(NOTHING);
    stage.clock.advance(1);
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, sent: 1 });
    expect(await stage.message('a')).toMatchObject({ state: 'sent', attempts: 3, reason: null });
  });

  it('gives up after eight tries and says why', async () => {
    await stage.enqueue('a');
    stage.sender.next.push(...Array.from({ length: 20 }, () => LATER));
    for (let index = 0; index < 20; index += 1) {
      await stage.dispatcher.runDue();
      stage.clock.advance(60 * 60 * 1000);
    }
    expect(stage.sender.sent).toHaveLength(8);
    expect(await stage.message('a')).toMatchObject({ state: 'failed', reason: '412', attempts: 8 });
    expect(stage.delivered).toEqual(['failed']);
  });

  it('calls a message unknown when its sender died in the middle, and does not send it again', async () => {
    await stage.enqueue('a');
    await stage.storage.db
      .updateTable('outbox_message')
      .set({ state: 'sending', attempts: 1, lease_until: '2026-12-10T00:02:00.000Z' })
      .execute();
    expect(await stage.dispatcher.runDue()).toEqual(NOTHING);
    stage.clock.advance(2 * 60 * 1000 + 1);
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, unknown: 1 });
    expect(stage.sender.sent).toEqual([]);
    expect(await stage.message('a')).toMatchObject({ state: 'unknown', reason: 'lease-expired' });
    expect(stage.delivered).toEqual(['unknown']);
  });

  it.each([
    ['sent', { kind: 'sent', activityId: 'late' } as const, { state: 'sent', activity_id: 'late' }],
    ['not sent, try later', LATER, { state: 'unknown', reason: 'lease-expired' }],
  ])('believes a slow sender that reports after its lease: %s', async (_, outcome, expected) => {
    const other = stage.another();
    await stage.enqueue('a');
    stage.sender.next.push(async () => {
      stage.clock.advance(10 * 60 * 1000);
      await other.runDue();
      return outcome;
    });
    await stage.dispatcher.runDue();
    expect(await stage.message('a')).toMatchObject(expected);
    expect(stage.sender.sent).toHaveLength(1);
  });

  it('calls a message unknown when the sender throws, goes on with the next, and tells the operator', async () => {
    await stage.enqueue('a');
    await stage.enqueue('b');
    stage.sender.next.push(new Error('高橋 花子: socket hang up'));
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, unknown: 1, sent: 1 });
    expect(stage.log.entries).toContainEqual(expect.objectContaining({ level: 'error', event: 'outbox.send-threw' }));
    expect(JSON.stringify(stage.log.entries)).not.toContain('高橋');
  });
});

describe('the running dispatcher', () => {
  let stage: DispatchStage;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    stage = dispatchStage(await memoryStorage());
  });
  afterEach(async () => {
    await stage.dispatcher.stop();
    vi.useRealTimers();
    await stage.storage.close();
  });

  /** A send that a test sees beginning and lets end. */
  function heldSend() {
    const began = Promise.withResolvers<undefined>();
    const end = Promise.withResolvers<SendOutcome>();
    stage.sender.next.push(() => {
      began.resolve(undefined);
      return end.promise;
    });
    return { began: began.promise, end: () => end.resolve({ kind: 'sent', activityId: 'held' }) };
  }

  it('sends what is due when it starts', async () => {
    await stage.enqueue('a');
    const held = heldSend();
    stage.dispatcher.start();
    await held.began;
    held.end();
    await stage.dispatcher.stop();
    expect(await stage.message('a')).toMatchObject({ state: 'sent' });
  });

  it('looks again after its interval', async () => {
    stage.dispatcher.start();
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    await stage.enqueue('a');
    const held = heldSend();
    vi.advanceTimersByTime(1000);
    await held.began;
    held.end();
  });

  it('looks at once when nudged', async () => {
    await stage.enqueue('a');
    const first = heldSend();
    stage.dispatcher.start();
    await first.began;
    first.end();
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    await stage.enqueue('b');
    const second = heldSend();
    stage.dispatcher.nudge();
    await second.began;
    second.end();
  });

  it('ends the send under way, and takes no further one, when it is stopped', async () => {
    await stage.enqueue('a');
    await stage.enqueue('b');
    const held = heldSend();
    stage.dispatcher.start();
    await held.began;
    let hasStopped = false;
    const stopped = stage.dispatcher.stop().then(() => (hasStopped = true));
    await Promise.resolve();
    expect(hasStopped).toBe(false);
    held.end();
    await stopped;
    expect([await stage.message('a'), await stage.message('b')]).toMatchObject([{ state: 'sent' }, { state: 'pending' }]);
  });

  it('starts again after it was stopped', async () => {
    stage.dispatcher.start();
    await stage.dispatcher.stop();
    await stage.enqueue('a');
    const held = heldSend();
    stage.dispatcher.start();
    await held.began;
    held.end();
  });

  it('outlives a database that is away for a moment', async () => {
    let isAway = true;
    const { log, storage } = stage;
    const flaky: Storage = {
      ...storage,
      get db() {
        if (isAway) throw new AppError('storage.unavailable', 'データベースが応答しません');
        return storage.db;
      },
    };
    const dispatcher = stage.another({ storage: flaky });
    dispatcher.start();
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    expect(log.entries).toContainEqual({ level: 'error', event: 'outbox.run-failed', fields: { code: 'storage.unavailable' } });
    isAway = false;
    await stage.enqueue('a');
    const held = heldSend();
    dispatcher.nudge();
    await held.began;
    held.end();
    await dispatcher.stop();
  });
});
