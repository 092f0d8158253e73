import type { Words } from '../../kernel/wording.ts';

/** Three questions that show what can be asked: a rule, a row of a table, an action of one's own. */
export const EXAMPLES = {
  ja: ['DXリーダーはどうやって選ばれますか', '課長級に求められる能力は何ですか', '通信教育の受講料は市が負担しますか'],
  en: ['How are DX leaders selected?', 'How many DX leaders in 2026?', 'Who pays the course fees?'],
} as const;

interface HubWords {
  readonly kind: string;
  readonly greeting: (name: string) => string;
  readonly stranger: string;
  readonly text: (document: string) => string;
  readonly notOnRoster: string;
  readonly examplesTitle: string;
  readonly hint: string;
  readonly consultation: string;
  readonly more: string;
  readonly moreTitle: string;
  readonly desk: string;
}

export const HUB: Words<HubWords> = {
  ja: {
    kind: '人財ナビ',
    greeting: (name) => `${name}さん、何をお手伝いしましょうか`,
    stranger: '人財ナビへようこそ',
    text: (document) => `${document}について、文章で質問できます。答えには、方針のどこに書かれているかを付けます。`,
    notOnRoster: '職員名簿に登録がないため、方針についての質問だけにお答えします。',
    examplesTitle: 'たとえば',
    hint: '「ヘルプ」と送ると、いつでもこのカードが出ます。',
    consultation: '相談窓口を見る',
    more: '質問の例・ほかのメニュー',
    moreTitle: 'ほかのメニュー',
    desk: '管理を開く',
  },
  easy: {
    kind: '人財ナビ',
    greeting: (name) => `${name}さん、こんにちは`,
    stranger: '人財ナビ（じんざいナビ）です',
    text: (document) => `${document}のことを、文で質問してください。答えに、方針のどこに書いてあるかを付けます。`,
    notOnRoster: '職員の名簿（めいぼ）に名前がありません。方針の質問にだけ答えます。',
    examplesTitle: '質問の例（れい）',
    hint: '「ヘルプ」と送ると、このカードが出ます。',
    consultation: '相談（そうだん）できるところ',
    more: '質問の例・ほかのメニュー',
    moreTitle: 'ほかのメニュー',
    desk: '管理（かんり）を開く',
  },
  en: {
    kind: 'Jinzai Navi',
    greeting: (name) => `${name}, how can I help?`,
    stranger: 'Welcome to Jinzai Navi',
    text: (document) => `Ask me about the ${document}. Every answer says where it stands in the policy.`,
    notOnRoster: 'You are not on the staff roster, so I can only answer questions about the policy.',
    examplesTitle: 'For example',
    hint: 'Send “help” to see this card again.',
    consultation: 'See where to get advice',
    more: 'Examples and more',
    moreTitle: 'More',
    desk: 'Open my desk',
  },
};

interface ConsultationWords {
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly privacy: string;
  readonly source: (document: string) => string;
}

const SOURCE_JA = (document: string): string => `出典: ${document} 4.3.(2) 心身の健康に関する相談（4章 6頁〜）`;

export const CONSULTATION: Words<ConsultationWords> = {
  ja: {
    kind: '相談窓口',
    title: '心と体の相談窓口',
    text: 'どれを選んでもかまいません。一人で抱えずに、使いやすいものからお使いください。',
    privacy: 'このカードを見たことや、相談したことは、このボットには記録されません。',
    source: SOURCE_JA,
  },
  easy: {
    kind: '相談窓口（そうだんまどぐち）',
    title: '心と体のことを相談できるところ',
    text: 'どれでも使えます。一人でがまんしないで、話してみてください。',
    privacy: 'このカードを見たことや、相談したことは、ここには残りません。',
    source: SOURCE_JA,
  },
  en: {
    kind: 'Advice',
    title: 'Where to get advice on body and mind',
    text: 'Any of these is fine. You need not carry it alone; choose the one that suits you.',
    privacy: 'This bot does not record that you looked at this card or asked for advice.',
    source: (document) => `Source: ${document}, 4.3.(2) (chapter 4, from page 6)`,
  },
};

interface WordingWords {
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly undo: string;
  readonly turn: string;
}

/** What the setting is now, and how to change it back. */
export const WORDING: Readonly<Record<'easy' | 'standard', Pick<Words<WordingWords>, 'ja' | 'en'>>> = {
  easy: {
    ja: {
      kind: '設定（せってい）',
      title: '✓ いつも やさしい日本語で答えます',
      text: 'これから、やさしい日本語で答えます。やさしい文がないところは、ふつうの文です。表や出典（しゅってん）は変わりません。',
      undo: '元にもどすときは、下のボタンをおすか、「やさしい日本語をやめて」と送ってください。',
      turn: 'もとの日本語にもどす',
    },
    en: {
      kind: 'Settings',
      title: '✓ Always in easy Japanese',
      text: 'Questions in Japanese are now answered in easy Japanese (やさしい日本語). Questions in English are answered in English as before.',
      undo: 'To undo this, use the button below or send “stop easy Japanese”.',
      turn: 'Back to usual Japanese',
    },
  },
  standard: {
    ja: {
      kind: '設定',
      title: '✓ ふつうの日本語でお答えします',
      text: 'やさしい日本語の設定はありません。一つの答えだけをやさしい日本語で読みたいときは、答えのカードのボタンをお使いください。',
      undo: 'いつもやさしい日本語にするときは、下のボタンを押すか、「やさしい日本語にして」と送ってください。',
      turn: 'いつもやさしい日本語にする',
    },
    en: {
      kind: 'Settings',
      title: '✓ In usual Japanese',
      text: 'Questions in Japanese are answered in the usual words. A button on each answer shows it in easy Japanese (やさしい日本語).',
      undo: 'For easy Japanese every time, use the button below or send “always easy Japanese”.',
      turn: 'Always use easy Japanese',
    },
  },
};
