import type { Words } from '../../../kernel/wording.ts';

/** What a step at the desk has done, or why it did nothing. */
export const STEP_NOTES = {
  created: {
    ja: '✓ 下書きを作りました。まだ職員には見えません。「確かめて公開する」から公開してください。',
    en: '✓ The draft was created. Employees do not see it until you publish it.',
  },
  unchanged: { ja: '✓ 保存されています。変わったところはありません。', en: '✓ It is saved. Nothing has changed.' },
  published: { ja: '✓ 公開しました。対象の職員が申し込めます。', en: '✓ Published. Those it is for can sign up now.' },
  alreadyPublished: { ja: '✓ すでに公開されています。', en: '✓ It was published before.' },
  publishTooLate: {
    ja: '⚠ 申込締切を過ぎているため、公開していません。日程を直してください。',
    en: '⚠ Not published: the sign-up deadline has passed. Please edit the date.',
  },
  alreadyReleased: { ja: '✓ 優先枠はもう残っていません。', en: '✓ No seats are held back any more.' },
  tooLate: {
    ja: '⚠ 今の状態ではできません。何も変わっていません。',
    en: '⚠ This is not possible any more. Nothing was changed.',
  },
  alreadyCalledOff: { ja: '✓ すでに中止になっています。', en: '✓ It had been called off before.' },
  conflict: {
    ja: '⚠ ほかの人が先に変更したため、何もしていません。下の今の内容を確かめてから、もう一度押してください。',
    en: '⚠ Somebody else has changed this, so nothing was done. Please check it below and tap again.',
  },
} as const satisfies Record<string, Words>;

export function savedWords(told: number, promoted: number): Words {
  return { ja: `✓ 保存しました。${effects(told, promoted).ja}`, en: `✓ Saved. ${effects(told, promoted).en}` };
}

export function releasedWords(promoted: number): Words {
  return { ja: `✓ 優先枠を全員に開放しました。${effects(0, promoted).ja}`, en: `✓ Released to everybody. ${effects(0, promoted).en}` };
}

export function calledOffWords(told: number): Words {
  const count = String(told);
  return { ja: `✓ 中止にしました。${count}人に知らせを送ります。`, en: `✓ Called off. ${count} people are being told.` };
}

/** Who is told, and who has moved up. */
export function effects(told: number, promoted: number): { readonly ja: string; readonly en: string } {
  const [news, moved] = [String(told), String(promoted)];
  return {
    ja: `${told > 0 ? `申し込んでいる${news}人に知らせを送ります。` : ''}${promoted > 0 ? `キャンセル待ちから${moved}人が繰り上がりました。` : ''}`,
    en: `${told > 0 ? `${news} people are being told. ` : ''}${promoted > 0 ? `${moved} moved up from the waiting list.` : ''}`.trim(),
  };
}
