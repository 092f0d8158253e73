import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { findSections } from '../../src/knowledge/find-sections.ts';
import type { FoundSections } from '../../src/knowledge/find-sections.ts';
import { paragraphs } from '../../src/knowledge/source-line.ts';
import { readDocument } from '../../src/official/read-document.ts';
import { unzip } from '../../src/official/unzip.ts';
import { zipStored } from '../../src/official/zip-stored.ts';
import { fixture, linesOf, MIDORI, MIDORI_MD } from './midori.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function textOf({ found }: FoundSections, path: string): string {
  const section = found.find((one) => one.path === path);
  return section === undefined ? '(missing)' : paragraphs(section.body).join('\n');
}

async function refusalOf(name: string, bytes: Uint8Array): Promise<string> {
  const read = await readDocument(name, bytes);
  return read.kind === 'unreadable' ? read.message : 'read after all';
}

describe.each(['midori.pdf', 'midori.docx'])('%s, made by LibreOffice', (name) => {
  let sections: FoundSections;
  beforeAll(async () => {
    sections = findSections(await linesOf(name), MIDORI);
  });

  it('has every section of the outline', () => {
    expect(sections.missing).toEqual([]);
    expect(sections.found.map(({ path }) => path)).toEqual(MIDORI.sections.map(({ path }) => path));
  });

  it('has its paragraphs whole, as they were written', () => {
    expect(textOf(sections, 'はじめに')).toBe(
      'この方針は、みどり市で働くすべての職員が、日々の仕事を通して少しずつ力をつけ、住民とともにまちを育てていくための道しるべとして作りました。令和4年6月に最初の版ができ、令和7年10月に見直しをしています。\n' +
        '読み終えたら、まずは自分の次の一年を思い描いてみてください。',
    );
  });

  it('keeps the items of a list apart', () => {
    expect(textOf(sections, '1').split('\n').slice(1)).toEqual([
      '・市民の立場で考える職員',
      '・仲間と学び合い、教え合う職員',
      '・数字と現場の両方を見て判断し、変化を恐れず改善を続けていくことができる職員',
    ]);
  });

  it('does not mix the cells of a table', () => {
    expect(textOf(sections, '2.2/オンライン講座の受講支援')).toBe(
      '市が契約した講座を、勤務時間の内外を問わず受けることができます。受講料は市が負担し、修了証の写しを所属に提出します。',
    );
    expect(textOf(sections, '2.2/先進地の視察')).toBe('年度ごとに2班、1班あたり4名までとし、帰庁後10日以内に報告会を開きます。');
  });

  it('takes the sections from the text and not from the contents page', () => {
    expect(textOf(sections, '目次')).toMatch(/基本の考え方.*1/);
    expect(textOf(sections, '2')).toMatch(/^研修は、職場での研修と外での研修の二本立てです。/);
    expect(textOf(sections, '2.1')).toContain('期間は8ヶ月間です。');
  });

  it('has no running heads and page numbers in the text', () => {
    const all = sections.found.map(({ path }) => textOf(sections, path)).join('\n');
    expect(all).not.toMatch(/みどり市人材育成基本方針|- \d -/);
  });

  it('finds a heading over two lines, one inside a sentence, and one with nothing below it', () => {
    expect(textOf(sections, '3.(1)')).toMatch(/^毎月第3水曜日を早帰りの日とし/);
    expect(textOf(sections, '3.(3)/ふりかえり面談')).toMatch(/^ふりかえり面談とは、半年に一度/);
    expect(textOf(sections, '3.(2)')).toBe('');
  });
});

describe('page numbers', () => {
  it('of a PDF are those printed on the pages, none before the first', async () => {
    const { found } = findSections(await linesOf('midori.pdf'), MIDORI);
    const pages = new Map(found.map(({ path, page }) => [path, page]));
    expect([pages.get('目次'), pages.get('はじめに'), pages.get('2.2'), pages.get('3.(3)')]).toEqual([null, 1, 2, 3]);
  });

  it('of a Word file are those of its last layout, when Word has noted it', async () => {
    const parts = unzip(fixture('midori.docx'), () => true, 10_000_000);
    if (parts === null) throw new Error('no archive');
    expect((await linesOf('midori.docx')).every(({ page }) => page === null)).toBe(true);
    const xml = parts.get('word/document.xml')!.toString('utf8');
    // Word puts its note into the first run of the paragraph on the new page.
    const noted = ['１　基本の考え方', '３　職場環境と健康'].reduce((text, heading) => {
      const at = text.lastIndexOf(heading);
      const run = text.lastIndexOf('<w:t', at);
      return `${text.slice(0, run)}<w:lastRenderedPageBreak/>${text.slice(run)}`;
    }, xml);
    const { found } = findSections(
      await linesOf('x.docx', zipStored(new Map([...parts, ['word/document.xml', Buffer.from(noted)]]))),
      MIDORI,
    );
    const pages = new Map(found.map(({ path, page }) => [path, page]));
    expect([pages.get('はじめに'), pages.get('1'), pages.get('2.2'), pages.get('3')]).toEqual([1, 2, 2, 3]);
  });
});

describe('text files', () => {
  const paths = (lines: Awaited<ReturnType<typeof linesOf>>): readonly string[] =>
    findSections(lines, MIDORI).found.map(({ path }) => path);

  it('in Markdown lose their marks and keep their words', async () => {
    const sections = findSections(await linesOf('policy.md', bytesOf(MIDORI_MD)), MIDORI);
    expect(textOf(sections, '2.1/見守り研修')).toBe('二人一組で窓口に立ちます。');
    expect(sections.found.find(({ path }) => path === '2.1')?.heading).toBe('1. 職場での研修');
    expect(textOf(sections, '1')).toBe('失敗から学ぶ職場をめざします。毎年10名を育てます。');
    expect(textOf(sections, '2.2/先進地の視察')).toBe('年度ごとに2班とします。');
  });

  it('in Markdown may have tables with bars', async () => {
    const text = MIDORI_MD.replace(/^(.+)\t(.+)$/gm, '| $1 | $2 |').replace('| 種類 | 内容 |', '| 種類 | 内容 |\n| --- | :-: |');
    const sections = findSections(await linesOf('policy.md', bytesOf(text)), MIDORI);
    expect(textOf(sections, '2.2/自主勉強会への支援')).toBe('会議室を使うことができます。');
    expect(textOf(sections, '2.2')).toBe('種類\t内容');
  });

  it('are read in Shift_JIS, UTF-8 with a mark, and UTF-16', async () => {
    // 「はじめに」 and one more heading, as Notepad saves them.
    const shiftJis = Uint8Array.from([
      ...[0x82, 0xcd, 0x82, 0xb6, 0x82, 0xdf, 0x82, 0xc9, 0x0d, 0x0a],
      ...[0x82, 0x50, 0x8a, 0xee, 0x96, 0x7b, 0x82, 0xcc, 0x8d, 0x6c, 0x82, 0xa6, 0x95, 0xfb, 0x0d, 0x0a],
    ]);
    expect(paths(await linesOf('a.txt', shiftJis))).toEqual(['はじめに', '1']);
    expect(paths(await linesOf('a.txt', bytesOf('\ufeffはじめに\n１　基本の考え方\n')))).toEqual(['はじめに', '1']);
    expect(paths(await linesOf('a.txt', Buffer.from('\ufeffはじめに\n1.基本の考え方\n', 'utf16le')))).toEqual(['はじめに', '1']);
  });

  it('with lines broken at a fixed width get their paragraphs back, and form feeds count pages', async () => {
    const text = [
      'はじめに',
      '市民の声に耳を傾け、部署の垣根を越',
      'えて助け合うことを、何よりも大切に',
      'し、互いの経験から学び合うことので',
      'きる明るい職場を、全員の力で実現す',

      'るようにします。',
      '学び続けます。\f１　基本の考え方',
      '続き。',
    ];
    const sections = findSections(await linesOf('a.txt', bytesOf(text.join('\n'))), MIDORI);
    expect(textOf(sections, 'はじめに')).toBe(
      '市民の声に耳を傾け、部署の垣根を越えて助け合うことを、何よりも大切にし、互いの経験から学び合うことのできる明るい職場を、全員の力で実現するようにします。\n学び続けます。',
    );
    expect(sections.found.map(({ page }) => page)).toEqual([1, 2]);
  });
});

describe('what cannot be read is said in words', () => {
  it.each([
    ['midori-password.pdf', /パスワードで保護された PDF/],
    ['midori-scan.pdf', /文字の入っていない PDF/],
    ['midori-no-unicode.pdf', /PDF の文字を読み取れません/],
  ])('%s', async (name, words) => {
    expect(await refusalOf(name, fixture(name))).toMatch(words);
  });

  it.each<readonly [what: string, name: string, bytes: Uint8Array, words: RegExp]>([
    ['a PDF that is none', 'a.pdf', bytesOf('はじめに'), /PDF として読めません/],
    ['half a PDF', 'a.pdf', fixture('midori.pdf').subarray(0, 40_000), /PDF (?:として|の文字を)読め|文字の入っていない PDF/],
    ['half a Word file', 'a.docx', fixture('midori.docx').subarray(0, 4_000), /Word ファイルとして読めません/],
    [
      'a Word file without a text',
      'a.docx',
      zipStored(new Map([['word/other.xml', Buffer.from('<x/>')]])),
      /Word ファイルとして読めません/,
    ],
    [
      'a Word file with a text that is no XML',
      'a.docx',
      zipStored(new Map([['word/document.xml', Buffer.from('はじめに')]])),
      /Word ファイルとして読めません/,
    ],
    ['an old or protected Word file', 'a.docx', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /パスワードで保護された Word ファイル/],
    ['.doc', 'a.DOC', bytesOf('x'), /古い形式の Word/],
    ['another kind', 'a.xlsx', bytesOf('x'), /\.pdf、\.docx、\.md、\.txt/],
    ['nothing', 'a.txt', bytesOf(''), /ファイルが空です/],
    ['a picture named .txt', 'a.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0, 0x80]), /文字コードを読み取れません/],
    ['more than 20 MB', 'a.txt', new Uint8Array(20 * 1024 * 1024 + 1).fill(0x61), /大きすぎます（20MBまで）/],
  ])('%s', async (_what, name, bytes, words) => {
    expect(await refusalOf(name, bytes)).toMatch(words);
  });

  it('a Word file of a few KB that unpacks to more than any policy is not unpacked', () => {
    const huge = Buffer.alloc(30_000_000);
    const packed = deflateRawSync(huge);
    const archive = zipStored(new Map([['word/document.xml', packed]]));
    // The same archive with the method "deflated" in both headers.
    for (const [signature, at] of [
      [0x04034b50, 8],
      [0x02014b50, 10],
    ] as const) {
      const mark = Buffer.alloc(4);
      mark.writeUInt32LE(signature);
      archive.writeUInt16LE(8, archive.indexOf(mark) + at);
    }
    expect(packed.length).toBeLessThan(40_000);
    expect(unzip(archive, () => true, 40_000_000)?.get('word/document.xml')?.length).toBe(huge.length);
    expect(unzip(archive, () => true, 1_000_000)).toBeNull();
  });
});
