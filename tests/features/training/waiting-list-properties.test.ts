import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, positionOf, promotions } from '../../../src/features/training/rules/waiting-list.ts';
import type { Waiting } from '../../../src/features/training/rules/waiting-list.ts';
import { findTraining, lockTraining } from '../../../src/features/training/session-store.ts';
import { saveSession } from '../../../src/features/training/index.ts';
import type { Storage } from '../../../src/storage/port.ts';
import { memoryStorage } from '../../support/storage.ts';
import { arrange, at, courseOf, listOf, NOW, personOf, sessionOf, trainingOver } from './training-world.ts';

const PEOPLE = 9;
const LEADERS: ReadonlySet<number> = new Set([7, 8, 9]);
const RELEASE = at('2026-12-03T12:00');
const LOCK = at('2026-12-08T17:00');
const TIMES = [NOW, at('2026-12-02T09:00'), RELEASE, at('2026-12-04T09:00'), LOCK, at('2026-12-09T09:00')];

type Step =
  | { readonly kind: 'sign-up' | 'cancel'; readonly who: number }
  | { readonly kind: 'more-seats' }
  /** The clock goes on to the next of the times; the job runs. */
  | { readonly kind: 'later' };

const person = fc.integer({ min: 1, max: PEOPLE });
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('sign-up' as const), who: person }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('cancel' as const), who: person }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'more-seats' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'later' as const }) },
  ),
  { maxLength: 30 },
);
const settings = fc.record({ isDx: fc.boolean(), capacity: fc.integer({ min: 1, max: 4 }), held: fc.integer({ min: 0, max: 2 }) });

interface Entry {
  readonly who: number;
  state: 'confirmed' | 'waiting' | 'cancelled';
  isHeld: boolean;
}

/** What must come out, in as few words as possible: a list in order of arrival, looked through from the front at every step. */
class Model {
  readonly list: Entry[] = [];
  readonly isDx: boolean;
  capacity: number;
  held: number;
  time = 0;

  constructor({ isDx, capacity, held }: { isDx: boolean; capacity: number; held: number }) {
    this.isDx = isDx;
    this.capacity = capacity;
    this.held = isDx ? Math.min(held, capacity) : 0;
  }

  get now(): Date {
    return TIMES[this.time] ?? LOCK;
  }

  first(who: number): boolean {
    return this.isDx && LEADERS.has(who);
  }

  confirmed(): Entry[] {
    return this.list.filter(({ state }) => state === 'confirmed');
  }

  waiting(): Entry[] {
    const all = this.list.filter(({ state }) => state === 'waiting');
    return [...all.filter(({ who }) => this.first(who)), ...all.filter(({ who }) => !this.first(who))];
  }

  seat(entry: Entry): boolean {
    entry.isHeld = this.first(entry.who) && this.held > 0;
    if (!entry.isHeld && this.confirmed().length + this.held >= this.capacity) return false;
    if (entry.isHeld) this.held -= 1;
    entry.state = 'confirmed';
    return true;
  }

  moveUp(): void {
    if (this.now >= RELEASE) this.held = 0;
    if (this.now >= LOCK) return;
    for (const entry of this.waiting()) this.seat(entry);
  }

  take(step: Step): void {
    this.moveUp();
    if (step.kind === 'later') this.time = Math.min(this.time + 1, TIMES.length - 1);
    if (step.kind === 'more-seats') this.capacity += 1;
    if (step.kind === 'cancel') this.cancel(step.who);
    if (step.kind === 'sign-up' && this.now <= LOCK) this.signUp(step.who);
    this.moveUp();
  }

  cancel(who: number): void {
    const entry = this.list.find((one) => one.who === who);
    if (entry === undefined || entry.state === 'cancelled') return;
    if (entry.state === 'confirmed' && entry.isHeld && this.now < RELEASE) this.held += 1;
    entry.state = 'cancelled';
    entry.isHeld = false;
  }

  signUp(who: number): void {
    const before = this.list.findIndex((one) => one.who === who);
    if (before >= 0 && this.list[before]?.state !== 'cancelled') return;
    if (before >= 0) this.list.splice(before, 1);
    const entry: Entry = { who, state: 'waiting', isHeld: false };
    const mayTake = (this.first(who) && this.held > 0) || this.waiting().length === 0;
    if (mayTake) this.seat(entry);
    this.list.push(entry);
  }

  words(): string {
    return this.list.map(({ who, state, isHeld }) => `${who}:${state}${isHeld ? '*' : ''}`).join(' ');
  }
}

interface World {
  readonly storage: Storage;
  readonly services: ReturnType<typeof trainingOver>;
  time: number;
}

async function open({ isDx, capacity, held }: { isDx: boolean; capacity: number; held: number }): Promise<World> {
  const storage = await memoryStorage();
  const heldLeft = isDx ? Math.min(held, capacity) : 0;
  const times = { releaseAt: RELEASE, applyBy: LOCK, lockAt: LOCK, cancelBy: at('2026-12-10T13:30') };
  await arrange(storage, [courseOf({ isDxRelated: isDx })], [sessionOf({ capacity, heldLeft, ...times })]);
  return { storage, services: trainingOver(storage, LEADERS), time: 0 };
}

async function take({ storage, services }: World, step: Step, now: Date): Promise<void> {
  if (step.kind === 'sign-up') await services.signUp(step.who, { now });
  if (step.kind === 'cancel') await services.cancel(step.who, { now }).catch(() => undefined);
  await storage.transaction(async (tx) => {
    const training = await lockTraining(tx, 's-1');
    if (training === null) throw new Error('gone');
    const { session } = training;
    const isMore = step.kind === 'more-seats';
    if (isMore) await saveSession(tx, { ...session, capacity: session.capacity + 1 }, { by: 'system', now });
    await services.waitingList.promoteWaiting(tx, 's-1', { cause: isMore ? 'capacity' : 'check', now });
  });
}

async function invariants({ storage }: World, model: Model): Promise<void> {
  const training = await findTraining(storage.db, 's-1');
  const rows = await storage.db.selectFrom('enrolment').selectAll().orderBy('place').execute();
  const numbers = rows.map((row) => ({ ...row, who: Number(row.aad_object_id.slice(-12)) }));
  const [confirmed, waiting] = ['confirmed', 'waiting'].map((state) => numbers.filter((row) => row.state === state)) as [
    typeof numbers,
    typeof numbers,
  ];
  const { session } = training ?? { session: sessionOf() };
  expect(session).toMatchObject({ taken: confirmed.length, waiting: waiting.length });
  expect(session.taken + session.heldLeft).toBeLessThanOrEqual(session.capacity);
  for (const one of confirmed) {
    const overtaken = waiting.filter((other) => other.place < one.place);
    if (overtaken.length > 0) expect(model.first(one.who) && overtaken.every(({ who }) => !model.first(who))).toBe(true);
  }
  const moved = numbers.filter((row) => row.promoted_by !== null);
  expect(moved.filter((row) => row.state === 'confirmed' && row.updated_at >= LOCK.toISOString())).toEqual([]);
  if (!model.isDx) expect(moved.filter((row) => row.promoted_by?.endsWith('dx-leader'))).toEqual([]);
}

describe('any history of sign-ups, cancellations, more seats and time', () => {
  it(
    'leads to what the model says, never over capacity, past the lock or past somebody without a reason',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(settings, steps, async (setting, history) => {
          const world = await open(setting);
          const model = new Model(setting);
          try {
            for (const step of history) {
              model.take(step);
              await take(world, step, model.now);
              expect(await listOf(world.storage)).toBe(model.words());
              await invariants(world, model);
            }
          } finally {
            await world.storage.close();
          }
        }),
        { numRuns: 150 },
      );
    },
  );

  it('leads to the same list when it is told again', async () => {
    await fc.assert(
      fc.asyncProperty(settings, steps, async (setting, history) => {
        const lists: string[] = [];
        for (const round of [1, 2]) {
          const world = await open(setting);
          for (const step of history) await take(world, step, NOW);
          lists[round - 1] = await listOf(world.storage);
          await world.storage.close();
        }
        expect(lists[0]).toBe(lists[1]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('sign-ups that come at the same time', () => {
  it('end as if they had come one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(settings, fc.array(person, { maxLength: 15 }), async (setting, people) => {
        const [grouped, single] = [await open(setting), await open(setting)];
        await Promise.all(people.map((who) => grouped.services.signUp(who)));
        for (const who of people) await single.services.signUp(who);
        expect(await listOf(grouped.storage)).toBe(await listOf(single.storage));
        await invariants(grouped, new Model(setting));
        await grouped.storage.close();
        await single.storage.close();
      }),
      { numRuns: 40 },
    );
  });
});

const lists = fc
  .uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 12 })
  .map((numbers): Waiting[] =>
    numbers.map((number, index) => ({ id: `w-${number}`, personId: personOf(number).aadObjectId, place: index + 1 })),
  );
const inTerm = fc.uniqueArray(fc.integer({ min: 1, max: 30 })).map((all) => new Set(all.map((number) => personOf(number).aadObjectId)));

describe('the order of the waiting list', () => {
  it('is the order of arrival on every course that is not DX-related', () => {
    fc.assert(
      fc.property(lists, inTerm, (waiting, leaders) => {
        expect(inOrder({ isDxRelated: false }, waiting.toReversed(), leaders).map(({ place }) => place)).toEqual(
          waiting.map(({ place }) => place),
        );
      }),
    );
  });

  it('says of each how many have passed them, and nobody passes without being a leader', () => {
    fc.assert(
      fc.property(lists, inTerm, fc.boolean(), (waiting, leaders, isDxRelated) => {
        const ordered = inOrder({ isDxRelated }, waiting, leaders);
        for (const one of waiting) {
          const position = positionOf(ordered, one.personId);
          const behind = waiting.filter(({ place, personId }) => place > one.place && leaders.has(personId)).length;
          expect(position?.passedBy).toBe(isDxRelated && !leaders.has(one.personId) ? behind : 0);
          expect(ordered[(position?.number ?? 0) - 1]).toBe(one);
        }
      }),
    );
  });

  it('never moves more people up than there are seats, and none from the lock on', () => {
    const seats = fc.record({ capacity: fc.integer({ min: 0, max: 10 }), taken: fc.nat(10), heldLeft: fc.nat(4) });
    fc.assert(
      fc.property(lists, inTerm, seats, fc.boolean(), (waiting, leaders, { capacity, taken, heldLeft }, isDxRelated) => {
        fc.pre(taken + heldLeft <= capacity);
        const session = sessionOf({ capacity, taken, heldLeft, waiting: waiting.length, releaseAt: LOCK });
        const moved = promotions({ course: { isDxRelated }, session, waiting, leaders }, NOW);
        const held = moved.filter(({ heldSeat }) => heldSeat);
        expect(held.length).toBeLessThanOrEqual(heldLeft);
        expect(taken + moved.length + heldLeft - held.length).toBeLessThanOrEqual(capacity);
        expect(held.every(({ waiting: { personId } }) => isDxRelated && leaders.has(personId))).toBe(true);
        expect(promotions({ course: { isDxRelated }, session: { ...session, lockAt: NOW }, waiting, leaders }, NOW)).toEqual([]);
      }),
    );
  });
});
