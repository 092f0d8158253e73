import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendAudit } from '../../src/storage/audit.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { createSeenActivities } from '../../src/storage/seen-activities.ts';
import { verifyAudit } from '../../src/storage/verify-audit.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { hasPostgres, onServer, postgresDatabase, postgresStorage } from '../support/storage.ts';
import type { TestDatabase } from '../support/storage.ts';
import { auditContract } from './audit-contract.ts';
import { storageContract } from './contract.ts';

describe.skipIf(!hasPostgres())('PostgreSQL', () => {
  describe('under the storage contract', () => {
    storageContract(postgresStorage);
  });

  describe('under the audit contract', () => {
    auditContract(postgresStorage);
  });

  let database: TestDatabase;
  beforeEach(async () => {
    database = await postgresDatabase();
  });
  afterEach(async () => {
    await database.drop();
  });

  it('is brought up to date once when several bots start together, and they share claims and the audit log', async () => {
    const bots = await Promise.all(Array.from({ length: 4 }, () => openStorage({ databaseUrl: database.url, log: recordedLog() })));
    const claims = await Promise.all(bots.map((bot) => createSeenActivities(bot).claim('same', new Date(0))));
    expect(claims.filter((claim) => claim.kind === 'new')).toHaveLength(1);
    const event = { at: new Date(0), actor: 'system', action: 'test.shared', subject: 'x', detail: {} };
    await Promise.all(bots.flatMap((bot) => Array.from({ length: 15 }, () => bot.transaction((tx) => appendAudit(tx, event)))));
    expect(await verifyAudit(bots[0]!)).toMatchObject({ kind: 'ok', count: 60 });
    await Promise.all(bots.map((bot) => bot.close()));
  });

  it('sorts every text column by bytes, whatever the locale of the server', async () => {
    const storage = await openStorage({ databaseUrl: database.url, log: recordedLog() });
    const { rows } = await sql<{ name: string }>`select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = current_schema() and data_type = 'text' and collation_name is distinct from 'C' and table_name <> 'navi_migration'`.execute(
      storage.db,
    );
    expect(rows).toEqual([]);
    await storage.close();
  });

  it('may end a connection in use or idle without ending the bot: that transaction fails, the next query works', async () => {
    const log = recordedLog();
    const storage = await openStorage({ databaseUrl: database.url, log });
    const killed = storage.transaction(async (tx) => {
      await tx.insertInto('setting').values({ key: 'lost', value: '' }).execute();
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await onServer(`select pg_terminate_backend(${rows[0]!.pid})`);
      await tx.insertInto('setting').values({ key: 'lost too', value: '' }).execute();
    });
    await expect(killed).rejects.toThrow();
    expect(await storage.db.selectFrom('setting').selectAll().execute()).toEqual([]);

    const lost = log.entries.length;
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(storage.db);
    await onServer(`select pg_terminate_backend(${rows[0]!.pid})`);
    await expect.poll(() => log.entries.length).toBeGreaterThan(lost);
    await storage.ping();
    expect(log.entries).toContainEqual({ level: 'warn', event: 'storage.connection-lost', fields: { code: '57P01' } });
    await storage.close();
  });

  it('leaves nothing of a migration that failed half way', async () => {
    const storage = await openStorage({ databaseUrl: database.url, log: recordedLog() });
    await sql`drop table navi_migration`.execute(storage.db);
    await sql`drop table audit_head`.execute(storage.db);
    const tables = async () => (await sql`select 1 from pg_tables where schemaname = current_schema()`.execute(storage.db)).rows.length;
    const before = await tables();
    await expect(openStorage({ databaseUrl: database.url, log: recordedLog() })).rejects.toThrow('already exists');
    expect(await tables()).toBe(before);
    await storage.close();
  });
});

describe.skipIf(!hasPostgres())('a PostgreSQL database that cannot be used is said in one sentence', () => {
  it('when it does not exist', async () => {
    const database = await postgresDatabase();
    const url = new URL(database.url);
    url.pathname = '/navi_nowhere';
    const opening = openStorage({ databaseUrl: url.href, log: recordedLog() });
    await expect(opening).rejects.toMatchObject({
      code: 'storage.unavailable',
      message: expect.stringContaining('先にデータベースを作ってください'),
    });
    await database.drop();
  });

  it.each(['usage', 'none'])('when the user may not make tables (right on the schema: %s)', async (right) => {
    const database = await postgresDatabase();
    const user = `${database.schema}_user`;
    await onServer(`create role ${user} login password 'geheim'`);
    if (right === 'usage') await onServer(`grant usage on schema ${database.schema} to ${user}`);
    const url = new URL(database.url);
    url.username = user;
    url.password = 'geheim';
    const error: unknown = await openStorage({ databaseUrl: url.href, log: recordedLog() }).catch((reason: unknown) => reason);
    await database.drop();
    await onServer(`drop role ${user}`);
    expect(error).toMatchObject({ code: 'storage.unavailable', message: expect.stringContaining('CREATE 権限') });
    expect((error as Error).message).not.toContain('geheim');
  });
});
