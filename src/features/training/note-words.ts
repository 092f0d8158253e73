import { formatSpan } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice, Words } from '../../kernel/wording.ts';
import { tooLateWords } from './next-words.ts';
import type { CancelOutcome, OwnSession, SignUpOutcome, SignUpRefusal } from './rules/sign-up.ts';
import { shorten } from './time-words.ts';

/** What the tap has done, above the state as it is now. */
export interface Note {
  readonly text: string;
  readonly color: 'Default' | 'Good' | 'Warning' | 'Attention';
}

export function signUpNote(outcome: SignUpOutcome, voice: Voice): Note {
  switch (outcome.kind) {
    case 'confirmed':
      return { text: say(CONFIRMED, voice), color: 'Good' };
    case 'waiting':
      return { text: say(WAITING, voice), color: 'Warning' };
    case 'already':
      return { text: say(ALREADY, voice), color: 'Default' };
    case 'changed':
      return { text: say(CHANGED, voice), color: 'Attention' };
    case 'clash':
      return { text: say(clashWords(outcome.with, voice), voice), color: 'Attention' };
    case 'refused':
      return { text: say(REFUSED[outcome.why], voice), color: 'Attention' };
  }
}

export function cancelNote(outcome: CancelOutcome, voice: Voice, contact: string): Note {
  switch (outcome.kind) {
    case 'cancelled':
      return { text: say(outcome.freed === 'waiting' ? LEFT : CANCELLED, voice), color: 'Default' };
    case 'already':
      return { text: say(NOT_SIGNED_UP, voice), color: 'Default' };
    case 'changed':
      return { text: say(OLD, voice), color: 'Attention' };
    case 'too-late':
      return { text: say(tooLateWords(contact), voice), color: 'Attention' };
  }
}

const CONFIRMED: Words = {
  ja: '申込みを受け付けました。席が取れました。',
  easy: '申し込みができました。席があります。',
  en: 'You are signed up and have a seat.',
};

const WAITING: Words = {
  ja: '満席のため、キャンセル待ちに入りました。',
  easy: '席がないので、順番を待つ人になりました。',
  en: 'The session is full, so you are now in the waiting list.',
};

const ALREADY: Words = {
  ja: 'すでに申し込んでいます。二重にはなっていません。',
  easy: 'もう申し込んでいます。1回だけ数えています。',
  en: 'You had signed up before. It counts once.',
};

const CHANGED: Words = {
  ja: '⚠ カードを出したあとに、研修の内容が変わりました。下の新しい内容を確かめてから、もう一度押してください。まだ申し込んでいません。',
  easy: '⚠ 研修の内容が変わりました。下を読んで、もう一度おしてください。まだ申し込んでいません。',
  en: '⚠ The training was changed after this card was sent. Please check it below and tap again. You are not signed up yet.',
};

const REFUSED: Readonly<Record<SignUpRefusal, Words>> = {
  cancelled: {
    ja: '⚠ この研修は中止になったため、申し込めません。',
    easy: '⚠ この研修はなくなりました。申し込めません。',
    en: '⚠ This session was called off, so you cannot sign up.',
  },
  closed: {
    ja: '⚠ 申込締切を過ぎたため、申し込めません。申込みは記録されていません。',
    easy: '⚠ 申し込みは終わりました。申し込めません。',
    en: '⚠ The deadline has passed, so you cannot sign up. Nothing was recorded.',
  },
  'not-in-audience': {
    ja: '⚠ この研修の対象に入っていないため、申し込めません。',
    easy: '⚠ この研修は、ほかの人のための研修です。申し込めません。',
    en: '⚠ This training is not meant for you, so you cannot sign up.',
  },
  removed: {
    ja: '⚠ 人事担当が申込みを取り消したため、ここからは申し込めません。人事担当へお尋ねください。',
    easy: '⚠ 人事の担当の人が取り消したので、申し込めません。人事の人に聞いてください。',
    en: '⚠ The personnel section took you off this session, so you cannot sign up here. Please ask them.',
  },
};

function clashWords(other: OwnSession, voice: Voice): Words {
  const when = formatSpan(other.startsAt, other.endsAt, voice.locale);
  const title = shorten(other.title, 60);
  const waits = other.state === 'waiting';
  return {
    ja: `⚠ 時間が重なるため、申し込めません。${waits ? 'キャンセル待ち' : '受講決定'}の研修: 「${title}」${when}。こちらに出るときは、先にそちらを取り消してください。`,
    easy: `⚠ 同じ時間に、ほかの研修があります: 「${title}」${when}。こちらを受けたいときは、先にそれをやめてください。`,
    en: `⚠ You cannot sign up because of another training at that time, ${waits ? 'where you are waiting' : 'where you have a seat'}: “${title}”, ${when}. To take this one, please cancel that one first.`,
  };
}

const CANCELLED: Words = {
  ja: '申込みを取り消しました。空いた席は、ほかの人に回ります。',
  easy: '申し込みをやめました。',
  en: 'Your sign-up is cancelled. The seat goes to somebody else.',
};

const LEFT: Words = {
  ja: 'キャンセル待ちをやめました。',
  easy: '待つのをやめました。',
  en: 'You have left the waiting list.',
};

const NOT_SIGNED_UP: Words = {
  ja: 'この申込みは、すでに取り消されています。',
  easy: '申し込みは、もうやめてあります。',
  en: 'This sign-up had been cancelled before.',
};

const OLD: Words = {
  ja: '⚠ 古いカードのため、取り消していません。今の状態は下のとおりです。取り消すときは、下のボタンからお進みください。',
  easy: '⚠ 古いカードです。まだやめていません。やめるときは、下のボタンをおしてください。',
  en: '⚠ This card was old, so nothing was cancelled. To cancel, please use the button below.',
};

const ASK_SEAT: Words = {
  ja: 'この申込みを取り消しますか。取り消すと、席はほかの人に回ります。',
  easy: '申し込みをやめますか。やめると、席はほかの人のものになります。',
  en: 'Cancel this sign-up? Your seat will go to somebody else.',
};

const ASK_PLACE: Words = {
  ja: 'キャンセル待ちをやめますか。入り直すと、順番は一番後ろになります。',
  easy: '待つのをやめますか。もう一度待つときは、いちばん後ろになります。',
  en: 'Leave the waiting list? If you join again, you start at the end.',
};

export function askNote(isWaiting: boolean, voice: Voice): Note {
  return { text: say(isWaiting ? ASK_PLACE : ASK_SEAT, voice), color: 'Warning' };
}
