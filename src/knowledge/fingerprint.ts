import { createHash } from 'node:crypto';
import type { KnowledgeBase } from './knowledge-base.ts';

/** Tells whether something is still what it was; the same for the same content, however its file is laid out. */
export function fingerprint(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}

/** Of all that words are learned from, except the questions that were asked. */
export function knowledgeFingerprint({ entries, tables, synonyms, everydayWords, readings }: KnowledgeBase): string {
  return fingerprint([entries, tables, synonyms, everydayWords, readings]);
}
