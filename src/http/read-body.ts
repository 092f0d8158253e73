import type { IncomingMessage } from 'node:http';

/** Teams' own messages stay far below; the rest of the room is for forms with long texts. */
const BODY_LIMIT = 1024 * 1024;

export type Body = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'refused'; readonly status: 400 | 413 | 415 };

/**
 * Reads a UTF-8 body up to the limit. restify's own reader goes on reading (and unpacking gzip, without a limit on the result)
 * after the limit has passed; this one stops, so that a large upload costs neither memory nor time.
 */
export async function readBody(request: IncomingMessage): Promise<Body> {
  if (!isPlainJson(request)) return { kind: 'refused', status: 415 };
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) return { kind: 'refused', status: 413 };
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > BODY_LIMIT) return { kind: 'refused', status: 413 };
      chunks.push(chunk);
    }
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)) };
  } catch {
    // Broken off by the sender, or no UTF-8.
    return { kind: 'refused', status: 400 };
  }
}

function isPlainJson(request: IncomingMessage): boolean {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('charset='));
  const encoding = request.headers['content-encoding'] ?? 'identity';
  return type.trim() === 'application/json' && encoding === 'identity' && (charset === undefined || /^charset="?utf-8"?$/.test(charset));
}
