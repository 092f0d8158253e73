/** Longer texts are pasted documents or attacks; nobody asks in more, and reading them all would slow the bot for everybody. */
export const MAX_QUESTION_LENGTH = 1000;

/** Controls, bidirectional marks, zero-width signs, tag characters and private use: invisible, so nobody typed them on purpose. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u{e0000}-\u{e007f}\ufe0f]/gu;
/** No `<` inside: with `.*?` a long message of nothing but openings keeps the whole bot busy for seconds. */
const MENTION = /<at>[^<]*<\/at>/gi;
/** A Markdown link is worth its label, an address nothing: its words are not the person's. */
const LINK = /\[([^\][]*)\]\([^()\s[]*\)/g;
const ADDRESS = /https?:\/\/[\x21-\x7e]+/gi;

/** 「①期間②人数」 must not become 「1期間2人数」. */
const CIRCLED = /[①-⑳]/gu;
const FIRST_CIRCLED = '①'.charCodeAt(0);

/** 「マネジャ―」: what looks like the long mark behind katakana is meant as one. */
const LIKE_LONG_MARK = /(?<=[ァ-ヶ])[\u2010-\u2015\u2212\u2500](?!\d)/gu;

/** What was typed, as one line in one width, without what cannot be seen. */
export function cleanQuestion(raw: string): string {
  const numbered = raw.replace(CIRCLED, (sign) => `(${String(sign.charCodeAt(0) - FIRST_CIRCLED + 1)})`);
  const visible = numbered
    .replace(MENTION, ' ')
    .replace(/\s+/g, ' ')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(LIKE_LONG_MARK, 'ー');
  return visible.replace(LINK, '$1').replace(ADDRESS, ' ').replace(/\s+/g, ' ').trim();
}

/** True for text without any letter or digit: empty, emoji, punctuation. */
export function saysNothing(cleaned: string): boolean {
  return !/[\p{L}\p{N}]/u.test(cleaned);
}
