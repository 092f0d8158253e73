/** Three questions that show what can be asked: a rule, a row of a table, an action of one's own. */
export const EXAMPLES = {
  ja: ['DXリーダーはどうやって選ばれますか', '課長級に求められる能力は何ですか', '通信教育の受講料は負担してもらえますか'],
  en: ['How are DX leaders selected?', 'Which abilities are required of section chiefs?', 'Does the city pay for correspondence courses?'],
} as const;

export const HUB = {
  ja: {
    kind: '人財ナビ',
    greeting: (name: string) => `${name}さん、何をお手伝いしましょうか`,
    stranger: '人財ナビへようこそ',
    text: (document: string) => `${document}について、文章で質問できます。答えには、方針のどこに書かれているかを付けます。`,
    notOnRoster: '職員名簿に登録がないため、方針についての質問だけにお答えします。',
    examplesTitle: 'たとえば',
    hint: '「ヘルプ」と送ると、いつでもこのカードが出ます。',
    consultation: '相談窓口を見る',
  },
  en: {
    kind: 'Jinzai Navi',
    greeting: (name: string) => `${name}, how can I help?`,
    stranger: 'Welcome to Jinzai Navi',
    text: (document: string) => `Ask me about the ${document}. Every answer says where it stands in the policy.`,
    notOnRoster: 'You are not on the staff roster, so I can only answer questions about the policy.',
    examplesTitle: 'For example',
    hint: 'Send “help” to see this card again.',
    consultation: 'See where to get advice',
  },
} as const;

export const CONSULTATION = {
  ja: {
    kind: '相談窓口',
    title: '心と体の相談窓口',
    text: 'どれを選んでもかまいません。一人で抱えずに、使いやすいものからお使いください。',
    privacy: 'このカードを見たことや、相談したことは、このボットには記録されません。',
    source: (document: string) => `出典: ${document} 4.3.(2) 心身の健康に関する相談（4章 6頁〜）`,
  },
  en: {
    kind: 'Advice',
    title: 'Where to get advice on body and mind',
    text: 'Any of these is fine. You need not carry it alone; choose the one that suits you.',
    privacy: 'This bot does not record that you looked at this card or asked for advice.',
    source: (document: string) => `Source: ${document}, 4.3.(2) (chapter 4, from page 6)`,
  },
} as const;
