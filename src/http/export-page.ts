import { createHash } from 'node:crypto';
import { formatTime } from '../kernel/tokyo-time.ts';

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1rem/1.7 system-ui, sans-serif; max-width: 34rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font-size: 1.3rem; }
.file { font-weight: bold; overflow-wrap: anywhere; }
button { font: inherit; font-weight: bold; padding: 0.7rem 1.4rem; border: 0; border-radius: 0.3rem; background: #0f6cbd; color: #fff; }
button:focus-visible { outline: 3px solid currentcolor; outline-offset: 2px; }
[lang='en'] { margin-top: 2.5rem; font-size: 0.9rem; }
`;

/**
 * Nothing but this style and a form that posts to this very address; and nobody keeps, frames, indexes or passes on the page, whose address is the key.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow',
};

export interface PageFile {
  readonly fileName: string;
  readonly expiresAt: Date;
}

/** The page before the file: opening it fetches nothing, the button does. */
export function filePage({ fileName, expiresAt }: PageFile): string {
  return page(
    'ファイルを受け取る',
    `<p class="file">${escaped(fileName)}</p>
<p>受け取れるのは <strong>1回だけ</strong>、${formatTime(expiresAt)} までです。</p>
<form method="post"><button type="submit">ファイルを受け取る<br><span lang="en">Download the file</span></button></form>
<p>個人情報が入っていることがあります。共用のパソコンに残さず、使い終わったら消してください。</p>
<div lang="en"><p>This file can be downloaded once, until ${formatTime(expiresAt, 'en')} (Japan time).
It may hold personal data: do not leave it on a shared computer, and delete it after use.</p></div>`,
  );
}

/** One page for every address that gives nothing, whatever the reason: it must not tell which addresses exist. */
export function gonePage(): string {
  return page(
    'このリンクは使えません',
    `<p>ファイルを受け取れるのは、書き出してから10分以内に1回だけです。もう受け取ったか、時間が過ぎたか、アドレスが途中で切れています。</p>
<p>人財ナビのチャットで、もう一度書き出してください。</p>
<div lang="en"><p>This link does not work. A file can be downloaded once, within ten minutes. Please export it again in the chat with 人財ナビ.</p></div>`,
  );
}

export function troublePage(): string {
  return page(
    'いま受け取れませんでした',
    `<p>少し待ってから、この画面をもう一度開いてください。開けないときは、人財ナビのチャットで、もう一度書き出してください。</p>
<div lang="en"><p>Something went wrong. Please open this page again in a moment, or export the file again in the chat with 人財ナビ.</p></div>`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title}｜人財ナビ</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
${body}
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
