import { PAGE_HEADERS, filePage, gonePage, troublePage } from './export-page.ts';
import type { PageFile } from './export-page.ts';

/** The files behind `/exports/SECRET`. Null for a secret that is unknown, used or too old. */
export interface ExportDoor {
  readonly look: (secret: string) => Promise<PageFile | null>;
  /** Gives the file once and to the first alone. */
  readonly take: (secret: string) => Promise<{ readonly fileName: string; readonly mediaType: string; readonly content: Buffer } | null>;
}

interface ExportAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string | Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** GET gives nothing away: previews and scanners follow links too. */
export async function answerWithPage(door: ExportDoor, secret: string): Promise<ExportAnswer> {
  const file = await door.look(secret);
  return file === null ? asPage(404, gonePage()) : asPage(200, filePage(file));
}

/** POST gives the file. The connection ends with it, so that nothing else has to be read of a request that needs no body. */
export async function answerWithFile(door: ExportDoor, secret: string): Promise<ExportAnswer> {
  const file = await door.take(secret);
  if (file === null) return closing(asPage(404, gonePage()));
  const { fileName, mediaType, content } = file;
  return closing({
    status: 200,
    type: mediaType,
    text: content,
    headers: { ...PAGE_HEADERS, 'Content-Disposition': attachment(fileName) },
  });
}

export function answerWithTrouble(): ExportAnswer {
  return closing(asPage(500, troublePage()));
}

function asPage(status: number, text: string): ExportAnswer {
  return { status, type: 'text/html; charset=utf-8', text, headers: PAGE_HEADERS };
}

function closing(answer: ExportAnswer): ExportAnswer {
  return { ...answer, headers: { ...answer.headers, Connection: 'close' } };
}

/** RFC 6266: a plain name for what knows no other, and the true one in UTF-8 (RFC 8187). */
function attachment(fileName: string): string {
  const ending = /\.[a-z]+$/.exec(fileName)?.[0] ?? '';
  const spelled = encodeURIComponent(fileName.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="export${ending}"; filename*=UTF-8''${spelled}`;
}
