import { foldKana, foldText } from '../../search/fold-text.ts';
import { slipsBetween } from './slips.ts';

/** Puts right what is one slip away from a word of the knowledge; a text without suspicious letters comes back as it is. */
export type TypoCorrector = (text: string) => string;

/** Shorter words have too many neighbours one slip away; kana needs more letters than kanji to be told apart. */
const SHORTEST = 4;
const SHORTEST_KANA = 5;
const LONGEST = 14;
const MOST_SLIPS = 3;
const KANA_ONLY = /^[ぁ-んァ-ヶー]+$/;
/** 「マネージジ」 of 「マネージジャー」 is no word: a small letter belongs to the one before. */
const ENDS_INSIDE = /^[ャュョァィゥェォゃゅょー]/u;
/** 「先に受ける」: a phrase is one slip away from too much. */
const PHRASE = /\p{Script=Han}[にをがはでとの]\p{Script=Han}|\p{Script=Han}[にをがはでとへの]$/u;
const LATIN_ONLY = /^[\x20-\x7e]*$/;

interface Lexicon {
  /** Three letters in a row that the knowledge writes somewhere. */
  readonly known: ReadonlySet<number>;
  /** Terms by their loose form and by each loose form with one letter less: two words one slip apart share a key. */
  readonly near: ReadonlyMap<string, readonly string[]>;
  /** First and last two letters of terms: one slip leaves one of the two untouched. */
  readonly edges: ReadonlySet<string>;
}

/**
 * Looks only at places where letters stand side by side that the knowledge never writes together,
 * so that 職場内研修 and 職場外研修, one letter apart and both right, are never exchanged.
 */
export function createTypoCorrector(terms: readonly string[], texts: readonly string[]): TypoCorrector {
  const known = new Set<number>();
  for (const text of texts) addTriples(foldText(text), known);
  const near = new Map<string, string[]>();
  const edges = new Set<string>();
  for (const term of new Set(terms.map(foldText))) {
    const word = loose(term).text;
    if (!isLongEnough(word) || PHRASE.test(term)) continue;
    edges.add(`^${word.slice(0, 2)}`).add(`$${word.slice(-2)}`);
    for (const key of deletions(word)) {
      const list = near.get(key);
      if (list === undefined) near.set(key, [term]);
      else list.push(term);
    }
  }
  return (text) => {
    let best = text;
    for (let slips = 0; slips < MOST_SLIPS; slips += 1) {
      const corrected = correct(foldText(best), { known, near, edges });
      if (corrected === null) return best;
      best = corrected;
    }
    return best;
  };
}

/** Judged without long marks: ノーコード is as short as のこど. */
function isLongEnough(word: string): boolean {
  return word.length >= (KANA_ONLY.test(word) ? SHORTEST_KANA : SHORTEST) && word.length <= LONGEST && !/\s/.test(word);
}

interface Correction {
  readonly term: string;
  readonly slips: 0 | 1;
  readonly from: number;
  readonly to: number;
}

function correct(text: string, lexicon: Lexicon): string | null {
  if (LATIN_ONLY.test(text)) return null;
  const typed = { original: text, ...loose(text) };
  const strange = strangeBefore(text, lexicon.known);
  let best: Correction | null = null;
  for (const window of windowsOf(typed.text.length)) {
    const found = correctionAt(window, { typed, strange, lexicon });
    if (found !== null && isBetter(found, best)) best = found;
  }
  return best === null ? null : text.slice(0, best.from) + best.term + text.slice(best.to);
}

interface Window {
  readonly from: number;
  readonly to: number;
}

function* windowsOf(length: number): Generator<Window> {
  for (let from = 0; from < length; from += 1) {
    for (let to = from + SHORTEST - 1; to <= Math.min(length, from + LONGEST); to += 1) yield { from, to };
  }
}

interface Reading {
  readonly typed: { readonly original: string; readonly text: string; readonly places: readonly number[] };
  readonly strange: (from: number, to: number) => number;
  readonly lexicon: Lexicon;
}

function correctionAt(window: Window, { typed, strange, lexicon }: Reading): Correction | null {
  const place = { from: typed.places[window.from] ?? 0, to: typed.places[window.to] ?? typed.original.length };
  if (!mayBeWord(typed.original.charAt(place.to), strange(place.from - 2, place.to)) || !hasEdge(typed.text, window, lexicon.edges))
    return null;
  const found = nearest(typed.text.slice(window.from, window.to), typed.original, lexicon.near);
  if (found === null) return null;
  return found.slips === 0 || strange(place.from, place.to - 2) > 0 ? { ...found, ...place } : null;
}

/** Letters that nobody writes together, up to where a word may end. */
function mayBeWord(next: string, strangeTriples: number): boolean {
  return strangeTriples > 0 && !ENDS_INSIDE.test(next);
}

/** Counts the unknown triples that begin in a stretch of the text. A slip shows inside the word; at its edges they only mean a new neighbour. */
function strangeBefore(text: string, known: ReadonlySet<number>): (from: number, to: number) => number {
  const before = [0];
  for (let at = 0; at < text.length; at += 1) {
    const isStrange = at + 2 < text.length && !known.has(triple(text, at));
    before.push((before[at] ?? 0) + (isStrange ? 1 : 0));
  }
  return (from, to) => Math.max(0, (before[Math.max(0, to)] ?? 0) - (before[Math.max(0, from)] ?? 0));
}

function hasEdge(text: string, window: { from: number; to: number }, edges: ReadonlySet<string>): boolean {
  return edges.has(`^${text.slice(window.from, window.from + 2)}`) || edges.has(`$${text.slice(window.to - 2, window.to)}`);
}

function isBetter(one: Pick<Correction, 'term' | 'slips'>, other: Correction | null): boolean {
  if (other === null || one.term.length !== other.term.length) return one.term.length > (other?.term.length ?? 0);
  return one.slips < other.slips;
}

/** A term the text already holds needs no correction. */
function nearest(typed: string, text: string, near: Lexicon['near']): Pick<Correction, 'term' | 'slips'> | null {
  for (const key of deletions(typed)) {
    for (const term of near.get(key) ?? []) {
      const slips = slipsBetween(loose(term).text, typed);
      if (slips !== null && !text.includes(term)) return { term, slips };
    }
  }
  return null;
}

const SOUNDS = /てぃ|てい(?=ん)|でぃ|でゅ|ゔ[ぁぃぇぉ]?|[ー・ぁぃぅぇぉゃゅょっ]/g;
const SAME_SOUND: Readonly<Record<string, string>> = {
  てぃ: 'ち',
  てい: 'ち',
  でぃ: 'じ',
  でゅ: 'じ',
  ー: '',
  '・': '',
  ぁ: 'あ',
  ぃ: 'い',
  ぅ: 'う',
  ぇ: 'え',
  ぉ: 'お',
  ゃ: 'や',
  ゅ: 'ゆ',
  ょ: 'よ',
  っ: 'つ',
};

/**
 * Ways to write the same sound (コーティング, コーチング), small letters typed big and long marks left out count as no slip at all.
 * `places` says where each letter stood, and ends with the length of the text.
 */
function loose(original: string): { text: string; places: readonly number[] } {
  const folded = foldKana(original);
  const places: number[] = [];
  let text = '';
  let from = 0;
  const keep = (to: number): void => {
    for (; from < to; from += 1) {
      places.push(from);
      text += folded.charAt(from);
    }
  };
  for (const match of folded.matchAll(SOUNDS)) {
    keep(match.index);
    const sound = SAME_SOUND[match[0]] ?? 'ば';
    if (sound !== '') places.push(from);
    text += sound;
    from = match.index + match[0].length;
  }
  keep(folded.length);
  places.push(original.length);
  return { text, places };
}

function deletions(text: string): string[] {
  const found = [text];
  for (let at = 0; at < text.length; at += 1) found.push(text.slice(0, at) + text.slice(at + 1));
  return found;
}

function triple(text: string, at: number): number {
  return (text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1)) * 0x10000 + text.charCodeAt(at + 2);
}

function addTriples(text: string, into: Set<number>): void {
  for (let at = 0; at + 2 < text.length; at += 1) into.add(triple(text, at));
}
