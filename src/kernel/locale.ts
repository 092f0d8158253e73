/** Languages of help, answers and fixed messages. Everything else is Japanese. */
export type Locale = 'ja' | 'en';

/** Teams sends BCP 47 tags such as `ja-JP` or `en-US`; whatever is not English is served in Japanese, the city's language. */
export function toLocale(tag: string | null | undefined): Locale {
  return tag?.toLowerCase().startsWith('en') === true ? 'en' : 'ja';
}
