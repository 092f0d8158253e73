import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendAudit } from '../../src/storage/audit.ts';
import { copyDatabase } from '../../src/storage/copy-database.ts';
import type { Storage } from '../../src/storage/port.ts';
import { verifyAudit } from '../../src/storage/verify-audit.ts';
import { hasPostgres, memoryStorage, postgresStorage } from '../support/storage.ts';

const PEOPLE = 1_203;
const person = (i: number) => ({
  aad_object_id: `id-${String(i).padStart(5, '0')}`,
  employee_number: String(i),
  name: `髙橋 ${i}👩🏽‍💻`,
  kana: 'たかはし',
  mail: `${i}@example.jp`,
  bureau: '総務部',
  section: '人事課',
  grade: 'shuji',
  hire_date: '2020-04-01',
  manager_employee_number: i === 1 ? null : '1',
  left_at: null,
  updated_at: '2026-12-10T00:00:00.000Z',
});

async function fill(storage: Storage): Promise<void> {
  await storage.transaction(async (tx) => {
    for (let i = 1; i <= PEOPLE; i += 1) await tx.insertInto('person').values(person(i)).execute();
    for (const role of ['hr', 'dx'])
      await tx
        .insertInto('person_role')
        .values({ aad_object_id: person(7).aad_object_id, role })
        .execute();
    const answer = { id: 'a1', conversation_id: 'c', activity_id: 'x', outcome: 'answered', entries: '[]', answered_at: '' };
    await tx.insertInto('answer').values(answer).execute();
    await tx.insertInto('rating').values({ answer_id: 'a1', aad_object_id: 'p', reaction: 'like', comment: '', rated_at: '' }).execute();
    for (let i = 0; i < 30; i += 1) {
      await appendAudit(tx, { at: new Date(0), actor: 'operator', action: 'test.filled', subject: `${i}`, detail: { note: 'あ' } });
    }
  });
}

const engines = [
  { name: 'PostgreSQL', open: postgresStorage, left: !hasPostgres() },
  { name: 'another SQLite database', open: memoryStorage, left: false },
];

for (const { name, open, left } of engines) {
  describe.skipIf(left)(`copying SQLite to ${name}`, () => {
    let from: Storage;
    let to: Storage;
    beforeEach(async () => {
      from = await memoryStorage();
      to = await open();
      await fill(from);
    });
    afterEach(async () => {
      await from.close();
      await to.close();
    });

    it('brings every row, says how many, and the audit log goes on where it was', async () => {
      const counts = await copyDatabase({ from, to });
      expect(counts).toMatchObject({
        person: PEOPLE,
        person_role: 2,
        answer: 1,
        rating: 1,
        audit_entry: 30,
        audit_head: 1,
        outbox_message: 0,
      });
      const people = (storage: Storage) => storage.db.selectFrom('person').selectAll().orderBy('aad_object_id').execute();
      expect(await people(to)).toEqual(await people(from));
      expect(await verifyAudit(to)).toEqual(await verifyAudit(from));
      await to.transaction((tx) => appendAudit(tx, { at: new Date(0), actor: 'system', action: 'test.after', subject: 'x', detail: {} }));
      expect(await verifyAudit(to)).toMatchObject({ kind: 'ok', count: 31 });
    });

    it('refuses a target that holds anything, names the table and changes nothing', async () => {
      await to.db.insertInto('setting').values({ key: 'a', value: 'mine' }).execute();
      const refused = copyDatabase({ from, to });
      await expect(refused).rejects.toMatchObject({ code: 'storage.not-empty', message: expect.stringContaining('setting') });
      expect(await to.db.selectFrom('person').selectAll().execute()).toEqual([]);
      expect(await verifyAudit(to)).toMatchObject({ kind: 'ok', count: 0 });
    });

    it('refuses a second copy into the same target', async () => {
      await copyDatabase({ from, to });
      await expect(copyDatabase({ from, to })).rejects.toMatchObject({ code: 'storage.not-empty' });
      expect(await verifyAudit(to)).toMatchObject({ kind: 'ok', count: 30 });
    });

    it('leaves the target empty when it breaks off', async () => {
      const late = { aad_object_id: 'zzz', conversation_id: 'c', question: 'q', entries: '[]', asked_at: '', basis: null, before: null };
      await from.db.insertInto('last_question').values(late).execute();
      const breaking: Storage = {
        ...from,
        transaction: (work) =>
          from.transaction(async (tx) => {
            await tx.schema.dropTable('last_question').execute();
            return work(tx);
          }),
      };
      await expect(copyDatabase({ from: breaking, to })).rejects.toThrow();
      expect(await to.db.selectFrom('person').selectAll().execute()).toEqual([]);
      expect(await from.db.selectFrom('last_question').selectAll().execute()).toEqual([late]);
    });
  });
}
