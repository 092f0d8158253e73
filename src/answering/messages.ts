import type { Locale } from '../kernel/locale.ts';
import type { City, PolicyDocument } from '../knowledge/schema.ts';
import type { RefusalKind } from './understand/refusal.ts';
import type { SmallTalk } from './understand/small-talk.ts';

/** A sentence in both languages of the bot. */
export interface Words {
  readonly ja: string;
  readonly en: string;
}

export function say(words: Words, locale: Locale): string {
  return words[locale];
}

const OFFER: Words = {
  ja: '人材育成基本方針のことなら、研修、DXリーダー、人事評価、健康管理など、お気軽にご質問ください。',
  en: 'Please feel free to ask any question about the human resource development policy: training, DX leaders, evaluation, health and more.',
};

const TALK: Readonly<Record<SmallTalk, Words>> = {
  greeting: { ja: 'こんにちは。人財ナビです。', en: 'Hello, this is Jinzai Navi.' },
  thanks: { ja: 'どういたしまして。お役に立ててうれしいです。', en: 'You are welcome. I am glad it helped.' },
  praise: { ja: 'ありがとうございます。', en: 'Thank you.' },
  bye: { ja: 'ご利用ありがとうございました。いつでもお声がけください。', en: 'Goodbye. Come back any time.' },
  test: { ja: 'はい、届いています。ご案内できる状態です。', en: 'Yes, your message has arrived. I am ready to help.' },
  introduction: { ja: 'はじめまして。人財ナビです。どうぞよろしくお願いします。', en: 'Nice to meet you. I am Jinzai Navi.' },
  who: {
    ja: '人財ナビです。戸田市人材育成基本方針について、出典を付けてご案内する職員向けのボットです。AIによる作文ではなく、登録された内容からお答えします。',
    en: 'I am Jinzai Navi, a bot for city staff. I answer questions about the human resource development policy and name the section each answer comes from.',
  },
  chat: { ja: 'お声がけありがとうございます。', en: 'Thank you for talking to me.' },
};

export function smallTalkWords(kind: SmallTalk, locale: Locale): string {
  return `${say(TALK[kind], locale)}${locale === 'ja' ? '' : ' '}${say(OFFER, locale)}`;
}

const REFUSAL: Readonly<Record<RefusalKind, Words>> = {
  instructions: {
    ja: 'ご指示の内容にはお応えできません。人財ナビは、人材育成基本方針に書かれていることだけを、出典を付けてお答えします。決まりや答え方を変えることはできません。',
    en: 'I cannot follow that instruction. I only answer from what the policy says, with its source, and these rules cannot be changed.',
  },
  'other-person': {
    ja: 'ほかの職員の健康、評価、個人に関する情報はお答えできません。人財ナビはそのような情報を持っておらず、どなたにもお伝えしません。',
    en: 'I cannot tell you about the health, evaluation or personal data of other people. I do not hold such data and do not pass it to anybody.',
  },
  'on-behalf': {
    ja: '本人に代わって回答や手続きをすることはできません。ストレスチェックなどは、本人が自分で行うものです。',
    en: 'I cannot answer or apply in the name of somebody else. Everybody does this personally.',
  },
  decision: {
    ja: 'チャットのメッセージでは、申込み、承認、選出、変更などの手続きや決定はできません。権限のある担当者が、決められた手順で行います。',
    en: 'I cannot decide, approve, apply or change anything by chat message. This is done by the people in charge, in the proper procedure.',
  },
  'bulk-data': {
    ja: '職員の名簿や個人データをまとめてお渡しすることはできません。',
    en: 'I cannot hand out lists or data of staff.',
  },
};

export function refusalWords(kind: RefusalKind, locale: Locale): string {
  return say(REFUSAL[kind], locale);
}

export const TITLES = {
  refused: { ja: 'お応えできないご依頼', en: 'Not possible' },
  notFound: { ja: '方針に見当たらないご質問', en: 'Not found in the policy' },
  choice: { ja: 'どちらについてのご質問ですか', en: 'Which one do you mean?' },
  comparison: { ja: '違い', en: 'the difference' },
} as const satisfies Record<string, Words>;

export const LABELS = {
  kind: { ja: '人材育成基本方針', en: 'Human resource development policy' },
  reply: { ja: 'ご質問への回答', en: 'The answer to your question' },
  related: { ja: '関連する質問', en: 'Related questions' },
  notStated: { ja: 'ⓘ 方針に記載がありません', en: 'ⓘ Not stated in the policy' },
  refused: { ja: 'ⓘ お応えできません', en: 'ⓘ Not possible' },
} as const satisfies Record<string, Words>;

export const SENTENCES = {
  empty: {
    ja: 'ご質問を文章で送ってください。研修やDXリーダーなど、人材育成基本方針のことをご案内します。',
    en: 'Please write your question in words. I can answer questions about the human resource development policy.',
  },
  tooLong: {
    ja: 'ご質問が長いため読み取れませんでした。1,000文字までに短くして、もう一度お送りください。',
    en: 'Your message is too long for me. Please send it again in 1,000 characters or less; I cannot read more.',
  },
  choose: {
    ja: '近い内容がいくつかあります。お知りになりたいものを選んでください。',
    en: 'Several topics are close to your question. Please choose one.',
  },
  eachSide: { ja: '方針に書かれていることは、それぞれ次のとおりです。', en: 'This is what the policy says about each:' },
  eachQuestion: { ja: 'ご質問に順にお答えします。', en: 'Your questions, one by one:' },
  nearest: { ja: '近い内容', en: 'Nearest topics' },
  gone: {
    ja: 'この項目は新しい内容に置き換わりました。お手数ですが、文章でご質問ください。',
    en: 'This topic has been replaced. Please ask your question in words.',
  },
  onlyPolicy: {
    ja: '職員名簿で確認できないため、方針についてのご案内だけをご利用いただけます。',
    en: 'You were not found on the staff roster, so only answers about the policy are available to you.',
  },
} as const satisfies Record<string, Words>;

export function notFoundWords(document: PolicyDocument, city: City, locale: Locale): string {
  return locale === 'ja'
    ? `お尋ねのことは、${document.title}に記載が見当たりません。${city.contact.name}または担当の課に確認してください。`
    : `This is not stated in the ${document.english.title}; I cannot answer it. Please ask ${city.contact.english} or the office in charge.`;
}

export function detailMissingWords(city: City, locale: Locale): string {
  return locale === 'ja'
    ? `お尋ねの点は、方針に記載がありません。${city.contact.name}に確認してください。方針に書かれているのは次のことです。`
    : `The detail you ask for is not stated in the policy; please ask ${city.contact.english}. What the policy does say:`;
}
