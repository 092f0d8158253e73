import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSignUps } from '../../../src/features/training/index.ts';
import type { Storage } from '../../../src/storage/port.ts';
import { onEachEngine } from '../../support/engines.ts';
import { idOf } from '../../support/roster.ts';
import {
  arrange,
  at,
  courseOf,
  enrolmentRow,
  listOf,
  messagesIn,
  NOW,
  personOf,
  sessionOf,
  sessionRow,
  trainingOver,
} from './training-world.ts';

onEachEngine('sign-ups', (open) => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(() => storage.close());

  it('are confirmed while there are seats and wait after that, each with a place of its own', async () => {
    await arrange(storage, [courseOf()], [sessionOf()]);
    const { signUp } = trainingOver(storage);
    const outcomes = [await signUp(1), await signUp(2), await signUp(3), await signUp(4)].map(({ kind }) => kind);
    expect(outcomes).toEqual(['confirmed', 'confirmed', 'waiting', 'waiting']);
    expect(await listOf(storage)).toBe('1:confirmed 2:confirmed 3:waiting 4:waiting');
    expect(await sessionRow(storage)).toMatchObject({ taken: 2, waiting: 2, last_place: 4 });
  });

  it('count once, however often they are sent', async () => {
    await arrange(storage, [courseOf()], [sessionOf()]);
    const { signUp } = trainingOver(storage);
    const outcomes = await Promise.all([signUp(1), signUp(1), signUp(1)]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['already', 'already', 'confirmed']);
    expect(await sessionRow(storage)).toMatchObject({ taken: 1, last_place: 1 });
  });

  it('count once also when somebody who had cancelled taps twice', async () => {
    await arrange(storage, [courseOf()], [sessionOf({ capacity: 5 })]);
    const { signUp, cancel } = trainingOver(storage);
    await signUp(1);
    await cancel(1);
    const outcomes = await Promise.all([signUp(1), signUp(1)]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['confirmed', 'already']);
    expect(await sessionRow(storage)).toMatchObject({ taken: 1, last_place: 2 });
  });

  it('are refused one second after the deadline and taken at its second', async () => {
    await arrange(storage, [courseOf()], [sessionOf()]);
    const { signUp } = trainingOver(storage);
    expect(await signUp(1, { now: new Date('2026-12-09T17:00:01+09:00') })).toEqual({ kind: 'refused', why: 'closed' });
    expect(await listOf(storage)).toBe('');
    expect(await signUp(1, { now: at('2026-12-09T17:00') })).toMatchObject({ kind: 'confirmed' });
  });

  it('know no drafts and no unknown ids, and refuse what was called off', async () => {
    await arrange(storage, [courseOf()], [sessionOf({ id: 's-draft', state: 'draft' }), sessionOf({ id: 's-off', state: 'cancelled' })]);
    const { signUp } = trainingOver(storage);
    expect(await signUp(1, { sessionId: 's-draft' })).toEqual({ kind: 'gone' });
    expect(await signUp(1, { sessionId: 's-none' })).toEqual({ kind: 'gone' });
    expect(await signUp(1, { sessionId: 's-off' })).toEqual({ kind: 'refused', why: 'cancelled' });
  });

  it('are refused outside the audience', async () => {
    await arrange(storage, [courseOf({ audience: { grades: ['kacho'] } })], [sessionOf()]);
    const { signUp, signUps } = trainingOver(storage);
    expect(await signUp(1)).toEqual({ kind: 'refused', why: 'not-in-audience' });
    const chief = { person: personOf(2, { grade: 'kacho' }), sessionId: 's-1', seen: null };
    expect(await signUps.signUp(chief, NOW)).toMatchObject({ kind: 'confirmed' });
  });

  it('name the session they clash with, also when it is only waited for', async () => {
    const late = sessionOf({ id: 's-2', startsAt: at('2026-12-10T16:00'), endsAt: at('2026-12-10T18:00') });
    const next = sessionOf({ id: 's-3', startsAt: at('2026-12-10T17:00'), endsAt: at('2026-12-10T18:00') });
    await arrange(storage, [courseOf()], [sessionOf({ capacity: 1 }), late, next]);
    const { signUp } = trainingOver(storage);
    await signUp(1);
    await signUp(2);
    expect(await signUp(1, { sessionId: 's-2' })).toMatchObject({
      kind: 'clash',
      with: { state: 'confirmed', title: 'Excel研修（中級）' },
    });
    expect(await signUp(2, { sessionId: 's-2' })).toMatchObject({ kind: 'clash', with: { state: 'waiting' } });
    expect(await signUp(1, { sessionId: 's-3' })).toMatchObject({ kind: 'confirmed' });
    expect(await sessionRow(storage, 's-2')).toMatchObject({ taken: 0, waiting: 0, last_place: 0 });
  });

  it('of one person to two sessions at the same time end in one', async () => {
    const other = sessionOf({ id: 's-2' });
    await arrange(storage, [courseOf()], [sessionOf(), other]);
    const { signUp } = trainingOver(storage);
    const outcomes = await Promise.all([signUp(1), signUp(1, { sessionId: 's-2' })]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['clash', 'confirmed']);
  });

  it('from a card that HR has changed since are not taken', async () => {
    await arrange(storage, [courseOf()], [sessionOf({ version: 2 })]);
    const { signUp } = trainingOver(storage);
    expect(await signUp(1, { seen: 2 })).toEqual({ kind: 'changed' });
    expect(await signUp(1, { seen: 3 })).toMatchObject({ kind: 'confirmed' });
  });

  it('that are taken back free the seat for the next, who is told why, with a line in the audit log', async () => {
    await arrange(storage, [courseOf()], [sessionOf({ capacity: 1 })]);
    const { signUp, cancel } = trainingOver(storage);
    for (const number of [1, 2, 3]) await signUp(number);
    expect(await cancel(1)).toMatchObject({ kind: 'cancelled', freed: 'seat', sessionId: 's-1' });
    expect(await listOf(storage)).toBe('1:cancelled 2:confirmed 3:waiting');
    expect(await sessionRow(storage)).toMatchObject({ taken: 1, waiting: 1 });
    const [message, ...rest] = await messagesIn(storage);
    expect(rest).toEqual([]);
    expect(message).toMatchObject({ to: idOf(2), words: expect.stringContaining('取消しが出たため') });
    const [line] = await storage.db.selectFrom('audit_entry').selectAll().where('action', '=', 'training.promoted').execute();
    expect(JSON.parse(line?.detail ?? '')).toMatchObject({ person: idOf(2), rule: 'cancellation.arrival' });
  });

  it('that come again take a new place at the end', async () => {
    await arrange(storage, [courseOf()], [sessionOf({ capacity: 1 })]);
    const { signUp, cancel } = trainingOver(storage);
    for (const number of [1, 2, 3]) await signUp(number);
    await cancel(2);
    expect(await signUp(2)).toEqual({ kind: 'waiting' });
    expect(await listOf(storage)).toBe('1:confirmed 3:waiting 2:waiting');
    expect(await enrolmentRow(storage, 2)).toMatchObject({ place: 4, version: 3 });
  });

  it('cannot be taken back after the deadline, by somebody else, twice, or from an old card', async () => {
    await arrange(storage, [courseOf()], [sessionOf()]);
    const { signUp, cancel, signUps } = trainingOver(storage);
    await signUp(1);
    const { id: enrolmentId } = await enrolmentRow(storage, 1);
    const own = { personId: personOf(1).aadObjectId, enrolmentId };
    expect(await cancel(1, { now: new Date('2026-12-09T17:00:01+09:00') })).toMatchObject({ kind: 'too-late' });
    expect(await signUps.cancel({ personId: personOf(2).aadObjectId, enrolmentId, seen: 1 }, NOW)).toEqual({ kind: 'not-yours' });
    expect(await signUps.cancel({ ...own, enrolmentId: 'none', seen: 1 }, NOW)).toEqual({ kind: 'gone' });
    expect(await signUps.cancel({ ...own, seen: 7 }, NOW)).toMatchObject({ kind: 'changed' });
    expect(await listOf(storage)).toBe('1:confirmed');
    expect(await signUps.cancel({ ...own, seen: 1 }, NOW)).toMatchObject({ kind: 'cancelled' });
    expect(await signUps.cancel({ ...own, seen: 1 }, NOW)).toMatchObject({ kind: 'already' });
    expect(await sessionRow(storage)).toMatchObject({ taken: 0 });
  });

  it('that free a seat after the lock move nobody up', async () => {
    const lockAt = at('2026-12-08T17:00');
    await arrange(storage, [courseOf()], [sessionOf({ capacity: 1, applyBy: lockAt, lockAt })]);
    const { signUp, cancel } = trainingOver(storage);
    await signUp(1);
    await signUp(2);
    await cancel(1, { now: lockAt });
    expect(await listOf(storage)).toBe('1:cancelled 2:waiting');
  });

  it('of DX leaders use the held seats first; others get none of them before the release', async () => {
    const releaseAt = at('2026-12-05T12:00');
    await arrange(storage, [courseOf({ isDxRelated: true })], [sessionOf({ capacity: 3, heldLeft: 2, releaseAt })]);
    const { signUp, cancel } = trainingOver(storage, new Set([9, 8, 7]));
    expect((await signUp(1)).kind).toBe('confirmed');
    expect((await signUp(2)).kind).toBe('waiting');
    expect(await signUp(9)).toEqual({ kind: 'confirmed', heldSeat: true });
    expect(await signUp(8)).toEqual({ kind: 'confirmed', heldSeat: true });
    expect((await signUp(7)).kind).toBe('waiting');
    expect(await sessionRow(storage)).toMatchObject({ taken: 3, held_left: 0, waiting: 2 });
    await cancel(1);
    expect(await listOf(storage)).toBe('1:cancelled 2:waiting 9:confirmed* 8:confirmed* 7:confirmed');
    expect((await messagesIn(storage))[0]).toMatchObject({
      to: idOf(7),
      words: expect.stringMatching(/取消しが出たため[^]*DXリーダーを優先/),
    });
    await cancel(8);
    expect(await sessionRow(storage)).toMatchObject({ taken: 2, held_left: 1, waiting: 1 });
  });

  it('after the release date find the held seats given to those who waited, before any newcomer', async () => {
    const releaseAt = at('2026-12-05T12:00');
    await arrange(storage, [courseOf({ isDxRelated: true })], [sessionOf({ capacity: 2, heldLeft: 2, releaseAt })]);
    const { signUp } = trainingOver(storage);
    for (const number of [1, 2, 3]) await signUp(number);
    expect((await signUp(4, { now: releaseAt })).kind).toBe('waiting');
    expect(await listOf(storage)).toBe('1:confirmed 2:confirmed 3:waiting 4:waiting');
    expect(await sessionRow(storage)).toMatchObject({ taken: 2, held_left: 0, waiting: 2 });
  });

  it('of 200 people at once for 30 seats give exactly 30 and a list without gap', async () => {
    await arrange(storage, [courseOf()], [sessionOf({ capacity: 30 })]);
    const { signUp } = trainingOver(storage);
    const outcomes = await Promise.all(Array.from({ length: 200 }, (_, index) => signUp(index + 1)));
    expect(outcomes.filter(({ kind }) => kind === 'confirmed')).toHaveLength(30);
    expect(outcomes.filter(({ kind }) => kind === 'waiting')).toHaveLength(170);
    const rows = await storage.db.selectFrom('enrolment').select(['place', 'state']).orderBy('place').execute();
    expect(rows.map(({ place }) => place)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    expect(rows.slice(0, 30).every(({ state }) => state === 'confirmed')).toBe(true);
    expect(await sessionRow(storage)).toMatchObject({ taken: 30, waiting: 170, last_place: 200 });
  });

  it('and cancellations at once never give a seat twice nor leave one empty while somebody waits', async () => {
    await arrange(storage, [courseOf()], [sessionOf({ capacity: 10 })]);
    const { signUp, cancel } = trainingOver(storage);
    for (let number = 1; number <= 10; number += 1) await signUp(number);
    await Promise.all([
      ...Array.from({ length: 5 }, (_, index) => cancel(index + 1)),
      ...Array.from({ length: 20 }, (_, index) => signUp(index + 11)),
    ]);
    expect(await sessionRow(storage)).toMatchObject({ taken: 10, waiting: 15 });
    const rows = await storage.db
      .selectFrom('enrolment')
      .select(['place', 'state'])
      .where('state', 'in', ['confirmed', 'waiting'])
      .orderBy('place')
      .execute();
    expect(rows.slice(0, 10).every(({ state }) => state === 'confirmed')).toBe(true);
  });

  it('through two doors at once, as from two processes, give no seat twice', async () => {
    await arrange(storage, [courseOf()], [sessionOf({ capacity: 30 })]);
    const [left, right] = [trainingOver(storage), trainingOver(storage)];
    // Everybody taps at both.
    const outcomes = await Promise.all(
      Array.from({ length: 120 }, (_, index) => (index % 2 === 0 ? left : right).signUp(1 + (index >> 1))),
    );
    const kinds = outcomes.map((outcome) => outcome.kind);
    expect(kinds.filter((kind) => kind === 'already')).toHaveLength(60);
    expect(kinds.filter((kind) => kind === 'confirmed')).toHaveLength(30);
    expect(await sessionRow(storage)).toMatchObject({ taken: 30, waiting: 30, last_place: 60 });
  });

  it('of one person to sessions at the same time, through two doors, end in one', async () => {
    const ids = Array.from({ length: 10 }, (_, index) => `s-${String(index)}`);
    await arrange(
      storage,
      [courseOf()],
      ids.map((id) => sessionOf({ id })),
    );
    const [left, right] = [trainingOver(storage), trainingOver(storage)];
    const outcomes = await Promise.all(ids.map((sessionId, index) => (index % 2 === 0 ? left : right).signUp(1, { sessionId })));
    expect(outcomes.filter((outcome) => outcome.kind === 'confirmed')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.kind === 'clash')).toHaveLength(9);
  });

  it('go on for all others when one of those at the same time fails', async () => {
    await arrange(storage, [courseOf()], [sessionOf({ capacity: 30 })]);
    const { leadersInTerm, waitingList } = trainingOver(storage);
    let made = 0;
    // The third person's row gets an id that is taken already.
    const newId = (): string => ((made += 1) === 3 ? 'e-1' : `e-${String(made)}`);
    const signUps = createSignUps({ storage, newId, leadersInTerm, waitingList });
    const results = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((number) => signUps.signUp({ person: personOf(number), sessionId: 's-1', seen: null }, NOW)),
    );
    expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'fulfilled'));
    expect(await listOf(storage)).toBe('1:confirmed 2:confirmed 3:confirmed 4:confirmed 5:confirmed');
  });

  it('tell the one that cannot be written, and nobody else', async () => {
    await arrange(storage, [courseOf()], [sessionOf({ capacity: 30 })]);
    const { leadersInTerm, waitingList } = trainingOver(storage);
    const signUps = createSignUps({ storage, newId: () => 'always-the-same', leadersInTerm, waitingList });
    const results = await Promise.allSettled(
      [1, 2, 3].map((number) => signUps.signUp({ person: personOf(number), sessionId: 's-1', seen: null }, NOW)),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await listOf(storage)).toBe('1:confirmed');
    expect(await sessionRow(storage)).toMatchObject({ taken: 1, last_place: 1 });
  });
});
