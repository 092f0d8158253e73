import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from '../../src/exports/file-name.ts';
import { sheetNames } from '../../src/exports/sheet-names.ts';

describe('names of sheets', () => {
  it.each([
    [['受講者'], ['受講者']],
    [['A[1]:B*?/\\'], ['A 1  B']],
    [["'引用'"], ['引用']],
    [
      ['a', 'A', 'a'],
      ['a', 'A (2)', 'a (3)'],
    ],
    [
      ['', ' ', "'"],
      ['シート1', 'シート2', 'シート3'],
    ],
    [
      ['History', '履歴'],
      ['History (2)', '履歴 (2)'],
    ],
    [
      ['あ'.repeat(40), 'あ'.repeat(50)],
      ['あ'.repeat(31), `${'あ'.repeat(27)} (2)`],
    ],
    [[`${'あ'.repeat(30)}😀`], ['あ'.repeat(30)]],
  ])('%j become %j', (wanted, expected) => {
    expect(sheetNames(wanted)).toEqual(expected);
  });

  it('are always such as Excel takes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1, maxLength: 6 }), (wanted) => {
        const names = sheetNames(wanted);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wanted.length);
        for (const name of names) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[[\]:*?/\\\p{Cc}]|^'|'$/u);
          expect(name.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});

describe('names of files', () => {
  it.each([
    ['Excel研修（中級）_受講者名簿', 'Excel研修（中級）_受講者名簿.xlsx'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j.xlsx'],
    ['../../etc/passwd', '_.._etc_passwd.xlsx'],
    ['名簿.exe. . ', '名簿.exe.xlsx'],
    ['CON', '_CON.xlsx'],
    ['com1.名簿', '_com1.名簿.xlsx'],
    ['コン', 'コン.xlsx'],
    ['名簿\u202excod', '名簿xcod.xlsx'],
    ['名\r\n簿\u0000', '名_簿.xlsx'],
    ['', '書き出し.xlsx'],
    [' . ', '書き出し.xlsx'],
    ['カ\u3099', 'ガ.xlsx'],
    ['😀'.repeat(100), `${'😀'.repeat(60)}.xlsx`],
  ])('%j becomes %j', (wanted, expected) => {
    expect(safeFileName(wanted, 'xlsx')).toBe(expected);
  });

  it('are always such as every system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (wanted) => {
        const name = safeFileName(wanted, 'csv');
        expect(name).toMatch(/^[^\s.][^<>:"/\\|?*\p{Cc}]*\.csv$/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
        expect(name.isWellFormed()).toBe(true);
      }),
    );
  });
});
