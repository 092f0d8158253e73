import type { SourceLine } from '../knowledge/source-line.ts';

/** A document as text, or why it cannot be read, in words for the person who imports it. */
export type DocumentLines =
  | {
      readonly kind: 'lines';
      readonly lines: readonly SourceLine[];
      /** What the reader could not take over, in words; empty when all is there. */
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'unreadable'; readonly message: string };

export function unreadable(message: string): DocumentLines {
  return { kind: 'unreadable', message };
}

/** A line with nothing special about it. */
export function line(text: string, more: Partial<SourceLine> = {}): SourceLine {
  return { text, page: null, isHeading: false, isContents: false, continues: false, ...more };
}
