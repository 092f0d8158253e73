/** Longer words are no search; a title has 100 characters at most. */
export const MAX_SEARCH = 100;

/** Longer ones are sentences. */
const MAX_TYPED = 40;

/** 「研修 Excel」: what is looked for; null for everything that is rather a question or no search at all. */
export function searchWordsOf(text: string): string | null {
  if (text.length > MAX_TYPED) return null;
  const typed = text
    .normalize('NFKC')
    .trim()
    .replace(/[\s。、.!?]+$/u, '');
  const words = /^(?:研修|trainings?)\s+(\S.*)$/iu.exec(typed)?.[1] ?? '';
  return words === '' || QUESTION.test(words.toLowerCase()) ? null : words;
}

/** Particles and forms of a sentence: 「研修 は誰が受けますか」 asks about the policy. */
const QUESTION =
  /[？?。]|(?:か|とは|って|たい|は|教えて|ください|下さい)$|^(?:は|が|の|を|に|で|って|と)|(?:^|\s)(?:what|who|how|when|which|is|are|do|does)\b/u;

/** True when each of the words stands in one of the texts. Wide and narrow letters, cases and the two kana are the same. */
export function matches(texts: readonly string[], search: string): boolean {
  const whole = fold(texts.join('\n'));
  return fold(search)
    .split(/\s+/)
    .every((word) => whole.includes(word));
}

const KATAKANA = /[\u30a1-\u30f6]/g;

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(KATAKANA, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));
}
