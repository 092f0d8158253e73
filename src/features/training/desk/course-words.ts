import type { Words } from '../../../kernel/wording.ts';
import { DX_CLASS_LABELS } from '../rules/course.ts';
import type { CourseField } from './course-form.ts';

/** Names of the fields, on the form and where a change is told. */
export const COURSE_LABELS: Readonly<Record<CourseField, Words>> = {
  title: { ja: '研修の名前', en: 'Title' },
  category: { ja: '区分', en: 'Category' },
  description: { ja: '内容（任意）', en: 'Description (optional)' },
  dxRelated: { ja: 'DX関連', en: 'DX-related' },
  grades: { ja: '職階', en: 'Grades' },
  bureaus: { ja: '部局', en: 'Bureaus' },
  years: { ja: '採用何年目までか', en: 'Up to which year after hiring' },
  ...DX_CLASS_LABELS,
};

export const COURSE_FORM = {
  create: { ja: '新しい研修', en: 'New training' },
  edit: { ja: '研修を直す', en: 'Edit the training' },
  titleHint: { ja: '研修の名前を入れてください。', en: 'Please enter a title.' },
  categoryHint: { ja: '区分を選んでください。', en: 'Please choose a category.' },
  dxToggle: {
    ja: 'DX関連の研修（キャンセル待ちでDXリーダーを優先。5.5.(5)）',
    en: 'DX-related (DX leaders go first in the waiting list, 5.5.(5))',
  },
  audience: { ja: '対象', en: 'For whom' },
  audienceHint: { ja: '選ばなければ、全職員が対象です。', en: 'If you choose nothing, it is for everybody.' },
  years: { ja: '例: 3（空欄なら限定しません）', en: 'For example 3 (empty: no limit)' },
  requirement: { ja: 'DX人材の分類ごとの必須・任意', en: 'Required or optional by DX class' },
  requirementHint: {
    ja: '年度の研修概要で決まったものだけを入れてください。「記載しない」のままなら、カードに何も出ません（5.5.(1)）。',
    en: 'Enter only what this year’s training outline says. “Not stated” shows nothing on the card (5.5.(1)).',
  },
  none: { ja: '記載しない', en: 'Not stated' },
  required: { ja: '必須', en: 'Required' },
  optional: { ja: '任意', en: 'Optional' },
  bad: {
    ja: '⚠ まだ保存していません。⚠ の付いた所を直してください。',
    en: '⚠ Not saved yet. Please mend what is marked with ⚠.',
  },
  cut: {
    ja: '文が長すぎるため、カードには途中までを残しています。',
    en: 'The text was too long, so the card keeps its beginning only.',
  },
} as const satisfies Record<string, Words>;

export const COURSE_CARD = {
  category: { ja: '区分', en: 'Category' },
  audience: { ja: '対象', en: 'For' },
  dx: { ja: 'DX関連', en: 'DX-related' },
  dxYes: { ja: 'はい（DXリーダーを優先）', en: 'Yes (DX leaders go first)' },
  dxNo: { ja: 'いいえ', en: 'No' },
  requirement: { ja: '必須・任意', en: 'Required for' },
  dates: { ja: '日程', en: 'Dates' },
  noDates: { ja: '日程はまだありません。「日程を追加」から作れます。', en: 'No dates yet. Create one with “Add a date”.' },
  addDate: { ja: '日程を追加', en: 'Add a date' },
  edit: { ja: '研修を直す', en: 'Edit the training' },
} as const satisfies Record<string, Words>;

export const COURSE_NOTES = {
  created: { ja: '✓ 研修を作りました。次に、日程を追加してください。', en: '✓ The training was created. Next, add a date.' },
  saved: {
    ja: '✓ 保存しました。すでに申し込んだ人の申込みは変わりません。',
    en: '✓ Saved. Those who have signed up keep their place.',
  },
  unchanged: { ja: '✓ 保存されています。変わったところはありません。', en: '✓ It is saved. Nothing has changed.' },
} as const satisfies Record<string, Words>;
