import { foldText } from './fold-text.ts';
import { oneOf } from './one-of.ts';

/** Groups of words that mean the same; the first of each group is the one all others are read as. */
export type SynonymGroups = readonly (readonly string[])[];

/**
 * Rewrites every variant to the first word of its group, longest match first, in documents and queries alike.
 * Rewriting instead of adding keeps lengths and self-scores honest: a variant never counts as an unknown word.
 */
export function createRewriter(groups: SynonymGroups): (foldedText: string) => string {
  const canonical = new Map<string, string>();
  for (const group of groups) {
    const first = foldText(group[0] ?? '');
    for (const word of group) if (!canonical.has(foldText(word))) canonical.set(foldText(word), first);
  }
  if (canonical.size === 0) return (text) => text;
  const pattern = new RegExp(patternOf([...canonical.keys()]), 'g');
  return (text) => text.replace(pattern, (word) => canonical.get(word) ?? word);
}

/** A Latin word must stand alone: `ojt` is no part of `project`. */
function patternOf(words: readonly string[]): string {
  const latin = words.filter((word) => LATIN.test(word));
  const others = words.filter((word) => !LATIN.test(word));
  return [
    ...(latin.length === 0 ? [] : [`(?<![a-z0-9])${oneOf(latin)}(?![a-z0-9])`]),
    ...(others.length === 0 ? [] : [oneOf(others)]),
  ].join('|');
}

const LATIN = /^[a-z0-9 -]+$/;
