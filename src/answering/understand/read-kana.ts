import { foldKana, foldText } from '../../search/fold-text.ts';
import { createKanaCover, unknownLetters, written } from './cover-kana.ts';
import type { KanaCover, Step } from './cover-kana.ts';
import { createRomajiReader } from './read-romaji.ts';

/** Reads words typed without conversion as they are written. */
export type KanaReader = (text: string) => string;

const HAN = /\p{Script=Han}/u;
const LETTERS = /[\p{L}\p{N}ー]/gu;
const KANA = /[ぁ-んァ-ヶー]/g;
const MOSTLY_KANA = 0.8;
const SHORTEST = 3;

export function createKanaReader(readings: Readonly<Record<string, readonly string[]>>): KanaReader {
  if (Object.keys(readings).length === 0) return (text) => text;
  const cover = createKanaCover(readings);
  const readRomaji = createRomajiReader(readings);
  return (text) =>
    isKana(text)
      ? readWhole(foldKana(foldText(text)), cover)
      : readRomaji(text).replace(HIRAGANA_RUN, (run: string, at: number) => readAmongKanji(run, cover(run), HAN.test(text.charAt(at - 1))));
}

/** 「ジンザイ イク セイ」: spaces may stand where no word ends. */
function readWhole(kana: string, cover: KanaCover): string {
  const spaced = cover(kana);
  const joined = cover(kana.replaceAll(' ', ''));
  return written(unknownLetters(joined) < unknownLetters(spaced) ? joined : spaced);
}

const HIRAGANA_RUN = /[ぁ-んー]{3,}/g;
const NOUN = /^[\p{Script=Han}ァ-ヶーA-Za-z0-9]{2,}$/u;
/** Written in kana as often as not, so that texts know both; read, they would only fit fewer of them. */
const BY_HABIT = new Set(['一番', '一言', '全部', '普通', '普段', '一人', '二人', '一緒', '今日', '明日', '結構', '皆様', '様々', '最近']);
/** Shorter readings are found by accident inside grammar. */
const SHORTEST_NOUN = 3;
/** 「行きたい」 holds no 期待. */
const SHORTEST_AFTER_KANJI = 4;

/** 「こうど専門人材」: among kanji, hiragana is mostly grammar; only a run that is words from end to end is read, and only its nouns. */
function readAmongKanji(run: string, steps: readonly Step[], followsKanji: boolean): string {
  if (unknownLetters(steps) > 0) return run;
  const isNoun = ({ from, letters, written }: Step): boolean =>
    NOUN.test(written) && !BY_HABIT.has(written) && letters.length >= (from === 0 && followsKanji ? SHORTEST_AFTER_KANJI : SHORTEST_NOUN);
  return steps.map((step) => (isNoun(step) ? step.written : step.letters)).join('');
}

function isKana(text: string): boolean {
  if (HAN.test(text)) return false;
  const letters = text.normalize('NFKC').match(LETTERS)?.length ?? 0;
  const kana = text.normalize('NFKC').match(KANA)?.length ?? 0;
  return kana >= SHORTEST && kana / letters >= MOSTLY_KANA;
}
