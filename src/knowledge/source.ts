import type { PolicyDocument } from './schema.ts';

/** Text as compared with the official document: NFKC, without white space and Markdown marks, small letters, one way to write ヶ月. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s*#<>]/g, '')
    .replace(/[ヵケか箇カ]月/g, 'ヶ月')
    .toLowerCase();
}

export type SourceSections =
  { readonly ok: true; readonly textOf: (path: string) => string } | { readonly ok: false; readonly missing: readonly string[] };

/**
 * Cuts the official text into the sections of `document.yaml`, in their order.
 * Headings are found by their words, because heading levels of converted documents cannot be trusted.
 * `textOf` gives a section with everything below it, made `plain`.
 */
export function cutSource(source: string, document: PolicyDocument): SourceSections {
  const text = source
    .split(/\r?\n/)
    .map((line) => plain(line).replace(/^[-・]+/, ''))
    .join('\n');
  const starts: { path: string; at: number }[] = [];
  const missing: string[] = [];
  let from = 0;
  for (const section of document.sections) {
    const at = findHeading(text, { heading: plain(section.heading), match: section.match }, from);
    if (at === null) missing.push(section.path);
    else {
      starts.push({ path: section.path, at });
      from = at + plain(section.heading).length;
    }
  }
  if (missing.length > 0) return { ok: false, missing };
  return { ok: true, textOf: (path) => textUnder(text, starts, path) };
}

type Heading = Pick<PolicyDocument['sections'][number], 'heading' | 'match'>;

function findHeading(text: string, { heading, match }: Heading, from: number): number | null {
  for (let at = text.indexOf(heading, from); at !== -1; at = text.indexOf(heading, at + 1)) {
    const startsLine = at === 0 || text[at - 1] === '\n';
    const end = text[at + heading.length];
    const endsLine = end === undefined || end === '\n';
    if (match === 'inline' || (startsLine && (match === 'prefix' || endsLine))) return at;
  }
  return null;
}

function textUnder(text: string, starts: readonly { path: string; at: number }[], path: string): string {
  const parts = starts.map((start, index) => ({ path: start.path, text: text.slice(start.at, starts[index + 1]?.at) }));
  return parts
    .filter((part) => isUnder(part.path, path))
    .map((part) => part.text.replaceAll('\n', ''))
    .join('');
}

/** `4.1.(2)/専門研修` is under `4.1.(2)`, `4.1` and `4`, but `4.1` is not under `4.1.(2)`. */
function isUnder(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}.`) || path.startsWith(`${ancestor}/`);
}
