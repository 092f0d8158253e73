import type { Locale } from '../../kernel/locale.ts';

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const ENGLISH_WORDS = /[a-z]+(?:'[a-z]+)?/gi;

/** The language of the answer: that of the question; the person's own for what both share, such as 「DX」 or `OJT`. */
export function questionLocale(question: string, own: Locale): Locale {
  if (JAPANESE.test(question)) return 'ja';
  const wordCount = question.match(ENGLISH_WORDS)?.length ?? 0;
  return wordCount >= 2 ? 'en' : own;
}
