import { describe, expect, it } from 'vitest';
import { createJobRunner } from '../../src/jobs/job-runner.ts';
import { newId, systemTimer } from '../../src/platform/system.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { manualClock } from '../support/manual-clock.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { hasPostgres, postgresDatabase } from '../support/storage.ts';

describe.skipIf(!hasPostgres())('two instances on one PostgreSQL database', () => {
  it('share the times of the schedule: each is run by one of them, and both have their part', async () => {
    const database = await postgresDatabase();
    const clock = manualClock();
    const log = recordedLog();
    const ran: string[] = [];
    const storages = await Promise.all([1, 2].map(() => openStorage({ databaseUrl: database.url, log })));
    const runners = storages.map((storage, instance) => {
      const jobs = ['a', 'b', 'c', 'd'].map((name) => ({
        name,
        run: (now: Date) => Promise.resolve(void ran.push(`${name} ${now.toISOString()} ${String(instance)}`)),
      }));
      return createJobRunner({ storage, jobs, clock, timer: systemTimer, log, newId });
    });
    for (let minute = 0; minute < 25; minute += 1) {
      await Promise.all(runners.map((runner) => runner.runDue()));
      clock.advance(60_000);
    }
    for (const storage of storages) await storage.close();
    await database.drop();
    expect(ran).toHaveLength(100);
    expect(new Set(ran.map((line) => line.slice(0, -2))).size).toBe(100);
    expect(new Set(ran.map((line) => line.at(-1)))).toEqual(new Set(['0', '1']));
  });
});
