import { foldKana, foldText } from '../../search/fold-text.ts';

/** A word to look for and what it stands for. */
export interface Term<T> {
  readonly word: string;
  readonly meaning: T;
}

export interface Mention<T> {
  readonly meanings: readonly T[];
  readonly start: number;
  readonly end: number;
}

export interface TermFinder<T> {
  /** Longest words first and never overlapping, so that 副主幹 is not also 主幹. */
  find(comparable: string): readonly Mention<T>[];
}

/** Text as terms are compared: one width, one kana, no spaces inside Japanese. */
export function comparable(text: string): string {
  return foldKana(foldText(text)).replace(/(?<![a-z0-9])\s+|\s+(?![a-z0-9])/g, '');
}

export function createTermFinder<T>(terms: readonly Term<T>[]): TermFinder<T> {
  const meanings = new Map<string, T[]>();
  for (const term of terms) {
    const word = comparable(term.word);
    const known = meanings.get(word);
    if (known === undefined) meanings.set(word, [term.meaning]);
    else known.push(term.meaning);
  }
  const words = [...meanings.keys()].filter((word) => word.length > 1).sort((a, b) => b.length - a.length);
  if (words.length === 0) return { find: () => [] };
  const pattern = new RegExp(words.map(asPattern).join('|'), 'g');
  return {
    find: (text) =>
      [...text.matchAll(pattern)].map((match) => ({
        meanings: meanings.get(match[0]) ?? [],
        start: match.index,
        end: match.index + match[0].length,
      })),
  };
}

/** Latin words and numbers must stand alone: 令和1年 is not in 令和11年, `dx` not in `dxリーダー`'s Latin neighbours. */
function asPattern(word: string): string {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const before = /^[a-z0-9]/.test(word) ? '(?<![a-z0-9])' : '';
  const after = /[a-z0-9]$/.test(word) ? '(?![a-z0-9])' : '';
  return before + escaped + after;
}
