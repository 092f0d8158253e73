/** Letters of a set of words, shared beginnings once. */
interface Node {
  readonly next: Map<string, Node>;
  isEnd: boolean;
}

/** The source of a pattern that matches the longest of many words at a place, tried letter by letter instead of word by word. */
export function oneOf(words: Iterable<string>): string {
  const root: Node = { next: new Map(), isEnd: false };
  for (const word of words) {
    let node = root;
    for (const letter of word) {
      const known = node.next.get(letter) ?? { next: new Map<string, Node>(), isEnd: false };
      node.next.set(letter, known);
      node = known;
    }
    node.isEnd = true;
  }
  return sourceOf(root);
}

function sourceOf({ next, isEnd }: Node): string {
  if (next.size === 0) return '';
  const ways = [...next].map(([letter, node]) => letter.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&') + sourceOf(node));
  return `(?:${ways.join('|')})${isEnd ? '?' : ''}`;
}
