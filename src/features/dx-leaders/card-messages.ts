import type { Words } from '../../kernel/wording.ts';
import type { CannotNominate } from './rules/nomination.ts';

interface ProgrammeWords {
  readonly unopened: string;
  readonly open: string;
  readonly closed: string;
  readonly published: string;
  readonly nominating: string;
  readonly year: (count: number) => string;
  readonly total: (count: number) => string;
  readonly deadline: string;
  readonly yearLabel: string;
  readonly totalLabel: string;
  readonly eligible: (grade: string) => string;
  readonly manager: (grade: string) => string;
  readonly apply: string;
  readonly resume: string;
  readonly nominate: string;
  readonly see: string;
  readonly list: string;
}

export const PROGRAMME: Words<ProgrammeWords> = {
  ja: {
    unopened: '－ いまは募集していません',
    open: '● 募集中',
    closed: '－ 募集は終わりました（選考中）',
    published: '✓ 選考の結果を公表しました',
    nominating: '● 推薦を受け付けています',
    year: (count) => `${String(count)}人（10人以上を目標。上限ではありません）`,
    total: (count) => `${String(count)}人（令和13年度までに60人以上を目標）`,
    ...{ deadline: '応募の締切', yearLabel: 'この年度の選出', totalLabel: 'これまでの合計' },
    eligible: (grade) => `✓ あなた（${grade}）は対象です。副主幹職以下の職員から公募します。出典：5.5.(2)`,
    manager: (grade) =>
      `あなた（${grade}）は応募の対象外です。主幹職以上の職員は、DXマネジャーとして職場のDXを進める役割です。出典：5.4.(2)、5.5.(2)`,
    ...{ apply: '応募する', resume: '下書きを続ける', nominate: '推薦する', see: '自分の手続きを見る' },
    list: '名簿を見る',
  },
  easy: {
    unopened: '－ いまは、募集（ぼしゅう）していません',
    open: '● 募集（ぼしゅう）しています',
    closed: '－ 募集は終わりました。いま選（えら）んでいます',
    published: '✓ 選ばれた人が決まりました',
    nominating: '● ほかの人をすすめること（推薦）もできます',
    year: (count) => `${String(count)}人（10人以上が目標です。もっと多くてもよいです）`,
    total: (count) => `${String(count)}人（令和13年度までに60人以上が目標です）`,
    ...{ deadline: '応募（おうぼ）の締切（しめきり）', yearLabel: 'この年度に選ばれた人', totalLabel: 'これまでの合計' },
    eligible: (grade) => `✓ あなた（${grade}）は応募できます。副主幹職以下の職員が応募できます。出典：5.5.(2)`,
    manager: (grade) => `あなた（${grade}）は応募できません。主幹職以上の職員は、DXマネジャーです。出典：5.4.(2)、5.5.(2)`,
    ...{ apply: '応募する', resume: '下書きを続ける', nominate: 'すすめる（推薦）', see: '自分の手続きを見る' },
    list: '名簿（めいぼ）を見る',
  },
  en: {
    unopened: '－ No call at the moment',
    open: '● Open for applications',
    closed: '－ The call has ended (selection)',
    published: '✓ The selection is published',
    nominating: '● Nominations are taken',
    year: (count) => `${String(count)} (target: at least 10; no upper limit)`,
    total: (count) => `${String(count)} (target: at least 60 by fiscal 2031)`,
    ...{ deadline: 'Apply by', yearLabel: 'Selected this year', totalLabel: 'In all so far' },
    eligible: (grade) => `✓ You (${grade}) may apply. The call is for 副主幹職 and below. Source: 5.5.(2)`,
    manager: (grade) => `You (${grade}) are not covered by the call: 主幹職 and above lead as DX managers. Source: 5.4.(2), 5.5.(2)`,
    ...{ apply: 'Apply', resume: 'Go on with the draft', nominate: 'Nominate', see: 'See my own' },
    list: 'See the list',
  },
};

export const TIME: Words<{ readonly left: (days: number) => string; readonly today: string; readonly over: string }> = {
  ja: { left: (days) => `あと${String(days)}営業日`, today: '本日まで', over: '締め切りました' },
  en: { left: (days) => `${String(days)} working ${days === 1 ? 'day' : 'days'} left`, today: 'today', over: 'closed' },
};

export const FORM = {
  ja: {
    title: 'DXリーダーに応募する',
    purpose:
      '書いた内容は、DXリーダーの選考だけに使います。読むのは、あなたの所属長（と代理の人）とDX推進担当です。結果の公表までは取り下げられます。',
    ...{ motivation: '志望動機（必須・1,000文字まで）', theme: '取り組みたいテーマ（必須・500文字まで）' },
    ...{ skills: '生かせる経験や技能（500文字まで）', publish: '選ばれたら、名簿に氏名と所属を載せてよい（後で変えられます）' },
    ...{ publishLabel: '名簿への掲載', apply: '応募する', save: '下書き保存', missing: '文を書いてください' },
  },
  en: {
    title: 'Apply as a DX leader',
    purpose:
      'What you write is used for the selection only. Your manager (and deputies) and the DX office read it. You can withdraw until the result is published.',
    ...{ motivation: 'Why you apply (required, up to 1,000 characters)', theme: 'What you want to work on (required, up to 500)' },
    ...{ skills: 'Experience and skills (up to 500)', publish: 'If selected, my name may be on the list (can be changed later)' },
    ...{ publishLabel: 'The list', apply: 'Apply', save: 'Save as draft', missing: 'Please write something' },
  },
} as const satisfies Words<Readonly<Record<string, string>>>;

export const NOMINATE = {
  ja: {
    title: 'DXリーダーに推薦する',
    purpose:
      '同じ課の同僚か、自分の部下を推薦できます。まず本人に、同意するかをこのボットが個別に尋ねます。書いた理由は、本人、所属長、DX推進担当が読みます。あなたに届くのは結果だけです。',
    ...{ colleague: '推薦する人の氏名か職員番号', choice: 'どの人ですか', reason: '推薦の理由（500文字まで）', send: '推薦する' },
    ...{ colleagueMissing: '氏名か職員番号を入れてください', reasonMissing: '理由を書いてください' },
  },
  en: {
    title: 'Nominate a DX leader',
    purpose:
      'You may nominate a colleague of your own section or somebody you manage. The bot first asks them in private. They, the manager and the DX office read your reason. You will hear only the outcome.',
    ...{ colleague: 'Name or employee number', choice: 'Which person?', reason: 'Why (up to 500 characters)', send: 'Nominate' },
    ...{ colleagueMissing: 'Please enter a name or number', reasonMissing: 'Please write the reason' },
  },
} as const satisfies Words<Readonly<Record<string, string>>>;

interface OwnWords {
  readonly application: string;
  readonly nomination: string;
  readonly listed: string;
  readonly unlisted: string;
  readonly list: string;
  readonly unlist: string;
  readonly withdraw: string;
  readonly askWithdraw: string;
  readonly withdrawNow: string;
  readonly answer: string;
  readonly programme: string;
  readonly nominator: (who: string) => string;
  readonly reason: string;
  readonly decider: (who: string) => string;
  readonly rejection: (category: string, sentence: string) => string;
}

export const OWN: Words<OwnWords> = {
  ja: {
    ...{ application: 'DXリーダーへの応募', nomination: 'DXリーダーへの推薦' },
    ...{ listed: '名簿への掲載：同意しています', unlisted: '名簿への掲載：同意していません' },
    ...{ list: '掲載に同意する', unlist: '掲載の同意をやめる', withdraw: '取り下げる', withdrawNow: '取り下げを確定する' },
    askWithdraw: '取り下げると、選考の対象から外れます。募集中であれば、もう一度応募できます。',
    ...{ answer: '返事をする', programme: 'DXリーダーを見る', reason: '推薦の理由' },
    nominator: (who) => `推薦した人：${who}`,
    decider: (who) => `承認する人：${who}`,
    rejection: (category, sentence) => `区分：${category}。「${sentence}」`,
  },
  en: {
    ...{ application: 'Application as a DX leader', nomination: 'Nomination as a DX leader' },
    ...{ listed: 'On the list: you agree', unlisted: 'On the list: you do not agree' },
    ...{ list: 'Agree to be listed', unlist: 'Do not list me', withdraw: 'Withdraw', withdrawNow: 'Yes, withdraw' },
    askWithdraw: 'You will no longer be considered. While the call is open you may apply again.',
    ...{ answer: 'Answer', programme: 'DX leaders', reason: 'Why' },
    nominator: (who) => `Nominated by ${who}`,
    decider: (who) => `Decided by ${who}`,
    rejection: (category, sentence) => `Category: ${category}. “${sentence}”`,
  },
};

export const NOTES = {
  saved: { ja: '下書きを保存しました。まだ応募していません。', en: 'Saved as a draft. It has not been sent.' },
  applied: { ja: '応募しました。所属長に承認を依頼しました。', en: 'You have applied. Your manager was asked to approve.' },
  withdrawn: { ja: '取り下げました。', en: 'Withdrawn.' },
  published: { ja: '名簿への掲載について、変えました。', en: 'Changed.' },
  changed: {
    ja: 'この手続きは、すでに次のとおりになっています。今回の操作では何も変わっていません。',
    en: 'This is how it stands already. Your tap changed nothing.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export const PROBLEMS = {
  missing: { ja: '⚠ 文を書いてください', en: '⚠ Please write something' },
  closed: {
    ja: '⚠ 募集の締切を過ぎたため、送れませんでした。書いた文はこのカードに残っています。',
    en: '⚠ The call has ended, so it was not sent. Your words are still on this card.',
  },
  'other-draft': {
    ja: '⚠ 別のカードで内容が変わっています。このカードの内容で置き換えるときは、もう一度押してください。',
    en: '⚠ It was changed on another card. Press again to replace it with what stands here.',
  },
  'under-way': {
    ja: '⚠ ほかのカードでの手続きが進んでいるため、送れませんでした。書いた文はこのカードに残っています。「DXリーダー」と送って確かめてください。',
    en: '⚠ Something else is under way, so it was not sent. Your words are still on this card. Please send “DX leader”.',
  },
  nominationsClosed: { ja: '⚠ いまは推薦を受け付けていません。', en: '⚠ Nominations are not taken at the moment.' },
  taken: {
    ja: '⚠ この方は、いまは推薦できません。くわしいことは、本人の事情にかかわるため表示しません。',
    en: '⚠ This person cannot be nominated now. The details are private.',
  },
  gone: { ja: '⚠ 職員名簿に見つかりません。', en: '⚠ Not found on the roster.' },
  nobody: { ja: '⚠ 職員名簿に見つかりません。氏名か職員番号を確かめてください', en: '⚠ Not found. Please check the name or number' },
  several: { ja: '⚠ 同じ名前か近い名前の人がいます。下から選んでください', en: '⚠ Please choose from the people below' },
  many: { ja: '⚠ 当てはまる人が多すぎます。職員番号を入れてください', en: '⚠ Too many people match. Please enter the number' },
  none: { ja: '⚠ 氏名か職員番号を入れてください', en: '⚠ Please enter a name or employee number' },
  self: { ja: '⚠ 自分は推薦できません。「DXリーダー」から応募してください', en: '⚠ You cannot nominate yourself; please apply' },
  outside: {
    ja: '⚠ 推薦できるのは、同じ課の同僚か、自分が所属長である職員です',
    en: '⚠ You may nominate colleagues of your own section and those you manage',
  },
  'not-eligible': {
    ja: '⚠ この方は主幹職以上のため、対象外です（5.4.(2)、5.5.(2)）',
    en: '⚠ This person is 主幹職 or above and not eligible (5.4.(2), 5.5.(2))',
  },
} as const satisfies Readonly<Record<string, Words>> & Readonly<Record<CannotNominate, Words>>;

/** How many are allowed, how many there are, and what the card could not keep. */
export const TOO_LONG: Words<(limit: number, length: number, kept: number) => string> = {
  ja: (limit, length, kept) =>
    `⚠ ${String(limit)}文字までです。いま${String(length)}文字あります${kept < length ? `（このカードには初めの${String(kept)}文字を残しました）` : ''}`,
  en: (limit, length, kept) =>
    `⚠ At most ${String(limit)} characters; this has ${String(length)}${kept < length ? ` (the first ${String(kept)} are kept on this card)` : ''}`,
};

export const NOMINATED: Words<{ readonly title: string; readonly state: string; readonly text: string }> = {
  ja: { title: '推薦しました', state: '● 本人の返事待ち', text: '本人に個別に尋ねました。返事の結果は、このチャットでお知らせします。' },
  en: {
    title: 'Nominated',
    state: '● Waiting for the nominee',
    text: 'They were asked in private. You will hear the outcome in this chat.',
  },
};
