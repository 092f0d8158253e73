import type { Words } from '../../kernel/wording.ts';

/** What the buttons under an answer say: what happens then. */
export const BUTTONS = {
  trainings: { ja: '研修を見る', easy: '研修（けんしゅう）を見る', en: 'See the trainings' },
  forms: { ja: '申請・アンケートを見る', easy: '申請（しんせい）を見る', en: 'See the forms' },
  dxLeaders: { ja: 'DXリーダーの募集を見る', en: 'See the DX leaders' },
  stressCheck: { ja: 'ストレスチェックの案内を見る', easy: 'ストレスチェックの案内（あんない）', en: 'See the stress check' },
  consultation: { ja: '相談窓口を見る', easy: '相談（そうだん）できるところ', en: 'See where to get advice' },
} as const satisfies Readonly<Record<string, Words>>;

/** The same for each form that an entry of the knowledge names. */
export const FORM_BUTTONS: Readonly<Record<string, Words>> = {
  'course-report': { ja: '受講報告書を書く', en: 'Write a course report' },
  'correspondence-course': {
    ja: '通信教育講座を申し込む',
    easy: 'つうしん教育を申しこむ',
    en: 'Apply for a correspondence course',
  },
  'qualification-subsidy': { ja: '資格取得補助を申請する', en: 'Apply for qualification support' },
  'study-group': { ja: '自主研究会の支援を申請する', en: 'Apply for study group support' },
  'book-loan': { ja: '啓発本を借りる', easy: '本を借（か）りる', en: 'Borrow a book' },
  'audit-lecture': { ja: '聴講研修を申し込む', en: 'Apply to audit a training' },
  'dispatch-wish': { ja: '派遣研修の希望を出す', en: 'Wish for outside training' },
};

/** For a form that is named in the knowledge before it has words of its own here. */
export const ANY_FORM: Words = { ja: '申し込む', en: 'Open the form' };
