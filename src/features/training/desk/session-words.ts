import type { Words } from '../../../kernel/wording.ts';
import type { SessionChange, SessionField } from './session-form.ts';

/** Names of the fields of the form. */
export const FIELD_LABELS: Readonly<Record<SessionField, Words>> = {
  day: { ja: '日付', en: 'Date' },
  start: { ja: '開始', en: 'Start' },
  end: { ja: '終了', en: 'End' },
  place: { ja: '場所', en: 'Place' },
  capacity: { ja: '定員（人）', en: 'Seats' },
  applyDay: { ja: '申込締切の日', en: 'Sign up by (day)' },
  applyTime: { ja: '時刻', en: 'Time' },
  cancelDay: { ja: '取消締切の日', en: 'Cancel by (day)' },
  cancelTime: { ja: '時刻', en: 'Time' },
  lockDay: { ja: '繰上げの締切の日', en: 'Move up until (day)' },
  held: { ja: '優先枠の席数', en: 'Seats held back' },
  releaseDay: { ja: '全員に開放する日（9:00）', en: 'Released to everybody on (9:00)' },
};

/** Names of what has changed. */
export const CHANGE_LABELS: Readonly<Record<SessionChange | 'published' | 'called-off' | 'attendance', Words>> = {
  when: { ja: '日時', en: 'time' },
  place: { ja: '場所', en: 'place' },
  capacity: { ja: '定員', en: 'seats' },
  applyBy: { ja: '申込締切', en: 'sign-up deadline' },
  cancelBy: { ja: '取消締切', en: 'cancelling deadline' },
  lockAt: { ja: '繰上げの締切', en: 'last moment to move up' },
  held: { ja: 'DXリーダー優先枠', en: 'seats held back' },
  releaseAt: { ja: '優先枠の開放日', en: 'release of seats' },
  published: { ja: '公開', en: 'published' },
  'called-off': { ja: '中止', en: 'called off' },
  attendance: { ja: '出欠', en: 'attendance' },
};

export const SESSION_FORM = {
  create: { ja: '日程を追加', en: 'Add a date' },
  edit: { ja: '日程を直す', en: 'Edit the date' },
  dayHint: { ja: '日付を入れてください。', en: 'Please enter the date.' },
  startHint: { ja: '開始時刻を入れてください。', en: 'Please enter the start.' },
  endHint: { ja: '終了時刻を入れてください。', en: 'Please enter the end.' },
  placeHint: { ja: '場所を入れてください。', en: 'Please enter the place.' },
  capacityHint: { ja: '定員を数字で入れてください。', en: 'Please enter the number of seats.' },
  deadlines: { ja: '締切', en: 'Deadlines' },
  deadlinesHint: {
    ja: '空欄なら、申込みも取消しも前の営業日の17:00までです。繰上げの締切は、申込締切と同じになります。',
    en: 'Left empty, both are 17:00 on the working day before. People move up until the sign-up deadline.',
  },
  held: { ja: 'DXリーダーの優先枠（5.5.(5)）', en: 'Seats held back for DX leaders (5.5.(5))' },
  heldHint: {
    ja: '空欄なら取りません。残った席は、開放する日の9:00に全員のものになります。',
    en: 'Left empty, none are held back. What is left goes to everybody at 9:00 on the day of release.',
  },
} as const satisfies Record<string, Words>;

export const SESSION_CARD = {
  when: { ja: '日時', en: 'When' },
  place: { ja: '場所', en: 'Where' },
  seats: { ja: '定員', en: 'Seats' },
  applyBy: { ja: '申込締切', en: 'Sign up by' },
  cancelBy: { ja: '取消締切', en: 'Cancel by' },
  lockAt: { ja: '繰上げ締切', en: 'Move up until' },
  held: { ja: '優先枠', en: 'Held back' },
  attendance: { ja: '出欠', en: 'Attendance' },
  reason: { ja: '中止の理由', en: 'Reason' },
  enterAttendance: { ja: '出欠を入れる', en: 'Enter attendance' },
  preview: { ja: '職員の見え方', en: 'As employees see it' },
  lookAndPublish: { ja: '確かめて公開する', en: 'Look and publish' },
  roster: { ja: '名簿を見る', en: 'See the roster' },
  edit: { ja: '日程を直す', en: 'Edit the date' },
  openCourse: { ja: '研修を開く', en: 'Open the course' },
  release: { ja: '優先枠を今開放する', en: 'Release held seats now' },
  callOff: { ja: '中止する', en: 'Call it off' },
  discard: { ja: '下書きを消す', en: 'Delete the draft' },
} as const satisfies Record<string, Words>;

export const CALL_OFF = {
  reason: { ja: '中止の理由（全員に見えます）', en: 'Reason (shown to everybody)' },
  hint: { ja: '理由を入れてください。', en: 'Please give the reason.' },
  callOff: { ja: '中止して知らせる', en: 'Call off and tell them' },
  keep: { ja: '中止しないでもどる', en: 'Back, do not call off' },
} as const satisfies Record<string, Words>;

export function callOffQuestion(taken: number, waiting: number): Words {
  const [seated, queue] = [String(taken), String(waiting)];
  return {
    ja: `この日程を中止しますか。受講決定${seated}人とキャンセル待ち${queue}人の申込みが取り消され、全員に理由が届きます。元にはもどせません。`,
    en: `Call this date off? The ${seated} with a seat and the ${queue} waiting lose their sign-up and are told the reason. This cannot be undone.`,
  };
}

export function releaseQuestion(seats: number): Words {
  const count = String(seats);
  return {
    ja: `DXリーダーのために残している${count}席を、今すぐ全員に開放しますか。キャンセル待ちの人が順番に繰り上がり、知らせが届きます。`,
    en: `Release the ${count} seats held back for DX leaders now? Those who wait move up in their order and are told.`,
  };
}

export const CONFIRM = {
  release: { ja: '今開放する', en: 'Release them now' },
  discardText: { ja: 'この下書きを消しますか。職員はまだ見ていません。', en: 'Delete this draft? No employee has seen it.' },
  discard: { ja: '下書きを消す', en: 'Delete the draft' },
  keep: { ja: 'しないでもどる', en: 'Back, change nothing' },
} as const satisfies Record<string, Words>;

export const PREVIEW = {
  title: { ja: '見本: 職員にはこう見えます', en: 'Preview: what employees will see' },
  draft: {
    ja: 'まだ公開していません。よければ「公開する」を押してください。対象の職員が申し込めるようになります。',
    en: 'Not published yet. If it is right, tap “Publish”: those it is for can then sign up.',
  },
  open: { ja: '公開中です。', en: 'It is published.' },
  publish: { ja: '公開する', en: 'Publish' },
} as const satisfies Record<string, Words>;
