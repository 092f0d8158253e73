import { readingsOf, soundAlike } from './homophones.ts';
import { lookAlike } from './look-alikes.ts';

/** Puts right words of kanji converted to, or read as, other signs: 訳割, 食階, 敬発本, 意織, 貨出. */
export type ConversionCorrector = (text: string) => string;

const KANJI_RUN = /\p{Script=Han}{2,12}/gu;
const KANJI_WORD = /^\p{Script=Han}+$/u;
/** は, が, を and the like stand behind nouns, everything else may belong to the sign before it. */
const INFLECTION = /(?![はがをのにとでもへやかよねな])[ぁ-ん]/u;
const LONGEST = 8;
/** Signs that stand before or behind a word without being one. */
const AFFIXES = new Set(
  '級者職員像図別内外中的化性力課部係長名数率年月日回版章頁等全各新旧前後今本当他両何市国県人額先方時用費料表欄行案制法型形式点面側間上下書会所室私一二三四五六七八九十',
);
const PER_WORD = 0.1;
const PER_AFFIX = 0.7;
/** 「私向け」「何人採る」: the last sign may belong to the hiragana behind it. */
const PER_STEM = 0.3;
const MOST_SLIPS = 2;
const OPEN = '/';
/** Two wrong signs are looked for in words up to this length. */
const LONGEST_OF_TWO = 5;

interface Piece {
  readonly slips: number;
  readonly cost: number;
  readonly text: string;
}

/** The knowledge's words of two and more kanji, and ways to find those that are near to what was typed. */
export interface ConversionLexicon {
  /** With how often they stand in the knowledge. */
  readonly words: ReadonlyMap<string, number>;
  /** Words by what is left of them with one or two signs open, and words of two signs by their readings. */
  readonly near: ReadonlyMap<string, readonly string[]>;
}

interface Lexicon extends ConversionLexicon {
  readonly isWord: (typed: string) => boolean;
}

/** `texts` is all that the knowledge says: what it writes itself is never a slip. */
export function createConversionLexicon(texts: readonly string[]): ConversionLexicon {
  const words = wordsIn(texts);
  const near = new Map<string, string[]>();
  for (const word of words.keys()) {
    for (const key of keysOf(word)) {
      const list = near.get(key);
      if (list === undefined) near.set(key, [word]);
      else list.push(word);
    }
  }
  return { words, near };
}

/** `isWord` knows further words that people do write. */
export function createConversionCorrector(known: ConversionLexicon, isWord: (typed: string) => boolean = () => false): ConversionCorrector {
  const lexicon: Lexicon = { ...known, isWord };
  return (text) =>
    text.replace(KANJI_RUN, (run: string, at: number) => {
      const isInflected = INFLECTION.test(text.charAt(at + run.length));
      return known.words.has(run) ? run : (correct(run, isInflected, lexicon) ?? run);
    });
}

function keysOf(word: string): string[] {
  const signs = Array.from(word);
  if (signs.length === 2) return [...frames(word), ...soundsOf(word)];
  const twoOpen = signs.length > LONGEST_OF_TWO ? [] : frames(word).flatMap((frame) => frames(frame));
  return [...new Set([...frames(word), ...twoOpen])];
}

function frames(word: string): string[] {
  return Array.from(word, (sign, at) => (sign === OPEN ? '' : word.slice(0, at) + OPEN + word.slice(at + 1))).filter(
    (frame) => frame !== '',
  );
}

function soundsOf(word: string): string[] {
  return [...readingsOf(word.charAt(0))].flatMap((first) =>
    [...readingsOf(word.charAt(1))].map((second) => `${String(first)}-${String(second)}`),
  );
}

function piecesAt(run: string, from: number, lexicon: Lexicon): Piece[] {
  const lengths = Array.from({ length: Math.min(LONGEST, run.length - from) - 1 }, (_, at) => at + 2);
  return lengths.flatMap((length) => piecesOf(run.slice(from, from + length), lexicon));
}

function singleSign(run: string, from: number, isInflected: boolean): Piece[] {
  const text = run.charAt(from);
  if (isInflected && from === run.length - 1) return [{ slips: 0, cost: PER_STEM, text }];
  return AFFIXES.has(text) ? [{ slips: 0, cost: PER_AFFIX, text }] : [];
}

function piecesOf(typed: string, { words, near, isWord }: Lexicon): Piece[] {
  if (words.has(typed)) return [{ slips: 0, cost: PER_WORD, text: typed }];
  const candidates = new Set(keysOf(typed).flatMap((key) => near.get(key) ?? []));
  return [...candidates].flatMap((word) => {
    const slips = slipsBetween(typed, word);
    return slips === null || exchangesWord(typed, word, isWord) ? [] : [{ slips, cost: costOf(word, slips, words), text: word }];
  });
}

/** The more often the knowledge writes a word, the likelier it is meant. */
function costOf(word: string, slips: number, words: ReadonlyMap<string, number>): number {
  return slips * (NAMED.test(word) ? PER_NAMED : 1) + PER_WORD - Math.min(0.05, (words.get(word) ?? 0) / 10000);
}

/** From this length on the word as a whole says that a part of it is meant: 自首研修 is 自主研修, though 自首 is a word. */
const LONG = 4;
/** 主管級, 大兄図: nothing but a grade or a figure of the policy ends so. */
const NAMED = /^..[級図像職]$/u;
/** Less than a known word with a sign behind it: 主管 of 主管課 and 級 make no grade. */
const PER_NAMED = 0.5;

/** 求職者 is no slip for 休職者, because 求職 is none for 休職. */
function exchangesWord(typed: string, word: string, isWord: (typed: string) => boolean): boolean {
  if (word.length >= LONG || NAMED.test(word)) return false;
  return partsOf(typed).some((part, at) => isWord(part) && part !== partsOf(word)[at]);
}

/** Every stretch of two or three signs. */
function partsOf(run: string): string[] {
  return [2, 3].flatMap((length) => Array.from({ length: Math.max(0, run.length - length + 1) }, (_, at) => run.slice(at, at + length)));
}

/** Null where the two are not taken for each other: one sign looks alike, or all that differ sound alike. */
function slipsBetween(typed: string, word: string): number | null {
  const different = Array.from(typed).flatMap((sign, at) => (sign === word.charAt(at) ? [] : [[sign, word.charAt(at)] as const]));
  if (different.length > MOST_SLIPS || different.length === 0) return null;
  if (different.every(([one, other]) => soundAlike(one, other))) return different.length;
  return different.length === 1 && different.every(([one, other]) => lookAlike(one, other)) ? 1 : null;
}

interface Path extends Piece {
  /** Another way costs as much. */
  readonly isTied: boolean;
}

/** The run as words of the knowledge, with the fewest slips; null when it is that already or cannot be, or two ways are as good. */
function correct(run: string, isInflected: boolean, lexicon: Lexicon): string | null {
  const best: Path[] = [{ slips: 0, cost: 0, text: '', isTied: false }];
  for (let from = 0; from < run.length; from += 1) {
    const before = best[from];
    if (before === undefined) continue;
    for (const piece of [...singleSign(run, from, isInflected), ...piecesAt(run, from, lexicon)]) {
      const to = from + piece.text.length;
      best[to] = better(best[to], goOn(before, piece));
    }
  }
  const found = best[run.length];
  return found === undefined || found.isTied || found.slips === 0 || found.slips > MOST_SLIPS ? null : found.text;
}

function goOn({ slips, cost, text, isTied }: Path, piece: Piece): Path {
  return { slips: slips + piece.slips, cost: cost + piece.cost, text: text + piece.text, isTied };
}

function better(old: Path | undefined, found: Path): Path {
  if (old === undefined || found.cost < old.cost) return found;
  return found.cost === old.cost && found.text !== old.text ? { ...old, isTied: true } : old;
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** Words of two and more kanji, with how often they stand there. */
function wordsIn(texts: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const run of texts.flatMap((text) => text.match(KANJI_RUN) ?? [])) {
    const parts = [...segmenter.segment(run)].map(({ segment }) => segment).filter((part) => part.length >= 2 && KANJI_WORD.test(part));
    for (const word of new Set(run.length <= LONGEST ? [...parts, run] : parts)) found.set(word, (found.get(word) ?? 0) + 1);
  }
  return found;
}
