import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendAudit, auditHash } from '../../src/storage/audit.ts';
import type { Storage } from '../../src/storage/port.ts';
import { verifyAudit } from '../../src/storage/verify-audit.ts';

const NOW = new Date('2026-12-10T00:00:00.000Z');

/** The audit log on either engine. */
export function auditContract(open: () => Promise<Storage>): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(async () => {
    await storage.close();
  });

  const append = (subject: string) =>
    storage.transaction((tx) =>
      appendAudit(tx, { at: NOW, actor: 'system', action: 'test.done', subject, detail: { count: 1, ids: ['あ'] } }),
    );
  const appendMany = async (count: number) => {
    for (let i = 1; i <= count; i += 1) await append(`s${i}`);
  };
  const tamper = async (...statements: readonly string[]) => {
    await unprotect(storage);
    for (const statement of statements) await sql.raw(statement).execute(storage.db);
  };

  describe('appending', () => {
    it('from twenty transactions at once leaves no gap and a sound chain', async () => {
      await Promise.all(Array.from({ length: 20 }, (_, i) => append(`s${i}`)));
      const rows = await storage.db.selectFrom('audit_entry').select('seq').orderBy('seq').execute();
      expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
      expect(await verifyAudit(storage)).toMatchObject({ kind: 'ok', count: 20 });
    });

    it('that is rolled back uses up no number', async () => {
      await append('first');
      const failed = storage.transaction(async (tx) => {
        await appendAudit(tx, { at: NOW, actor: 'system', action: 'test.done', subject: 'lost', detail: {} });
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      await append('second');
      expect(await verifyAudit(storage)).toMatchObject({ kind: 'ok', count: 2 });
    });

    it('keeps odd characters so that the chain still verifies', async () => {
      await append('\u0000髙\ud83d👩🏽‍💻');
      expect(await verifyAudit(storage)).toMatchObject({ kind: 'ok', count: 1 });
    });
  });

  it('verifies a log longer than one batch, and while others append', async () => {
    await storage.transaction(async (tx) => {
      for (let i = 0; i < 2_300; i += 1)
        await appendAudit(tx, { at: NOW, actor: 'system', action: 'test.done', subject: `${i}`, detail: {} });
    });
    const [verdict] = await Promise.all([verifyAudit(storage), appendMany(5)]);
    expect(verdict.kind).toBe('ok');
    expect(await verifyAudit(storage)).toMatchObject({ kind: 'ok', count: 2_305 });
  });

  it('refuses to change or remove a line', async () => {
    await appendMany(2);
    await expect(storage.db.updateTable('audit_entry').set({ actor: 'x' }).where('seq', '=', 1).execute()).rejects.toThrow('append-only');
    await expect(storage.db.deleteFrom('audit_entry').where('seq', '=', 2).execute()).rejects.toThrow('append-only');
    expect(await verifyAudit(storage)).toMatchObject({ kind: 'ok', count: 2 });
  });

  describe('after tampering', () => {
    const columns = ['at', 'actor', 'action', 'subject', 'detail', 'previous_hash', 'hash'];
    it.each(columns)('finds the line whose %s was changed', async (column) => {
      await appendMany(4);
      await tamper(`update audit_entry set ${column} = ${column} || 'x' where seq = 3`);
      expect(await verifyAudit(storage)).toEqual({ kind: 'broken', seq: 3, reason: 'changed' });
    });

    it('finds that a changed line with a matching hash no longer fits the next', async () => {
      await appendMany(4);
      const entry = await storage.db.selectFrom('audit_entry').selectAll().where('seq', '=', 2).executeTakeFirstOrThrow();
      await tamper(`update audit_entry set subject = 'other', hash = '${auditHash({ ...entry, subject: 'other' })}' where seq = 2`);
      expect(await verifyAudit(storage)).toEqual({ kind: 'broken', seq: 3, reason: 'reordered' });
    });

    it('finds a removed line', async () => {
      await appendMany(4);
      await tamper('delete from audit_entry where seq = 2');
      expect(await verifyAudit(storage)).toEqual({ kind: 'broken', seq: 2, reason: 'missing' });
    });

    it('finds a removed line after those behind it were renumbered', async () => {
      await appendMany(4);
      await tamper(
        'delete from audit_entry where seq = 2',
        'update audit_entry set seq = 2 where seq = 3',
        'update audit_entry set seq = 3 where seq = 4',
      );
      expect(await verifyAudit(storage)).toEqual({ kind: 'broken', seq: 2, reason: 'reordered' });
    });

    it('finds two lines that changed places', async () => {
      await appendMany(4);
      const swap = (from: number, to: number) => `update audit_entry set seq = ${to} where seq = ${from}`;
      await tamper(swap(2, 9), swap(3, 2), swap(9, 3));
      expect(await verifyAudit(storage)).toEqual({ kind: 'broken', seq: 2, reason: 'reordered' });
    });

    it('finds that lines at the end are gone, and when all are', async () => {
      await appendMany(4);
      await tamper('delete from audit_entry where seq = 4');
      expect(await verifyAudit(storage)).toEqual({ kind: 'broken', seq: 4, reason: 'truncated' });
      await tamper('delete from audit_entry');
      expect(await verifyAudit(storage)).toEqual({ kind: 'broken', seq: 1, reason: 'truncated' });
    });

    it('finds a head that was set back, exchanged or removed', async () => {
      await appendMany(2);
      await tamper('update audit_head set seq = 1');
      expect(await verifyAudit(storage)).toEqual({ kind: 'broken', seq: 3, reason: 'head-mismatch' });
      await tamper(`update audit_head set seq = 2, hash = 'x'`);
      expect(await verifyAudit(storage)).toEqual({ kind: 'broken', seq: 3, reason: 'head-mismatch' });
      await tamper('delete from audit_head');
      expect(await verifyAudit(storage)).toEqual({ kind: 'broken', seq: 3, reason: 'head-mismatch' });
    });
  });
}

async function unprotect(storage: Storage): Promise<void> {
  const statements =
    storage.engine === 'postgres'
      ? ['alter table audit_entry disable trigger user']
      : ['drop trigger if exists audit_entry_no_update', 'drop trigger if exists audit_entry_no_delete'];
  for (const statement of statements) await sql.raw(statement).execute(storage.db);
}
