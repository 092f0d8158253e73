import type { Locale } from './locale.ts';

/** How Japanese is put: in the usual words of the city hall, or in やさしい日本語. English has one wording. */
export type Wording = 'standard' | 'easy';

/** The language and wording somebody is spoken to in. Callers, questions and answers have both fields and are voices themselves. */
export interface Voice {
  readonly locale: Locale;
  readonly wording: Wording;
}

/** The same thing said in every voice; where `easy` is missing, the usual Japanese is easy enough. */
export interface Words<T = string> {
  readonly ja: T;
  readonly easy?: T;
  readonly en: T;
}

/** The words for this voice. */
export function say<T>(words: Words<T>, { locale, wording }: Voice): T {
  if (locale === 'en') return words.en;
  return wording === 'easy' ? (words.easy ?? words.ja) : words.ja;
}

/** A voice as it is used: in English there is nothing to put more easily. */
export function voiceIn(locale: Locale, wording: Wording): Voice {
  return { locale, wording: locale === 'en' ? 'standard' : wording };
}
