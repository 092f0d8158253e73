import { formatSpan } from '../../../kernel/tokyo-time.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import type { OwnSession, SignUpRefusal } from '../rules/sign-up.ts';
import { shorten } from '../time-words.ts';
import { effects } from './step-words.ts';

export const ROSTER = {
  none: { ja: 'まだ申し込んだ人がいません。', en: 'Nobody has signed up yet.' },
  people: { ja: '変えたい人を選んでください', en: 'Choose somebody to change' },
  peopleClosed: { ja: '受講者', en: 'People' },
  choose: { ja: '⚠ 一人を選んでから押してください。', en: '⚠ Please choose somebody first.' },
  open: { ja: '選んだ人を変える', en: 'Change this person' },
  signUp: { ja: '職員を代わりに申し込む', en: 'Sign somebody up' },
  excel: { ja: 'Excelで受け取る', en: 'Get it as Excel' },
  csv: { ja: 'CSVで受け取る', en: 'Get it as CSV' },
  logged: { ja: '名簿を見たことは記録されます。', en: 'It is recorded that you have looked at this.' },
} as const satisfies Record<string, Words>;

export const PERSON = {
  session: { ja: '研修', en: 'Training' },
  when: { ja: '日時', en: 'When' },
  since: { ja: '申込み', en: 'Signed up' },
  reason: { ja: '理由（本人に見えます）', en: 'Reason (the person reads it)' },
  reasonHint: { ja: '理由を入れてください。', en: 'Please give the reason.' },
  to: { ja: '移す先の日程', en: 'Move to' },
  chooseDate: { ja: '⚠ 移す先の日程を選んでください。', en: '⚠ Please choose a date to move to.' },
  move: { ja: '日程を移す', en: 'Move to this date' },
  remove: { ja: '申込みを取り消す', en: 'Cancel the sign-up' },
  back: { ja: '名簿にもどる', en: 'Back to the roster' },
  text: {
    ja: '取り消すと本人に理由が届き、空いた席にはキャンセル待ちの人が繰り上がります。',
    en: 'The person is told the reason, and the next in the waiting list moves up.',
  },
  closed: { ja: '今は変えられません。', en: 'This can no longer be changed.' },
  already: { ja: '✓ すでに申込みはありません。', en: '✓ There was no sign-up any more.' },
} as const satisfies Record<string, Words>;

export const SIGN_UP = {
  title: { ja: '職員を代わりに申し込む', en: 'Sign somebody up' },
  text: {
    ja: '氏名（姓だけ、読みでも可）か職員番号で探します。本人の申込みと同じ規則で受け付け、本人に知らせます。',
    en: 'Search by name (the beginning is enough) or employee number. The same rules hold as for their own sign-up, and they are told.',
  },
  name: { ja: '氏名か職員番号', en: 'Name or employee number' },
  search: { ja: '探す', en: 'Search' },
  people: { ja: '見つかった職員', en: 'People found' },
  signUp: { ja: '選んだ人を申し込む', en: 'Sign this person up' },
  choose: { ja: '⚠ 申し込む人を選んでください。', en: '⚠ Please choose who to sign up.' },
  none: {
    ja: '⚠ 見つかりません。読みの始めか、職員番号で探してください。',
    en: '⚠ Nobody found. Try the beginning of the name or the number.',
  },
  many: { ja: '多いため、はじめの10人だけを出しています。', en: 'There are many; these are the first ten.' },
} as const satisfies Record<string, Words>;

export const ATTENDANCE = {
  title: { ja: '出欠を入れる', en: 'Enter attendance' },
  text: {
    ja: '出席した人に印を付けて保存します。はじめは全員に付いています。出席した人に受講アンケートが届きます。',
    en: 'Mark who was there and save. At first everybody is marked. Those who were there get the questionnaire.',
  },
  label: { ja: '出席した人', en: 'Who was there' },
  save: { ja: 'この内容で保存する', en: 'Save' },
  saveAndNext: { ja: '保存して次へ', en: 'Save and go on' },
  unchanged: { ja: '✓ 保存されています。変わったところはありません。', en: '✓ It is saved. Nothing has changed.' },
  conflict: {
    ja: '⚠ ほかの人が先に変更したため、保存していません。下の今の内容を直してから、もう一度保存してください。',
    en: '⚠ Not saved: somebody else has changed this. Please mend what is below and save again.',
  },
  notOver: { ja: '⚠ 出欠は、研修が終わってから入れられます。', en: '⚠ Attendance can be entered once the session is over.' },
} as const satisfies Record<string, Words>;

/** Where somebody on the roster stands. */
export const ROW_STATES = {
  confirmed: { ja: '✓ 受講決定', en: '✓ has a seat' },
  attended: { ja: '✓ 出席', en: '✓ attended' },
  absent: { ja: '－ 欠席', en: '– absent' },
  gone: { ja: '✕ 取消し', en: '✕ cancelled' },
} as const satisfies Record<string, Words>;

export function waitingPlace(number: number): Words {
  const place = String(number);
  return { ja: `… キャンセル待ち ${place}番目`, en: `… waiting, number ${place}` };
}

export function pageWords(from: number, to: number, all: number): Words {
  const [first, last, count] = [String(from), String(to), String(all)];
  return { ja: `全${count}人のうち ${first}〜${last}人目です。`, en: `${first}–${last} of ${count} people.` };
}

export function removedWords(name: string, promoted: number): Words {
  const { ja, en } = effects(0, promoted);
  return { ja: `✓ ${name}の申込みを取り消し、本人に知らせます。${ja}`, en: `✓ ${name}: cancelled and told. ${en}` };
}

export function movedWords(name: string, seat: 'confirmed' | 'waiting', promoted: number): Words {
  const { ja, en } = effects(0, promoted);
  const isSeated = seat === 'confirmed';
  return {
    ja: `✓ ${name}を移しました（${isSeated ? '受講決定' : 'キャンセル待ち'}）。本人に知らせます。${ja}`,
    en: `✓ ${name}: moved (${isSeated ? 'has a seat' : 'waiting'}) and told. ${en}`,
  };
}

export function signedUpWords(name: string, seat: 'confirmed' | 'waiting'): Words {
  return seat === 'confirmed'
    ? { ja: `✓ ${name}を申し込みました（受講決定）。本人に知らせます。`, en: `✓ ${name}: signed up with a seat, and told.` }
    : {
        ja: `… 満席のため、${name}はキャンセル待ちに入りました。本人に知らせます。`,
        en: `… ${name}: in the waiting list, since it is full; told.`,
      };
}

export function alreadyWords(name: string): Words {
  return { ja: `✓ ${name}は、すでに申し込んでいます。`, en: `✓ ${name}: signed up before.` };
}

export function clashWords(name: string, other: OwnSession, voice: Voice): Words {
  const [title, when] = [shorten(other.title, 60), formatSpan(other.startsAt, other.endsAt, voice.locale)];
  return {
    ja: `⚠ ${name}は、同じ時間に「${title}」（${when}）を申し込んでいるため、申し込めません。`,
    en: `⚠ ${name}: cannot be signed up because of “${title}” at the same time (${when}).`,
  };
}

const REFUSALS: Readonly<Record<SignUpRefusal, Words>> = {
  cancelled: { ja: '中止になった日程です', en: 'the date was called off' },
  closed: { ja: '申込締切を過ぎています', en: 'the sign-up deadline has passed' },
  'not-in-audience': { ja: 'この研修の対象ではありません', en: 'the training is not meant for this person' },
  removed: { ja: '人事担当が取り消しています', en: 'the personnel section took this person off' },
};

export function refusedWords(name: string, why: SignUpRefusal): Words {
  return { ja: `⚠ ${name}は申し込めません。${REFUSALS[why].ja}。`, en: `⚠ ${name}: not signed up, ${REFUSALS[why].en}.` };
}

/** The person keeps what they had. */
export const NOT_MOVED: Words = { ja: 'もとの申込みはそのままです。', en: 'The sign-up stays as it was.' };

export function attendanceSavedWords(attended: number, absent: number, surveyed: number): Words {
  const [there, away, asked] = [String(attended), String(absent), String(surveyed)];
  return {
    ja: `✓ 出席${there}人・欠席${away}人を保存しました。${surveyed > 0 ? `${asked}人に受講アンケートを送ります。` : ''}`,
    en: `✓ Saved: ${there} attended, ${away} absent.${surveyed > 0 ? ` The questionnaire goes to ${asked}.` : ''}`,
  };
}

export const FILE = {
  title: { ja: '受講者名簿のファイル', en: 'The roster as a file' },
  open: { ja: 'ファイルを受け取る', en: 'Get the file' },
  noAddress: {
    ja: 'ファイルを渡すための、このボットの公開アドレスが設定されていません。システムの担当に、設定（運用の手引き）を頼んでください。',
    en: 'The public address of this bot is not set, so no file can be handed over. Please ask the operator to set it (see the operations guide).',
  },
} as const satisfies Record<string, Words>;

export function fileWords(until: string): Words {
  return {
    ja: `下のボタンから、${until}までに1回だけ受け取れます。個人の情報です。取扱いに気をつけてください。受け取ったことは記録されます。`,
    en: `The button works once, until ${until}. It holds personal data; please take care. It is recorded that you have taken it.`,
  };
}
