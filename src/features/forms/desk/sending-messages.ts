import type { Words } from '../../../kernel/wording.ts';
import type { MessageState } from '../../../outbox/port.ts';
import type { SendingState } from '../sending/sending-store.ts';
import type { TakenBack } from '../sending/waiting.ts';

type Tint = 'default' | 'good' | 'warning' | 'attention' | 'accent';

export const SENDING_WORDS = {
  send: { ja: '対象者に送る', en: 'Send it to its audience' },
  status: { ja: '送信の状況', en: 'How the sending stands' },
  sent: { ja: '送信', en: 'Sent' },
  askSend: { ja: '対象者に送りますか', en: 'Send it to its audience?' },
  sendNote: {
    ja: '一人ひとりのチャットに、開庁時間に案内を送ります。もう回答した人には送りません。あとから対象になった人にも送ります。',
    en: 'An invitation goes to the chat of each of them in office hours, but not to those who have answered. Who joins the audience later gets one too.',
  },
  askAgain: { ja: '届いていない人だけに、もう一度送りますか', en: 'Send again to those it did not reach?' },
  againNote: {
    ja: '回答した人と、届いたか分からない人には送りません。',
    en: 'Those who have answered, and those who may have got it, are left out.',
  },
  again: { ja: '届いていない人だけに再送', en: 'Send again to the gap' },
  askStop: { ja: '送信を取りやめますか', en: 'Stop the sending?' },
  stopNote: {
    ja: 'まだ送っていない案内と催促を取りやめ、自動の催促も止めます。もう届いたものは消えません。回答の受付は続きます。',
    en: 'What waits is cancelled and no reminder comes by itself any more. What has arrived stays. The form stays open.',
  },
  stop: { ja: '送信を取りやめる', en: 'Stop the sending' },
  refresh: { ja: '最新にする', en: 'Refresh' },
  remindersOn: { ja: '自動の催促を始める', en: 'Turn the reminders on' },
  remindersOff: { ja: '自動の催促を止める', en: 'Turn the reminders off' },
  reminders: { ja: '自動の催促', en: 'Reminders' },
  lastReminder: { ja: '前回の催促', en: 'Last reminder' },
  responses: { ja: '回答', en: 'Responses' },
  gapTitle: { ja: '届いていない人と、すること', en: 'Who did not get it, and what to do' },
} as const satisfies Record<string, Words>;

export const SENDING_STATES: Readonly<Record<SendingState | 'waiting', { readonly words: Words; readonly tint: Tint }>> = {
  running: { words: { ja: '● 送っています', en: '● Sending' }, tint: 'accent' },
  waiting: { words: { ja: '● 送っています（順番を待っている人がいます）', en: '● Sending (some are waiting their turn)' }, tint: 'accent' },
  done: { words: { ja: '✓ 送り終わりました', en: '✓ All sent' }, tint: 'good' },
  stopped: { words: { ja: '■ 送信を取りやめました', en: '■ Stopped' }, tint: 'default' },
  closed: { words: { ja: '■ 受付が終わったので、送信を止めています', en: '■ The form is closed, so nothing is sent' }, tint: 'default' },
};

export const COUNT_WORDS = {
  intended: { ja: '送る相手', en: 'To be asked' },
  sent: { ja: '届いた', en: 'Arrived' },
  waiting: { ja: 'これから送る', en: 'Waiting' },
  gap: { ja: '届いていない', en: 'Not arrived' },
  unknown: { ja: '届いたか不明', en: 'Unknown' },
  cancelled: { ja: '送らないことにした', en: 'Taken back' },
} as const satisfies Record<string, Words>;

/** Why a message did not arrive, and what a clerk can do about it. */
export const GAP_WORDS: Readonly<Record<Extract<MessageState, 'blocked' | 'not-installed' | 'failed' | 'unknown'>, Words>> = {
  'not-installed': {
    ja: 'Teams に人財ナビが入っていません。情報政策課に導入を頼み、入ったら再送してください。',
    en: 'The bot is not in their Teams. Ask the IT section to install it, then send again.',
  },
  blocked: {
    ja: '本人か管理者が人財ナビを止めています。本人に、人財ナビへ何か一言送ってもらってから再送してください。',
    en: 'They, or an administrator, have blocked the bot. Ask them to write to it once, then send again.',
  },
  failed: {
    ja: 'Teams に送れませんでした。再送してください。続くときは情報政策課へ。',
    en: 'Teams did not take it. Send again; if it goes on, tell the IT section.',
  },
  unknown: {
    ja: 'Teams から返事がなく、届いたか分かりません。二度届くのを避けるため、再送には入れません。本人に確かめてください。',
    en: 'Teams did not say whether it arrived. To avoid a second copy they are not sent to again. Please ask them.',
  },
};

export const TAKEN_BACK_WORDS: Readonly<Record<TakenBack, Words>> = {
  answered: { ja: '先に回答した', en: 'answered before' },
  closed: { ja: '受付が終わった', en: 'the form was closed' },
  cancelled: { ja: '取りやめた', en: 'stopped' },
  'left-audience': { ja: '対象から外れた', en: 'no longer in the audience' },
};

/** Why no reminder comes by itself. */
export const NO_REMINDERS = {
  anonymous: {
    ja: '無記名なので、だれが未回答か分かりません。催促は送りません。',
    en: 'None: it is anonymous, so nobody knows who has not answered.',
  },
  several: { ja: '何回でも答えられる用紙なので、催促は送りません。', en: 'None: it may be answered any number of times.' },
  noDeadline: { ja: '締切がないので、自動では送りません。', en: 'None by themselves: there is no deadline.' },
  off: { ja: '止めています。', en: 'Turned off.' },
  stopped: { ja: '送信を取りやめたので、送りません。', en: 'None: the sending was stopped.' },
  over: { ja: 'もう予定はありません。', en: 'No more to come.' },
} as const satisfies Record<string, Words>;

export function peopleCount(count: number): Words {
  return { ja: `${count.toLocaleString('ja-JP')}人`, en: count.toLocaleString('en-GB') };
}

/** 「300人のうち 280人に届きました」 */
export function sentText({ sent, intended }: { readonly sent: number; readonly intended: number }): Words {
  return {
    ja: `${intended.toLocaleString('ja-JP')}人のうち ${sent.toLocaleString('ja-JP')}人に届きました`,
    en: `reached ${sent.toLocaleString('en-GB')} of ${intended.toLocaleString('en-GB')}`,
  };
}

/** 「12月7日（月）、12月9日（水）の朝、まだ答えていない人に送ります。」 */
export function remindersText(days: readonly string[]): Words {
  return {
    ja: `${days.join('と')}の朝、まだ答えていない人に送ります。`,
    en: `On the morning of ${days.join(' and ')}, to those who have not answered.`,
  };
}

/** 「うち 12人には、人財ナビが入っていないなどのため届きません。」 */
export function unreachableText(count: number): Words {
  return {
    ja: `うち ${String(count)}人には、人財ナビが Teams に入っていないなどのため、届きません。送ったあと「${SENDING_WORDS.status.ja}」で確かめられます。`,
    en: `${String(count)} of them cannot be reached, for example because the bot is not installed. See “${SENDING_WORDS.status.en}” afterwards.`,
  };
}

export const SENDING_NEWS = {
  started: { ja: '✓ 対象者に送り始めました。', en: '✓ The sending has begun.' },
  startedAlready: { ja: 'すでに送っています。二重には送りません。', en: 'It is being sent already; nothing goes out twice.' },
  again: { ja: '✓ 届いていない人に、もう一度送ります。', en: '✓ It is being sent again to those it did not reach.' },
  stopped: { ja: '✓ 送信を取りやめました。', en: '✓ The sending was stopped.' },
  closed: { ja: '⚠ 受付が終わっているので、送っていません。', en: '⚠ The form is closed, so nothing was sent.' },
  remindersOn: { ja: '✓ 自動の催促を始めました。', en: '✓ Reminders are on.' },
  remindersOff: { ja: '✓ 自動の催促を止めました。', en: '✓ Reminders are off.' },
} as const satisfies Record<string, Words>;
