import type { Words } from '../../../kernel/wording.ts';

export const RUNNING_WORDS = {
  responses: { ja: '回答', en: 'Responses' },
  answering: { ja: '方法', en: 'How' },
  results: { ja: '結果を見る', en: 'See the results' },
  cases: { ja: '審査の状況', en: 'Decisions' },
  remind: { ja: '未回答の人に知らせる', en: 'Remind those missing' },
  deadline: { ja: '締切を変える', en: 'Change the deadline' },
  close: { ja: '受付を終了する', en: 'Close it' },
  reopen: { ja: '受付を再開する', en: 'Open it again' },
  copy: { ja: '複製して作る', en: 'Make a copy' },
  past: { ja: '続けて受け付けるには、締切を変えてください。', en: 'Change the deadline to go on receiving answers.' },
  askClose: { ja: '受付を終了しますか', en: 'Close this form?' },
  closeNote: {
    ja: '終了しても、あとで再開できます。審査中の申請は、そのまま続きます。',
    en: 'It can be opened again later. What is being decided goes on.',
  },
  askRemind: { ja: '未回答の人に知らせますか', en: 'Remind those who have not answered?' },
  remindNote: {
    ja: '本人のチャットに案内を送ります。今日すでに知らせた人には送りません。',
    en: 'A message goes to the chat of each of them. Those reminded today get no second one.',
  },
  currentDeadline: { ja: 'いまの締切', en: 'Deadline now' },
  none: { ja: 'なし', en: 'none' },
  setDeadline: { ja: 'この締切にする', en: 'Set this deadline' },
  clearDeadline: { ja: '締切をなくす', en: 'Remove the deadline' },
} as const satisfies Record<string, Words>;

/** 「12人に知らせる」 */
export function remindText(count: number): Words {
  return { ja: `${String(count)}人に知らせる`, en: count === 1 ? 'Remind 1 person' : `Remind ${String(count)} people` };
}

export function remindedText(count: number): Words {
  if (count === 0) return { ja: '知らせる人はいませんでした。', en: 'There was nobody to remind.' };
  return {
    ja: `✓ ${String(count)}人に案内を送ります。`,
    en: `✓ ${count === 1 ? '1 person is' : `${String(count)} people are`} being reminded.`,
  };
}

/** 「12件／対象 48人（25%）」; without a rate where one person may answer several times, or nobody knows who. */
export function rateText({
  responses,
  heads,
  percent,
}: {
  readonly responses: number;
  readonly heads: number;
  readonly percent: number | null;
}): Words {
  const rate = percent === null ? { ja: '', en: '' } : { ja: `（${String(percent)}%）`, en: ` (${String(percent)}%)` };
  return {
    ja: `${String(responses)}件／対象 ${heads.toLocaleString('ja-JP')}人${rate.ja}`,
    en: `${String(responses)} of ${heads.toLocaleString('en-GB')} people${rate.en}`,
  };
}
