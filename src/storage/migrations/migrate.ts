import { sql } from 'kysely';
import { AppError } from '../../kernel/errors.ts';
import type { Queries, Tx } from '../port.ts';
import { announcements } from './announcements.ts';
import { approvalCards } from './approval-cards.ts';
import { approvals } from './approvals.ts';
import { dxAnnouncementStopped } from './dx-announcement-stopped.ts';
import { dxAnnouncement } from './dx-announcement.ts';
import { dxLeaders } from './dx-leaders.ts';
import { easyJapanese } from './easy-japanese.ts';
import { exportedFiles } from './exported-files.ts';
import { forms } from './forms.ts';
import { formsSent } from './forms-sent.ts';
import { foundation } from './foundation.ts';
import { jobs } from './jobs.ts';
import type { Engine, Migration } from './migration.ts';
import { outboxBatches } from './outbox-batches.ts';
import { outboxEngine } from './outbox-engine.ts';
import { outboxWithdrawn } from './outbox-withdrawn.ts';
import { officialWording } from './official-wording.ts';
import { stressCheck } from './stress-check.ts';
import { trainings } from './trainings.ts';
import { unknownWords } from './unknown-words.ts';

/** Any number that no other program in the same database uses. */
const BOOT_LOCK = 7_215_031_001;

/** In the order of their names; a published one is never changed, the next one is added. */
export function migrationsFor(engine: Engine): Readonly<Record<string, Migration>> {
  return {
    '0001-foundation': foundation(engine),
    '0002-easy-japanese': easyJapanese(engine),
    '0002-official-wording': officialWording(engine),
    '0003-unknown-words': unknownWords(engine),
    '0004-trainings': trainings(engine),
    '0005-forms': forms(engine),
    '0006-approvals': approvals(engine),
    '0007-exported-files': exportedFiles(engine),
    '0008-dx-leaders': dxLeaders(engine),
    '0009-outbox-batches': outboxBatches(engine),
    '0010-outbox-engine': outboxEngine(engine),
    '0011-announcements': announcements(engine),
    '0012-stress-check': stressCheck(engine),
    '0013-jobs': jobs(engine),
    '0013-forms-sent': formsSent(engine),
    '0014-approval-cards': approvalCards(engine),
    '0014-dx-announcement': dxAnnouncement(engine),
    '0016-outbox-withdrawn': outboxWithdrawn(engine),
    '0018-dx-announcement-stopped': dxAnnouncementStopped(engine),
  };
}

/**
 * Brings the tables up to date in one transaction that begins with a lock. Kysely's own Migrator takes its lock before its transaction,
 * which on SQLite locks nothing: a process killed half way, or several starting together, would leave a database that no longer opens.
 * @throws AppError `storage.unreadable` when a newer program has used the database
 */
export async function migrate(db: Queries, engine: Engine, migrations = migrationsFor(engine)): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // On SQLite the driver's `begin immediate` is the lock.
    if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(BOOT_LOCK)})`.execute(tx);
    const applied = await appliedNames(tx, engine);
    if (applied.some((name) => migrations[name] === undefined)) throw newerDatabase();
    for (const [name, migration] of Object.entries(migrations)) {
      if (applied.includes(name)) continue;
      await migration.up(tx);
      await sql`insert into navi_migration (name) values (${name})`.execute(tx);
    }
  });
}

async function appliedNames(tx: Tx, engine: Engine): Promise<readonly string[]> {
  // Not `create table if not exists`: that needs the right to create even when there is nothing to do.
  const find =
    engine === 'postgres'
      ? sql`select 1 where to_regclass('navi_migration') is not null`
      : sql`select 1 from sqlite_schema where name = 'navi_migration'`;
  const { rows: found } = await find.execute(tx);
  if (found.length === 0) await sql`create table navi_migration (name text not null primary key)`.execute(tx);
  const { rows } = await sql<{ name: string }>`select name from navi_migration`.execute(tx);
  return rows.map((row) => row.name);
}

function newerDatabase(): AppError {
  const message =
    'データベースは、このプログラムより新しい版の人財ナビで使われています。プログラムを新しい版に更新して、起動し直してください。';
  return new AppError('storage.unreadable', message);
}
