/** Words by number, with `END_OF_SENTENCE` after each sentence. */
export interface StoredWords {
  readonly titleIds: Uint32Array;
  readonly wordIds: Uint32Array;
}

/** Shares (0–1) of the worth of all words asked for; fields as in `Reading`. */
export interface WordReading {
  readonly whole: number;
  readonly pair: number;
  readonly lead: number;
  readonly title: number;
  readonly neighbours: number;
  readonly perSentence: readonly number[];
  readonly held: Uint8Array;
}

export interface WordReader {
  /** What the next texts are read for: words by number (-1 for unknown ones) and what each is worth. */
  want(ids: readonly number[], worths: Float64Array): void;
  read(text: StoredWords): WordReading;
}

export const END_OF_SENTENCE = 0xffffffff;
/** About 120 characters: what a bulletin or an article says it is about. */
const LEAD_WORDS = 30;
/** Words further apart than this are no phrase any more. */
const NEAR = 6;
const NEVER = 1e6;

/** @param vocabulary number of different words */
export function createWordReader(vocabulary: number): WordReader {
  const slots = new Int16Array(vocabulary).fill(-1);
  let marked: readonly number[] = [];
  let worths = new Float64Array(0);
  return {
    want: (ids, wanted) => {
      for (const id of marked) if (id >= 0) slots[id] = -1;
      ids.forEach((id, slot) => {
        if (id >= 0) slots[id] = slot;
      });
      marked = ids;
      worths = new Float64Array(wanted);
    },
    read: (text) => {
      const found = scan(text, slots, worths);
      const all = sumOf(worths) || 1;
      return {
        whole: sumOf(worths, found.held) / all,
        title: sumOf(worths, found.inTitle) / all,
        lead: sumOf(worths, found.inLead) / all,
        pair: found.bestPair / all,
        perSentence: found.perSentence.map((worth) => worth / all),
        held: found.held,
        neighbours: nearness(found.gaps, worths),
      };
    },
  };
}

interface Found {
  readonly inTitle: Uint8Array;
  readonly inLead: Uint8Array;
  readonly held: Uint8Array;
  /** Smallest distance in words between a slot and the next one. */
  readonly gaps: Float64Array;
  readonly perSentence: number[];
  bestPair: number;
}

/** Where each word was met last while a text is read. */
interface Last {
  readonly position: Float64Array;
  readonly sentence: Float64Array;
}

function scan({ titleIds, wordIds }: StoredWords, slots: Int16Array, worths: Float64Array): Found {
  const size = worths.length;
  const found: Found = {
    inTitle: new Uint8Array(size),
    inLead: new Uint8Array(size),
    held: new Uint8Array(size),
    gaps: new Float64Array(size).fill(NEVER),
    perSentence: [],
    bestPair: 0,
  };
  markTitle(titleIds, slots, found);
  const last: Last = { position: new Float64Array(size).fill(-NEVER), sentence: new Float64Array(size).fill(-NEVER) };
  for (let at = 0; at < wordIds.length; at += 1) {
    const id = wordIds[at] ?? 0;
    if (id === END_OF_SENTENCE) endSentence(found, last, worths);
    else {
      const slot = slots[id] ?? -1;
      if (slot >= 0) meet(found, last, { slot, at });
    }
  }
  return found;
}

function markTitle(titleIds: Uint32Array, slots: Int16Array, { inTitle, held }: Found): void {
  for (const id of titleIds) {
    const slot = slots[id] ?? -1;
    if (slot < 0) continue;
    inTitle[slot] = 1;
    held[slot] = 1;
  }
}

function meet({ held, inLead, gaps, perSentence }: Found, { position, sentence }: Last, { slot, at }: { slot: number; at: number }): void {
  held[slot] = 1;
  if (at < LEAD_WORDS) inLead[slot] = 1;
  sentence[slot] = perSentence.length;
  position[slot] = at;
  if (slot > 0) gaps[slot - 1] = Math.min(gaps[slot - 1] ?? NEVER, at - (position[slot - 1] ?? -NEVER));
  if (slot + 1 < gaps.length) gaps[slot] = Math.min(gaps[slot] ?? NEVER, at - (position[slot + 1] ?? -NEVER));
}

/** The title is read with every sentence. */
function endSentence(found: Found, { sentence }: Last, worths: Float64Array): void {
  const now = found.perSentence.length;
  let here = 0;
  let pair = 0;
  for (let slot = 0; slot < worths.length; slot += 1) {
    const worth = worths[slot] ?? 0;
    const met = found.inTitle[slot] === 1 ? now : (sentence[slot] ?? -NEVER);
    if (met === now) here += worth;
    if (met >= now - 1) pair += worth;
  }
  found.perSentence.push(here);
  found.bestPair = Math.max(found.bestPair, pair);
}

function sumOf(worths: Float64Array, chosen?: Uint8Array): number {
  let sum = 0;
  for (let slot = 0; slot < worths.length; slot += 1) if (chosen === undefined || chosen[slot] === 1) sum += worths[slot] ?? 0;
  return sum;
}

/** Each pair of neighbours counts with its lighter word, less with every word between them. */
function nearness(gaps: Float64Array, worths: Float64Array): number {
  let held = 0;
  let all = 0;
  for (let slot = 0; slot + 1 < worths.length; slot += 1) {
    const worth = Math.min(worths[slot] ?? 0, worths[slot + 1] ?? 0);
    const gap = gaps[slot] ?? NEVER;
    all += worth;
    if (gap <= NEAR) held += worth / gap;
  }
  return all === 0 ? 0 : held / all;
}
