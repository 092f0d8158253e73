import { afterEach, beforeEach, expect, it } from 'vitest';
import { personId } from '../../src/kernel/person.ts';
import type { PersonId } from '../../src/kernel/person.ts';
import { batches } from '../../src/outbox/batches.ts';
import type { SendOutcome } from '../../src/outbox/port.ts';
import { NOTHING, dispatchStage } from '../support/dispatch-stage.ts';
import type { DispatchStage } from '../support/dispatch-stage.ts';
import { onEachEngine } from '../support/engines.ts';
import { idOf } from '../support/roster.ts';

const ONE = personId(idOf(1));
const HOUR = 3_600_000;
const UNKNOWN: SendOutcome = { kind: 'unknown', reason: 'http-502' };

onEachEngine('a message withdrawn while it is under way', (open) => {
  let stage: DispatchStage;
  beforeEach(async () => {
    stage = dispatchStage(await open());
  });
  afterEach(() => stage.storage.close());

  const withdraw = (to: readonly PersonId[] | 'everybody' = 'everybody') =>
    stage.storage.transaction((tx) => batches.cancelFor(tx, { batches: ['b'], to, reason: 'answered' }, stage.clock.now()));
  /** The next request comes back like this, after all was withdrawn. */
  const meanwhile = (outcome: SendOutcome, to?: readonly PersonId[]) =>
    stage.sender.next.push(async () => {
      expect(await withdraw(to)).toBe(0);
      return outcome;
    });
  const later = async () => {
    stage.clock.advance(HOUR);
    return stage.dispatcher.runDue();
  };

  it.each<[string, SendOutcome]>([
    ['turned away with 429', { kind: 'throttled', reason: 'Throttled', afterMs: 1_000 }],
    ['turned away with 412', { kind: 'later', reason: '412', afterMs: null }],
    ['sent while the bot is refused', { kind: 'hold', reason: 'BotNotRegistered', afterMs: null }],
  ])('is cancelled when it was %s', async (_, outcome) => {
    await stage.enqueue('a', { batch: 'b' });
    meanwhile(outcome);
    await stage.dispatcher.runDue();
    expect(await stage.message('a')).toMatchObject({ state: 'cancelled', reason: 'answered', settled_at: expect.any(String) as string });
    expect(await later()).toEqual(NOTHING);
    expect(stage.sender.sent).toHaveLength(1);
  });

  it('is unknown when it may have arrived, and goes no second time', async () => {
    await stage.enqueue('a', { batch: 'b', whenUnknown: 'once-more' });
    meanwhile(UNKNOWN);
    await stage.dispatcher.runDue();
    expect(await stage.message('a')).toMatchObject({ state: 'unknown', reason: 'answered' });
    expect(await later()).toEqual(NOTHING);
  });

  it.each<[string, SendOutcome, string]>([
    ['sent', { kind: 'sent', activityId: 'x' }, 'sent'],
    ['blocked', { kind: 'blocked', reason: 'ConversationBlockedByUser' }, 'blocked'],
  ])('is %s when that is what became of it', async (_, outcome, state) => {
    await stage.enqueue('a', { batch: 'b' });
    meanwhile(outcome);
    await stage.dispatcher.runDue();
    expect(await stage.message('a')).toMatchObject({ state });
  });

  it('is tried again when others were meant', async () => {
    await stage.enqueue('a', { batch: 'b' });
    meanwhile({ kind: 'later', reason: '412', afterMs: null }, [personId(idOf(2))]);
    await stage.dispatcher.runDue();
    expect(await later()).toEqual({ ...NOTHING, sent: 1 });
  });

  it('is unknown when its sender died', async () => {
    await stage.enqueue('a', { batch: 'b', whenUnknown: 'once-more' });
    const lease = { state: 'sending', attempts: 1, lease_until: '2026-12-10T00:00:30.000Z' };
    await stage.storage.db.updateTable('outbox_message').set(lease).execute();
    await withdraw([ONE]);
    stage.clock.advance(31_000);
    await stage.dispatcher.runDue();
    expect(await stage.message('a')).toMatchObject({ state: 'unknown', reason: 'lease-expired' });
    expect(await later()).toEqual(NOTHING);
  });

  it('can be sent again as if it never had been', async () => {
    await stage.enqueue('a', { batch: 'b' });
    meanwhile({ kind: 'blocked', reason: 'ConversationBlockedByUser' });
    await stage.dispatcher.runDue();
    await stage.storage.transaction((tx) => batches.sendAgain(tx, { batch: 'b', states: ['blocked'] }, stage.clock.now()));
    stage.sender.next.push({ kind: 'throttled', reason: 'Throttled', afterMs: 1_000 });
    await stage.dispatcher.runDue();
    expect(await stage.message('a')).toMatchObject({ state: 'pending' });
    expect(await later()).toEqual({ ...NOTHING, sent: 1 });
  });

  it('is left out of the digest that carried it, when that must go again', async () => {
    const digest = (title: string) => ({ title, open: { verb: 'x.open', id: '1' } });
    const thrifty = stage.another({ weeklyMessages: 0 });
    await stage.enqueue('a', { batch: 'b', digest: digest('a') });
    await stage.enqueue('c', { batch: 'c', digest: digest('c') });
    await thrifty.runDue();
    stage.clock.setTo('2026-12-14T09:00:00+09:00');
    meanwhile({ kind: 'later', reason: '412', afterMs: null });
    await thrifty.runDue();
    expect(await stage.message('a')).toMatchObject({ state: 'cancelled', reason: 'answered' });
    stage.clock.advance(HOUR);
    expect(await thrifty.runDue()).toMatchObject({ sent: 1 });
    expect(stage.sender.sent.at(-1)?.card.content['lines']).toEqual([digest('c')]);
  });

  it('makes room for the card that takes its place', async () => {
    await stage.enqueue('old');
    stage.sender.next.push(async () => {
      await stage.enqueue('new', { replaces: 'old' });
      return { kind: 'throttled', reason: 'Throttled', afterMs: 1_000 };
    });
    await stage.dispatcher.runDue();
    await later();
    expect(stage.keys()).toEqual(['old', 'new']);
    expect(await stage.message('old')).toMatchObject({ state: 'cancelled', reason: 'superseded' });
  });
});

onEachEngine('a message that is needless after some time', (open) => {
  let stage: DispatchStage;
  beforeEach(async () => {
    stage = dispatchStage(await open());
  });
  afterEach(() => stage.storage.close());

  it('goes to nobody when no bot was there before, but to the last moment', async () => {
    const notAfter = new Date('2026-12-11T17:00:00+09:00');
    await stage.enqueue('late', { notAfter, batch: 'b' });
    await stage.enqueue('just', { notAfter: new Date('2026-12-11T18:00:00+09:00'), to: personId(idOf(2)) });
    stage.clock.setTo('2026-12-11T18:00:00+09:00');
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, sent: 1 });
    expect(stage.keys()).toEqual(['just']);
    expect(await stage.message('late')).toMatchObject({ state: 'cancelled', reason: 'expired' });
  });

  it('is not tried again after that time', async () => {
    await stage.enqueue('a', { notAfter: new Date('2026-12-10T09:00:30+09:00') });
    stage.sender.next.push({ kind: 'later', reason: '412', afterMs: 60_000 });
    await stage.dispatcher.runDue();
    stage.clock.advance(HOUR);
    expect(await stage.dispatcher.runDue()).toEqual(NOTHING);
    expect(await stage.message('a')).toMatchObject({ state: 'cancelled', reason: 'expired' });
  });

  it('is left out of a digest', async () => {
    const digest = { title: 'a', open: { verb: 'x.open', id: '1' } };
    const thrifty = stage.another({ weeklyMessages: 0 });
    await stage.enqueue('a', { digest, notAfter: new Date('2026-12-13T17:00:00+09:00') });
    await thrifty.runDue();
    stage.clock.setTo('2026-12-14T09:00:00+09:00');
    expect(await thrifty.runDue()).toEqual(NOTHING);
    expect(await stage.message('a')).toMatchObject({ state: 'cancelled', reason: 'expired' });
  });
});
