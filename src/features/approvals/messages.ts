import type { AskedBecause } from '../../approvals/port.ts';
import type { Words } from '../../kernel/wording.ts';
import { CONSENT_SIGHT } from './consent-messages.ts';
import type { ConsentSightWords } from './consent-messages.ts';

/** Words of the buttons and inputs of a case. */
export const CASE = {
  ja: {
    ...{ look: '内容を見る', approve: '承認する', reject: '却下する', hold: '保留にする', delegate: '代理に回す', read: '全文を読む' },
    ...{ rejectTitle: '却下の理由（申請した人が読みます）', category: '区分', categoryMissing: '区分を選んでください' },
    ...{ sentence: '理由（500文字まで）', sentenceMissing: '理由を文で書いてください', rejectNow: 'この理由で却下する', back: '戻る' },
    delegateTitle: '代理に回す',
    delegateText: 'この1件を、同僚に決めてもらいます。あなたも引き続き決められます。',
    ...{ colleague: '同僚の氏名か職員番号', colleagueMissing: '氏名か職員番号を入れてください' },
    ...{ choice: 'どの人ですか', delegateNow: 'この人に回す' },
  },
  en: {
    ...{ look: 'See the details', approve: 'Approve', reject: 'Reject', hold: 'Put on hold', delegate: 'Hand on', read: 'Read all' },
    ...{ rejectTitle: 'Reason (the applicant will read it)', category: 'Category', categoryMissing: 'Please choose a category' },
    ...{ sentence: 'Reason (up to 500 characters)', sentenceMissing: 'Please write the reason', rejectNow: 'Reject', back: 'Back' },
    delegateTitle: 'Hand on',
    delegateText: 'A colleague decides this one case. You may still decide it yourself.',
    ...{ colleague: 'Name or employee number', colleagueMissing: 'Please enter a name or number' },
    ...{ choice: 'Which person?', delegateNow: 'Hand on' },
  },
} as const satisfies Words<Readonly<Record<string, string>>>;

/** What a card is, above its title, by why it was sent. */
export const KINDS: Readonly<Record<AskedBecause | 'updated' | 'asked-for', Words>> = {
  turn: { ja: '承認の依頼', en: 'For your decision' },
  delegated: { ja: '承認の依頼（代理）', en: 'For your decision (handed on to you)' },
  amended: { ja: '承認の依頼（内容が変わりました）', en: 'For your decision (changed by the applicant)' },
  reminded: { ja: '承認の依頼（まだ決まっていません）', en: 'For your decision (reminder)' },
  overdue: { ja: '承認の依頼（処理期限を過ぎました）', en: 'For your decision (overdue)' },
  updated: { ja: '承認の依頼', en: 'For your decision' },
  'asked-for': { ja: '承認', en: 'Decisions' },
};

/** Notifications name neither a person nor what it is about. */
export const SUMMARIES: Readonly<Record<AskedBecause | 'updated' | 'asked-for', Words>> = {
  turn: { ja: '承認の依頼のお知らせ', en: 'A decision is asked of you' },
  delegated: { ja: '承認の依頼のお知らせ（代理）', en: 'A decision was handed on to you' },
  amended: { ja: '承認の依頼のお知らせ（変更）', en: 'A request was changed' },
  reminded: { ja: '承認がまだのもののお知らせ', en: 'Reminder: a decision is asked of you' },
  overdue: { ja: '処理期限を過ぎた承認のお知らせ', en: 'A decision is overdue' },
  updated: { ja: '承認の依頼のお知らせ', en: 'A decision is asked of you' },
  'asked-for': { ja: '承認', en: 'Decisions' },
};

interface SightWords {
  readonly noTitle: string;
  readonly gone: string;
  readonly applicant: string;
  readonly due: string;
  readonly historyTitle: string;
  readonly waiting: (who: string) => string;
  readonly passed: (step: string, who: string) => string;
  readonly overdue: string;
  readonly held: string;
  readonly approved: string;
  readonly rejected: string;
  readonly withdrawn: string;
  readonly today: string;
  readonly left: (days: number) => string;
  readonly over: string;
  readonly approvedLine: (step: string, who: string, at: string) => string;
  readonly rejectedLine: (step: string, who: string, at: string) => string;
  readonly reason: (category: string, sentence: string) => string;
  readonly standIn: (who: string, whom: string) => string;
  readonly escalation: (who: string) => string;
  readonly handedOn: (who: string, by: string) => string;
  readonly escalated: (role: string) => string;
  readonly nobodyAbove: (role: string) => string;
  readonly consent: ConsentSightWords;
}

export const SIGHT: Words<SightWords> = {
  ja: {
    noTitle: '承認をお願いします',
    gone: 'この申請はもうありません',
    applicant: '申請者',
    due: '期限',
    historyTitle: 'これまでの経過',
    waiting: (who) => `● 承認待ち（${who}）`,
    passed: (step, who) => `✓ ${step}は承認済み（${who}の承認待ち）`,
    overdue: '⚠ 処理期限を過ぎています',
    held: '◇ 保留中',
    approved: '✓ 承認済み',
    rejected: '✕ 却下',
    withdrawn: '－ 本人が取り下げました',
    today: '本日まで',
    left: (days) => `あと${String(days)}営業日`,
    over: '過ぎています',
    approvedLine: (step, who, at) => `✓ ${step}：${who}が承認。${at}`,
    rejectedLine: (step, who, at) => `✕ ${step}：${who}が却下。${at}`,
    reason: (category, sentence) => `。区分：${category}。「${sentence}」`,
    standIn: (who, whom) => `${who}（${whom}の代理）`,
    escalation: (who) => `${who}（期限を過ぎたため）`,
    handedOn: (who, by) => `→ ${by}が${who}に回しました`,
    escalated: (role) => `⚠ 処理期限を過ぎたため、${role}にも届いています`,
    nobodyAbove: (role) => `→ 決められる所属長がいないため、${role}に届いています`,
    consent: CONSENT_SIGHT.ja,
  },
  en: {
    noTitle: 'A decision is asked of you',
    gone: 'This application no longer exists',
    applicant: 'Applicant',
    due: 'Due',
    historyTitle: 'So far',
    waiting: (who) => `● Waiting for ${who}`,
    passed: (step, who) => `✓ ${step}: approved (waiting for ${who})`,
    overdue: '⚠ Overdue',
    held: '◇ On hold',
    approved: '✓ Approved',
    rejected: '✕ Rejected',
    withdrawn: '－ Withdrawn by the applicant',
    today: 'today',
    left: (days) => `${String(days)} working ${days === 1 ? 'day' : 'days'} left`,
    over: 'overdue',
    approvedLine: (step, who, at) => `✓ ${step}: approved by ${who}, ${at}`,
    rejectedLine: (step, who, at) => `✕ ${step}: rejected by ${who}, ${at}`,
    reason: (category, sentence) => `. Category: ${category}. “${sentence}”`,
    standIn: (who, whom) => `${who} for ${whom}`,
    escalation: (who) => `${who} (because it was overdue)`,
    handedOn: (who, by) => `→ handed on by ${by} to ${who}`,
    escalated: (role) => `⚠ Overdue, so ${role} has it as well`,
    nobodyAbove: (role) => `→ No manager may decide this, so it goes to ${role}`,
    consent: CONSENT_SIGHT.en,
  },
};

/** What a tap has done, or why it has done nothing. */
export const NOTES = {
  approvedOn: { ja: '承認しました。次の人に回しました。', en: 'Approved and passed on to the next step.' },
  approved: { ja: '承認しました。申請した人に結果を知らせました。', en: 'Approved. The applicant has been told.' },
  rejected: { ja: '却下しました。区分と理由を、申請した人に知らせました。', en: 'Rejected. The applicant has been told the reason.' },
  held: { ja: '保留にしました。処理期限は変わりません。', en: 'Put on hold. The due date stays.' },
  delegated: { ja: '代理に回しました。あなたも引き続き決められます。', en: 'Handed on. You may still decide it yourself.' },
  alreadyHeld: { ja: 'すでに保留になっています。', en: 'It is on hold already.' },
  changed: {
    ja: 'この案件は、カードが届いた後に変わりました。いまの内容を確かめて、もう一度選んでください。今回は何も変えていません。',
    en: 'This case has changed since the card was sent. Please look again and choose. Nothing was changed.',
  },
  late: {
    ja: 'この案件は、すでにここまで進んでいます。今回の操作では何も変わっていません。',
    en: 'This case has already moved on as shown. Your tap changed nothing.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export const PROBLEMS = {
  category: { ja: '⚠ 区分を選んでください', en: '⚠ Please choose a category' },
  sentence: { ja: '⚠ 理由を文で書いてください', en: '⚠ Please write the reason' },
  nobody: {
    ja: '⚠ 職員名簿に見つかりません。氏名か職員番号を確かめてください',
    en: '⚠ Not found on the roster. Please check the name or number',
  },
  several: { ja: '⚠ 同じ名前か近い名前の人がいます。下から選んでください', en: '⚠ Please choose from the people below' },
  many: {
    ja: '⚠ 当てはまる人が多すぎます。氏名をすべて入れるか、職員番号を入れてください',
    en: '⚠ Too many people match. Please enter the full name or the number',
  },
  none: { ja: '⚠ 氏名か職員番号を入れてください', en: '⚠ Please enter a name or employee number' },
  self: { ja: '⚠ 自分以外の人を選んでください', en: '⚠ Please choose somebody else than yourself' },
  'own-case': { ja: '⚠ 申請した本人には回せません', en: '⚠ It cannot be handed to the applicant' },
  proposer: { ja: '⚠ 推薦した人には回せません', en: '⚠ It cannot be handed to the person who made the nomination' },
  unsuitable: { ja: '⚠ 実施事務従事者には、人事に関する判断を任せられません', en: '⚠ Stress-check staff may not take such decisions' },
  chained: { ja: '⚠ 代理で受けたものを、さらに別の人には回せません', en: '⚠ What was handed to you cannot be handed on again' },
  consent: { ja: '⚠ 本人の同意は、ほかの人に回せません', en: '⚠ Consent cannot be given by somebody else' },
  day: { ja: '⚠ 日を選んでください', en: '⚠ Please choose a day' },
  past: { ja: '⚠ 今日かそれより後の日にしてください', en: '⚠ Please choose today or later' },
  order: { ja: '⚠ 終わりの日は、始まりの日かそれより後にしてください', en: '⚠ The last day must not be before the first' },
  long: { ja: '⚠ 代理は1年以内にしてください', en: '⚠ A year at most' },
} as const satisfies Readonly<Record<string, Words>>;

/** 500 characters are allowed; says how many there are, and what the card could not keep. */
export const TOO_LONG: Words<(length: number, kept: number) => string> = {
  ja: (length, kept) =>
    `⚠ 理由は500文字までです。いま${String(length)}文字あります${kept < length ? `（初めの${String(kept)}文字を残しました）` : ''}`,
  en: (length, kept) =>
    `⚠ At most 500 characters; this has ${String(length)}${kept < length ? ` (the first ${String(kept)} are kept)` : ''}`,
};

export const READ: Words<{ readonly kind: string; readonly more: string }> = {
  ja: { kind: '承認・全文', more: '続きを読む' },
  en: { kind: 'Decisions: full text', more: 'Read on' },
};

interface ListWords {
  readonly kind: string;
  readonly title: string;
  readonly count: (count: number) => string;
  readonly empty: string;
  readonly look: string;
  readonly more: (count: number) => string;
  readonly first: string;
  readonly deputy: string;
  readonly hint: string;
  readonly standIn: (whom: string) => string;
}

export const LIST: Words<ListWords> = {
  ja: {
    kind: '承認',
    title: 'あなたの判断を待っているもの',
    count: (count) => `${String(count)}件あります。処理期限の近い順です。`,
    empty: 'いまはありません。届いたら、このチャットでお知らせします。',
    look: '内容を見る',
    more: (count) => `続きを見る（あと${String(count)}件）`,
    first: '初めに戻る',
    deputy: '代理を決める',
    hint: '「承認」と送ると、いつでもこの一覧が出ます。',
    standIn: (whom) => `・${whom}の代理`,
  },
  en: {
    kind: 'Decisions',
    title: 'Waiting for your decision',
    count: (count) => `${String(count)} in all, earliest due date first.`,
    empty: 'Nothing at the moment. You will be told in this chat.',
    look: 'See the details',
    more: (count) => `See more (${String(count)} left)`,
    first: 'Back to the first',
    deputy: 'Name a deputy',
    hint: 'Send “approvals” to see this list again.',
    standIn: (whom) => ` · for ${whom}`,
  },
};
