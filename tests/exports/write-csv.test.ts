import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportCell } from '../../src/exports/port.ts';
import { writeCsv } from '../../src/exports/write-csv.ts';
import { atTokyo } from '../../src/kernel/tokyo-time.ts';

function textOf(rows: readonly (readonly ExportCell[])[], headings: readonly string[] = ['項目']): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv({ name: '名簿', headings, rows }));
}

/** The rows below the headings, as another program reads them. */
function readBack(rows: readonly (readonly ExportCell[])[], headings?: readonly string[]): string[][] {
  return parse(textOf(rows, headings), { bom: true, record_delimiter: '\r\n' }).slice(1);
}

describe('a CSV file', () => {
  it('begins with a BOM, ends each line with CRLF, and quotes texts alone', () => {
    expect(textOf([['高橋 花子', 30, null]], ['氏名', '数', '備考'])).toBe('\ufeff"氏名","数","備考"\r\n"高橋 花子",30,\r\n');
  });

  it.each([
    ['quotes, commas and line breaks', '「"引用", 次の行\n三行目」'],
    ['a Windows line break inside a text', 'A\r\nB', 'A\nB'],
    ['emoji', '👩‍💻🇯🇵 𠮷野家'],
    ['10,000 characters', 'あ'.repeat(10_000)],
    ['halves of characters', 'a\ud83db', 'a\ufffdb'],
    ['control characters', 'a\u0000b\u001bc', 'abc'],
    ['an apostrophe', "'90年代"],
  ])('gives back %s', (_name, text, expected = text) => {
    expect(readBack([[text, '終']], ['a', 'b'])).toEqual([[expected, '終']]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1+1', '＋1', '－1', '＠A', '−1', "=cmd|'/c calc'!A0"])(
    'turns %j into a text that nothing calculates',
    (text) => {
      const [[cell = ''] = []] = readBack([[text]]);
      expect(cell).toBe(`'${text.replace('\r', '\n')}`);
    },
  );

  it('does so in headings too', () => {
    expect(textOf([], ['=1+1'])).toBe('\ufeff"\'=1+1"\r\n');
  });

  it('never lets a formula through, whatever stands before it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [[cell = ''] = []] = readBack([[`a${text}`], [text]]).slice(1);
        expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      }),
    );
  });

  it('leaves numbers numbers, also negative ones, and writes nothing for those that are none', () => {
    expect(textOf([[-12.5, 0, Number.NaN, new Date(Number.NaN)]], ['a', 'b', 'c', 'd'])).toContain('\r\n-12.5,0,,\r\n');
  });

  it('shows moments in Tokyo, and days without an hour', () => {
    const rows = [[atTokyo('2026-12-10', '17:00'), atTokyo('2026-12-10', '00:00')]];
    expect(readBack(rows, ['開始', '日'])).toEqual([['2026/12/10 17:00', '2026/12/10']]);
  });
});
