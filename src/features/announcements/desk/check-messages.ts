import type { Words } from '../../../kernel/wording.ts';

export const CHECK_WORDS = {
  audience: { ja: '対象', en: 'Audience' },
  when: { ja: '送る日時', en: 'When' },
  duration: { ja: 'かかる時間', en: 'Takes' },
  mandatory: { ja: '必読', en: 'Mandatory' },
  voluntary: { ja: 'いいえ（週に何件も続く人には、まとめて届きます）', en: 'No (people with many a week get them merged)' },
  buttons: { ja: 'ボタン', en: 'Buttons' },
  english: { ja: '英語版', en: 'English version' },
  yes: { ja: 'あり', en: 'Yes' },
  no: { ja: 'なし', en: 'No' },
  author: { ja: '作成', en: 'By' },
  sender: { ja: '差出人', en: 'From' },
  test: { ja: 'テスト送信', en: 'Test' },
  tested: { ja: '✓ この内容で済み', en: '✓ Done for this version' },
  untested: { ja: 'まだ', en: 'Not yet for this version' },
  version: { ja: '版', en: 'Version' },
  headsTitle: { ja: '届ける人数', en: 'Recipients' },
  total: { ja: '合計', en: 'In all' },
  otherBureaus: { ja: 'そのほか', en: 'Others' },
  missingTitle: { ja: 'いまのままでは届かない人', en: 'Cannot be reached as it stands' },
  notInstalled: { ja: 'アプリが入っていない', en: 'App not installed' },
  blocked: { ja: '本人が止めている', en: 'Blocked by the person' },
  missingNote: {
    ja: 'アプリは情報政策課が入れられます。本人が止めているときは、本人に「ヘルプ」と送ってもらうと届くようになります。送るときに入っていれば届きます。',
    en: 'The IT section can install the app. Who has blocked it is reached again after sending “help”. What counts is the time of sending.',
  },
  send: { ja: 'この内容で送る', en: 'Send this' },
  ask: { ja: '確認を頼んで送る', en: 'Ask to confirm and send' },
  sample: { ja: '届くカードを見る', en: 'See the card' },
  testTitle: { ja: '自分にテスト送信', en: 'Send a test to me' },
  edit: { ja: '直す', en: 'Change' },
  part: { ja: '直すところ', en: 'What to change' },
  text: { ja: '本文', en: 'Text' },
  audiencePart: { ja: '対象', en: 'Audience' },
  options: { ja: '日時とボタン', en: 'Time and buttons' },
  discard: { ja: 'この下書きを捨てる', en: 'Throw this draft away' },
  discardTitle: { ja: 'この下書きを捨てますか', en: 'Throw this draft away?' },
  discardNote: { ja: '元に戻せません。だれにも送っていません。', en: 'This cannot be undone. Nobody has received it.' },
  discardYes: { ja: '捨てる', en: 'Throw away' },
} as const satisfies Record<string, Words>;

export const OBSTACLES = {
  nobody: { ja: '対象の人がいません。対象を直してください。', en: 'Nobody is addressed. Please change the audience.' },
  past: {
    ja: '送る日時が過ぎています。すぐに（開庁時間に）送ります。',
    en: 'The time has passed; it will go out at once (in office hours).',
  },
  formClosed: { ja: '用紙の受付が終わっています。用紙を選び直してください。', en: 'The form is closed. Please choose another one.' },
} as const satisfies Record<string, Words>;

export function secondNote(above: number, isNeeded: boolean): Words {
  if (!isNeeded) return { ja: '送った後は、届いたカードを消せません。', en: 'What has arrived cannot be taken back.' };
  return {
    ja: `${String(above)}人を超えるため、もう一人の人事担当の確認がいります。送った後は、届いたカードを消せません。`,
    en: `It goes to more than ${String(above)}, so a second person of 人事担当 must confirm it. What has arrived cannot be taken back.`,
  };
}

export function durationText(seconds: number): Words {
  if (seconds < 60) return { ja: `約${String(Math.max(1, seconds))}秒`, en: `about ${String(Math.max(1, seconds))} s` };
  return { ja: `約${String(Math.ceil(seconds / 60))}分`, en: `about ${String(Math.ceil(seconds / 60))} min` };
}

export function whenText(at: Words, isAtOnce: boolean): Words {
  return isAtOnce ? { ja: 'すぐ', en: 'At once' } : at;
}

export const REQUEST_WORDS = {
  title: { ja: '確認のお願い', en: 'Please confirm' },
  intro: {
    ja: '下の内容を、この人数に送ってよいかを確かめてください。確認すると、下の「送る日時」に送られます。',
    en: 'Please check whether this may go to so many people. Once you confirm, it goes out at the time below.',
  },
  confirm: { ja: '確認して送る', en: 'Confirm and send' },
  return: { ja: '差し戻す', en: 'Return it' },
  reason: { ja: '差し戻すときの理由（300字まで）', en: 'Why, if you return it (up to 300 letters)' },
  reasonMissing: { ja: '差し戻すときは、理由を書いてください。', en: 'Please say why you return it.' },
} as const satisfies Record<string, Words>;
