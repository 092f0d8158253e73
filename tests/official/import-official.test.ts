import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importOfficial } from '../../src/official/import-official.ts';
import type { OfficialImportResult, OfficialPlan } from '../../src/official/import-official.ts';
import { describeOfficial, describeRefusal } from '../../src/official/official-report.ts';
import type { Storage } from '../../src/storage/port.ts';
import { verifyAudit } from '../../src/storage/verify-audit.ts';
import { rowsByTable } from '../support/database-rows.ts';
import { memoryStorage } from '../support/storage.ts';
import { fixture, MIDORI, MIDORI_MD } from './midori.ts';

const NOW = new Date('2026-12-10T09:00:00+09:00');

let storage: Storage;
beforeEach(async () => {
  storage = await memoryStorage();
});
afterEach(() => storage.close());

function importText(
  text: string,
  changes: { dryRun?: boolean; fileName?: string; bytes?: Uint8Array } = {},
): Promise<OfficialImportResult> {
  const { dryRun = false, fileName = 'policy.md', bytes = new TextEncoder().encode(text) } = changes;
  return importOfficial({ storage, document: MIDORI, now: NOW, bytes, fileName, actor: 'operator', dryRun });
}

function planOf(result: OfficialImportResult): OfficialPlan {
  if (result.kind !== 'imported' && result.kind !== 'planned') throw new Error(JSON.stringify(result));
  return result.plan;
}

const textAt = async (path: string): Promise<string | undefined> =>
  (await storage.db.selectFrom('official_section').select('text').where('path', '=', path).executeTakeFirst())?.text;

describe('an import', () => {
  it('keeps the document, its edition, who imported it when, and the sections in order', async () => {
    const plan = planOf(await importText('', { fileName: 'midori.pdf', bytes: fixture('midori.pdf') }));
    expect([plan.isFirst, plan.missing, plan.warnings]).toEqual([true, [], []]);
    expect(await storage.db.selectFrom('official_document').selectAll().execute()).toEqual([
      {
        id: 'policy',
        title: 'みどり市人材育成基本方針',
        edition: '第2版',
        file_name: 'midori.pdf',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        imported_at: NOW.toISOString(),
        imported_by: 'operator',
      },
    ]);
    const sections = await storage.db.selectFrom('official_section').select(['path', 'heading', 'page']).orderBy('position').execute();
    expect(sections).toHaveLength(MIDORI.sections.length);
    expect(sections.find(({ path }) => path === '2.1')).toEqual({ path: '2.1', heading: '1．職場での研修', page: 2 });
  });

  it('is on the audit log, with counts and without words', async () => {
    await importText(MIDORI_MD);
    const entries = await storage.db.selectFrom('audit_entry').select(['actor', 'action', 'detail']).execute();
    expect(entries).toEqual([{ actor: 'operator', action: 'official.imported', detail: expect.any(String) as string }]);
    expect(JSON.parse(entries[0]!.detail)).toMatchObject({ sections: 10, missing: 5, added: 10, removed: 0, changed: 0 });
    expect((await verifyAudit(storage)).kind).toBe('ok');
  });

  it('changes nothing with a dry run, and says the same', async () => {
    const planned = await importText(MIDORI_MD, { dryRun: true });
    expect(planned.kind).toBe('planned');
    expect(await storage.db.selectFrom('official_document').selectAll().execute()).toEqual([]);
    expect(planOf(await importText(MIDORI_MD))).toEqual(planOf(planned));
  });

  it('of the same file again does nothing', async () => {
    await importText(MIDORI_MD);
    const before = await rowsByTable(storage);
    expect(await importText(MIDORI_MD)).toEqual({ kind: 'same' });
    const { setting: _, ...after } = await rowsByTable(storage);
    expect(after).toEqual(Object.fromEntries(Object.entries(before).filter(([table]) => table !== 'setting')));
  });
});

describe('a second import', () => {
  beforeEach(() => importText(MIDORI_MD));

  it('says which sentences of which sections changed, and replaces them', async () => {
    const plan = planOf(await importText(MIDORI_MD.replace('毎年10名', '毎年12名')));
    expect(plan.changes).toEqual({
      added: [],
      removed: [],
      changed: [{ path: '1', removed: ['毎年10名を育てます。'], added: ['毎年12名を育てます。'] }],
      unchanged: 9,
    });
    expect(await textAt('1')).toContain('毎年12名');
  });

  it('takes away what the new edition no longer has, and adds what it has', async () => {
    const text = MIDORI_MD.replace('#### 見守り研修', '').replace('健康は、よい', '### (2) 組織の図\n健康は、よい');
    const { changes } = planOf(await importText(text));
    expect([changes.added, changes.removed]).toEqual([['3.(2)'], ['2.1/見守り研修']]);
    expect(await textAt('2.1/見守り研修')).toBeUndefined();
  });

  it('of the same words with other blanks, widths and line breaks changes no section', async () => {
    const { changes } = planOf(await importText(MIDORI_MD.replace('毎年10名を', '毎年　１０名を\n')));
    expect(changes).toEqual({ added: [], removed: [], changed: [], unchanged: 10 });
  });

  it('that is refused leaves the first one as it was', async () => {
    const before = await rowsByTable(storage);
    expect((await importText('# 議事録\n\n日時 4月1日')).kind).toBe('invalid');
    expect((await importText('', { fileName: 'midori-scan.pdf', bytes: fixture('midori-scan.pdf') })).kind).toBe('invalid');
    expect(await rowsByTable(storage)).toEqual(before);
  });

  it('that fails half way leaves the first one as it was', async () => {
    const before = await rowsByTable(storage);
    await storage.db.schema.dropTable('audit_head').execute();
    await expect(importText(MIDORI_MD.replace('毎年10名', '毎年12名'))).rejects.toThrow('audit_head');
    const { audit_head: _, ...kept } = before;
    for (const table of ['official_document', 'official_section', 'setting'] as const) {
      expect(await storage.db.selectFrom(table).selectAll().execute()).toEqual(kept[table]);
    }
  });
});

describe('the report', () => {
  it('names sections by number and title, shows the changed sentences, and counts', async () => {
    await importText(MIDORI_MD);
    const plan = planOf(await importText(MIDORI_MD.replace('毎年10名', '毎年12名').replace('［第2版］', '')));
    const report = describeOfficial(plan, MIDORI).join('\n');
    expect(report).toContain('変更　　 1 基本の考え方\n　－ 毎年10名を育てます。\n　＋ 毎年12名を育てます。');
    expect(report).toContain('見出しなし 3.(2) 組織の図');
    expect(report).toContain('「第2版」の文字がありません');
    expect(report).toMatch(/章・節 10件（頁の番号なし）、見出しが見つからないもの 5件\n追加 0件、変更 1件、なくなる 0件、変更なし 9件$/);
  });

  it('gives the range of pages where there are any', async () => {
    const plan = planOf(await importText('', { fileName: 'midori.pdf', bytes: fixture('midori.pdf'), dryRun: true }));
    expect(describeOfficial(plan, MIDORI).join('\n')).toContain('（1〜3頁）');
  });

  it('of an unknown document shows which headings were seen', async () => {
    const result = await importText('# 議事録\n\n日時は4月1日です。\n\n## 出席者\n\n3名');
    if (result.kind !== 'invalid') throw new Error(result.kind);
    expect(describeRefusal(result)).toEqual([
      expect.stringContaining('「みどり市人材育成基本方針」の章・節が見つかりません（15件のうち0件）') as string,
      '読み取れた見出し:',
      '　議事録',
      '　出席者',
    ]);
  });
});
