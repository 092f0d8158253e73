import { formatTime } from '../../../kernel/tokyo-time.ts';
import type { Words } from '../../../kernel/wording.ts';
import type { Outcome } from '../rules/truth.ts';
import type { Wait } from '../rules/waits.ts';

export const OUTCOME_WORDS: Readonly<Record<Outcome, Words>> = {
  sent: { ja: '届いた', en: 'Delivered' },
  waiting: { ja: '送信待ち', en: 'Waiting' },
  'not-installed': { ja: 'アプリが入っていない', en: 'App not installed' },
  blocked: { ja: '本人が止めている', en: 'Blocked' },
  failed: { ja: '送れなかった', en: 'Failed' },
  unknown: { ja: '届いたか不明', en: 'Unknown' },
  left: { ja: '名簿から外れた', en: 'Left the roster' },
  cancelled: { ja: '取りやめ', en: 'Called off' },
};

/** What a clerk can do about a gap. */
export const GAP_TODO: Readonly<Record<Exclude<Outcome, 'sent' | 'waiting'>, Words>> = {
  'not-installed': {
    ja: '情報政策課に、この人たちへアプリを入れてもらってください。そのあと再送すると届きます。だれかは書き出しで分かります。',
    en: 'Ask the IT section to install the app for them, then send again. The export names them.',
  },
  blocked: {
    ja: '本人が止めています。庁内の電話などで伝えてください。本人がこのボットに「ヘルプ」と送ると、再送で届きます。',
    en: 'They have blocked the bot. Tell them by telephone; after they send “help” here, sending again works.',
  },
  failed: {
    ja: 'Teams側の不調などで送れませんでした。少し待って再送してください。続くときは情報政策課へ。',
    en: 'Teams did not take it. Wait a little and send again; if it goes on, ask the IT section.',
  },
  unknown: {
    ja: '送りましたが、届いたか分かりません。再送すると二通届くことがあるため、別に確かめてから送ります。',
    en: 'It was sent, but Teams did not say whether it arrived. Sending again may bring a second copy.',
  },
  left: {
    ja: '名簿から外れたため、送っていません。することはありません。',
    en: 'They left the roster and were not written to. Nothing to do.',
  },
  cancelled: { ja: '取りやめたため、届いていません。', en: 'They did not get it, because it was called off.' },
};

export const PROGRESS_WORDS = {
  intended: { ja: '対象', en: 'Intended' },
  read: { ja: '読みました', en: 'Read' },
  questions: { ja: '質問', en: 'Questions' },
  audience: { ja: '宛先', en: 'Audience' },
  begins: { ja: '送る日時', en: 'Begins' },
  began: { ja: '送り始め', en: 'Began' },
  ended: { ja: '送り終わり', en: 'Ended' },
  requested: { ja: '依頼', en: 'Asked by' },
  confirmed: { ja: '確認', en: 'Confirmed by' },
  refresh: { ja: '最新にする', en: 'Refresh' },
  cancel: { ja: '取りやめる', en: 'Call it off' },
  recall: { ja: '下書きに戻す', en: 'Make it a draft again' },
  resend: { ja: '届いていない人だけに再送', en: 'Send again to the gap only' },
  resendUnknown: { ja: '不明の人にも再送', en: 'Send again to “unknown”' },
  unread: { ja: 'まだ読んでいない人', en: 'Who has not read it' },
  question: { ja: '質問に答える', en: 'Answer a question' },
  export: { ja: '書き出す・複製する', en: 'Export or copy' },
  waitsSecond: {
    ja: 'もう一人の人事担当の確認を待っています。まだだれにも送っていません。',
    en: 'Waits for a second person of 人事担当. Nobody has received it.',
  },
  scheduled: { ja: 'まだだれにも送っていません。', en: 'Nobody has received it yet.' },
} as const satisfies Record<string, Words>;

export function leadText({
  sent,
  intended,
  waiting,
}: {
  readonly sent: number;
  readonly intended: number;
  readonly waiting: number;
}): Words {
  const rest = waiting > 0 ? { ja: `、あと${String(waiting)}人`, en: `, ${String(waiting)} to go` } : { ja: '', en: '' };
  return {
    ja: `${String(intended)}人のうち${String(sent)}人に届きました${rest.ja}。`,
    en: `${String(sent)} of ${String(intended)} delivered${rest.en}.`,
  };
}

export function asOfText(at: Words): Words {
  return { ja: `${at.ja} 現在`, en: `as of ${at.en}` };
}

/** 「開庁時間を待っています: 12人。令和8年12月14日（月）08:30から送ります。」 */
export function waitText({ kind, people, next }: Wait): Words {
  const [ja, en] = [formatTime(next, 'ja'), formatTime(next, 'en')];
  const count = String(people);
  switch (kind) {
    case 'hours':
      return {
        ja: `開庁時間になるのを待っています: ${count}人。${ja}から送ります。`,
        en: `Waiting for office hours: ${count}. From ${en} on.`,
      };
    case 'budget':
      return {
        ja: `今週はもうお知らせが多く届いているため、まとめて一通で届きます: ${count}人。${ja}の予定です。`,
        en: `They have had many announcements this week and get it in one summary: ${count}. On ${en}.`,
      };
    case 'again':
      return {
        ja: `Teamsがすぐに受け付けなかったため、自動で送り直します: ${count}人。することはありません。`,
        en: `Teams did not take it at once, so it is sent again by itself: ${count}. Nothing to do.`,
      };
  }
}

export function gapText(outcome: Words, count: number): Words {
  return { ja: `${outcome.ja}: ${String(count)}人`, en: `${outcome.en}: ${String(count)}` };
}

export function questionsText(open: number, all: number): Words {
  return { ja: `${String(all)}件（回答待ち${String(open)}件）`, en: `${String(all)} (${String(open)} open)` };
}

export const ASK_WORDS = {
  cancelTitle: { ja: 'このお知らせを取りやめますか', en: 'Call this announcement off?' },
  cancelNote: {
    ja: 'まだ届いていない人には届かなくなります。すでに届いたカードは消せません。元には戻せません。',
    en: 'Those who have not received it will not. What has arrived cannot be taken back. This cannot be undone.',
  },
  cancelYes: { ja: '取りやめる', en: 'Call it off' },
  resendTitle: { ja: '届いていない人だけに再送しますか', en: 'Send again to the gap only?' },
  resendNote: {
    ja: '届いていないことが確かな人だけに送ります。届いた人に二通目は行きません。',
    en: 'Only to those whom it surely did not reach. Nobody gets a second copy.',
  },
  resendYes: { ja: '再送する', en: 'Send again' },
  unknownTitle: { ja: '届いたか不明の人にも再送しますか', en: 'Send again to those marked unknown?' },
  unknownNote: {
    ja: '⚠ すでに届いている人には、同じお知らせが二通届きます。急ぎでなければ、先に何人かに電話などで確かめてください。',
    en: '⚠ Whoever has received it gets a second copy. If there is time, ask some of them first.',
  },
  unknownYes: { ja: '二通になってもよいので再送', en: 'Send again all the same' },
  remindTitle: { ja: 'まだ読んでいない人に知らせますか', en: 'Remind those who have not read it?' },
  remindNote: {
    ja: '「読みました」を押していない人だけに、短い知らせが届きます。一開庁日に一度までです。',
    en: 'Only those who have not tapped “I have read this” get a short reminder; one a working day at most.',
  },
  remindYes: { ja: '知らせる', en: 'Remind them' },
} as const satisfies Record<string, Words>;

export const UNREAD_WORDS = {
  title: { ja: 'まだ読んでいない人', en: 'Who has not read it' },
  none: { ja: '全員が「読みました」を押しました。', en: 'Everybody has read it.' },
  note: {
    ja: '必読のお知らせに限り、氏名を表示します。見たことは監査記録に残ります。連絡のほかには使わないでください。',
    en: 'Names are shown for mandatory announcements only. That you saw them is in the audit log. Use them to get in touch only.',
  },
  remind: { ja: 'この人たちに知らせる', en: 'Remind them' },
  noNames: {
    ja: '必読ではないため、だれが読んでいないかは見られません。人数だけを数えています。',
    en: 'It is not mandatory, so it is not shown who has not read it. Only the number is counted.',
  },
} as const satisfies Record<string, Words>;

export function unreadIntro(count: number): Words {
  return { ja: `届いた人のうち、${String(count)}人がまだです。`, en: `${String(count)} of those who received it have not.` };
}

export const REMINDER = {
  text: {
    ja: '必読のお知らせです。まだ「読みました」が押されていません。開いて、読んだら押してください。',
    en: 'It is mandatory and not marked as read yet. Please open it and tap “I have read this”.',
  },
  summary: { ja: '必読のお知らせが未読です', en: 'A mandatory announcement is unread' },
} as const satisfies Record<string, Words>;

export function reminderTitle(title: string): Words {
  return { ja: `まだお読みでないお知らせ: ${title}`, en: `Not read yet: ${title}` };
}

export const EXPORT_WORDS = {
  title: { ja: '書き出す・複製する', en: 'Export or copy' },
  intro: { ja: '対象の全員と、届いたかどうか、その理由をファイルにします。', en: 'Everybody it was meant for, how it went, and why.' },
  named: {
    ja: '氏名が入ります。取扱いに気をつけ、使い終わったら消してください。作ったことは監査記録に残ります。',
    en: 'It holds names. Handle it with care and delete it afterwards. Making it is in the audit log.',
  },
  readyTitle: { ja: 'ファイルができました', en: 'Your file is ready' },
  offTitle: { ja: '書き出しは使えません', en: 'Export is not available' },
  off: {
    ja: '受け取りのリンクを作る設定がありません。情報政策課に「NAVI_PUBLIC_URL」の設定を頼んでください。',
    en: 'The address for download links is not set. Please ask the IT section to set NAVI_PUBLIC_URL.',
  },
  excel: { ja: 'Excelに書き出す', en: 'Export to Excel' },
  csv: { ja: 'CSVに書き出す', en: 'Export to CSV' },
  copy: { ja: '複製して新しく作る', en: 'Copy into a new draft' },
  fetch: { ja: 'ファイルを受け取る', en: 'Fetch the file' },
} as const satisfies Record<string, Words>;

export function untilText(until: Words): Words {
  return {
    ja: `下のボタンから、${until.ja}までに一度だけ受け取れます。`,
    en: `You can fetch it once, until ${until.en}.`,
  };
}
