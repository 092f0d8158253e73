import type { Words } from '../../../kernel/wording.ts';
import type { ANSWERINGS, CHAINS } from './draft.ts';
import type { Obstacle } from './publishing.ts';
import type { FieldKind } from './rules/read-field.ts';

export const STEPS = {
  basics: { ja: '用紙を作る 1/3: 基本', en: 'Make a form 1/3: basics' },
  audience: { ja: '用紙を作る 2/3: 対象者', en: 'Make a form 2/3: who it is for' },
  fields: { ja: '用紙を作る 3/3: 欄', en: 'Make a form 3/3: fields' },
  publish: { ja: 'この内容で公開しますか', en: 'Publish this form?' },
} as const satisfies Record<string, Words>;

export const ANSWERING_WORDS: Readonly<Record<(typeof ANSWERINGS)[number], Words>> = {
  once: { ja: '記名・一人1回', en: 'Named, once per person' },
  several: { ja: '記名・何回でも', en: 'Named, any number of times' },
  anonymous: { ja: '無記名', en: 'Anonymous' },
};

export const CHAIN_WORDS: Readonly<Record<(typeof CHAINS)[number], Words>> = {
  none: { ja: 'なし', en: 'Nobody' },
  manager: { ja: '所属長', en: 'The manager' },
  'manager-then-hr': { ja: '所属長、人事担当の順', en: 'The manager, then personnel' },
  office: { ja: '人事担当', en: 'The personnel officers' },
};

export const BASICS_WORDS = {
  intro: { ja: '途中で保存され、下書きとして残ります。', en: 'Each step is saved as a draft.' },
  title: { ja: '題', en: 'Title' },
  titleExample: { ja: '例: 係長級研修の希望調査', en: 'e.g. Wishes for the training of section heads' },
  purpose: { ja: '利用目的（回答する人に見えます）', en: 'What the answers are used for (people see this)' },
  introduction: { ja: 'はじめの説明（任意）', en: 'Introduction (optional)' },
  answering: { ja: '回答のしかた', en: 'How it is answered' },
  anonymousHint: {
    ja: '無記名では、だれが答えたかを残しません。一人で何回でも答えられ、未回答の人への連絡と審査はできません。',
    en: 'Anonymous forms keep no names: anybody can answer several times, nobody can be reminded, and nobody decides.',
  },
  chain: { ja: '審査する人', en: 'Who decides' },
  deadlineDay: { ja: '締切の日（任意）', en: 'Last day (optional)' },
  deadlineTime: { ja: '締切の時刻', en: 'Time of the deadline' },
  retention: { ja: '保存する日数', en: 'Days to keep the answers' },
  retentionHint: {
    ja: '過ぎた回答は消えます（1〜3650日）。文書の保存年限に合わせてください。',
    en: 'Answers are deleted after this (1 to 3650 days). Please follow the rules for keeping records.',
  },
  missing: { ja: '入力してください。', en: 'Please fill this in.' },
  next: { ja: '保存して次へ', en: 'Save and go on' },
  save: { ja: '保存する', en: 'Save' },
} as const satisfies Record<string, Words>;

export const AUDIENCE_WORDS = {
  intro: {
    ja: '何も入れなければ、全員が対象です。いくつかの欄に入れると、そのすべてに当てはまる人だけが対象になります。',
    en: 'Leave everything empty for all staff. With several conditions, only those who meet all of them are asked.',
  },
  bureaus: { ja: '部局', en: 'Bureaus' },
  grades: { ja: '職階', en: 'Grades' },
  years: { ja: '採用から何年目まで', en: 'Up to which year of service' },
  yearsHint: { ja: '1 なら、今年度に採用された人だけです。', en: '1 means those hired in this fiscal year.' },
  numbers: { ja: '職員番号の一覧', en: 'List of employee numbers' },
  numbersExample: { ja: '1行に1つ。Excelの列を貼り付けられます', en: 'One per line; a column of Excel can be pasted' },
  everybody: { ja: '全員', en: 'All staff' },
} as const satisfies Record<string, Words>;

export const DRAFT_WORDS = {
  audience: { ja: '対象', en: 'For' },
  answering: { ja: '回答', en: 'Answers' },
  chain: { ja: '審査', en: 'Decided by' },
  deadline: { ja: '締切', en: 'Deadline' },
  noDeadline: { ja: 'なし', en: 'None' },
  retention: { ja: '保存', en: 'Kept for' },
  author: { ja: '作成', en: 'Author' },
  fieldsTitle: { ja: '欄', en: 'Fields' },
  noFields: { ja: 'まだ欄がありません。下で種類を選んで、足してください。', en: 'No field yet. Choose a kind below and add one.' },
  full: { ja: '欄は10個までです。', en: 'A form can have ten fields.' },
  kind: { ja: '足す欄の種類', en: 'Kind of field to add' },
  add: { ja: 'この種類の欄を足す', en: 'Add a field of this kind' },
  part: { ja: '直すところ', en: 'What to change' },
  choosePart: { ja: '選んでください', en: 'Choose' },
  basics: { ja: '基本（題・利用目的・締切など）', en: 'Basics (title, purpose, deadline …)' },
  audiencePart: { ja: '対象者', en: 'Who it is for' },
  edit: { ja: '直す', en: 'Change' },
  up: { ja: '上へ', en: 'Up' },
  down: { ja: '下へ', en: 'Down' },
  remove: { ja: '消す', en: 'Remove' },
  check: { ja: '見本と公開へ進む', en: 'Preview and publish' },
  required: { ja: '必須', en: 'required' },
  optional: { ja: '任意', en: 'optional' },
  onlyFields: {
    ja: '動かしたり消したりできるのは、欄だけです。欄を選んでください。',
    en: 'Only fields can be moved or removed. Please choose one.',
  },
  askRemove: { ja: 'この欄を消しますか', en: 'Remove this field?' },
  removeNote: { ja: '書いた内容も消えます。', en: 'What was written for it is lost.' },
  removeIt: { ja: 'この欄を消す', en: 'Remove the field' },
} as const satisfies Record<string, Words>;

export const KIND_WORDS: Readonly<Record<FieldKind, Words>> = {
  'one-choice': { ja: '一つ選ぶ', en: 'One choice' },
  'several-choices': { ja: 'いくつか選ぶ', en: 'Several choices' },
  'short-text': { ja: '短い文（1行）', en: 'Short text' },
  'long-text': { ja: '長い文', en: 'Long text' },
  'yes-no': { ja: 'はい・いいえ', en: 'Yes or no' },
  number: { ja: '数', en: 'Number' },
  date: { ja: '日付', en: 'Date' },
  person: { ja: '職員', en: 'Colleague' },
  section: { ja: '部局・課', en: 'Bureau and section' },
  consent: { ja: '同意', en: 'Agreement' },
};

export const FIELD_CARD_WORDS = {
  label: { ja: '問い', en: 'Question' },
  consentLabel: { ja: '同意してもらう文', en: 'The sentence to agree to' },
  help: { ja: '補足の説明（任意）', en: 'Further explanation (optional)' },
  required: { ja: '必ず答えてもらう', en: 'Must be answered' },
  requiredLabel: { ja: '必須', en: 'Required' },
  choices: { ja: '選択肢（1行に1つ、12個まで）', en: 'Choices (one per line, up to 12)' },
  atLeast: { ja: '選ぶ数の下限（任意）', en: 'Fewest to choose (optional)' },
  atMost: { ja: '選ぶ数の上限（任意）', en: 'Most to choose (optional)' },
  min: { ja: '数の下限（任意。入れなければ0）', en: 'Smallest number (optional; otherwise 0)' },
  max: { ja: '数の上限（任意）', en: 'Largest number (optional)' },
  shortLength: { ja: '文字数の上限（任意。入れなければ100）', en: 'Most letters (optional; otherwise 100)' },
  longLength: { ja: '文字数の上限（任意。入れなければ500）', en: 'Most letters (optional; otherwise 500)' },
  fromTodayLabel: { ja: '日付の範囲', en: 'Range of dates' },
  fromToday: { ja: '回答する日より前の日付は選べない', en: 'No dates before the day of answering' },
} as const satisfies Record<string, Words>;

/** 「欄3: 一つ選ぶ」 */
export function fieldTitle(place: number, kind: FieldKind): Words {
  const { ja, en } = KIND_WORDS[kind];
  return { ja: `欄${String(place)}: ${ja}`, en: `Field ${String(place)}: ${en}` };
}

export const PUBLISH_WORDS = {
  intro: {
    ja: '公開すると、欄と文は変えられません。変えられるのは、受付の終了・再開と締切だけです。',
    en: 'Once published, its fields and words cannot change; only closing, opening and the deadline can.',
  },
  headsTitle: { ja: '対象の人数', en: 'Who is asked' },
  publish: { ja: '公開する', en: 'Publish' },
  sample: { ja: '見本を見る', en: 'See the preview' },
  discard: { ja: '下書きを捨てる', en: 'Throw the draft away' },
  askDiscard: { ja: 'この下書きを捨てますか', en: 'Throw this draft away?' },
  discardNote: { ja: '捨てた下書きは、元に戻せません。', en: 'This cannot be undone.' },
} as const satisfies Record<string, Words>;

export const OBSTACLES: Readonly<Record<Obstacle, Words>> = {
  'no-fields': { ja: '欄がありません。一つ以上足してください。', en: 'There is no field yet. Please add one.' },
  past: { ja: '締切が過ぎています。「基本」で直してください。', en: 'The deadline has passed. Please change it under “basics”.' },
  nobody: { ja: '対象の職員がいません。「対象者」を直してください。', en: 'Nobody fits. Please change who it is for.' },
  'too-large': {
    ja: '一枚のカードに入りきりません。選択肢や説明を短くするか、文字数の上限や欄を減らしてください。',
    en: 'It does not fit on one card. Please shorten choices or explanations, allow fewer letters, or remove a field.',
  },
};

export function peopleText(count: number): Words {
  return { ja: `${count.toLocaleString('ja-JP')}人`, en: count === 1 ? '1 person' : `${count.toLocaleString('en-GB')} people` };
}

export function daysText(days: number): Words {
  return { ja: `${String(days)}日`, en: days === 1 ? '1 day' : `${String(days)} days` };
}
