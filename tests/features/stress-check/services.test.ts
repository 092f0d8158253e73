import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StressCaller } from '../../../src/features/stress-check/desk/desk-action.ts';
import { saveSettings } from '../../../src/features/stress-check/desk/settings.ts';
import { currentPeriod } from '../../../src/features/stress-check/period-store.ts';
import { changeOwn } from '../../../src/features/stress-check/own.ts';
import type { OwnStep } from '../../../src/features/stress-check/own.ts';
import { personId } from '../../../src/kernel/person.ts';
import type { Storage } from '../../../src/storage/port.ts';
import { rowCounts } from '../../support/database-rows.ts';
import { onEachEngine } from '../../support/engines.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { idOf, importText, rosterFile, rosterLine } from '../../support/roster.ts';
import { begin, importHall, PERIOD, stressOver, WHO } from './stress-world.ts';

const [A, B, C] = [WHO.first, WHO.first + 1, WHO.first + 2];
/** Everybody of the hall. */
const ALL = 47;
const FIRST_DAY = '2026-12-11T09:00:00+09:00';

onEachEngine('the stress check', (open) => {
  let storage: Storage;
  const clock = manualClock();
  let world: ReturnType<typeof stressOver>;

  beforeEach(async () => {
    storage = await open();
    clock.setTo('2026-12-01T09:00:00+09:00');
    world = stressOver(storage, () => clock.now());
    await importHall(storage);
    await begin(storage);
  });
  afterEach(() => storage.close());

  const step = (who: number, what: OwnStep, periodId = PERIOD.id) =>
    changeOwn({ periodId, step: what, person: personId(idOf(who)) }, clock.now(), world.deps);
  const remindAt = async (time: string): Promise<void> => {
    clock.setTo(time);
    await world.run('remind');
  };
  const messages = (state?: string) =>
    storage.db
      .selectFrom('outbox_message')
      .selectAll()
      .$if(state !== undefined, (query) => query.where('state', '=', state ?? ''))
      .orderBy('dedupe_key')
      .execute();
  const recipients = async (state?: string): Promise<string[]> => (await messages(state)).map(({ aad_object_id }) => aad_object_id);
  const audited = async (action: string) =>
    (await storage.db.selectFrom('audit_entry').selectAll().where('action', '=', action).execute()).map(
      ({ detail }) => JSON.parse(detail) as unknown,
    );

  describe('reminders', () => {
    it('go to those who have neither taken it nor stopped them, once, in office hours, never merged with other news', async () => {
      await step(A, 'taken');
      await step(B, 'stop');
      await remindAt('2026-12-11T08:00:00+09:00');
      expect(await messages()).toEqual([]);
      await remindAt(FIRST_DAY);
      await remindAt('2026-12-11T09:01:00+09:00');
      const sent = await messages();
      expect(sent).toHaveLength(ALL - 2);
      expect(await recipients()).not.toContain(idOf(A));
      expect(await recipients()).not.toContain(idOf(B));
      for (const { hours, digest, batch } of sent) expect([hours, digest, batch]).toEqual(['office', null, 'stress-check:p-1:1']);
      expect(await audited('stress-check.reminded')).toEqual([{ number: 1, count: ALL - 2 }]);
    });

    it('go out on a working day, also when the bot was away on the day itself', async () => {
      await remindAt('2026-12-12T10:00:00+09:00');
      expect(await messages()).toEqual([]);
      await remindAt('2026-12-14T10:00:00+09:00');
      expect(await messages()).toHaveLength(ALL);
    });

    it('come twice in a period at most, never twice on a day, and the second only to those who still need it', async () => {
      await remindAt('2026-12-22T09:00:00+09:00');
      await remindAt('2026-12-22T16:00:00+09:00');
      expect(await messages()).toHaveLength(ALL);
      await step(C, 'taken');
      await remindAt('2026-12-23T09:00:00+09:00');
      await remindAt('2026-12-24T09:00:00+09:00');
      await remindAt('2026-12-25T09:00:00+09:00');
      expect(await messages()).toHaveLength(2 * ALL - 1);
      await storage.db.updateTable('stress_period').set({ reminders_done: 0, reminded_on: null }).execute();
      await remindAt('2026-12-25T10:00:00+09:00');
      expect(await messages()).toHaveLength(2 * ALL - 1);
      await expect(
        storage.db
          .insertInto('stress_reminder')
          .values({ period_id: PERIOD.id, aad_object_id: idOf(A), number: 3 })
          .execute(),
      ).rejects.toThrow();
    });

    it('are enqueued once when two instances run at the same time', async () => {
      clock.setTo(FIRST_DAY);
      const other = stressOver(storage, () => clock.now());
      await Promise.all([world.run('remind'), other.run('remind')]);
      expect(await messages()).toHaveLength(ALL);
      expect(await storage.db.selectFrom('stress_reminder').selectAll().execute()).toHaveLength(ALL);
    });

    it.each(['taken', 'stop'] as const)('that still wait are taken back when somebody says: %s', async (what) => {
      await remindAt(FIRST_DAY);
      await step(A, what);
      expect(await recipients('cancelled')).toEqual([idOf(A)]);
      expect(await recipients('pending')).not.toContain(idOf(A));
    });

    it('never wait for somebody who says so at the very moment in which they are enqueued', async () => {
      clock.setTo(FIRST_DAY);
      const taps = Array.from({ length: 12 }, (_, index) => WHO.first + index);
      await Promise.all([world.run('remind'), ...taps.map((who) => step(who, who % 2 === 0 ? 'taken' : 'stop'))]);
      const waiting = await recipients('pending');
      expect(taps.filter((who) => waiting.includes(idOf(who)))).toEqual([]);
      expect(waiting).toHaveLength(ALL - taps.length);
    });

    it('that are under way come to their end; taking it back sends nothing anew', async () => {
      await remindAt(FIRST_DAY);
      await storage.db.updateTable('outbox_message').set({ state: 'sent' }).where('aad_object_id', '=', idOf(A)).execute();
      await step(A, 'stop');
      await step(A, 'resume');
      await step(B, 'stop');
      await step(B, 'resume');
      await remindAt('2026-12-11T10:00:00+09:00');
      expect(await recipients('sent')).toEqual([idOf(A)]);
      expect(await recipients('cancelled')).toEqual([idOf(B)]);
    });

    it('that still wait are not sent to those who have left, nor after the end, nor when fewer are wanted', async () => {
      await remindAt(FIRST_DAY);
      await importHall(storage, [A]);
      await remindAt('2026-12-11T09:05:00+09:00');
      expect(await recipients('cancelled')).toEqual([idOf(A)]);
      await storage.db.updateTable('stress_period').set({ reminders: 0 }).execute();
      await remindAt('2026-12-11T09:10:00+09:00');
      expect(await messages('pending')).toEqual([]);
    });

    it('that still wait when the period is over are never sent', async () => {
      await remindAt('2026-12-25T16:59:00+09:00');
      expect(await messages('pending')).toHaveLength(ALL);
      await remindAt('2026-12-26T00:01:00+09:00');
      expect(await messages('pending')).toEqual([]);
    });

    it('are needless after the last day, also where no job runs before they could go', async () => {
      await remindAt(FIRST_DAY);
      const until = async () => [...new Set((await messages()).map((row) => row.not_after))];
      expect(await until()).toEqual(['2026-12-25T14:59:59.999Z']);
      const period = (await currentPeriod(storage.db))!;
      const caller = { person: { aadObjectId: personId(idOf(A)) }, now: clock.now() } as StressCaller;
      expect(await saveSettings(period, { ...period, untilDay: '2026-12-28' }, { caller, deps: world.deps })).toBe('done');
      expect(await until()).toEqual(['2026-12-28T14:59:59.999Z']);
    });

    it('go to nobody who has left the roster before', async () => {
      await importHall(storage, [A, B]);
      await remindAt(FIRST_DAY);
      expect(await messages()).toHaveLength(ALL - 2);
    });

    it('of a larger hall go out in several transactions, each person once', async () => {
      const many = Array.from({ length: 450 }, (_, index) => rosterLine(1000 + index));
      await importText(storage, rosterFile(rosterLine(1, { roles: 'stress-check' }), ...many));
      await remindAt(FIRST_DAY);
      expect(new Set(await recipients())).toHaveLength(451);
      expect(await audited('stress-check.reminded')).toHaveLength(3);
    });
  });

  describe('one’s own word', () => {
    it('counts as often as it is tapped, and can be taken back within the period', async () => {
      for (const what of ['taken', 'taken', 'undo', 'undo', 'stop', 'taken', 'undo', 'resume'] as const)
        expect(await step(A, what)).toBe('done');
      expect(await storage.db.selectFrom('stress_mark').selectAll().execute()).toEqual([]);
    });

    it.each<[string, OwnStep, string]>([
      ['2026-11-30', 'taken', 'too-late'],
      ['2026-11-30', 'stop', 'done'],
      ['2026-12-25', 'taken', 'done'],
      ['2026-12-26', 'taken', 'too-late'],
      ['2026-12-26', 'undo', 'too-late'],
      ['2026-12-26', 'stop', 'too-late'],
    ])('on %s, %s is %s', async (day, what, result) => {
      clock.setTo(`${day}T12:00:00+09:00`);
      expect(await step(A, what)).toBe(result);
    });

    it('about another period changes nothing', async () => {
      expect(await step(A, 'taken', 'p-0')).toBe('too-late');
      expect(await storage.db.selectFrom('stress_mark').selectAll().execute()).toEqual([]);
    });

    it('leaves no line in the audit log, which would outlive it', async () => {
      const before = await rowCounts(storage);
      for (const what of ['taken', 'stop', 'undo'] as const) await step(A, what);
      expect((await rowCounts(storage))['audit_entry']).toBe(before['audit_entry']);
    });
  });

  describe('the rates', () => {
    const countAt = async (time: string) => {
      clock.setTo(time);
      await world.run('rates');
      const rows = await storage.db.selectFrom('stress_group').selectAll().orderBy('number').execute();
      return rows.map(({ bureaus, sections, heads, rate }) => `${bureaus}${sections} ${String(heads)} ${String(rate)}`);
    };
    const GROUPS = ['["市民生活部"]["市民課"] 14', '["市民生活部"]["環境課","税務課"] 17', '["総務部","都市整備部"][] 16'];
    const groups = (rows: readonly string[]): string[] => rows.map((row) => row.replace(/ \w+$/, '')).sort();

    it('are published once a day from the second day on, and change in between for nobody', async () => {
      expect((await countAt('2026-12-01T00:01:00+09:00')).every((row) => row.endsWith('null'))).toBe(true);
      const first = await countAt('2026-12-02T00:01:00+09:00');
      expect(first.every((row) => row.endsWith(' 10'))).toBe(true);
      for (let who = WHO.first; who < WHO.first + 7; who += 1) await step(who, 'taken');
      expect(await countAt('2026-12-02T23:59:00+09:00')).toEqual(first);
      expect(await countAt('2026-12-03T00:01:00+09:00')).toContain('["市民生活部"]["市民課"] 14 50');
      expect(await audited('stress-check.rates-published')).toEqual([{ groups: 3 }, { groups: 3 }]);
    });

    it('are of groups of ten or more, a small one together with another one', async () => {
      expect(groups(await countAt('2026-12-01T00:01:00+09:00'))).toEqual([...GROUPS].sort());
    });

    it('stay with the groups of the first day when people move or leave, so that two looks cannot be subtracted', async () => {
      await countAt('2026-12-01T00:01:00+09:00');
      for (let who = WHO.first; who < WHO.first + 7; who += 1) await step(who, 'taken');
      const before = await countAt('2026-12-02T00:01:00+09:00');
      await importHall(storage, [WHO.first, WHO.small]);
      expect(await countAt('2026-12-03T00:01:00+09:00')).toEqual(before);
    });

    it('are counted once when two instances run, and a last time on the day after the end', async () => {
      await countAt('2026-12-01T00:01:00+09:00');
      clock.setTo('2026-12-02T00:01:00+09:00');
      const other = stressOver(storage, () => clock.now());
      await Promise.all([world.run('rates'), other.run('rates')]);
      await countAt('2026-12-26T00:01:00+09:00');
      await countAt('2026-12-28T00:01:00+09:00');
      expect(await audited('stress-check.rates-published')).toHaveLength(2);
    });

    it('exist for no city of fewer than ten', async () => {
      await importText(storage, rosterFile(...Array.from({ length: 9 }, (_, index) => rosterLine(index + 1))));
      expect(await countAt('2026-12-01T00:01:00+09:00')).toEqual([]);
      expect(await countAt('2026-12-02T00:01:00+09:00')).toEqual([]);
    });
  });

  describe('the purge', () => {
    it('leaves the settings and the counts of the audit log, thirty days after the end and not before', async () => {
      await world.run('rates');
      await step(A, 'taken');
      await step(B, 'stop');
      await remindAt(FIRST_DAY);
      clock.setTo('2027-01-23T23:59:00+09:00');
      await world.run('purge');
      expect((await rowCounts(storage))['stress_mark']).toBe(2);
      clock.setTo('2027-01-24T00:00:00+09:00');
      await Promise.all([world.run('purge'), stressOver(storage, () => clock.now()).run('purge')]);
      const left = await rowCounts(storage);
      for (const table of ['stress_mark', 'stress_reminder', 'stress_member', 'stress_group', 'outbox_message'])
        expect([table, left[table]]).toEqual([table, 0]);
      expect(left['stress_period']).toBe(1);
      expect(await audited('stress-check.purged')).toEqual([{ rows: 2 + (ALL - 2) + ALL + 3, messages: ALL - 2 }]);
    });

    it('also reaches a period that another one has followed, and leaves that one alone', async () => {
      await step(A, 'taken');
      await storage.db.updateTable('stress_period').set({ current: null }).execute();
      await begin(storage, { id: 'p-2', fromDay: '2027-01-12', untilDay: '2027-01-29' });
      clock.setTo('2027-01-25T09:00:00+09:00');
      await step(B, 'taken', 'p-2');
      await world.run('purge');
      const marks = await storage.db.selectFrom('stress_mark').selectAll().execute();
      expect(marks.map(({ period_id }) => period_id)).toEqual(['p-2']);
    });
  });
});
