import type { Words } from '../../kernel/wording.ts';
import type { FormDefinition } from './definition.ts';

type Colour = 'Default' | 'Good' | 'Warning' | 'Attention' | 'Accent';

/** Ground of a state: coloured letters would be too pale on white. */
export function tintOf(color: Colour): string {
  return color.toLowerCase();
}

interface StateWords {
  readonly words: Words;
  readonly color: Colour;
}

/** State of a response: the same word, mark and colour on every card. */
export const STATES = {
  submitted: { words: { ja: '✓ 受け付けました', easy: '✓ 受け付け（うけつけ）ました', en: '✓ Received' }, color: 'Good' },
  deciding: { words: { ja: '● 審査中', easy: '● いま見ています（審査中）', en: '● Being decided' }, color: 'Accent' },
  approved: { words: { ja: '✓ 承認されました', easy: '✓ 承認（しょうにん）されました', en: '✓ Approved' }, color: 'Good' },
  rejected: { words: { ja: '✕ 却下されました', easy: '✕ 認（みと）められませんでした', en: '✕ Rejected' }, color: 'Attention' },
  withdrawn: { words: { ja: '– 取り下げました', easy: '– 取り下げ（とりさげ）ました', en: '– Withdrawn' }, color: 'Default' },
} as const satisfies Record<string, StateWords>;

/** Of a form in the list; only what waits for an answer stands out there. */
export const LIST_STATES = {
  unanswered: { words: { ja: '● 未回答', easy: '● まだ答えていません', en: '● Not answered yet' }, color: 'Warning' },
  open: { words: { ja: '● 受付中', easy: '● 受付（うけつけ）中', en: '● Open' }, color: 'Default' },
  answered: { words: { ja: '✓ 回答済み', easy: '✓ 答えました', en: '✓ Answered' }, color: 'Default' },
} as const satisfies Record<string, StateWords>;

/** Thanks and what becomes of it, by what sending it is called. */
export const RECEIVED: Readonly<Record<FormDefinition['act'], Words>> = {
  answer: { ja: 'ご回答ありがとうございました。', easy: '答えてくれて、ありがとうございました。', en: 'Thank you for your answer.' },
  report: { ja: 'ご提出ありがとうございました。', easy: '出してくれて、ありがとうございました。', en: 'Thank you, it has been handed in.' },
  apply: {
    ja: '人事担当が内容を確認します。',
    easy: '人事（じんじ）の担当（たんとう）の人が見ます。',
    en: 'The personnel officers will look at it.',
  },
  wish: {
    ja: '人事担当が内容を確認します。',
    easy: '人事（じんじ）の担当（たんとう）の人が見ます。',
    en: 'The personnel officers will look at it.',
  },
};

export const RESPONSE_WORDS = {
  answersTitle: { ja: '記録した内容', easy: '記録（きろく）した内容', en: 'What was recorded' },
  typedTitle: { ja: '入力した内容（記録されていません）', easy: '書いたもの（記録していません）', en: 'What you wrote (not recorded)' },
  change: { ja: '内容を直す', easy: '直す', en: 'Change it' },
  withdraw: { ja: '取り下げる', easy: '取り下げる（とりさげる）', en: 'Withdraw' },
  keep: { ja: '取り下げない', easy: 'やめない', en: 'Keep it' },
  repeat: { ja: 'もう1件出す', easy: 'もう1つ出す', en: 'Send another one' },
  current: { ja: 'いまの記録を見る', easy: 'いまの記録（きろく）を見る', en: 'See what is recorded' },
  ask: {
    ja: '取り下げますか。取り下げると、この内容は使われません。',
    easy: '取り下げますか。取り下げると、これは使いません。',
    en: 'Withdraw it? It will then not be used.',
  },
  withdrawn: {
    ja: 'もう一度出すときは、「申請」と送ってください。',
    easy: 'もう一度（いちど）出すときは、「申請」と送ってください。',
    en: 'Send “forms” if you want to start again.',
  },
  again: {
    ja: '内容を見直して、もう一度出すことができます。「申請」と送ってください。',
    easy: '内容を直して、もう一度（いちど）出せます。「申請」と送ってください。',
    en: 'You may look through it and send it again: send “forms”.',
  },
  approved: {
    ja: '人事担当からの連絡をお待ちください。',
    easy: '人事（じんじ）の担当（たんとう）の人から連絡（れんらく）があります。',
    en: 'The personnel officers will contact you.',
  },
  anonymous: {
    ja: '無記名のため、直したり取り下げたりはできません。',
    easy: '名前がないので、直せません。',
    en: 'It is anonymous and can neither be changed nor taken back.',
  },
  already: {
    ja: 'この用紙は、すでに受け付けています。二重には記録していません。',
    easy: 'もう受け付けています。2回は記録（きろく）していません。',
    en: 'This form had been received already; nothing was recorded twice.',
  },
  closedTitle: { ja: '■ 受付は終わりました', easy: '■ 受付（うけつけ）は終わりました', en: '■ Closed' },
  closed: {
    ja: '今回の内容は記録されていません。必要なときは、人事担当へお知らせください。',
    easy: '今回の内容は、記録（きろく）していません。こまったときは、人事（じんじ）の担当（たんとう）の人に聞いてください。',
    en: 'What you sent was not recorded. If it is needed, please tell the personnel officers.',
  },
  shut: {
    ja: '新しい回答や申請は受け付けていません。必要なときは、人事担当へお知らせください。',
    easy: 'いまは、答えたり申し込んだりできません。こまったときは、人事（じんじ）の担当（たんとう）の人に聞いてください。',
    en: 'It takes no more responses. If you need it, please tell the personnel officers.',
  },
  tooLateTitle: { ja: '■ 直せませんでした', easy: '■ 直せませんでした', en: '■ Not changed' },
  tooLate: {
    ja: '審査が進んだか、別の画面で変わったため、直した内容は記録されていません。',
    easy: 'もう審査（しんさ）が始まっているか、ほかで変わりました。直した内容は、記録（きろく）していません。',
    en: 'It is being decided already or was changed elsewhere, so your changes were not recorded.',
  },
  decidedSummary: { ja: '申請の結果のお知らせ', easy: '申請（しんせい）の結果（けっか）のお知らせ', en: 'News on your application' },
  show: { ja: '申請の内容を見る', easy: '申請（しんせい）を見る', en: 'See the application' },
} as const satisfies Record<string, Words>;

export function sentText(time: string): Words {
  return { ja: `受付: ${time}`, easy: `受け付けた日: ${time}`, en: `Received: ${time}` };
}

export function changedText(time: string): Words {
  return { ja: `最後に直した日時: ${time}`, easy: `最後（さいご）に直した日: ${time}`, en: `Last changed: ${time}` };
}

export function waitingText(decider: string, due: string): Words {
  return {
    ja: `いまは${decider}の審査を待っています。${due}`,
    easy: `いま、${decider}が見ています。${due}`,
    en: `Now with ${decider}. ${due}`,
  };
}

export function dueText(day: string): Words {
  return { ja: `期限: ${day}`, easy: `期限（きげん）: ${day}`, en: `Due ${day}` };
}

export function changeableText(until: string | null): Words {
  const ja = until === null ? '' : `${until}まで、`;
  const en = until === null ? '' : ` until ${until}`;
  return {
    ja: `${ja}内容を直したり取り下げたりできます。`,
    easy: `${ja}直せます。取り下げもできます。`,
    en: `You may change or withdraw it${en}.`,
  };
}

export function withdrawableText(): Words {
  return {
    ja: '最初の審査が終わるまでは直せます。決まるまでは取り下げられます。',
    easy: '決まるまでは、取り下げられます。',
    en: 'You may change it until somebody has decided, and withdraw it until the end.',
  };
}

export const LIST_WORDS = {
  title: { ja: '申請とアンケート', easy: '申請（しんせい）とアンケート', en: 'Applications and surveys' },
  text: { ja: 'あなたが使える用紙です。', easy: 'あなたが使える用紙（ようし）です。', en: 'These are open to you.' },
  empty: { ja: 'いま使える用紙はありません。', easy: 'いま、使える用紙（ようし）はありません。', en: 'There is none for you at present.' },
  hint: {
    ja: '出したものは「マイページ」でいつでも見られます。',
    easy: '出したものは、「マイページ」で見られます。',
    en: 'See what you have sent under “my page”.',
  },
  open: { ja: '開く', easy: '開く', en: 'Open' },
  see: { ja: '見る', easy: '見る', en: 'See' },
  more: { ja: '続きを見る', easy: 'もっと見る', en: 'Show more' },
  first: { ja: '最初に戻る', easy: 'はじめにもどる', en: 'Back to the first' },
  undated: { ja: '随時', easy: 'いつでも', en: 'Any time' },
} as const satisfies Record<string, Words>;

/** 「審査中 1件・提出済み 2件」 */
export function ownCounts(deciding: number, sent: number): Words {
  const ja = [...(deciding > 0 ? [`審査中 ${String(deciding)}件`] : []), ...(sent > 0 ? [`提出済み ${String(sent)}件`] : [])];
  const en = [...(deciding > 0 ? [`${String(deciding)} being decided`] : []), ...(sent > 0 ? [`${String(sent)} sent`] : [])];
  return { ja: ja.join('・'), en: en.join(', ') };
}

export const INVITATION = {
  open: { ja: '用紙を開く', easy: '用紙（ようし）を開く', en: 'Open the form' },
  invited: { ja: 'ご回答をお願いします。', easy: '答えてください。', en: 'Please answer.' },
  reminded: {
    ja: 'まだご回答がないようです。ご回答をお願いします。すでに回答した方は、何もする必要はありません。',
    easy: 'まだ答えていないようです。答えてください。もう答えた人は、何もしなくていいです。',
    en: 'We seem to have no answer from you yet. If you have answered already, there is nothing to do.',
  },
  summary: { ja: 'アンケート・申請のお知らせ', en: 'A form for you' },
} as const satisfies Record<string, Words>;
