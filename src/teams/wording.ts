import type { Locale } from '../kernel/locale.ts';

const WORDS = {
  /** Teams shows it on the tapped card for a moment when the answer is a new message. */
  answeredBelow: { ja: '下に表示しました。', en: 'See the message below.' },
  workingOnIt: { ja: '受け付けました。少しお待ちください。', en: 'Received. Please wait a moment.' },
  refused: {
    ja: 'このカードは古いため、操作を受け付けられませんでした。「ヘルプ」と送って、もう一度お試しください。',
    en: 'This card is out of date, so nothing was changed. Please send "help" and try again.',
  },
  notAvailable: { ja: 'この操作には対応していません。「ヘルプ」と送ってください。', en: 'This is not available. Please send "help".' },
} as const satisfies Record<string, Record<Locale, string>>;

/** Fixed sentences of the edge itself; everything else that people read comes from the features. */
export function wording(name: keyof typeof WORDS, locale: Locale): string {
  return WORDS[name][locale];
}

/** Said when even the translator of errors failed; plain text, because building a card may be what failed. */
export function failureText(reference: string, locale: Locale): string {
  return locale === 'en'
    ? `Sorry, this did not work. Please try again in a while. If it keeps failing, tell the personnel section this number: ${reference}`
    : `申し訳ありません。処理できませんでした。少し時間をおいて、もう一度お試しください。続く場合は、受付番号 ${reference} を人事担当にお知らせください。`;
}
