import { seededRandom } from './search-sets.ts';

const KATAKANA = /[ァ-ヶ]/g;
const ASCII = /[!-~]/g;

type Random = () => number;

const dropOne = (text: string, random: Random): string => {
  const at = Math.floor(random() * text.length);
  return text.slice(0, at) + text.slice(at + 1);
};

const swapTwo = (text: string, random: Random): string => {
  const at = Math.floor(random() * Math.max(1, text.length - 1));
  return text.slice(0, at) + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2);
};

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
const CONTENT = /[\p{Script=Han}\p{Script=Katakana}a-zA-Z0-9]/u;

/** The four longest content words, in their order: what somebody types who is used to search engines. */
const keyWords = (text: string): string => {
  const found = [...segmenter.segment(text)].map(({ segment }) => segment).filter((word) => CONTENT.test(word) && !/[何誰]/.test(word));
  const longest = new Set(
    found
      .map((word, at) => ({ at, length: word.length }))
      .sort((a, b) => b.length - a.length || a.at - b.at)
      .slice(0, 4)
      .map(({ at }) => at),
  );
  return found.filter((_, at) => longest.has(at)).join(' ');
};

const WAYS: Readonly<Record<string, (text: string, random: Random) => string>> = {
  'as asked': (text) => text,
  'katakana typed as hiragana': (text) => text.replace(KATAKANA, (char) => String.fromCharCode(char.charCodeAt(0) - 0x60)),
  'one character dropped': dropOne,
  'two characters swapped': swapTwo,
  'letters and digits full width': (text) => text.replace(ASCII, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
  'wrapped politely (1)': (text) =>
    `お疲れさまです。少し気になったことがあってご連絡しました。${text}お忙しいところ申し訳ありませんが、分かる範囲で教えていただけると助かります。よろしくお願いします。`,
  'wrapped politely (2)': (text) =>
    `はじめまして、突然の質問で失礼いたします。先日から調べているのですがよく分からず困っております。「${text}」という点について、ご存じでしたらご回答をお願いできますでしょうか。`,
  'at most four key words': keyWords,
};

/** The same questions as people really type them; the same slips in every run. */
export function retyped(texts: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(WAYS).map(([name, way]) => {
      const random = seededRandom(7);
      return [name, texts.map((text) => way(text, random))];
    }),
  );
}
