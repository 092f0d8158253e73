import mammoth from 'mammoth';
import { z } from 'zod';
import type { SourceLine } from '../knowledge/source-line.ts';
import { line, unreadable } from './document-lines.ts';
import type { DocumentLines } from './document-lines.ts';
import { unzip } from './unzip.ts';
import { zipStored } from './zip-stored.ts';

/** The words of the longest policy are a few MB of XML. */
const MAX_XML_BYTES = 60 * 1024 * 1024;
const DOCUMENT = 'word/document.xml';
/** The text and what is needed to read it; pictures stay out. */
const WANTED = /^(?:\[Content_Types\]\.xml|_rels\/.*|word\/(?:_rels\/.*|document|styles|numbering|footnotes|endnotes)(?:\.xml)?)$/;
/** An encrypted Office file is no ZIP but an old compound file; so is .doc. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];

const PROTECTED = 'パスワードで保護された Word ファイルか、古い形式の Word ファイルです。保護を外し、.docx で保存し直してください。';
const DAMAGED = 'Word ファイルとして読めません。壊れていないか確かめ、Word で開いて保存し直してください。';

/** Word documents, read with mammoth. Pages are those of the last time Word laid it out; other programs write none. */
export async function readDocx(bytes: Uint8Array): Promise<DocumentLines> {
  if (COMPOUND_FILE.every((byte, index) => bytes[index] === byte)) return unreadable(PROTECTED);
  const files = unzip(bytes, (name) => WANTED.test(name), MAX_XML_BYTES);
  const xml = files?.get(DOCUMENT)?.toString('utf8');
  return files === null || xml === undefined ? unreadable(DAMAGED) : readParts(files, pageBreaksShown(xml));
}

async function readParts(
  files: ReadonlyMap<string, Buffer>,
  { xml, hasPages }: { xml: string; hasPages: boolean },
): Promise<DocumentLines> {
  const document = await documentOf(new Map([...files, [DOCUMENT, Buffer.from(xml)]]));
  if (document === null) return unreadable(DAMAGED);
  const lines = document.children.flatMap(linesOf);
  if (lines.every((one) => one.text.trim() === '')) return unreadable('文字の入っていない Word ファイルです。');
  return { kind: 'lines', lines: hasPages ? countPages(lines) : lines, warnings: [] };
}

/** Word notes where a page began when it last laid the text out; mammoth knows page breaks only, so the notes become such. */
function pageBreaksShown(xml: string): { xml: string; hasPages: boolean } {
  const NOTE = /<w:lastRenderedPageBreak\s*\/>/g;
  if (!NOTE.test(xml)) return { xml, hasPages: false };
  return { xml: xml.replace(/<w:br [^>]*w:type="page"[^>]*\/>/g, '').replace(NOTE, '<w:br w:type="page"/>'), hasPages: true };
}

interface Node {
  readonly type: string;
  readonly children: readonly Node[];
  readonly value: string;
  readonly styleName: string;
  readonly breakType: string;
  readonly isBold: boolean;
}

/** What mammoth hands over has no types of its own. */
const nodeSchema: z.ZodType<Node> = z.lazy(() =>
  z.object({
    type: z.string(),
    children: z.array(nodeSchema).default([]),
    value: z.string().default(''),
    styleName: z
      .string()
      .nullish()
      .transform((name) => name ?? ''),
    breakType: z.string().default(''),
    isBold: z.boolean().default(false),
  }),
);

async function documentOf(files: ReadonlyMap<string, Buffer>): Promise<Node | null> {
  let seen: unknown = null;
  const keep = (document: object): object => {
    seen = document;
    // Only the text is wanted; without children nothing is turned into HTML.
    return { ...document, children: [] };
  };
  try {
    await mammoth.convertToHtml({ buffer: zipStored(files) }, { transformDocument: keep });
  } catch {
    // mammoth throws plain errors of several kinds for a damaged document.
    return null;
  }
  const parsed = nodeSchema.safeParse(seen);
  return parsed.success ? parsed.data : null;
}

const PAGE_BREAK = '\f';

function linesOf(node: Node): SourceLine[] {
  if (node.type === 'table') return node.children.map((row) => line(row.children.map(cellText).join('\t')));
  if (node.type !== 'paragraph') return node.children.flatMap(linesOf);
  const isHeading = /^(?:heading|見出し|title|表題)/i.test(node.styleName) || isAllBold(node);
  const isContents = /^(?:toc|目次)\s*\d/i.test(node.styleName);
  return textOf(node)
    .split('\n')
    .map((text) => line(text, { isHeading, isContents }));
}

function cellText(cell: Node): string {
  return cell.children
    .map(textOf)
    .join('')
    .replaceAll(/[\t\n]/g, ' ')
    .trim();
}

function isAllBold(paragraph: Node): boolean {
  const runs = paragraph.children.filter((run) => textOf(run).trim() !== '');
  return runs.length > 0 && runs.every((run) => run.isBold);
}

const BREAKS: Readonly<Record<string, string>> = { page: PAGE_BREAK, line: '\n', column: '\n' };

function textOf(node: Node): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'tab') return '\t';
  if (node.type === 'break') return BREAKS[node.breakType] ?? '';
  return node.children.map(textOf).join('');
}

function countPages(lines: readonly SourceLine[]): SourceLine[] {
  let page = 1;
  return lines.map((one) => {
    const breaks = one.text.split(PAGE_BREAK).length - 1;
    // A page break at the head of a paragraph puts it on the new page; one further in leaves its beginning on the old one.
    const startsNew = one.text.startsWith(PAGE_BREAK) ? 1 : 0;
    const here = page + startsNew;
    page += breaks;
    return { ...one, text: one.text.replaceAll(PAGE_BREAK, ''), page: here };
  });
}
