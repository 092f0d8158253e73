import type { Words } from '../../kernel/wording.ts';

/** Answers that are no text of the person. */
export const YES_NO: Readonly<Record<'yes' | 'no' | 'agreed' | 'left', Words>> = {
  yes: { ja: 'はい', en: 'Yes' },
  no: { ja: 'いいえ', en: 'No' },
  agreed: { ja: '同意する', en: 'Agreed' },
  left: { ja: '名簿にいない職員', en: 'Somebody no longer on the roster' },
};

/** In and beside the fields of any form. */
export const FIELD_WORDS = {
  optional: { ja: '（任意）', easy: '（書かなくてもいいです）', en: ' (optional)' },
  choose: { ja: '選んでください', en: 'Choose' },
  consent: { ja: '同意', easy: '同意（どうい）', en: 'Agreement' },
  day: { ja: '例: 2026-12-10', en: 'e.g. 2026-12-10' },
  number: { ja: '数字', en: 'Digits' },
  person: { ja: '氏名または職員番号', easy: '名前か、職員番号', en: 'Name or employee number' },
  otherPerson: { ja: 'この中にいない', en: 'None of these' },
  section: { ja: '例: 総務部 人事課', en: 'Bureau and section' },
  shortened: {
    ja: '長すぎるため、後ろの部分はカードに残せませんでした。',
    en: ' It was too long for the card to give all of it back.',
  },
} as const satisfies Record<string, Words>;

export const KIND: Words = { ja: '申請・アンケート', easy: '申請（しんせい）・アンケート', en: 'Forms' };

/** What sending a form is called. */
export const ACTS = {
  apply: { ja: '申し込む', easy: '申し込む（もうしこむ）', en: 'Apply' },
  answer: { ja: '回答する', easy: '回答（かいとう）する', en: 'Send my answer' },
  report: { ja: '提出する', easy: '出す', en: 'Hand in' },
  wish: { ja: '希望を出す', easy: '希望（きぼう）を出す', en: 'Send my wish' },
} as const satisfies Record<string, Words>;

export const FORM_WORDS = {
  open: { ja: '受付中', easy: '受付（うけつけ）中', en: 'Open' },
  closed: { ja: '■ 受付は終わりました', easy: '■ 受付（うけつけ）は終わりました', en: '■ Closed' },
  change: { ja: '直しています', easy: '直しています', en: 'Changing your response' },
  save: { ja: 'この内容に直す', easy: 'これに直す', en: 'Save the changes' },
  back: { ja: '直すのをやめる', easy: 'やめる', en: 'Leave it as it was' },
  preview: { ja: '見本（まだ公開していません）', en: 'Preview (not published)' },
  renewed: {
    ja: '⚠ 用紙が新しくなりました。内容を確かめて、もう一度お送りください。入力した内容は残っています。',
    easy: '⚠ 用紙（ようし）が新しくなりました。もう一度（いちど）見て、送ってください。書いたものは残っています。',
    en: '⚠ This form has been renewed. Please look through it and send it again. What you wrote is still there.',
  },
  anonymous: {
    ja: '無記名です。だれが答えたかは、どこにも記録しません。送ったあとに直したり取り消したりはできません。',
    easy: '名前は残りません。だれが答えたか、わかりません。送ったあとは、直せません。',
    en: 'Anonymous: who answered is recorded nowhere, so an answer cannot be changed or taken back.',
  },
  seenByOffice: {
    ja: '内容は人事担当だけが見ます。',
    easy: '人事（じんじ）の担当（たんとう）の人だけが見ます。',
    en: 'Seen by the personnel officers only.',
  },
  seenByDeciders: {
    ja: '内容は審査する人と人事担当だけが見ます。',
    easy: '決める人と、人事（じんじ）の担当（たんとう）の人だけが見ます。',
    en: 'Seen only by those who decide and by the personnel officers.',
  },
} as const satisfies Record<string, Words>;

/** Who decides, in the order in which they do. */
export const CHAINS = {
  manager: {
    ja: '送ったあと: 所属長が審査します。',
    easy: '送ったあと、所属長（しょぞくちょう）が決めます。',
    en: 'After sending: your manager decides.',
  },
  'manager-then-hr': {
    ja: '送ったあと: 所属長、人事担当の順に審査します。',
    easy: '送ったあと、所属長（しょぞくちょう）が見て、次（つぎ）に人事（じんじ）の担当（たんとう）の人が決めます。',
    en: 'After sending: your manager, then the personnel officers decide.',
  },
  office: {
    ja: '送ったあと: 人事担当が審査します。',
    easy: '送ったあと、人事（じんじ）の担当（たんとう）の人が決めます。',
    en: 'After sending: the personnel officers decide.',
  },
} as const satisfies Record<string, Words>;

export function purposeText(purpose: string): Words {
  return { ja: `利用目的: ${purpose}`, easy: `何（なに）に使うか: ${purpose}`, en: `Used for: ${purpose}` };
}

/** Whole years are said as years. */
export function retentionText(days: number): Words {
  const years = days % 365 === 0 ? days / 365 : null;
  const ja = years === null ? `${String(days)}日` : `${String(years)}年`;
  const en = years === null ? `${String(days)} days` : `${String(years)} year${years === 1 ? '' : 's'}`;
  return {
    ja: `保存期間: ${ja}（送った日、または審査が終わった日から。過ぎると消します）`,
    easy: `${ja}たつと、消します。`,
    en: `Kept for ${en} after sending or decision, then deleted.`,
  };
}

export function problemsText(count: number): Words {
  return {
    ja: `⚠ まだ送られていません。${String(count)}か所を直して、もう一度お送りください。入力した内容は残っています。`,
    easy: `⚠ まだ送っていません。${String(count)}か所（しょ）を直して、もう一度（いちど）送ってください。書いたものは残っています。`,
    en: `⚠ Not sent yet. Please correct ${count === 1 ? 'one place' : `${String(count)} places`} and send it again. What you wrote is still there.`,
  };
}
