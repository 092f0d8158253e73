import type { Reply } from '../bot/reply.ts';

/** What stands behind the command word. */
export function argumentOf(text: string): string {
  return text.normalize('NFKC').trim().replace(/^\S+/, '').trim();
}

/** Teams joins single line breaks, so each line is a paragraph of its own. */
export function say(...lines: readonly string[]): Reply {
  return { kind: 'text', text: lines.join('\n\n') };
}
