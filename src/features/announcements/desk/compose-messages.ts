import type { Words } from '../../../kernel/wording.ts';

export const TEXT_WORDS = {
  title: { ja: 'お知らせを作る 1/3: 本文', en: 'Writing an announcement 1/3: text' },
  intro: {
    ja: '差出人には、あなたの部局と課が入ります。保存しても、まだだれにも届きません。',
    en: 'It will be signed with your bureau and section. Saving sends nothing.',
  },
  name: { ja: '件名（60字まで）', en: 'Title (up to 60 letters)' },
  nameExample: { ja: '例: 年末調整の書類の提出について', en: 'Example: Papers for the year-end adjustment' },
  body: { ja: '本文（2,000字まで）', en: 'Text (up to 2,000 letters)' },
  format: {
    ja: '**太字** 、行の初めの「- 」で箇条書き、[言葉](https://…) でリンクになります。ほかの記号はそのまま出ます。',
    en: '**bold**, “- ” at the start of a line for lists, [words](https://…) for links. All other signs stay as they are.',
  },
  englishTitle: { ja: '英語版（任意）', en: 'English version (optional)' },
  englishHint: {
    ja: 'Teamsを英語で使う職員には、こちらが届きます。空なら、日本語のまま届きます。',
    en: 'For staff who use Teams in English. Left empty, they get the Japanese.',
  },
  englishName: { ja: '英語の件名', en: 'English title' },
  englishBody: { ja: '英語の本文', en: 'English text' },
} as const satisfies Record<string, Words>;

export const AUDIENCE_WORDS = {
  title: { ja: 'お知らせを作る 2/3: 対象', en: 'Writing an announcement 2/3: audience' },
  intro: {
    ja: '何も入れなければ全員が対象です。いくつかの欄に入れると、そのすべてに当てはまる人だけになります。',
    en: 'Leave everything empty for all staff. With several conditions, only those who meet all of them get it.',
  },
  bureaus: { ja: '部局', en: 'Bureaus' },
  sections: { ja: '課（「、」で区切る）', en: 'Sections (separated by commas)' },
  sectionsExample: { ja: '例: 市民課、課税課', en: 'Example: 市民課, 課税課' },
  grades: { ja: '職階', en: 'Grades' },
  dxClasses: { ja: 'DX人材の分類', en: 'DX classes' },
  roles: { ja: '担当', en: 'Roles' },
  years: { ja: '採用から何年目まで', en: 'Up to which year of service' },
  yearsExample: { ja: '1 なら今年度の新規採用職員', en: '1 means hired in this fiscal year' },
  unanswered: { ja: 'この用紙に未回答の人', en: 'Those who have not answered this form' },
  anyForm: { ja: '（指定しない）', en: '(not chosen)' },
  numbers: { ja: '職員番号の一覧', en: 'List of employee numbers' },
  numbersExample: { ja: '1行に1人。Excelの列やCSVを貼り付けられます', en: 'One a line; a column of Excel or CSV can be pasted' },
  numbersHint: {
    ja: 'CSVは、一番左が職員番号の列なら、そのまま貼り付けられます。名簿にない番号は、何行目かを示します。',
    en: 'CSV works as it is when the number comes first. Numbers that are not on the roster are named with their line.',
  },
} as const satisfies Record<string, Words>;

export const OPTION_WORDS = {
  title: { ja: 'お知らせを作る 3/3: 日時とボタン', en: 'Writing an announcement 3/3: time and buttons' },
  sendDay: { ja: '送る日（空なら、すぐ）', en: 'Day (empty for at once)' },
  sendTime: { ja: '送る時刻', en: 'Time' },
  whenHint: {
    ja: '開庁日の8:30〜17:15に届きます。時間外に決めても、次の開庁時間まで待ちます。',
    en: 'It is delivered in office hours of working days (8:30–17:15); outside of them it waits.',
  },
  mandatory: { ja: '必読にするなら、その理由（100字まで）', en: 'If it is mandatory: why (up to 100 letters)' },
  mandatoryExample: { ja: '例: 全員の提出が要るため', en: 'Example: everybody must hand it in' },
  urgent: { ja: '急ぎ', en: 'Urgent' },
  urgentTitle: { ja: '時間外でもすぐに送る（必読のときだけ）', en: 'Do not wait for office hours (mandatory only)' },
  asksRead: { ja: '「読みました」', en: '“I have read this”' },
  asksReadTitle: { ja: 'ボタンを付けて、人数を数える', en: 'Show the button and count' },
  takesQuestions: { ja: '「質問があります」', en: '“I have a question”' },
  takesQuestionsTitle: { ja: 'ボタンを付けて、質問を受ける', en: 'Show the button and take questions' },
  linkLabel: { ja: 'リンクのボタンの言葉（10字まで）', en: 'Words on a link button (up to 10 letters)' },
  linkUrl: { ja: 'リンク先', en: 'Address of the link' },
  form: { ja: '開く用紙', en: 'Form to open' },
  noForm: { ja: '（付けない）', en: '(none)' },
  next: { ja: '保存して次へ', en: 'Save and go on' },
  save: { ja: '保存する', en: 'Save' },
} as const satisfies Record<string, Words>;

export function linkHint(hosts: readonly string[]): Words {
  if (hosts.length === 0) return { ja: 'リンク先に使えるページは、まだ決められていません。', en: 'No host is allowed for links yet.' };
  // Any sub-domain, as people write it.
  const sites = (anything: string) => hosts.map((host) => host.replace(/^\*/, anything));
  return { ja: `使えるリンク先: ${sites('〇〇').join('、')}`, en: `Links may lead to: ${sites('(any)').join(', ')}` };
}

export const PROBLEMS = {
  missing: { ja: '入力してください。', en: 'Please fill this in.' },
  bothEnglish: { ja: '英語版は、件名と本文の両方を入れてください。', en: 'An English version needs both title and text.' },
  notOffered: { ja: '選択肢の中から選び直してください。', en: 'Please choose one of the choices.' },
  notANumber: { ja: '1から60までの整数を入れてください。', en: 'Please give a whole number from 1 to 60.' },
  nobody: {
    ja: 'この条件に当てはまる職員がいません。条件を見直してください。',
    en: 'Nobody on the roster fits. Please look through the conditions.',
  },
  notADay: { ja: '日付として読めません。選び直してください。', en: 'This is not a date. Please choose one.' },
  notATime: { ja: '時刻として読めません。09:00 のように入れてください。', en: 'This is not a time. Please write it like 09:00.' },
  past: { ja: 'もう過ぎています。これからの日時にしてください。', en: 'This has passed already. Please choose a later time.' },
  tooFar: { ja: '一年より先には予約できません。', en: 'It cannot be scheduled more than a year ahead.' },
  urgentNeedsWhy: {
    ja: '急ぎで送れるのは必読のお知らせだけです。上に理由を入れてください。',
    en: 'Only what is mandatory can be urgent. Please say why above.',
  },
  linkNeedsBoth: { ja: 'リンクには、ボタンの言葉とリンク先の両方がいります。', en: 'A link needs both its words and its address.' },
} as const satisfies Record<string, Words>;

export function unknownSections(names: readonly string[]): Words {
  return { ja: `名簿にない課があります: ${names.join('、')}`, en: `Not on the roster: ${names.join(', ')}` };
}

export function forbiddenLink(addresses: readonly string[], hosts: readonly string[]): Words {
  const may = linkHint(hosts);
  return {
    ja: `使えないリンクがあります: ${addresses.join('、')}。https:// で始まり、決められたページのものだけを使えます。${may.ja}`,
    en: `These links cannot be used: ${addresses.join(', ')}. Only https:// on an allowed host. ${may.en}`,
  };
}
