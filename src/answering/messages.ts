import { say } from '../kernel/wording.ts';
import type { Voice, Words } from '../kernel/wording.ts';
import type { City, PolicyDocument } from '../knowledge/schema.ts';
import type { RefusalKind } from './understand/refusal.ts';
import type { SmallTalk } from './understand/small-talk.ts';

const OFFER: Words = {
  ja: '人材育成基本方針のことなら、研修、DXリーダー、人事評価、健康管理など、お気軽にご質問ください。',
  easy: '人材育成（じんざいいくせい）の方針のことを、何でも質問してください。研修（けんしゅう）、DXリーダー、人事評価（じんじひょうか）、健康（けんこう）などです。',
  en: 'Please feel free to ask any question about the human resource development policy: training, DX leaders, evaluation, health and more.',
};

const TALK: Readonly<Record<SmallTalk, Words>> = {
  greeting: { ja: 'こんにちは。人財ナビです。', en: 'Hello, this is Jinzai Navi.' },
  thanks: {
    ja: 'どういたしまして。お役に立ててうれしいです。',
    easy: 'どういたしまして。役に立ててうれしいです。',
    en: 'You are welcome. I am glad it helped.',
  },
  praise: { ja: 'ありがとうございます。', en: 'Thank you.' },
  reaction: {
    ja: 'はい。ほかに知りたいことがあれば、いつでもどうぞ。',
    easy: 'はい。ほかにも聞いてください。',
    en: 'I see. Is there anything else?',
  },
  complaint: {
    ja: 'ご不便をおかけして申し訳ありません。言葉を変えて質問していただくと、見つかることがあります。',
    easy: 'すみません。ちがう言葉で質問すると、見つかることがあります。',
    en: 'I am sorry for the trouble. Putting the question in other words may help.',
  },
  apology: { ja: '大丈夫です。お気になさらないでください。', easy: 'だいじょうぶです。気にしないでください。', en: 'No problem at all.' },
  news: {
    ja: 'お聞かせくださり、ありがとうございます。いつもお疲れさまです。',
    easy: '話してくれて、ありがとうございます。いつも おつかれさまです。',
    en: 'Thank you for telling me.',
  },
  bye: {
    ja: 'ご利用ありがとうございました。いつでもお声がけください。',
    easy: '使ってくれて、ありがとうございました。また、いつでも話してください。',
    en: 'Goodbye. Come back any time.',
  },
  test: {
    ja: 'はい、届いています。ご案内できる状態です。',
    easy: 'はい、とどいています。質問に答えられます。',
    en: 'Yes, your message has arrived. I am ready to help.',
  },
  introduction: {
    ja: 'はじめまして。人財ナビです。どうぞよろしくお願いします。',
    easy: 'はじめまして。人財ナビ（じんざいナビ）です。よろしくお願いします。',
    en: 'Nice to meet you. I am Jinzai Navi.',
  },
  who: {
    ja: '人財ナビです。戸田市人材育成基本方針について、出典を付けてご案内する職員向けのボットです。AIによる作文ではなく、登録された内容からお答えします。',
    easy: '人財ナビ（じんざいナビ）です。市の人材育成（じんざいいくせい＝職員を育てること）の方針について、質問に答えます。方針のどこに書いてあるかも伝えます。AIが作った文ではありません。',
    en: 'I am Jinzai Navi, a bot for city staff. I answer questions about the human resource development policy and name the section each answer comes from.',
  },
  chat: { ja: 'お声がけありがとうございます。', easy: '話してくれて、ありがとうございます。', en: 'Thank you for talking to me.' },
};

export function smallTalkWords(kind: SmallTalk, voice: Voice): string {
  return `${say(TALK[kind], voice)}${voice.locale === 'ja' ? '' : ' '}${say(OFFER, voice)}`;
}

const REFUSAL: Readonly<Record<RefusalKind, Words>> = {
  instructions: {
    ja: 'ご指示の内容にはお応えできません。人財ナビは、人材育成基本方針に書かれていることだけを、出典を付けてお答えします。決まりや答え方を変えることはできません。',
    easy: 'その指示（しじ）には、こたえられません。人財ナビは、方針に書いてあることだけを答えます。答え方のルールは変えられません。',
    en: 'I cannot follow that instruction. I only answer from what the policy says, with its source, and these rules cannot be changed.',
  },
  'other-person': {
    ja: 'ほかの職員の健康、評価、個人に関する情報はお答えできません。人財ナビはそのような情報を持っておらず、どなたにもお伝えしません。',
    easy: 'ほかの人の健康（けんこう）や評価（ひょうか）のことは、答えられません。人財ナビは、その情報を持っていません。だれにも教えません。',
    en: 'I cannot tell you about the health, evaluation or personal data of other people. I do not hold such data and do not pass it to anybody.',
  },
  'on-behalf': {
    ja: '本人に代わって回答や手続きをすることはできません。ストレスチェックなどは、本人が自分で行うものです。',
    easy: 'ほかの人のかわりに、答えたり申（もう）し込（こ）んだりすることはできません。ストレスチェックなどは、自分でします。',
    en: 'I cannot answer or apply in the name of somebody else. Everybody does this personally.',
  },
  decision: {
    ja: 'チャットのメッセージでは、申込み、承認、選出、変更などの手続きや決定はできません。権限のある担当者が、決められた手順で行います。',
    easy: 'チャットで、申し込みや承認（しょうにん）などを決めることはできません。担当（たんとう）の人が、決まったやり方で行います。',
    en: 'I cannot decide, approve, apply or change anything by chat message. This is done by the people in charge, in the proper procedure.',
  },
  'internal-document': {
    ja: '内部の資料や記録をお見せすることはできません。人財ナビが持っているのは、人材育成基本方針の内容だけです。',
    easy: '市の中だけの資料（しりょう）や記録（きろく）は、見せられません。人財ナビが持っているのは、方針の内容だけです。',
    en: 'I cannot show internal papers or records. All I hold is the content of the human resource development policy.',
  },
  'bulk-data': {
    ja: '職員の名簿や個人データをまとめてお渡しすることはできません。',
    easy: '職員の名簿（めいぼ）や個人（こじん）の情報は、わたせません。',
    en: 'I cannot hand out lists or data of staff.',
  },
};

export function refusalWords(kind: RefusalKind, voice: Voice): string {
  return say(REFUSAL[kind], voice);
}

export const TITLES = {
  refused: { ja: 'お応えできないご依頼', easy: 'できないこと', en: 'Not possible' },
  notFound: { ja: '方針に見当たらないご質問', easy: '方針に見つからない質問', en: 'Not found in the policy' },
  choice: { ja: 'どちらについてのご質問ですか', easy: 'どれのことですか', en: 'Which one do you mean?' },
  comparison: { ja: '違い', en: 'the difference' },
} as const satisfies Record<string, Words>;

export const LABELS = {
  kind: { ja: '人材育成基本方針', en: 'Human resource development policy' },
  reply: { ja: 'ご質問への回答', easy: '質問の答え', en: 'The answer to your question' },
  related: { ja: '関連する質問', easy: 'ほかの質問', en: 'Related questions' },
  open: { ja: '答えを見る', en: 'Show answer' },
  notStated: { ja: 'ⓘ 方針に記載がありません', easy: 'ⓘ 方針に書いてありません', en: 'ⓘ Not stated in the policy' },
  refused: { ja: 'ⓘ お応えできません', easy: 'ⓘ できません', en: 'ⓘ Not possible' },
} as const satisfies Record<string, Words>;

/** On answers in Japanese only. */
export const REWORD = {
  easy: 'やさしい日本語で読む',
  standard: 'もとの文で読む',
  once: 'いつもやさしい日本語で読みたいときは、「やさしい日本語にして」と送ってください。',
  usually: 'もとの文にもどすときは、「やさしい日本語をやめて」と送ってください。',
} as const;

export const SENTENCES = {
  empty: {
    ja: 'ご質問を文章で送ってください。研修やDXリーダーなど、人材育成基本方針のことをご案内します。',
    easy: '質問を文で送ってください。研修（けんしゅう）やDXリーダーのことなどに答えます。',
    en: 'Please write your question in words. I can answer questions about the human resource development policy.',
  },
  nothingToReword: {
    ja: '言い換える答えが見当たりません。お手数ですが、もう一度ご質問ください。「OJTとは、やさしい日本語で」のように聞くこともできます。',
    easy: 'どの答えですか。もう一度、質問を送ってください。「OJTとは、やさしい日本語で」のように聞いてください。いつもやさしい日本語で読みたいときは、「やさしい日本語にして」と送ってください。',
    en: 'There is no answer to put in other words. Please ask your question again.',
  },
  tooLong: {
    ja: 'ご質問が長いため読み取れませんでした。1,000文字までに短くして、もう一度お送りください。',
    easy: '質問が長くて、読めませんでした。1,000文字までにして、もう一度送ってください。',
    en: 'Your message is too long for me. Please send it again in 1,000 characters or less; I cannot read more.',
  },
  choose: {
    ja: '近い内容がいくつかあります。お知りになりたいものを選んでください。',
    easy: '近いものが、いくつかあります。知りたいものを選（えら）んでください。',
    en: 'Several topics are close to your question. Please choose one.',
  },
  eachSide: {
    ja: '方針に書かれていることは、それぞれ次のとおりです。',
    easy: '方針に書いてあることは、次のとおりです。',
    en: 'This is what the policy says about each:',
  },
  eachQuestion: { ja: 'ご質問に順にお答えします。', easy: '質問に、順番（じゅんばん）に答えます。', en: 'Your questions, one by one:' },
  headings: {
    ja: '方針の「{title}」は、次の{count}つに分かれています。',
    easy: '方針の「{title}」には、次の{count}つがあります。',
    en: 'This part of the policy (“{title}”) has {count} parts:',
  },
  nearest: { ja: '近い内容', easy: '近いもの', en: 'Nearest topics' },
  gone: {
    ja: 'この項目は新しい内容に置き換わりました。お手数ですが、文章でご質問ください。',
    easy: 'この答えは、新しくなりました。もう一度、文で質問してください。',
    en: 'This topic has been replaced. Please ask your question in words.',
  },
  onlyPolicy: {
    ja: '職員名簿で確認できないため、方針についてのご案内だけをご利用いただけます。',
    easy: '職員の名簿（めいぼ）に名前がありません。方針の質問にだけ答えます。',
    en: 'You were not found on the staff roster, so only answers about the policy are available to you.',
  },
} as const satisfies Record<string, Words>;

export function notFoundWords(document: PolicyDocument, city: City, voice: Voice): string {
  const words: Words = {
    ja: `お尋ねのことは、${document.title}に記載が見当たりません。${city.contact.name}または担当の課に確認してください。`,
    easy: `聞かれたことは、${document.title}に見つかりません。${city.contact.name}か、担当（たんとう）の課に聞いてください。`,
    en: `This is not stated in the ${document.english.title}; I cannot answer it. Please ask ${city.contact.english} or the office in charge.`,
  };
  return say(words, voice);
}

export function detailMissingWords(city: City, voice: Voice): string {
  const words: Words = {
    ja: `お尋ねの点は、方針に記載がありません。${city.contact.name}に確認してください。方針に書かれているのは次のことです。`,
    easy: `聞かれたことは、方針に書いてありません。${city.contact.name}に聞いてください。方針に書いてあるのは、次のことです。`,
    en: `The detail you ask for is not stated in the policy; please ask ${city.contact.english}. What the policy does say:`,
  };
  return say(words, voice);
}
