import errorTemplate from '../../cards/shared/error.json' with { type: 'json' };
import noticeTemplate from '../../cards/shared/notice.json' with { type: 'json' };
import type { Card, CardData } from '../card-kit/card.ts';
import { card } from '../card-kit/fill-template.ts';
import type { Locale } from '../kernel/locale.ts';
import { say } from '../kernel/wording.ts';
import type { Voice, Words } from '../kernel/wording.ts';

interface Notice {
  readonly title: string;
  readonly text: string;
}

/** Messages that say why nothing was done, and what to do instead. */
const NOTICES: Readonly<Record<'empty' | 'oldCard' | 'notOnRoster' | 'notYours' | 'notHere' | 'gone', Words<Notice & CardData>>> = {
  empty: {
    ja: { title: '文字を読み取れませんでした', text: '聞きたいことを文章で送ってください。「ヘルプ」と送ると、質問の例が出ます。' },
    easy: { title: '文字を読めませんでした', text: '聞きたいことを、文で送ってください。「ヘルプ」と送ると、質問の例（れい）が出ます。' },
    en: { title: 'There was no text to read', text: 'Please send your question as text. Send “help” to see examples.' },
  },
  oldCard: {
    ja: { title: 'このカードは今は使えません', text: '内容は変わっていません。「ヘルプ」と送って、新しいカードから操作してください。' },
    en: { title: 'This card can no longer be used', text: 'Nothing was changed. Please send “help” and start from a new card.' },
  },
  notYours: {
    ja: {
      title: 'この操作はできません',
      text: 'この操作ができる人は決まっています。何も変わっていません。心当たりのあるときは、人事担当へお尋ねください。',
    },
    en: {
      title: 'You cannot do this',
      text: 'This is for certain people only. Nothing was changed. If you think it should be you, please ask the personnel section.',
    },
  },
  notHere: {
    ja: {
      title: '1対1のチャットでお使いください',
      text: 'ここはほかの人も見るため、申込みや承認など、あなた自身のことは出しません。人財ナビとの1対1のチャットで、同じ言葉を送ってください。何も変わっていません。',
    },
    easy: {
      title: '1対1（いちたいいち）のチャットで使ってください',
      text: 'ここは、ほかの人も見ます。あなたのことは、ここには出しません。人財ナビだけとのチャットで、同じ言葉を送ってください。',
    },
    en: {
      title: 'Please use your own chat with me',
      text: 'Others can read this chat, so nothing about yourself is shown here. Send the same words in your own chat with this bot. Nothing was changed.',
    },
  },
  gone: {
    ja: {
      title: '見つかりませんでした',
      text: 'お探しのものは、なくなったか、番号が違います。「ヘルプ」と送って、新しいカードからお進みください。',
    },
    en: { title: 'Not found', text: 'It no longer exists or the number is wrong. Please send “help” and start from a new card.' },
  },
  notOnRoster: {
    ja: {
      title: '職員名簿に登録がありません',
      text: '人材育成基本方針についての質問にはお答えできますが、申込みなどの手続きは名簿に登録された職員だけが使えます。登録については人事担当へお尋ねください。',
    },
    easy: {
      title: '職員の名簿（めいぼ）に名前がありません',
      text: '人材育成（じんざいいくせい）の方針の質問はできます。申（もう）し込（こ）みなどは、名簿に名前がある職員だけが使えます。人事の担当（たんとう）の人に聞いてください。',
    },
    en: {
      title: 'You are not on the staff roster',
      text: 'You can ask about the policy, but sign-ups and applications are for staff on the roster. Please ask the personnel section.',
    },
  },
};

/** A short message of the bot itself, with what to do next. */
export function noticeCard(voice: Voice, which: keyof typeof NOTICES): Card {
  const words = say(NOTICES[which], voice);
  return card(noticeTemplate, words, words.title);
}

/** Something failed on our side: sorry, what to do, and the reference that the log has too. */
export function failureCard(locale: Locale, reference: string): Card {
  const words =
    locale === 'ja'
      ? {
          title: 'うまく処理できませんでした',
          text: '少し待ってから、もう一度お試しください。続くときは、下の番号を添えて担当へお知らせください。',
          reference: `受付番号: ${reference}`,
        }
      : {
          title: 'Something went wrong',
          text: 'Please try again in a moment. If it goes on, tell the office the number below.',
          reference: `Reference: ${reference}`,
        };
  return card(errorTemplate, words, words.title);
}
