import type { SourceLine } from '../knowledge/source-line.ts';
import { decodeText } from './decode-text.ts';
import { line, unreadable } from './document-lines.ts';
import type { DocumentLines } from './document-lines.ts';

const HEADING = /^#{1,6}\s+/;
const LIST_ITEM = /^\s*[-*+]\s+(?:・\s*)?/;
const NUMBERED_ITEM = /^\s*\d+[.)]\s/;
const RULE = /^\s*(?:-{3,}|\*{3,}|_{3,}|\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*)$/;
const ALL_BOLD = /^\s*\*\*.+\*\*\s*$/;
/** Two blanks at the end ask for a new line. */
const HARD_BREAK = /\s{2,}$|\\$/;

/** Markdown is read for its words: marks go, line breaks inside a paragraph are no line breaks. */
export function readMarkdown(bytes: Uint8Array): DocumentLines {
  const text = decodeText(bytes);
  if (text === null) return unreadable('文字コードを読み取れません。UTF-8 か Shift_JIS で保存し直してください。');
  const raw = text.split(/\r?\n/);
  return { kind: 'lines', lines: raw.map((one, index) => lineOf(one, raw[index + 1] ?? '')), warnings: [] };
}

function lineOf(raw: string, next: string): SourceLine {
  if (RULE.test(raw)) return line('');
  return line(wordsOf(raw), { isHeading: isHeading(raw), continues: isBrokenLine(raw, next) });
}

function isHeading(raw: string): boolean {
  return HEADING.test(raw) || ALL_BOLD.test(raw);
}

function isBrokenLine(raw: string, next: string): boolean {
  const isSentence = (text: string): boolean => text.trim() !== '' && !isHeading(text) && !/[\t|]/.test(text) && !RULE.test(text);
  const startsAnew = LIST_ITEM.test(next) || NUMBERED_ITEM.test(next) || /^[\s　]*[・「（(]/u.test(next);
  return isSentence(raw) && isSentence(next) && !HARD_BREAK.test(raw) && !startsAnew;
}

function wordsOf(raw: string): string {
  return raw
    .replace(HEADING, '')
    .replace(LIST_ITEM, '・')
    .replace(/\*\*|__/g, '')
    .replace(/^\s*\|(.*)\|\s*$/, (_, cells: string) =>
      cells
        .split('|')
        .map((cell) => cell.trim())
        .join('\t'),
    )
    .replace(/\\([\\`*_{}[\]()#+\-.!|>])/g, '$1')
    .trim();
}
