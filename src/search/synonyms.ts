import { foldText } from './fold-text.ts';

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
  const alternatives = [...canonical.keys()].sort((a, b) => b.length - a.length).map(escapePattern);
  const pattern = new RegExp(alternatives.join('|'), 'g');
  return (text) => text.replace(pattern, (word) => canonical.get(word) ?? word);
}

/** A Latin word must stand alone: `ojt` is no part of `project`. */
function escapePattern(word: string): string {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return /^[a-z0-9 -]+$/.test(word) ? `(?<![a-z0-9])${escaped}(?![a-z0-9])` : escaped;
}
