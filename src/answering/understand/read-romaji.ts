import { foldText } from '../../search/fold-text.ts';
import { createKanaCover, unknownLetters, written } from './cover-kana.ts';
import type { KanaCover } from './cover-kana.ts';

const LATIN_ONLY = /^[\x20-\x7e]+$/;
/** A name of the policy in Latin letters: DX, OJT, RPA. */
const NAMES = /^[A-Z0-9]{1,5}$/i;
const VOWELS = ['a', 'i', 'u', 'e', 'o'];
const ROWS = Object.entries({
  '': 'あいうえお',
  k: 'かきくけこ',
  g: 'がぎぐげご',
  s: 'さしすせそ',
  z: 'ざじずぜぞ',
  t: 'たちつてと',
  d: 'だぢづでど',
  n: 'なにぬねの',
  h: 'はひふへほ',
  b: 'ばびぶべぼ',
  p: 'ぱぴぷぺぽ',
  m: 'まみむめも',
  r: 'らりるれろ',
});
const PALATALS = Object.entries({
  ky: 'き',
  gy: 'ぎ',
  sy: 'し',
  sh: 'し',
  zy: 'じ',
  jy: 'じ',
  j: 'じ',
  ty: 'ち',
  ch: 'ち',
  ny: 'に',
  hy: 'ひ',
  by: 'び',
  py: 'ぴ',
  my: 'み',
  ry: 'り',
});
const SMALL = Object.entries({ a: 'ゃ', u: 'ゅ', o: 'ょ' });
const SYLLABLES = new Map<string, string>([
  ...ROWS.flatMap(([consonant, row]) => VOWELS.map((vowel, at): [string, string] => [consonant + vowel, row.charAt(at)])),
  ...PALATALS.flatMap(([consonant, kana]) => SMALL.map(([vowel, small]): [string, string] => [consonant + vowel, kana + small])),
  ...Object.entries({
    shi: 'し',
    chi: 'ち',
    tsu: 'つ',
    fu: 'ふ',
    ji: 'じ',
    wa: 'わ',
    wo: 'を',
    ya: 'や',
    yu: 'ゆ',
    yo: 'よ',
    n: 'ん',
    nn: 'ん',
    '-': 'ー',
  }),
]);
const LONGEST_SYLLABLE = 3;
const DOUBLED = /^([bcdfghjkmprstz])\1/;

/**
 * 「OJT towa nani」, 「DX LEADER KIKAN」: Japanese in Latin letters. Read only where every word is a name of the policy or Japanese from
 * end to end, so that English stays English.
 */
export function createRomajiReader(readings: Readonly<Record<string, readonly string[]>>): (text: string) => string {
  const cover = createKanaCover(readings, shortened);
  const names = new Set(Object.keys(readings).map(foldText));
  const isName = (word: string): boolean => NAMES.test(word) && names.has(foldText(word));
  const isLoan = (word: string): boolean => unknownLetters(cover(foldText(word))) === 0;
  return (text) => {
    if (!LATIN_ONLY.test(text)) return text;
    const words = text.trim().split(/\s+/);
    const japanese = words.map((word) => readWord(word.toLowerCase(), cover));
    const isJapanese = (word: string, at: number): boolean => japanese[at] !== null || isName(word) || isLoan(word);
    if (!words.every(isJapanese) || japanese.every((word) => word === null)) return text;
    return words.map((word, at) => japanese[at] ?? (isName(word) ? word : written(cover(foldText(word))))).join('');
  };
}

/** 「towa」: particles are not written as they are read. */
function readWord(word: string, cover: KanaCover): string | null {
  const kana = kanaOf(
    word
      .replace(/[?.!,]+$/, '')
      .replace(/(?<=^|to|de|ni|no|kara)wa$/, 'ha')
      .replace(/^o$/, 'wo')
      .replace(/^e$/, 'he'),
  );
  if (kana === null) return null;
  const steps = cover(shortened(kana));
  return unknownLetters(steps) === 0 ? written(steps) : null;
}

/** Null where it is no romaji. */
function kanaOf(word: string): string | null {
  let rest = word;
  let kana = '';
  while (rest !== '') {
    const length = [LONGEST_SYLLABLE, 2, 1].find((letters) => letters <= rest.length && SYLLABLES.has(rest.slice(0, letters))) ?? 0;
    if (length === 0 && !DOUBLED.test(rest)) return null;
    kana += length === 0 ? 'っ' : (SYLLABLES.get(rest.slice(0, length)) ?? '');
    rest = rest.slice(Math.max(1, length));
  }
  return kana;
}

const LONG_VOWELS =
  /ー|(?<=[おこそとのほもよろごぞどぼぽょ])[おう]|(?<=[うくすつぬふむゆるぐずぶぷゅ])う|(?<=[えけせてねへめれげぜでべぺ])え/g;

/** 「kenshu」 and 「kenshuu」 are both 研修. */
function shortened(kana: string): string {
  return kana.replace(LONG_VOWELS, '');
}
