import type { Locale } from '../../kernel/locale.ts';

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const ENGLISH_WORDS = /[a-z]+(?:'[a-z]+)?/gi;
/** Words that hold an English sentence together, unlike the English names in a Japanese one (「On the Job Training の意味は」). */
const GRAMMAR =
  /\b(?:what|which|who|whom|whose|how|when|where|why|is|are|was|were|do|does|did|can|could|may|must|should|will|would|has|have|the|a|an|of|in|on|for|to|from|by|with|and|or|i|my|we|our|me|us|you|it|this|that|these|please|tell)\b/gi;
const ASKS_IN_ENGLISH =
  /^[\s\p{P}]*(?:what|which|who|whose|how|when|where|why|is|are|do|does|did|can|could|may|must|should|will|would|please|tell|explain|give|list|name|show|i|my|we|our)\b/iu;
const ENDS_IN_ENGLISH = /[a-z][\s\p{P}\p{N}]*$/iu;
const LEAST_GRAMMAR = 2;

/** The language of the answer: that of the question; the person's own for what both share, such as 「DX」 or `OJT`. */
export function questionLocale(question: string, own: Locale): Locale {
  if (JAPANESE.test(question)) return isEnglishAroundNames(question) ? 'en' : 'ja';
  const wordCount = question.match(ENGLISH_WORDS)?.length ?? 0;
  return wordCount >= 2 ? 'en' : own;
}

/** "What does 階層別研修 cover?": Japanese names in an English sentence. */
function isEnglishAroundNames(question: string): boolean {
  const isHeldTogether = (question.match(GRAMMAR)?.length ?? 0) >= LEAST_GRAMMAR;
  return isHeldTogether && (ASKS_IN_ENGLISH.test(question) || ENDS_IN_ENGLISH.test(question));
}
