import { markdownText } from './escape-data.ts';

/** `**bold**`, `*italic*` and `[words](https://…)`; an address is only what can neither end the link nor hide where it leads. */
const INLINE = /\*\*([^*\n]+)\*\*|\*([^*\n]+)\*|\[([^[\]\n]+)\]\((https:\/\/[\w.~:/?#@!$&'+,;=%-]+)\)/g;
/** A list item of either kind, with what stands before its words. */
const ITEM = /^( {0,3}(?:[-*]|\d{1,3}\.) )(.*)$/;

/**
 * The little formatting that HR may use in what it writes to many: bold, italic, lists and links. Everything else stays text. Which hosts a
 * link may lead to is decided by whoever brings the text.
 */
export function richText(text: string): string {
  return text.split('\n').map(richLine).join('\n');
}

function richLine(line: string): string {
  const [, mark, words] = ITEM.exec(line) ?? [];
  return mark === undefined || words === undefined ? richWords(line) : `${mark}${richWords(words)}`;
}

function richWords(line: string): string {
  let done = '';
  let at = 0;
  for (const found of line.matchAll(INLINE)) {
    const [whole, bold, italic, label, address] = found;
    done += markdownText(line.slice(at, found.index));
    if (bold !== undefined) done += marked(bold, '**');
    else if (italic !== undefined) done += marked(italic, '*');
    // With a sign before it, it would be a picture.
    else done = `${done.replace(/!$/, '\\!')}[${markdownText(label ?? '')}](${address ?? ''})`;
    at = found.index + whole.length;
  }
  return done + markdownText(line.slice(at));
}

/** Between a letter and a bracket Markdown sees no mark (`です**「重要」**は`), so signs at the edges are put outside of it. */
function marked(text: string, mark: string): string {
  const [, before = '', words = '', after = ''] = /^([\p{P}\p{S}\s]*)(.*?)([\p{P}\p{S}\s]*)$/u.exec(text) ?? [];
  if (words === '') return markdownText(text);
  return `${markdownText(before)}${mark}${markdownText(words)}${mark}${markdownText(after)}`;
}
