import type { Locale } from '../../kernel/locale.ts';
import type { PolicyDocument } from '../../knowledge/schema.ts';
import type { Citation } from './answer.ts';

/** Citations of section paths, in order; a path the document does not know is a passage of a bare knowledge base and stands for itself. */
export function citationsOf(paths: readonly string[], document: PolicyDocument): Citation[] {
  return paths.map((path) => {
    const section = document.sections.find((one) => one.path === path);
    return { path, title: section?.title ?? path, page: pageOf(path, document) };
  });
}

function pageOf(path: string, document: PolicyDocument): number | null {
  const chapter = chapterOf(path);
  return document.sections.find((section) => section.path === chapter)?.page ?? null;
}

function chapterOf(path: string): string {
  return /^\d+/.exec(path)?.[0] ?? path;
}

/** 「出典: 戸田市人材育成基本方針 第5版・改定版 5.5.(2) DXリーダーの選出方法（5章 15頁〜）」 */
export function sourceLine(citations: readonly Citation[], document: PolicyDocument, locale: Locale): string {
  const [first, ...others] = citations;
  if (first === undefined) return '';
  const words = locale === 'ja' ? document : document.english;
  const head = locale === 'ja' ? '出典: ' : 'Source: ';
  const more =
    others.length === 0 ? '' : `${locale === 'ja' ? '、ほか ' : '; also '}${others.map(citationName).join(locale === 'ja' ? '、' : ', ')}`;
  return `${head}${words.title} ${words.edition} ${longName(first, locale)}${more}`;
}

function longName(citation: Citation, locale: Locale): string {
  const name = citationName(citation);
  if (citation.page === null) return name;
  const chapter = chapterOf(citation.path);
  return locale === 'ja'
    ? `${name}（${chapter}章 ${String(citation.page)}頁〜）`
    : `${name} (chapter ${chapter}, from page ${String(citation.page)})`;
}

/** 「5.5.(2) DXリーダーの選出方法」 */
export function citationName(citation: Citation): string {
  const number = citation.path.split('/')[0] ?? '';
  return /^\d/.test(number) ? `${number} ${citation.title}` : citation.title;
}
