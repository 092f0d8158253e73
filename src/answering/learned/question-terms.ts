import { foldText } from '../../search/fold-text.ts';
import { cutQuestionTail, grams } from '../../search/grams.ts';
import { createRewriter } from '../../search/synonyms.ts';
import type { SynonymGroups } from '../../search/synonyms.ts';
import { words } from '../../search/words.ts';
import { askedDetails } from '../understand/asked-detail.ts';
import { askedKinds } from '../understand/asked-kind.ts';

/** What learning sees of a text: its words, its pairs of letters, and what it asks for; each once, with its kind in front. */
export type TermReader = (text: string) => readonly string[];

const WORD = 'w:';
const PAIR = 'b:';

export function createTermReader(synonyms: SynonymGroups): TermReader {
  const rewrite = createRewriter(synonyms);
  return (text) => {
    const folded = rewrite(foldText(text));
    return [
      ...new Set([
        ...words(folded).map((word) => WORD + word),
        ...grams(cutQuestionTail(folded), 2).map((pair) => PAIR + pair),
        ...[...askedKinds(text)].map((kind) => `k:${kind}`),
        ...askedDetails(text).map((detail) => `d:${detail}`),
      ]),
    ];
  };
}

/** Pairs of letters are many and say the same again: they count half. */
export function shareOf(term: string): number {
  return term.startsWith(PAIR) ? 0.5 : 1;
}

/** The word of a term that people can read; null for pairs of letters and what is asked for. */
export function wordOf(term: string): string | null {
  return term.startsWith(WORD) ? term.slice(WORD.length) : null;
}
