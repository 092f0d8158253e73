import { foldText } from '../../search/fold-text.ts';

/** Puts the policy's words in the place of everyday ones; a text without any comes back as it is. */
export type PolicyWords = (text: string) => string;

export function createPolicyWords(everyday: Readonly<Record<string, string>>): PolicyWords {
  const words = new Map(Object.entries(everyday).map(([word, official]) => [foldText(word), official]));
  if (words.size === 0) return (text) => text;
  const longestFirst = [...words.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
  return (text) => {
    const folded = foldText(text);
    const replaced = folded.replace(pattern, (word) => ` ${words.get(word) ?? word} `);
    return replaced === folded ? text : replaced;
  };
}
