import type { Storage } from '../storage/port.ts';
import { foldName } from './fold-name.ts';

/** A single letter of a name is in every other word. */
const SHORTEST_PART = 2;

/** See `People.namesAmong`: 高橋, 花子, たかはし and 高橋花子課 are all somebody's name; 高 and はし are not. */
export async function namesAmong({ db }: Storage, words: readonly string[]): Promise<readonly string[]> {
  if (words.length === 0) return [];
  const rows = await db.selectFrom('person').select(['name', 'kana']).execute();
  const names = rows.map(({ name }) => partsOf(name)).flat();
  const readings = new Set(rows.map(({ kana }) => partsOf(kana)).flat());
  const known = new Set(names);
  return words.filter((word) => {
    const folded = foldName(word);
    return known.has(folded) || readings.has(folded) || names.some((part) => folded.includes(part) || isInside(folded, part));
  });
}

/** The whole name and each half of it. */
function partsOf(name: string): string[] {
  const parts = name.trim().split(/\s+/u).map(foldName);
  return [...parts, parts.join('')].filter((part) => part.length >= SHORTEST_PART);
}

function isInside(word: string, part: string): boolean {
  return word.length >= SHORTEST_PART && part.includes(word);
}
