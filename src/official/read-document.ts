import { extname } from 'node:path';
import { unreadable } from './document-lines.ts';
import type { DocumentLines } from './document-lines.ts';
import { readDocx } from './read-docx.ts';
import { readMarkdown } from './read-markdown.ts';
import { readPdf } from './read-pdf.ts';
import { readText } from './read-text.ts';

/** A policy with all its figures has a few MB; more is another file chosen by mistake. */
const MAX_BYTES = 20 * 1024 * 1024;

type Reader = (bytes: Uint8Array) => DocumentLines | Promise<DocumentLines>;

const READERS: Readonly<Record<string, Reader>> = { '.md': readMarkdown, '.txt': readText, '.docx': readDocx, '.pdf': readPdf };

/** Reads the official document as it was published. Never throws for what is in the file: a bad file is an answer, not an accident. */
export async function readDocument(fileName: string, bytes: Uint8Array): Promise<DocumentLines> {
  const read = READERS[extname(fileName).toLowerCase()];
  if (read === undefined) return unreadable(wrongKind(fileName));
  if (bytes.length === 0) return unreadable('ファイルが空です。');
  if (bytes.length > MAX_BYTES)
    return unreadable('ファイルが大きすぎます（20MBまで）。画像を減らすか、PDFではなく Word のファイルを使ってください。');
  return read(bytes);
}

function wrongKind(fileName: string): string {
  const kinds = '.pdf、.docx、.md、.txt のどれかを指定してください。';
  return extname(fileName).toLowerCase() === '.doc'
    ? `古い形式の Word ファイル（.doc）は読めません。Word で開き、「Word 文書（.docx）」として保存し直してください。`
    : `この種類のファイルは取り込めません。${kinds}`;
}
