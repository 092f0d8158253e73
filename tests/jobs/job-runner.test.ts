import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Job } from '../../src/bot/feature.ts';
import { createJobBoard } from '../../src/jobs/job-board.ts';
import { createJobRunner } from '../../src/jobs/job-runner.ts';
import type { JobRunner } from '../../src/jobs/job-runner.ts';
import type { JobStanding } from '../../src/jobs/port.ts';
import { claimRun } from '../../src/jobs/run-store.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { newId, systemTimer } from '../../src/platform/system.ts';
import type { Storage } from '../../src/storage/port.ts';
import { onEachEngine } from '../support/engines.ts';
import { manualClock } from '../support/manual-clock.ts';
import { recordedLog } from '../support/recorded-log.ts';

const START = '2026-12-10T09:00:00+09:00';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

onEachEngine('the jobs', (open) => {
  const clock = manualClock();
  let storage: Storage;
  let log: ReturnType<typeof recordedLog>;
  /** Job and time of every run. */
  let ran: string[];
  beforeEach(async () => {
    clock.setTo(START);
    storage = await open();
    log = recordedLog();
    ran = [];
  });
  afterEach(() => storage.close());

  const job = (name: string, schedule?: string, work: () => Promise<void> = () => Promise.resolve()): Job => ({
    name,
    ...(schedule === undefined ? {} : { schedule }),
    run: (now) => {
      ran.push(`${name} ${now.toISOString()}`);
      return work();
    },
  });
  const waitingFor = (wait: (milliseconds: number) => Promise<void>, ...jobs: readonly Job[]): JobRunner =>
    createJobRunner({ storage, jobs, clock, timer: { wait }, log, newId });
  const runnerOf = (...jobs: readonly Job[]): JobRunner => waitingFor((milliseconds) => systemTimer.wait(milliseconds), ...jobs);
  const daily = (work?: () => Promise<void>): Job => job('a.daily', '10 3 * * *', work);
  const standing = async (one: Job): Promise<JobStanding> =>
    (await createJobBoard({ storage, jobs: () => [one] }).standings(clock.now()))[0]!;

  it('run at their times, once for each time', async () => {
    const runner = runnerOf(job('a.minutely'), daily());
    await runner.runDue();
    await runner.runDue();
    expect(ran).toEqual(['a.minutely 2026-12-10T00:00:00.000Z', 'a.daily 2026-12-10T00:00:00.000Z']);
    clock.advance(MINUTE);
    await runner.runDue();
    expect(ran.slice(2)).toEqual(['a.minutely 2026-12-10T00:01:00.000Z']);
    clock.setTo('2026-12-11T03:10:00+09:00');
    await runner.runDue();
    expect(ran.slice(3)).toEqual(['a.minutely 2026-12-10T18:10:00.000Z', 'a.daily 2026-12-10T18:10:00.000Z']);
  });

  it('make up once for all the times that were missed, and know after a restart what was done', async () => {
    await runnerOf(job('a.minutely'), daily()).runDue();
    await runnerOf(job('a.minutely'), daily()).runDue();
    expect(ran).toHaveLength(2);
    clock.advance(40 * DAY);
    await runnerOf(job('a.minutely'), daily()).runDue();
    expect(ran).toHaveLength(4);
  });

  it('run again when the clock was set back, and go on from there', async () => {
    const runner = runnerOf(daily());
    await runner.runDue();
    clock.advance(-30 * DAY);
    await runner.runDue();
    await runner.runDue();
    clock.advance(DAY);
    await runner.runDue();
    expect(ran).toHaveLength(3);
  });

  it('are not run again by an instance whose clock is a little behind', async () => {
    clock.setTo('2026-12-10T03:10:00+09:00');
    await runnerOf(daily()).runDue();
    clock.advance(-2000);
    await runnerOf(daily()).runDue();
    expect(ran).toHaveLength(1);
  });

  it('that fail are written down with a code, logged without words, and tried again later and later', async () => {
    let fails = 2;
    const flaky = daily(() => (fails-- > 0 ? Promise.reject(new TypeError('高橋 花子')) : Promise.resolve()));
    const runner = runnerOf(flaky, job('b.other', '10 3 * * *'));
    await runner.runDue();
    expect(ran.map((line) => line.split(' ')[0])).toEqual(['a.daily', 'b.other']);
    expect((await standing(flaky)).last).toMatchObject({ state: 'failed', code: 'TypeError', failures: 1, doneAt: null });
    expect(log.entries).toContainEqual({
      level: 'error',
      event: 'job.failed',
      fields: { job: 'a.daily', code: 'TypeError', failures: 1 },
    });
    expect(JSON.stringify(log.entries)).not.toContain('高橋');
    await runner.runDue();
    clock.advance(MINUTE);
    await runner.runDue();
    expect((await standing(flaky)).last).toMatchObject({ state: 'failed', failures: 2 });
    clock.advance(MINUTE);
    await runner.runDue();
    expect(ran).toHaveLength(3);
    clock.advance(MINUTE);
    await runner.runDue();
    expect(ran).toHaveLength(4);
    expect((await standing(flaky)).last).toMatchObject({ state: 'done', code: null, failures: 0, doneAt: clock.now() });
  });

  it('that fail for a reason that an operator knows say which', async () => {
    const broken = daily(() => Promise.reject(new AppError('audit.broken', '監査記録')));
    await runnerOf(broken).runDue();
    expect((await standing(broken)).last).toMatchObject({ state: 'failed', code: 'audit.broken' });
  });

  it('that were killed in the middle are taken up again when their lease has run out, and count as failed until they end well', async () => {
    const runner = runnerOf(daily());
    const due = { job: 'a.daily', slot: new Date('2026-12-10T03:10:00+09:00') };
    expect(await claimRun(storage.db, { ...due, runId: 'killed' }, clock.now())).not.toBeNull();
    await runner.runDue();
    expect(ran).toEqual([]);
    expect((await standing(daily())).last).toMatchObject({ state: 'running', finishedAt: null });
    clock.advance(5 * MINUTE);
    expect(await claimRun(storage.db, { ...due, runId: 'killed again' }, clock.now())).toMatchObject({ failures: 1 });
    expect((await standing(daily())).last).toMatchObject({ code: 'killed', failures: 1 });
    clock.advance(5 * MINUTE);
    await runner.runDue();
    expect(ran).toHaveLength(1);
    expect((await standing(daily())).last).toMatchObject({ state: 'done', code: null, failures: 0 });
  });

  it('that were given up as killed cannot report over the run that took their place', async () => {
    const slow = daily(async () => {
      clock.advance(6 * MINUTE);
      await claimRun(storage.db, { job: 'a.daily', slot: new Date('2026-12-10T03:10:00+09:00'), runId: 'other' }, clock.now());
    });
    await runnerOf(slow).runDue();
    expect((await standing(slow)).last).toMatchObject({ state: 'running', code: 'killed' });
  });

  it('begin no further run once they are asked to stop', async () => {
    const runner: JobRunner = runnerOf(
      job('a.first', undefined, async () => {
        void runner.stop();
        await Promise.resolve();
      }),
      job('b.second'),
    );
    await runner.runDue();
    expect(ran).toHaveLength(1);
  });

  it('that do not end hold up the others no longer than their lease, and are not begun again beside themselves', async () => {
    const end = Promise.withResolvers<undefined>();
    const stuck = job('a.stuck', undefined, () => end.promise);
    const runner = waitingFor(() => Promise.resolve(), stuck, job('b.other', undefined));
    const names = (): readonly (string | undefined)[] => ran.map((line) => line.split(' ')[0]);
    await runner.runDue();
    expect(names()).toContain('a.stuck');
    expect(log.entries).toContainEqual({ level: 'error', event: 'job.does-not-end', fields: { job: 'a.stuck' } });
    expect((await standing(stuck)).last).toMatchObject({ state: 'failed', code: 'slow', failures: 1 });
    clock.advance(20 * MINUTE);
    await runner.runDue();
    expect(names()).toEqual(['a.stuck', 'b.other', 'b.other']);
    expect((await standing(stuck)).isLate).toBe(true);
    end.resolve(undefined);
    await expect.poll(async () => (await standing(stuck)).last?.state).toBe('done');
    await runner.runDue();
    expect(names().filter((name) => name === 'a.stuck')).toHaveLength(2);
  });

  it('that do not end do not keep a process from ending', async () => {
    const patience = Promise.withResolvers<undefined>();
    const runner: JobRunner = waitingFor(
      (milliseconds) => (milliseconds < 5 * MINUTE ? patience.promise : new Promise(() => undefined)),
      job('a.stuck', undefined, () => new Promise(() => undefined)),
    );
    const run = runner.runDue();
    const stopped = runner.stop();
    patience.resolve(undefined);
    await stopped;
    await run;
    expect(ran.length).toBeLessThanOrEqual(1);
  });

  it('are shown with how long they took and when they come next; those that nobody takes up are late', async () => {
    const slow = daily(() => {
      clock.advance(1500);
      return Promise.resolve();
    });
    expect(await standing(slow)).toMatchObject({ name: 'a.daily', last: null, isLate: false });
    await runnerOf(slow).runDue();
    const next = new Date('2026-12-11T03:10:00+09:00');
    expect(await standing(slow)).toMatchObject({ last: { state: 'done', durationMs: 1500 }, nextAt: next, isLate: false });
    clock.setTo('2026-12-11T03:19:00+09:00');
    expect((await standing(slow)).isLate).toBe(false);
    clock.setTo('2026-12-11T03:21:00+09:00');
    expect((await standing(slow)).isLate).toBe(true);
  });

  it('that are due every minute are late too, when nobody takes them up', async () => {
    const minutely = job('a.minutely');
    await runnerOf(minutely).runDue();
    clock.advance(10 * MINUTE);
    expect((await standing(minutely)).isLate).toBe(false);
    clock.advance(2 * MINUTE);
    expect((await standing(minutely)).isLate).toBe(true);
  });

  it('need names of their own and schedules that can be read', () => {
    expect(() => runnerOf(job('a.one'), job('a.one'))).toThrow('same name');
    expect(() => runnerOf(job('a.one', 'sometimes'))).toThrow();
  });
});
