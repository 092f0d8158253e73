import { afterEach, beforeEach, expect, it } from 'vitest';
import { batches } from '../../src/outbox/batches.ts';
import type { SendOutcome } from '../../src/outbox/port.ts';
import { NOTHING, dispatchStage } from '../support/dispatch-stage.ts';
import type { DispatchStage } from '../support/dispatch-stage.ts';
import { onEachEngine } from '../support/engines.ts';

const GONE: SendOutcome = { kind: 'gone', reason: 'ActivityNotFoundInConversation' };
const MINUTE = 60_000;

onEachEngine('a card in the place of another', (open) => {
  let stage: DispatchStage;
  beforeEach(async () => {
    stage = dispatchStage(await open());
  });
  afterEach(() => stage.storage.close());

  const deliver = async (key: string, replaces?: string) => {
    await stage.enqueue(key, replaces === undefined ? {} : { replaces });
    return stage.dispatcher.runDue();
  };
  /** Which card each message that left took the place of. */
  const replaced = () => stage.sender.contexts.map(({ replaces }) => replaces);

  it('changes the card that was sent, and so does the one after it, whichever of them it names', async () => {
    await deliver('ask');
    await deliver('decided', 'ask');
    await deliver('corrected', 'decided');
    await deliver('closed', 'ask');
    expect(replaced()).toEqual([null, 'activity-1', 'activity-1', 'activity-1']);
    expect(await stage.message('closed')).toMatchObject({ state: 'sent', activity_id: 'activity-1' });
  });

  it('goes out instead of one that still waits', async () => {
    await stage.enqueue('ask');
    expect(await deliver('decided', 'ask')).toEqual({ ...NOTHING, sent: 1 });
    expect(await stage.message('ask')).toMatchObject({ state: 'cancelled', reason: 'superseded' });
    expect(stage.keys()).toEqual(['decided']);
    await deliver('closed', 'ask');
    expect(replaced()).toEqual([null, 'activity-1']);
  });

  it('goes out instead of a change that still waits, and changes the card that is there', async () => {
    await deliver('ask');
    await stage.enqueue('decided', { replaces: 'ask' });
    await deliver('corrected', 'ask');
    expect(stage.keys()).toEqual(['ask', 'corrected']);
    expect(replaced()).toEqual([null, 'activity-1']);
  });

  it('leaves unknown what may have arrived before', async () => {
    await stage.enqueue('ask', { whenUnknown: 'once-more' });
    stage.sender.next.push({ kind: 'unknown', reason: 'http-502' });
    await stage.dispatcher.runDue();
    await deliver('decided', 'ask');
    expect(await stage.message('ask')).toMatchObject({ state: 'unknown', reason: 'superseded' });
    expect(await stage.message('decided')).toMatchObject({ state: 'sent' });
  });

  it('is tried once more a minute later when Teams does not find the card, then sent anew, and found there from then on', async () => {
    await deliver('ask');
    stage.sender.next.push(GONE, GONE);
    expect(await deliver('decided', 'ask')).toEqual({ ...NOTHING, later: 1 });
    stage.clock.advance(MINUTE - 1_000);
    expect(await stage.dispatcher.runDue()).toEqual(NOTHING);
    stage.clock.advance(1_000);
    expect(await stage.dispatcher.runDue()).toEqual({ ...NOTHING, later: 1, sent: 1 });
    expect(replaced()).toEqual([null, 'activity-1', 'activity-1', null]);
    await deliver('closed', 'ask');
    expect(replaced().at(-1)).toBe('activity-4');
  });

  it('comes in place when Teams finds the card the second time', async () => {
    await deliver('ask');
    stage.sender.next.push(GONE);
    await deliver('decided', 'ask');
    stage.clock.advance(MINUTE);
    await stage.dispatcher.runDue();
    expect(await stage.message('decided')).toMatchObject({ state: 'sent', activity_id: 'activity-1' });
  });

  it('is sent anew to somebody who could not be reached before, or to whom nothing was ever sent', async () => {
    stage.sender.next.push({ kind: 'blocked', reason: 'ConversationBlockedByUser' });
    await deliver('ask');
    await deliver('decided', 'ask');
    await deliver('other', 'never enqueued');
    expect(replaced()).toEqual([null, null, null]);
  });

  it('is not sent to those whose message was cancelled before it went out', async () => {
    await stage.enqueue('ask', { batch: 'b' });
    await stage.storage.transaction((tx) => batches.cancel(tx, 'b', stage.clock.now()));
    expect(await deliver('corrected', 'ask')).toEqual(NOTHING);
    expect(await stage.message('corrected')).toMatchObject({ state: 'cancelled', reason: 'nothing-to-replace' });
  });

  it('waits for the card that is under way', async () => {
    await stage.enqueue('ask');
    const answer = Promise.withResolvers<SendOutcome>();
    stage.sender.next.push(async () => {
      await stage.enqueue('decided', { replaces: 'ask' });
      void Promise.resolve().then(() => answer.resolve({ kind: 'sent', activityId: 'slow' }));
      return answer.promise;
    });
    await stage.dispatcher.runDue();
    expect(replaced()).toEqual([null, 'slow']);
  });

  it('enqueued twice does not push away what came after it', async () => {
    await deliver('ask');
    await stage.enqueue('decided', { replaces: 'ask' });
    await stage.enqueue('corrected', { replaces: 'ask' });
    expect(await stage.enqueue('decided', { replaces: 'ask' })).toBe(false);
    await stage.dispatcher.runDue();
    expect(stage.keys()).toEqual(['ask', 'corrected']);
  });
});
