import { afterEach, beforeEach, expect, it } from 'vitest';
import { importOfficial } from '../../src/official/import-official.ts';
import { createOfficialWording } from '../../src/official/official-wording.ts';
import type { OfficialWording } from '../../src/official/port.ts';
import type { Storage } from '../../src/storage/port.ts';
import { memoryStorage } from '../support/storage.ts';
import { fixture, MIDORI } from './midori.ts';

const at = (seconds: number): Date => new Date(Date.parse('2026-12-10T09:00:00+09:00') + seconds * 1000);

let storage: Storage;
let wording: OfficialWording;
beforeEach(async () => {
  storage = await memoryStorage();
  wording = createOfficialWording({ storage });
});
afterEach(() => storage.close());

const importPdf = (): Promise<unknown> =>
  importOfficial({
    storage,
    document: MIDORI,
    now: at(0),
    bytes: fixture('midori.pdf'),
    fileName: 'midori.pdf',
    actor: 'operator',
    dryRun: false,
  });

const pathsAt = async (path: string): Promise<readonly string[] | undefined> => (await wording.find(path))?.sections.map((one) => one.path);

it('is not there before an import', async () => {
  expect([await wording.available(['1', '2.1'], at(0)), await wording.find('1')]).toEqual([[], null]);
});

it('is known of within a minute of an import by another process, also when the clock goes back', async () => {
  expect(await wording.available(['1'], at(0))).toEqual([]);
  await importPdf();
  expect(await wording.available(['1'], at(59))).toEqual([]);
  expect(await wording.available(['1', '9', '2.2'], at(60))).toEqual(['1', '2.2']);
  await storage.db.deleteFrom('official_document').execute();
  expect(await wording.available(['1'], at(61))).toEqual(['1']);
  expect(await wording.available(['1'], at(-3600))).toEqual([]);
});

it('of a section is that section and all below it, in order', async () => {
  await importPdf();
  expect(await wording.find('2.1')).toMatchObject({
    title: 'みどり市人材育成基本方針',
    edition: '第2版',
    path: '2.1',
    sections: [
      { path: '2.1', heading: '1．職場での研修', page: 2 },
      { path: '2.1/見守り研修', heading: '見守り研修', page: 2 },
    ],
  });
});

it('falls back to the nearest section above that has words', async () => {
  await importPdf();
  expect(await pathsAt('2.1/名のない研修')).toEqual(['2.1', '2.1/見守り研修']);
  expect((await wording.find('3.(2)'))?.path).toBe('3');
  expect(await pathsAt('9.(1)/何か')).toBeUndefined();
  expect(await wording.available(['3.(2)', '9.(1)/何か'], at(0))).toEqual(['3.(2)']);
});

it('is asked for again after the database was not there for a moment', async () => {
  await importPdf();
  const { db, ...rest } = storage;
  let isDown = true;
  const broken = createOfficialWording({
    storage: {
      ...rest,
      get db() {
        if (isDown) throw new Error('down');
        return db;
      },
    },
  });
  await expect(broken.available(['1'], at(0))).rejects.toThrow('down');
  isDown = false;
  expect(await broken.available(['1'], at(1))).toEqual(['1']);
});
