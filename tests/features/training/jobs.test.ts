import { afterEach, beforeEach, expect, it } from 'vitest';
import { createJobs } from '../../../src/features/training/jobs.ts';
import { saveSession } from '../../../src/features/training/index.ts';
import { workingDays } from '../../../src/platform/holidays.ts';
import { rosterOver } from '../../../src/people/roster-over.ts';
import type { Storage } from '../../../src/storage/port.ts';
import { onEachEngine } from '../../support/engines.ts';
import { idOf } from '../../support/roster.ts';
import { arrange, at, city, courseOf, listOf, messagesIn, NOW, sessionOf, sessionRow, trainingOver } from './training-world.ts';

onEachEngine('jobs of the trainings', (open) => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(() => storage.close());

  const run = async (name: string, time: string, leaders?: ReadonlySet<number>): Promise<void> => {
    const { waitingList, outbox } = trainingOver(storage, leaders);
    const job = createJobs({ storage, waitingList, outbox, roster: rosterOver, days: workingDays, city }).find((one) => one.name === name);
    await job?.run(at(time));
  };

  it('remind whoever has a seat once, from nine o’clock on the working day before', async () => {
    // A Monday; the working day before is the Friday.
    const monday = { startsAt: at('2026-12-14T09:00'), endsAt: at('2026-12-14T12:00') };
    const by = at('2026-12-11T17:00');
    await arrange(storage, [courseOf()], [sessionOf({ ...monday, capacity: 2, applyBy: by, cancelBy: by, lockAt: by })]);
    const { signUp, cancel } = trainingOver(storage);
    for (const number of [1, 2, 3]) await signUp(number);
    await cancel(2, { now: at('2026-12-10T09:00') });
    await run('training.remind', '2026-12-11T08:59');
    const before = (await messagesIn(storage)).length;
    expect(before).toBe(1);
    for (const time of ['2026-12-11T09:00', '2026-12-11T09:01', '2026-12-12T09:00']) await run('training.remind', time);
    const reminders = (await messagesIn(storage)).filter(({ key }) => key.startsWith('training.remind'));
    expect(reminders.map(({ to }) => to)).toEqual([idOf(1), idOf(3)]);
    expect(reminders[0]?.words).toContain('令和8年12月14日（月）');
    expect(reminders[0]?.words).toContain('令和8年12月11日（金）17:00までに取り消してください');
  });

  it('tell whom to call when the seat can no longer be given back', async () => {
    const early = at('2026-12-08T17:00');
    await arrange(storage, [courseOf()], [sessionOf({ cancelBy: early })]);
    await trainingOver(storage).signUp(1);
    await run('training.remind', '2026-12-09T12:00');
    expect((await messagesIn(storage))[0]?.words).toContain('人事課へご連絡ください');
    const rows = await storage.db.selectFrom('outbox_message').select('not_after').execute();
    expect(rows).toEqual([{ not_after: sessionOf().startsAt.toISOString() }]);
  });

  it('remind again when the session was moved, and never of one that was called off or has begun', async () => {
    await arrange(
      storage,
      [courseOf()],
      [sessionOf(), sessionOf({ id: 's-2', startsAt: at('2026-12-10T09:00'), endsAt: at('2026-12-10T10:00') })],
    );
    const { signUp } = trainingOver(storage);
    await signUp(1);
    await signUp(2, { sessionId: 's-2' });
    await storage.transaction((tx) =>
      saveSession(tx, sessionOf({ id: 's-2', state: 'cancelled', version: 2 }), { by: 'system', now: NOW }),
    );
    await run('training.remind', '2026-12-09T09:00');
    const moved = sessionOf({ startsAt: at('2026-12-17T13:30'), endsAt: at('2026-12-17T17:00'), version: 2 });
    await storage.transaction((tx) => saveSession(tx, moved, { by: 'system', now: NOW }));
    await run('training.remind', '2026-12-16T10:00');
    await run('training.remind', '2026-12-17T14:00');
    expect((await messagesIn(storage)).map(({ to }) => to)).toEqual([idOf(1), idOf(1)]);
  });

  it('give held seats to those who wait when the date has come, in order, and tell them', async () => {
    const releaseAt = at('2026-12-05T12:00');
    await arrange(storage, [courseOf({ isDxRelated: true })], [sessionOf({ capacity: 3, heldLeft: 2, releaseAt })]);
    const { signUp } = trainingOver(storage);
    for (const number of [1, 2, 3, 4]) await signUp(number);
    await run('training.release', '2026-12-05T11:59');
    expect(await listOf(storage)).toBe('1:confirmed 2:waiting 3:waiting 4:waiting');
    await run('training.release', '2026-12-05T12:00');
    await run('training.release', '2026-12-05T12:01');
    expect(await listOf(storage)).toBe('1:confirmed 2:confirmed 3:confirmed 4:waiting');
    expect(await sessionRow(storage)).toMatchObject({ taken: 3, waiting: 1, held_left: 0 });
    const told = await messagesIn(storage);
    expect(told.map(({ to }) => to).sort()).toEqual([idOf(2), idOf(3)]);
    expect(told[0]?.words).toContain('DXリーダーの優先枠が全員に開放されたため');
  });

  it('let somebody who became a DX leader while waiting have a held seat', async () => {
    const releaseAt = at('2026-12-05T12:00');
    await arrange(storage, [courseOf({ isDxRelated: true })], [sessionOf({ capacity: 2, heldLeft: 1, releaseAt })]);
    const { signUp } = trainingOver(storage);
    for (const number of [1, 2, 3]) await signUp(number);
    await run('training.release', '2026-12-02T09:00', new Set([3]));
    expect(await listOf(storage)).toBe('1:confirmed 2:waiting 3:confirmed*');
    expect((await messagesIn(storage)).map(({ words }) => words).join()).toContain('DXリーダーを優先しています（5.5.(5)）');
  });
});
