import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendAudit } from '../../src/storage/audit.ts';
import type { Storage } from '../../src/storage/port.ts';
import { createSeenActivities } from '../../src/storage/seen-activities.ts';
import { verifyAudit } from '../../src/storage/verify-audit.ts';

const NOW = new Date('2026-12-10T00:00:00.000Z');

/** What both engines promise; each driver's test file runs it. */
export function storageContract(open: () => Promise<Storage>): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(async () => {
    await storage.close();
  });

  const keep = (key: string, value: string) => storage.db.insertInto('setting').values({ key, value }).execute();
  const kept = async (key: string) => {
    const row = await storage.db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
    return row?.value;
  };
  const countOf = async (table: 'setting' | 'audit_entry' | 'seen_activity') => {
    const row = await storage.db
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return row.n;
  };

  describe('writes that share a commit', () => {
    const write = (key: string) =>
      storage.together(async (tx) => {
        await tx.insertInto('setting').values({ key, value: '1' }).execute();
        return key;
      });

    it('are all kept, and each gets its own result', async () => {
      const keys = Array.from({ length: 50 }, (_, index) => `k${String(index)}`);
      expect(await Promise.all(keys.map(write))).toEqual(keys);
      expect(await countOf('setting')).toBe(50);
    });

    it('count alone: the one that fails is refused and spoils no other', async () => {
      await keep('taken', 'before');
      const results = await Promise.allSettled(['a', 'taken', 'b'].map(write));
      expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect([await kept('a'), await kept('taken'), await kept('b')]).toEqual(['1', 'before', '1']);
    });

    it('are taken also while a group is being written', async () => {
      const first = write('first');
      await new Promise(setImmediate);
      expect(await Promise.all([first, write('second'), write('third')])).toEqual(['first', 'second', 'third']);
    });

    it('are refused inside a transaction, for which they would wait for ever', async () => {
      await expect(storage.transaction(() => write('a'))).rejects.toThrow('inside a transaction');
    });
  });

  describe('a prepared query', () => {
    const put = () =>
      storage.prepare((db, value: { key: string; text: string }) =>
        db
          .insertInto('setting')
          .values({ key: value.key, value: value.text })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: value.text })),
      );

    it('is run again and again with values of its own, which are stored like all others', async () => {
      const putting = put();
      await putting({ key: 'a', text: '1' });
      await putting({ key: 'b', text: 'nul \u0000 and \ud800' });
      await putting({ key: 'a', text: '2' });
      expect([await kept('a'), await kept('b')]).toEqual(['2', 'nul  and \ufffd']);
    });

    it('belongs to the transaction whose tx it is handed, and is refused inside one without it', async () => {
      const putting = put();
      await putting({ key: 'before', text: '1' });
      const work = storage.transaction(async (tx) => {
        await putting({ key: 'a', text: '1' }, tx);
        await putting({ key: 'b', text: '1' });
      });
      await expect(work).rejects.toThrow('inside a transaction');
      expect([await kept('before'), await kept('a'), await kept('b')]).toEqual(['1', undefined, undefined]);
    });
  });

  describe('a transaction', () => {
    it('keeps everything and returns what the work returned', async () => {
      const result = await storage.transaction(async (tx) => {
        await tx.insertInto('setting').values({ key: 'a', value: '1' }).execute();
        await appendAudit(tx, { at: NOW, actor: 'operator', action: 'test.kept', subject: 'a', detail: {} });
        return 'done';
      });
      expect(result).toBe('done');
      expect([await kept('a'), await countOf('audit_entry')]).toEqual(['1', 1]);
    });

    it('leaves nothing behind when the work fails half way', async () => {
      const work = storage.transaction(async (tx) => {
        await tx.insertInto('setting').values({ key: 'a', value: '1' }).execute();
        await appendAudit(tx, { at: NOW, actor: 'operator', action: 'test.lost', subject: 'a', detail: {} });
        throw new Error('half way');
      });
      await expect(work).rejects.toThrow('half way');
      expect([await kept('a'), await countOf('audit_entry')]).toEqual([undefined, 0]);
      expect(await verifyAudit(storage)).toMatchObject({ kind: 'ok', count: 0 });
    });

    it('leaves nothing behind when a statement is refused', async () => {
      await keep('taken', 'before');
      const work = storage.transaction(async (tx) => {
        await tx.insertInto('setting').values({ key: 'a', value: '1' }).execute();
        await tx.insertInto('setting').values({ key: 'taken', value: 'after' }).execute();
      });
      await expect(work).rejects.toThrow();
      expect([await kept('a'), await kept('taken')]).toEqual([undefined, 'before']);
    });

    it('does not let half of its work be seen by others', async () => {
      const half = deferred();
      const seenByOthers = half.promise.then(() => kept('a'));
      await storage.transaction(async (tx) => {
        await tx.insertInto('setting').values({ key: 'a', value: 'half' }).execute();
        half.resolve();
        await tx.updateTable('setting').set({ value: 'whole' }).where('key', '=', 'a').execute();
      });
      expect(await seenByOthers).not.toBe('half');
      expect(await kept('a')).toBe('whole');
    });

    it('refuses the use of db inside instead of waiting for itself for ever', async () => {
      const nested = storage.transaction(async (tx) => {
        await tx.insertInto('setting').values({ key: 'a', value: '1' }).execute();
        await kept('a');
      });
      await expect(nested).rejects.toThrow('use the tx');
      await expect(storage.transaction(() => storage.transaction(() => Promise.resolve()))).rejects.toThrow('use the tx');
      expect(await kept('a')).toBeUndefined();
    });

    it('allows db again in work that goes on after it has ended', async () => {
      const end = deferred();
      let later: Promise<unknown> = Promise.resolve();
      await storage.transaction(async (tx) => {
        later = end.promise.then(() => kept('a'));
        await tx.insertInto('setting').values({ key: 'a', value: '1' }).execute();
      });
      end.resolve();
      expect(await later).toBe('1');
    });
  });

  describe('columns', () => {
    const texts = {
      japanese: '髙橋𠮷野家・㈱①〜－ヴァイオリン',
      emoji: '👩🏽‍💻🇯🇵 1️⃣',
      combining: 'が (か\u3099) e\u0301',
      'right to left and controls': '\u202eabc\u202c\u200b\t\r\n\u001b[31m',
      code: `'; drop table person; -- \${process.env} {{x}} <script> \\ " %_`,
      empty: '',
      long: '令和八年度の研修計画。'.repeat(100_000),
    };

    it.each(Object.entries(texts))('give back %s text as it was', async (name, text) => {
      await keep(name, text);
      expect((await kept(name)) === text).toBe(true);
    });

    it('keep text that only one engine could hold alike on both: without NUL, with a mark for half a surrogate pair', async () => {
      await keep('odd', 'a\u0000b\ud83dc');
      expect(await kept('odd')).toBe('ab\ufffdc');
      expect(await kept('od\u0000d')).toBe('ab\ufffdc');
    });

    it('sort instants by time and other text by its bytes', async () => {
      const instants = ['2026-12-10T00:00:00.000Z', '2026-12-09T23:59:59.999Z', '2027-01-01T00:00:00.000Z', '2026-12-10T00:00:00.001Z'];
      const others = ['b', 'B', 'a', 'ア', 'あ', '亜', '_', '-'];
      for (const key of [...instants, ...others]) await keep(key, '');
      const rows = await storage.db.selectFrom('setting').select('key').orderBy('key').execute();
      const bytewise = [...instants, ...others].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect(rows.map((row) => row.key)).toEqual(bytewise);
    });

    it('count in numbers', async () => {
      await keep('a', '');
      expect(await countOf('setting')).toBe(1);
    });

    it('refuse a value of the wrong type, an unknown reference and a second row of one key', async () => {
      await expect(sql`insert into audit_head (id, seq, hash) values (2, ${'two'}, '')`.execute(storage.db)).rejects.toThrow();
      const role = storage.db.insertInto('person_role').values({ aad_object_id: 'nobody', role: 'hr' });
      await expect(role.execute()).rejects.toThrow();
      const message = {
        aad_object_id: 'a',
        card: '{}',
        state: 'pending',
        due_at: '',
        attempts: 0,
        created_at: '',
        dedupe_key: 'same',
        when_unknown: 'leave',
        hours: 'any',
      };
      await storage.db
        .insertInto('outbox_message')
        .values({ ...message, id: '1' })
        .execute();
      await expect(
        storage.db
          .insertInto('outbox_message')
          .values({ ...message, id: '2' })
          .execute(),
      ).rejects.toThrow();
    });
  });

  describe('claims of deliveries', () => {
    it('make exactly one of many that come at once the new one', async () => {
      const seen = createSeenActivities(storage);
      const claims = await Promise.all(Array.from({ length: 30 }, () => seen.claim('same', NOW)));
      expect(claims.filter((claim) => claim.kind === 'new')).toHaveLength(1);
      expect(claims.filter((claim) => claim.kind === 'duplicate')).toHaveLength(29);
    });

    it('give a repeated invoke the response of the first, once there is one', async () => {
      const seen = createSeenActivities(storage);
      expect(await seen.claim('invoke', NOW)).toEqual({ kind: 'new' });
      expect(await seen.claim('invoke', NOW)).toEqual({ kind: 'duplicate', response: null });
      await seen.keepResponse('invoke', '{"status":200}');
      expect(await seen.claim('invoke', NOW)).toEqual({ kind: 'duplicate', response: '{"status":200}' });
      expect(await seen.claim('another', NOW)).toEqual({ kind: 'new' });
    });

    it('are forgotten when older than asked, however many, and the younger stay', async () => {
      const seen = createSeenActivities(storage);
      const old = Array.from({ length: 1_201 }, (_, i) => ({ key: `old-${i}`, seen_at: '2026-12-09T23:59:59.999Z', response: null }));
      await storage.db.insertInto('seen_activity').values(old).execute();
      await seen.claim('young', NOW);
      expect(await seen.forgetBefore(NOW)).toBe(1_201);
      expect(await seen.claim('young', NOW)).toMatchObject({ kind: 'duplicate' });
      expect(await seen.claim('old-7', NOW)).toEqual({ kind: 'new' });
    });
  });

  it('answers a ping, and says so in the words of the operator after it was closed', async () => {
    await storage.ping();
    const closed = await open();
    await closed.close();
    await expect(closed.ping()).rejects.toMatchObject({ code: 'storage.unavailable', message: expect.stringContaining('データベース') });
  });
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return { promise, resolve: () => resolve(undefined) };
}
