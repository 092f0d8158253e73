import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createExports } from '../../src/exports/exports.ts';
import type { ExportedFiles } from '../../src/exports/exports.ts';
import type { ExportRequest, Exports } from '../../src/exports/port.ts';
import { personId } from '../../src/kernel/person.ts';
import { newSecret } from '../../src/platform/system.ts';
import type { Storage } from '../../src/storage/port.ts';
import { verifyAudit } from '../../src/storage/verify-audit.ts';
import { onEachEngine } from '../support/engines.ts';
import { manualClock } from '../support/manual-clock.ts';
import { idOf } from '../support/roster.ts';
import { memoryStorage } from '../support/storage.ts';

const HR = personId(idOf(1));
const ROSTER: ExportRequest = {
  for: HR,
  fileName: 'Excel研修_受講者名簿',
  format: 'xlsx',
  sheets: [
    {
      name: '申込者',
      headings: ['氏名', '人数'],
      rows: [
        ['高橋 花子', 1],
        ['=1+1', -2],
      ],
    },
    { name: '待ち', headings: ['氏名'], rows: [['鈴木 一郎']] },
  ],
  action: 'training.exported',
  subject: 'session-1',
};

onEachEngine('files to fetch', (open) => {
  let storage: Storage;
  let files: Exports & ExportedFiles;
  const clock = manualClock();

  beforeEach(async () => {
    storage = await open();
    clock.setTo('2026-12-10T09:00:00+09:00');
    files = createExports({ storage, clock, newSecret, baseUrl: () => 'https://navi.example.jp' });
  });
  afterEach(() => storage.close());

  async function offered(changes: Partial<ExportRequest> = {}): Promise<string> {
    const offer = await files.offer({ ...ROSTER, ...changes }, clock.now());
    return offer?.url.replace('https://navi.example.jp/exports/', '') ?? '';
  }
  const rows = () => storage.db.selectFrom('export_file').selectAll().execute();
  const audit = () => storage.db.selectFrom('audit_entry').select(['actor', 'action', 'subject', 'detail']).orderBy('seq').execute();

  it('are offered under a link that nobody can guess, and that is kept nowhere', async () => {
    const offer = await files.offer(ROSTER, clock.now());
    expect(offer?.url).toMatch(/^https:\/\/navi\.example\.jp\/exports\/[\w-]{43}$/);
    expect(offer?.expiresAt).toEqual(new Date('2026-12-10T09:10:00+09:00'));
    expect(JSON.stringify([await rows(), await audit()])).not.toContain(offer?.url.split('/').at(-1));
  });

  it('come as Excel with every sheet', async () => {
    const file = await files.take(await offered());
    expect(file?.fileName).toBe('Excel研修_受講者名簿.xlsx');
    expect(file?.mediaType).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    const book = await readWorkbook(file?.content ?? Buffer.alloc(0));
    expect(book.map((one) => [one.sheet, one.data])).toEqual([
      [
        '申込者',
        [
          ['氏名', '人数'],
          ['高橋 花子', 1],
          ['=1+1', -2],
        ],
      ],
      ['待ち', [['氏名'], ['鈴木 一郎']]],
    ]);
  });

  it('come as CSV with the first sheet', async () => {
    const file = await files.take(await offered({ format: 'csv' }));
    expect([file?.fileName, file?.mediaType]).toEqual(['Excel研修_受講者名簿.csv', 'text/csv; charset=utf-8']);
    expect(parse(file?.content ?? '', { bom: true })).toEqual([
      ['氏名', '人数'],
      ['高橋 花子', '1'],
      ["'=1+1", '-2'],
    ]);
  });

  it('can be looked at as often as anybody likes', async () => {
    const secret = await offered();
    const seen = { fileName: 'Excel研修_受講者名簿.xlsx', expiresAt: new Date('2026-12-10T09:10:00+09:00') };
    expect(await Promise.all([files.look(secret), files.look(secret), files.look(secret)])).toEqual([seen, seen, seen]);
    expect(await files.take(secret)).not.toBeNull();
  });

  it('are given once, and their content is forgotten then', async () => {
    const secret = await offered();
    expect(await files.take(secret)).not.toBeNull();
    expect([await files.take(secret), await files.look(secret)]).toEqual([null, null]);
    expect((await rows()).map(({ content, fetched_at }) => [content, fetched_at])).toEqual([['', '2026-12-10T00:00:00.000Z']]);
  });

  it('are given to one of ten who ask at the same moment', async () => {
    const secret = await offered();
    const given = await Promise.all(Array.from({ length: 10 }, () => files.take(secret)));
    expect(given.filter((file) => file !== null)).toHaveLength(1);
    expect((await audit()).map(({ action }) => action)).toEqual(['training.exported', 'exports.fetched']);
  });

  it('are given until the last millisecond of ten minutes', async () => {
    const [inTime, late] = [await offered(), await offered()];
    clock.advance(10 * 60_000 - 1);
    expect(await files.take(inTime)).not.toBeNull();
    clock.advance(1);
    expect([await files.look(late), await files.take(late)]).toEqual([null, null]);
  });

  it.each(['', 'x', 'A'.repeat(43), 'A'.repeat(42), `${'A'.repeat(42)}.`, 'A'.repeat(100_000), "' or 1=1 --", 'あ'.repeat(43)])(
    'are not behind %j',
    async (secret) => {
      await offered();
      expect([await files.look(secret), await files.take(secret)]).toEqual([null, null]);
      expect(await audit()).toHaveLength(1);
    },
  );

  it('are in the audit log when they are made and when they are fetched, without a word of their content', async () => {
    await files.take(await offered());
    await offered({ format: 'csv' });
    expect(await audit()).toEqual([
      { actor: HR, action: 'training.exported', subject: 'session-1', detail: '{"format":"xlsx","rows":3}' },
      { actor: HR, action: 'exports.fetched', subject: 'session-1', detail: '{"exported":"training.exported"}' },
      { actor: HR, action: 'training.exported', subject: 'session-1', detail: '{"format":"csv","rows":2}' },
    ]);
    expect(await verifyAudit(storage)).toMatchObject({ kind: 'ok' });
  });

  it('go away with their time, fetched or not', async () => {
    const fetched = await offered();
    await files.take(fetched);
    await offered();
    clock.advance(5 * 60_000);
    const young = await offered();
    clock.advance(5 * 60_000);
    await files.purge();
    expect((await rows()).map(({ created_at }) => created_at)).toEqual(['2026-12-10T00:05:00.000Z']);
    expect(await files.take(young)).not.toBeNull();
  });

  it('are not made where no link could lead', async () => {
    const nowhere = createExports({ storage, clock, newSecret, baseUrl: () => null });
    expect(await nowhere.offer(ROSTER, clock.now())).toBeNull();
    expect([await rows(), await audit()]).toEqual([[], []]);
  });

  it('leave no trace when the audit log cannot be written', async () => {
    await storage.db.deleteFrom('audit_head').execute();
    await expect(files.offer(ROSTER, clock.now())).rejects.toThrow();
    expect(await rows()).toEqual([]);
  });
});

describe('a large file', () => {
  it('of 5,000 rows is written while the bot goes on answering', async () => {
    const storage = await memoryStorage();
    const files = createExports({ storage, clock: manualClock(), newSecret, baseUrl: () => 'https://navi.example.jp' });
    const line = (row: number) => Array.from({ length: 12 }, (_, column) => (column === 0 ? row : `高橋 花子 ${String(row * column)}`));
    const all = Array.from({ length: 5_000 }, (_, row) => line(row));
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    await files.offer(
      { ...ROSTER, sheets: [{ name: '名簿', headings: line(0).map(String), rows: all }] },
      new Date('2026-12-10T09:00:00+09:00'),
    );
    delay.disable();
    const { content } = await storage.db.selectFrom('export_file').select('content').executeTakeFirstOrThrow();
    const [first] = await readWorkbook(Buffer.from(content, 'base64'));
    expect(first?.data).toHaveLength(5_001);
    expect(first?.data.at(-1)).toEqual(line(4_999));
    // In the bot's own thread it would be more than a second.
    expect(delay.max / 1e6).toBeLessThan(500);
    await storage.close();
  });
});
