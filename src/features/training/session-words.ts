import type { Words } from '../../kernel/wording.ts';

/** Fixed words of the session card. `contact` is the desk of the city, 人事課. */
interface SessionWords {
  readonly kind: (category: string, contact: string) => string;
  readonly dx: string;
  readonly labels: {
    readonly when: string;
    readonly place: string;
    readonly seats: string;
    readonly applyBy: string;
    readonly requirement: string;
  };
  readonly seats: (left: number, capacity: number) => string;
  readonly full: (capacity: number) => string;
  readonly required: string;
  readonly optional: string;
  readonly priority: string;
  readonly passedBy: (count: number) => string;
  readonly calledOff: (reason: string) => string;
  readonly removed: (reason: string, contact: string) => string;
  readonly signUp: string;
  readonly wait: string;
  readonly askCancel: string;
  readonly leaveList: string;
  readonly confirmCancel: string;
  readonly keep: string;
  readonly calendar: string;
  readonly others: string;
  readonly summary: string;
}

const OUTLOOK = 'Outlook';

export const SESSION: Words<SessionWords> = {
  ja: {
    kind: (category, contact) => `研修（${category}）・${contact}`,
    dx: 'DX関連',
    labels: { when: '日時', place: '場所', seats: '定員', applyBy: '締切', requirement: '必須・任意' },
    seats: (left, capacity) => `残り${String(left)}席 / 定員${String(capacity)}名`,
    full: (capacity) => `満席 / 定員${String(capacity)}名`,
    required: '必須',
    optional: '任意',
    priority: 'DX関連研修のため、DXリーダーを優先しています（5.5.(5)）。',
    passedBy: (count) => `あとから申し込んだDXリーダー${String(count)}人が、先の順番になっています。`,
    calledOff: (reason) => `この研修は中止になりました。理由: ${reason}`,
    removed: (reason, contact) => `人事担当が申込みを取り消しました。理由: ${reason} お問い合わせは${contact}へお願いします。`,
    signUp: '申し込む',
    wait: 'キャンセル待ちに入る',
    askCancel: '申込みを取り消す',
    leaveList: 'キャンセル待ちをやめる',
    confirmCancel: 'はい、取り消す',
    keep: 'いいえ、取り消さない',
    calendar: `${OUTLOOK}の予定表に入れる`,
    others: 'ほかの研修を見る',
    summary: '研修のご案内',
  },
  easy: {
    kind: (category, contact) => `研修（けんしゅう）（${category}）・${contact}`,
    dx: 'DX関連',
    labels: { when: 'いつ', place: '場所', seats: '席', applyBy: 'いつまで', requirement: '必須・任意' },
    seats: (left, capacity) => `あと${String(left)}人 / ${String(capacity)}人まで`,
    full: (capacity) => `席がありません / ${String(capacity)}人まで`,
    required: '必ず受ける',
    optional: '受けたい人だけ',
    priority: 'DXの研修なので、DXリーダーの人が先です（5.5.(5)）。',
    passedBy: (count) => `あとから申し込んだDXリーダー${String(count)}人が、先になっています。`,
    calledOff: (reason) => `この研修はなくなりました。理由（りゆう）: ${reason}`,
    removed: (reason, contact) => `人事の担当（たんとう）の人が取り消しました。理由: ${reason} 質問は${contact}に聞いてください。`,
    signUp: '申し込む',
    wait: '順番を待つ',
    askCancel: '申し込みをやめる',
    leaveList: '待つのをやめる',
    confirmCancel: 'はい、やめる',
    keep: 'いいえ、やめない',
    calendar: `${OUTLOOK}の予定表に入れる`,
    others: 'ほかの研修を見る',
    summary: '研修のお知らせ',
  },
  en: {
    kind: (category, contact) => `Training (${category}) · ${contact}`,
    dx: 'DX-related',
    labels: { when: 'When', place: 'Where', seats: 'Seats', applyBy: 'Sign up by', requirement: 'Required' },
    seats: (left, capacity) => `${String(left)} of ${String(capacity)} left`,
    full: (capacity) => `Full (${String(capacity)} seats)`,
    required: 'required',
    optional: 'optional',
    priority: 'This course is DX-related, so DX leaders go first (5.5.(5)).',
    passedBy: (count) =>
      `${String(count)} DX ${count === 1 ? 'leader who signed up later stands' : 'leaders who signed up later stand'} before you.`,
    calledOff: (reason) => `This session was called off. Reason: ${reason}`,
    removed: (reason, contact) =>
      `The personnel section cancelled your sign-up. Reason: ${reason} Please ask ${contact} if you have questions.`,
    signUp: 'Sign up',
    wait: 'Join the waiting list',
    askCancel: 'Cancel my sign-up',
    leaveList: 'Leave the waiting list',
    confirmCancel: 'Yes, cancel it',
    keep: 'No, keep it',
    calendar: `Add to ${OUTLOOK} calendar`,
    others: 'See other trainings',
    summary: 'About a training',
  },
};
