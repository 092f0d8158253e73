import readWorkbook from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { ExportCell, ExportSheet } from '../../src/exports/port.ts';
import { writeExcel } from '../../src/exports/write-excel.ts';
import { atTokyo } from '../../src/kernel/tokyo-time.ts';
import { unzip } from '../../src/official/unzip.ts';

const MB = 1024 * 1024;
const sheet = (rows: readonly (readonly ExportCell[])[], headings: readonly string[] = ['項目']): ExportSheet => ({
  name: '名簿',
  headings,
  rows,
});

/** The rows below the headings, as a spreadsheet program reads them. */
async function readBack(rows: readonly (readonly ExportCell[])[], headings?: readonly string[]): Promise<unknown[][]> {
  const [first] = await readWorkbook(await writeExcel([sheet(rows, headings)]), { trim: false });
  return (first?.data ?? []).slice(1);
}

/** One file inside the workbook. */
async function partOf(sheets: readonly ExportSheet[], name: string): Promise<string> {
  const parts = unzip(await writeExcel(sheets), (path) => path === name, 20 * MB);
  return parts?.get(name)?.toString('utf8') ?? '';
}

/** The font of a cell: its style is the n-th format, whose font is the m-th. */
function fontOf(cell: string, sheetXml: string, styles: string): string {
  const first = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';
  const style = Number(first(sheetXml, new RegExp(`<c r="${cell}" s="(\\d+)"`)));
  const format = [...first(styles, /<cellXfs[^>]*>(.*)<\/cellXfs>/).matchAll(/<xf .*?<\/xf>/g)][style]?.[0] ?? '';
  const fonts = [...first(styles, /<fonts[^>]*>(.*)<\/fonts>/).matchAll(/<font>.*?<\/font>/g)];
  return fonts[Number(first(format, /fontId="(\d+)"/))]?.[0] ?? '';
}

describe('the cells of a workbook', () => {
  it('keep texts, numbers and empty places as what they are', async () => {
    const row = ['高橋 花子', 30, -12.5, 0, null, '090-1234-5678', '00123'];
    expect(await readBack([row], ['氏名', 'あ', 'い', 'う', 'え', '電話', '番号'])).toEqual([row]);
  });

  it.each([
    ['quotes, commas and line breaks', '「"引用", 次の行\n三行目」'],
    ['a Windows line break, as one line break', 'A\r\nB\rC', 'A\nB\nC'],
    ['emoji, also of several parts', '👩‍💻🇯🇵 𠮷野家'],
    ['white space at both ends', '  前と後  '],
    ['10,000 characters', 'あ'.repeat(10_000)],
    ['markup', '<b>&amp;</b> ]]> <!-- -->'],
    ['halves of characters, which XML forbids', 'a\ud83db\ude00c', 'a\ufffdb\ufffdc'],
    ['control characters, which XML forbids', 'a\u0000b\u0008c\u001bd\u009fe\uffff', 'abcde'],
    ['what a workbook would read as an escape', '_x0041_ and _X000d_', '_x0041_ and _X000d_'],
    ['a word that every JavaScript object knows', 'constructor'],
    ['and its worst relative', '__proto__'],
  ])('give back %s', async (_name, text, expected = text) => {
    expect(await readBack([[text, 'end']], ['a', 'b'])).toEqual([[expected, 'end']]);
  });

  it('cut what no cell can hold, and say so', async () => {
    const [[long] = []] = await readBack([[`${'あ'.repeat(32_765)}😀😀`]]);
    expect(long).toBe(`${'あ'.repeat(32_765)}…`);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1+1', "=HYPERLINK('https://example.jp')"])(
    'never hold a formula: %s',
    async (text) => {
      expect(await readBack([[text]])).toEqual([[text]]);
      const xml = await partOf([sheet([[text]])], 'xl/worksheets/sheet1.xml');
      expect(xml).not.toContain('<f>');
      // A text cell: a shared string in the format `@`, which stays a text when somebody edits it.
      expect(xml).toMatch(/<c r="A2" s="\d+" t="s">/);
      expect(await partOf([sheet([[text]])], 'xl/styles.xml')).toContain('formatCode="@"');
    },
  );

  it('show a moment as the clock in the city hall does, as a date of Excel', async () => {
    const moment = atTokyo('2026-12-10', '17:00');
    const midnight = atTokyo('2027-01-01', '00:00');
    const shown = (await readBack([[moment], [midnight]])).map(([cell]) => Math.round((cell as Date).getTime() / 1_000));
    // Excel counts in days, so that a time of day is a fraction and is read back with an error below a millisecond.
    expect(shown).toEqual([Date.parse('2026-12-10T17:00:00Z') / 1_000, Date.parse('2027-01-01T00:00:00Z') / 1_000]);
    expect(await partOf([sheet([[moment], [midnight]])], 'xl/styles.xml')).toContain('formatCode="yyyy/mm/dd hh:mm"');
  });

  it('show a column of days without an hour', async () => {
    const styles = await partOf([sheet([[atTokyo('2026-12-10', '00:00')], [null], [atTokyo('2027-01-01', '00:00')]])], 'xl/styles.xml');
    expect(styles).toContain('formatCode="yyyy/mm/dd"');
    expect(styles).not.toContain('hh:mm');
  });

  it('are empty for numbers and dates that are none, which would damage the file', async () => {
    expect(await readBack([[Number.NaN, Number.POSITIVE_INFINITY, new Date(Number.NaN), '終']], ['a', 'b', 'c', 'd'])).toEqual([
      [null, null, null, '終'],
    ]);
  });

  it('write a date that Excel has no number for as a text', async () => {
    expect(await readBack([[new Date('1899-10-23T00:00:00+09:00')]])).toEqual([['1899/10/23']]);
  });
});

describe('a sheet', () => {
  it('has bold headings that stay in sight', async () => {
    const sheets = [sheet([['高橋 花子', 1]], ['氏名', '受付番号'])];
    const xml = await partOf(sheets, 'xl/worksheets/sheet1.xml');
    expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    const styles = await partOf(sheets, 'xl/styles.xml');
    expect(fontOf('A1', xml, styles)).toContain('<b/>');
    expect(fontOf('A2', xml, styles)).toMatch(/^<font>(?!.*<b\/>)/);
  });

  it('is as wide as its content, within reason', async () => {
    const rows = [['あ'.repeat(20), '短', 'あ'.repeat(500), 1]];
    const xml = await partOf([sheet(rows, ['所属', '可', '理由', '職員番号'])], 'xl/worksheets/sheet1.xml');
    const widths = [...xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
    expect(widths).toHaveLength(4);
    expect(widths[0]).toBeGreaterThanOrEqual(40);
    expect(widths[1]).toBe(8);
    expect(widths[2]).toBe(60);
    expect(widths[3]).toBeGreaterThanOrEqual(10);
  });

  it('can be without rows', async () => {
    expect(await readBack([], ['氏名', '所属'])).toEqual([]);
  });

  it('comes among several, each with its name and in order', async () => {
    const sheets = ['研修: 申込者', '待ち/取消', ''].map((name, index) => ({ ...sheet([[index]]), name }));
    const book = await readWorkbook(await writeExcel(sheets));
    expect(book.map((one) => [one.sheet, one.data[1]])).toEqual([
      ['研修  申込者', [0]],
      ['待ち 取消', [1]],
      ['シート3', [2]],
    ]);
  });
});
