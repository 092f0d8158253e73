import type { Words } from '../../../kernel/wording.ts';
import type { State } from '../announcement.ts';

/** Above the head of every card of the desk. */
export const DESK_KIND: Words = { ja: 'お知らせの管理', en: 'Managing announcements' };

export type Tint = 'default' | 'good' | 'warning' | 'attention' | 'accent';

/** State of an announcement: the same word, mark and ground on every card. */
export const STATE_WORDS: Readonly<Record<State, { readonly words: Words; readonly tint: Tint }>> = {
  draft: { words: { ja: '✎ 下書き', en: '✎ Draft' }, tint: 'warning' },
  confirming: { words: { ja: '● もう一人の確認待ち', en: '● Waits for a second person' }, tint: 'warning' },
  scheduled: { words: { ja: '● 送信予定', en: '● Scheduled' }, tint: 'accent' },
  sending: { words: { ja: '▶ 送信中', en: '▶ Being sent' }, tint: 'accent' },
  sent: { words: { ja: '✓ 送り終えました', en: '✓ Sent' }, tint: 'good' },
  cancelled: { words: { ja: '■ 取りやめ', en: '■ Called off' }, tint: 'default' },
};

/** At its end, but not for everybody. */
export const SENT_WITH_GAP: Words = { ja: '⚠ 送り終えました（届いていない人がいます）', en: '⚠ Sent, but not everybody has it' };

export const LIST_WORDS = {
  title: { ja: 'お知らせ', en: 'Announcements' },
  text: { ja: '見たいお知らせを選んでください。', en: 'Choose an announcement.' },
  none: { ja: 'まだ一つもありません。', en: 'There is none yet.' },
  create: { ja: '新しく作る', en: 'Write a new one' },
} as const satisfies Record<string, Words>;

export function listIntro(total: number): Words {
  if (total === 0) return LIST_WORDS.none;
  return { ja: `全部で${String(total)}件。${LIST_WORDS.text.ja}`, en: `${String(total)} in all. ${LIST_WORDS.text.en}` };
}

/** On the button that turns the page; after the last comes the first again. */
export function nextPageText(page: number, pages: number): Words {
  const isLast = page + 1 >= pages;
  const at = `${String(page + 1)}/${String(pages)}`;
  return isLast ? { ja: `最初に戻る（${at}）`, en: `Back to the first (${at})` } : { ja: `次を見る（${at}）`, en: `Next (${at})` };
}

export function peopleText(count: number): Words {
  return { ja: `${count.toLocaleString('ja-JP')}人`, en: count === 1 ? '1 person' : `${count.toLocaleString('en-GB')} people` };
}

export const BACK: Words = { ja: '戻る', en: 'Back' };
export const GONE: Words = { ja: '名簿にない職員', en: 'No longer on the roster' };

/** What was done, or why a tap changed nothing, above the state of things. */
export const NEWS = {
  saved: { ja: '✓ 保存しました。まだ送っていません。', en: '✓ Saved. Nothing was sent yet.' },
  changed: {
    ja: '⚠ ほかの操作で先に変わっています。いまの内容を表示しています。',
    en: '⚠ This was changed in the meantime. This is how it stands now.',
  },
  changedTyped: {
    ja: '⚠ ほかの操作で先に変わっています。まだ保存していません。入力した内容は残っています。確かめて、もう一度保存してください。',
    en: '⚠ This was changed in the meantime and is not saved yet. What you typed is still here. Please check it and save again.',
  },
  discarded: { ja: '✓ 下書きを捨てました。', en: '✓ The draft was thrown away.' },
  copied: { ja: '✓ 複製して、新しい下書きを作りました。', en: '✓ Copied into a new draft.' },
  tested: {
    ja: '✓ あなたにだけテスト送信しました。届いたカードを、できればスマートフォンでも確かめてください。',
    en: '✓ A test was sent to you alone. Please look at it, on a phone as well if you can.',
  },
  asked: {
    ja: '✓ もう一人の人事担当に確認を頼みました。確認されると、すぐに、または決めた日時に送ります。',
    en: '✓ A second person was asked. Once confirmed, it goes out, at once or at the time you set.',
  },
  scheduled: { ja: '✓ 送信を予約しました。', en: '✓ It is scheduled.' },
  started: {
    ja: '✓ 送り始めました。送信を頼んだ人には進み具合のカードが届き、自動で新しくなります。',
    en: '✓ It is being sent. Whoever asked for it gets a card of the progress that keeps itself up to date.',
  },
  returned: { ja: '✓ 下書きに戻しました。だれにも送っていません。', en: '✓ It is a draft again. Nobody has received it.' },
  cancelled: {
    ja: '✓ 取りやめました。まだ届いていない人には届きません。届いたカードは消せません。',
    en: '✓ Called off. Those who have not received it will not; what has arrived cannot be taken back.',
  },
  notSecond: {
    ja: '⚠ 作成・変更・依頼をした人は、確認できません。ほかの人事担当が確認します。',
    en: '⚠ Whoever wrote, changed or asked for it cannot confirm it. Another person of 人事担当 must.',
  },
  nobodyElse: {
    ja: '⚠ 確認できる人事担当がほかにいません。何も送っていません。役割を加えてもらうか、対象を減らしてください。',
    en: '⚠ There is nobody else to confirm it, so nothing was sent. Ask for another 人事担当, or choose fewer people.',
  },
  nobody: { ja: '⚠ 対象の人がいません。何も送っていません。', en: '⚠ Nobody is addressed, so nothing was sent.' },
  nothingToResend: { ja: '再送するものはありません。', en: 'There is nothing to send again.' },
  remindedToday: {
    ja: '⚠ 今日はもう知らせています（1開庁日に1回まで）。知らせていません。',
    en: '⚠ A reminder went out today already (one a working day). None was sent.',
  },
  notWorkingDay: { ja: '⚠ 開庁日ではないため、知らせていません。', en: '⚠ It is no working day, so no reminder was sent.' },
} as const satisfies Record<string, Words>;

export function resentText(count: number): Words {
  return { ja: `✓ ${String(count)}人に送り直しています。`, en: `✓ Being sent again to ${String(count)}.` };
}

export function remindedText(count: number): Words {
  return { ja: `✓ ${String(count)}人に知らせました。`, en: `✓ ${String(count)} were reminded.` };
}
