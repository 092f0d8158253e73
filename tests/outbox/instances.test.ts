import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personId } from '../../src/kernel/person.ts';
import { batches } from '../../src/outbox/batches.ts';
import type { Send, SendOutcome } from '../../src/outbox/port.ts';
import type { Storage } from '../../src/storage/port.ts';
import { dispatchStage } from '../support/dispatch-stage.ts';
import type { DispatchStage } from '../support/dispatch-stage.ts';
import { onEachEngine } from '../support/engines.ts';
import { mostWithin } from '../support/most-within.ts';
import { idOf } from '../support/roster.ts';
import { memoryStorage } from '../support/storage.ts';

const OUTCOMES: readonly SendOutcome[] = [
  { kind: 'sent', activityId: 'x' },
  { kind: 'throttled', reason: 'Throttled', afterMs: 1_000 },
  { kind: 'later', reason: 'PreconditionFailed', afterMs: null },
  { kind: 'blocked', reason: 'ConversationBlockedByUser' },
  { kind: 'not-installed', reason: 'BotNotInConversationRoster' },
  { kind: 'failed', reason: 'ServiceError' },
  { kind: 'unknown', reason: 'http-502' },
];

interface Left {
  readonly to: string;
  readonly at: number;
  readonly outcome: SendOutcome['kind'];
}

/** Teams as it may be: each answer takes its time, and is what the dice say. */
function connector(stage: () => DispatchStage, latencies: readonly number[], dice: readonly number[]) {
  const left: Left[] = [];
  const send: Send = (to) =>
    Promise.resolve(async () => {
      const index = left.length;
      const outcome = OUTCOMES[dice[index % dice.length] ?? 0] ?? { kind: 'sent', activityId: 'x' };
      left.push({ to, at: stage().timer.now(), outcome: outcome.kind });
      await stage().timer.wait(latencies[index % latencies.length] ?? 1);
      return outcome;
    });
  return { send, left };
}

async function enqueue(stage: DispatchStage, people: number): Promise<void> {
  for (let number = 1; number <= people; number += 1) await stage.enqueue(`m${String(number)}`, { to: personId(idOf(number)), batch: 'b' });
}

const DONE = ['sent', 'blocked', 'not-installed', 'failed', 'unknown'];

describe('a sending under any weather', () => {
  it('keeps the pace, gives nobody two, and its counts add up to what was enqueued', async () => {
    const weather = fc.record({
      latencies: fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 20 }),
      dice: fc.array(fc.nat(OUTCOMES.length - 1), { minLength: 1, maxLength: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(weather, async ({ latencies, dice }) => {
        const storage = await memoryStorage();
        const { send, left } = connector(() => stage, latencies, [...dice, 0]);
        const stage: DispatchStage = dispatchStage(storage, { send });
        await enqueue(stage, 60);
        for (let round = 0; round < 6; round += 1) {
          await stage.dispatcher.runDue();
          stage.clock.advance(5_000);
        }
        expect(
          mostWithin(
            left.map(({ at }) => at),
            1_000,
          ),
        ).toBeLessThanOrEqual(20);
        const counts = await batches.counts(storage.db, 'b');
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(60);
        expect(counts.sending).toBe(0);
        const finals = left.filter(({ outcome }) => DONE.includes(outcome)).map(({ to }) => to);
        expect(new Set(finals).size).toBe(finals.length);
        expect(counts.sent).toBe(left.filter(({ outcome }) => outcome === 'sent').length);
        await storage.close();
      }),
      { numRuns: 15 },
    );
  });

  it('needs hardly more time than the rate demands, with answers that take up to half a second', async () => {
    const storage = await memoryStorage();
    const { send, left } = connector(() => stage, [50, 500, 120, 300, 410], [0]);
    const stage: DispatchStage = dispatchStage(storage, { send });
    await enqueue(stage, 400);
    await stage.dispatcher.runDue();
    expect(((left.at(-1)?.at ?? 0) - (left[0]?.at ?? 0)) / (399 * 50)).toBeLessThan(1.04);
    await storage.close();
  });
});

onEachEngine('two instances on one database', (open) => {
  let storage: Storage;
  let stage: DispatchStage;
  let left: Left[];
  beforeEach(async () => {
    storage = await open();
    const teams = connector(() => stage, [50, 300, 120], [0, 0, 0, 0, 1, 0, 6, 0, 0, 3]);
    left = teams.left;
    stage = dispatchStage(storage, { send: teams.send });
  });
  afterEach(() => storage.close());

  it('send everything once, together not faster than one alone', async () => {
    await enqueue(stage, 80);
    const instances = [stage.dispatcher, stage.another(), stage.another()];
    for (let round = 0; round < 4; round += 1) {
      await Promise.all(instances.map((instance) => instance.runDue()));
      stage.clock.advance(2_000);
    }
    expect(
      mostWithin(
        left.map(({ at }) => at),
        1_000,
      ),
    ).toBeLessThanOrEqual(20);
    const counts = await batches.counts(storage.db, 'b');
    expect(counts).toMatchObject({ pending: 0, sending: 0 });
    expect(counts.sent + counts.blocked + counts.unknown).toBe(80);
    const finals = left.filter(({ outcome }) => DONE.includes(outcome)).map(({ to }) => to);
    expect(new Set(finals).size).toBe(80);
  });

  it('take turns: the next begins a window after the one before it stopped', async () => {
    await enqueue(stage, 25);
    await stage.dispatcher.runDue();
    await stage.enqueue('after', { to: personId(idOf(500)) });
    const other = stage.another();
    const before = left.length;
    await other.runDue();
    expect((left[before]?.at ?? 0) - (left[before - 1]?.at ?? 0)).toBeGreaterThan(1_000);
  });

  it('stand by while another sends, and take its place when it is dead for five seconds', async () => {
    await stage.enqueue('a');
    await storage.db
      .insertInto('outbox_pace')
      .values({
        ...{ id: 'tenant', holder: 'dead', held_until: '2026-12-10T00:00:05.000Z', previous_until: '2026-12-10T00:00:00.000Z' },
        ...{ speed: 500, paused_until: null, pause_reason: null },
      })
      .execute();
    await stage.dispatcher.runDue();
    expect(left).toEqual([]);
    stage.clock.advance(5_000);
    await stage.dispatcher.runDue();
    expect(left).toHaveLength(1);
    expect(left[0]?.at).toBe(Date.parse('2026-12-10T00:00:06.018Z'));
    expect(await storage.db.selectFrom('outbox_pace').select(['speed']).executeTakeFirst()).toEqual({ speed: 505 });
  });

  it('leave only what was under way, and what was to leave within a fifth of a second, open when one dies', async () => {
    await enqueue(stage, 200);
    const dead = stage.another({
      timer: { ...stage.timer, wait: (ms) => (left.length < 30 ? stage.timer.wait(ms) : new Promise(() => undefined)) },
    });
    void dead.runDue();
    await expect.poll(() => left.length).toBe(30);
    stage.clock.advance(31_000);
    for (let round = 0; round < 4; round += 1) {
      await stage.dispatcher.runDue();
      stage.clock.advance(2_000);
    }
    const counts = await batches.counts(storage.db, 'b');
    expect(counts).toMatchObject({ pending: 0, sending: 0 });
    const lost = await storage.db.selectFrom('outbox_message').select('id').where('reason', '=', 'lease-expired').execute();
    expect(lost.length).toBeLessThanOrEqual(24);
    const finals = left.filter(({ outcome }) => DONE.includes(outcome)).map(({ to }) => to);
    expect(new Set(finals).size).toBe(finals.length);
  });
});
