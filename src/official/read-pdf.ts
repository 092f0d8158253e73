import { getDocumentProxy } from 'unpdf';
import { unreadable } from './document-lines.ts';
import type { DocumentLines } from './document-lines.ts';
import { withoutFurniture } from './page-furniture.ts';
import { linesOfPage } from './pdf-page.ts';
import type { PdfPage } from './pdf-page.ts';
import { paragraphsOf } from './pdf-paragraphs.ts';

/** A page of a policy has hundreds of letters; a scan has a few at most, from a stamp or a page number. */
const FEWEST_LETTERS_A_PAGE = 20;
/** Letters of no script: what becomes of a font without a table of its letters. */
const STRANGE = /[\ufffd\ue000-\uf8ff\u0000-\u0008\u000e-\u001f\u0080-\u009f]|\p{Cn}|\p{Co}/gu;
const STRANGE_SHARE = 0.02;
/** A Japanese policy is written in Japanese; hardly any kana means that the letters were read as others. */
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const KANA_SHARE = 0.05;

const SCANNED =
  '文字の入っていない PDF です（紙を読み取った画像のようです）。もとの Word ファイルを使うか、文字認識（OCR）をした PDF を用意してください。';
const UNDECODABLE =
  'PDF の文字を読み取れません（文字の対応表が入っていない書体です）。もとの Word ファイルを使うか、Word から PDF を作り直してください。';

/** PDF files, read with pdf.js (through unpdf). */
export async function readPdf(bytes: Uint8Array): Promise<DocumentLines> {
  const pages = await pagesOf(bytes);
  if (typeof pages === 'string') return unreadable(pages);
  const letters = pages.map((page) => page.lines.map((line) => line.text).join(''));
  const text = letters.join('').replace(/\s/g, '');
  if (text.length < FEWEST_LETTERS_A_PAGE * pages.length) return unreadable(SCANNED);
  if (shareOf(STRANGE, text) > STRANGE_SHARE || shareOf(KANA, text) < KANA_SHARE) return unreadable(UNDECODABLE);
  return { kind: 'lines', lines: paragraphsOf(withoutFurniture(pages)), warnings: emptyPages(letters) };
}

function shareOf(kind: RegExp, text: string): number {
  return (text.match(kind)?.length ?? 0) / text.length;
}

function emptyPages(letters: readonly string[]): string[] {
  const empty = letters.flatMap((text, index) => (text.trim() === '' ? [String(index + 1)] : []));
  return empty.length === 0 ? [] : [`${empty.join('、')} 枚目には文字がありません（図や画像は取り込みません）。`];
}

/** The pages, or why there are none. */
async function pagesOf(bytes: Uint8Array): Promise<readonly PdfPage[] | string> {
  try {
    return await readPages(bytes);
  } catch (error) {
    // pdf.js tells its errors apart by name alone; what it did not throw for the file is a fault of ours.
    if (!(error instanceof Error && error.name.endsWith('Exception'))) throw error;
    return error.name === 'PasswordException'
      ? 'パスワードで保護された PDF です。保護を外した PDF を用意してください。'
      : 'PDF として読めません。ファイルが壊れていないか確かめてください。';
  }
}

async function readPages(bytes: Uint8Array): Promise<readonly PdfPage[]> {
  // pdf.js takes the bytes away from whoever hands them over, so it gets its own.
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
  try {
    const pages: PdfPage[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await pageOf(await pdf.getPage(number)));
    return pages;
  } finally {
    await pdf.loadingTask.destroy();
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;

async function pageOf(page: Page): Promise<PdfPage> {
  const { items } = await page.getTextContent();
  const pieces = items.flatMap((item) => {
    if (!('str' in item)) return [];
    const [, , skew = 0, height = 0, x = 0, y = 0] = item.transform as number[];
    return [{ str: item.str, x, y, width: item.width, size: Math.hypot(skew, height) }];
  });
  return { height: page.getViewport({ scale: 1 }).height, lines: linesOfPage(pieces) };
}
