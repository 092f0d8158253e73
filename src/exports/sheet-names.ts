import { plainText } from './sheet-text.ts';

/** Excel refuses longer names, these characters, an apostrophe at either end, and its own name for the list of changes. */
const LONGEST = 31;
const FORBIDDEN = /[[\]:*?/\\\n\t]/g;
const RESERVED = new Set(['history', '履歴']);

/** Names that Excel takes, each once; it does not tell capitals from small letters. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return wanted.map((name, index) => {
    const base = allowed(name) || `シート${String(index + 1)}`;
    let free = shortened(base, '');
    for (let number = 2; taken.has(free.toLowerCase()) || RESERVED.has(free.toLowerCase()); number += 1) {
      free = shortened(base, ` (${String(number)})`);
    }
    taken.add(free.toLowerCase());
    return free;
  });
}

function allowed(name: string): string {
  return withoutEdges(plainText(name).replaceAll(FORBIDDEN, ' ').replaceAll('\ufffd', ''));
}

/** UTF-16 units, as Excel counts, without half a character at the end. */
function shortened(name: string, ending: string): string {
  const room = LONGEST - ending.length;
  return name.length <= room ? name + ending : withoutEdges(name.slice(0, room).replace(/[\ud800-\udbff]$/, '')) + ending;
}

function withoutEdges(name: string): string {
  return name.replaceAll(/^[\s']+|[\s']+$/g, '');
}
