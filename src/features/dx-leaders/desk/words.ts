import type { Words } from '../../../kernel/wording.ts';
import type { CycleStep } from './cycle-steps.ts';
import type { Published } from './publishing.ts';
import type { DayProblem } from './rules/read-day.ts';
import type { Chosen } from './selecting.ts';

export const DESK = {
  kind: { ja: 'DXリーダー・DX推進担当', en: 'DX leaders, DX office' },
  candidateKind: { ja: '候補者・DX推進担当', en: 'Candidate, DX office' },
  entrance: { ja: 'DXリーダーの選考', en: 'DX-leader selection' },
  summary: { ja: 'DXリーダーの募集と選考', en: 'DX leaders: selection' },
  noneTitle: { ja: 'DXリーダーの募集と選考', en: 'DX leaders: calls and selection' },
  noneState: { ja: '－ 募集はまだありません', en: '– No call yet' },
  overState: { ja: '■ 募集できる年度は終わりました', en: '■ The years of the programme are over' },
  open: { ja: '○ 募集中', en: '○ Open for applications' },
  past: { ja: '■ 応募の締切を過ぎました', en: '■ Past the deadline' },
  closed: { ja: '… 選考中', en: '… Selecting' },
  published: { ja: '✓ 公表しました', en: '✓ Published' },
  closedText: {
    ja: '候補者を一人ずつ開いて、選出するかどうかを決めてください。公表までは、決め直せます。本人には公表のときに知らせが届きます。',
    en: 'Open each candidate and decide. You can change it until you publish; candidates hear of it only then.',
  },
  pastText: { ja: '「募集を締め切る」を押すと、選考に進めます。', en: 'Close the call to begin with the selection.' },
  back: { ja: 'しないでもどる', en: 'Back without doing it' },
  toDesk: { ja: 'もどる', en: 'Back' },
  toList: { ja: '一覧へもどる', en: 'Back to the list' },
  yes: { ja: '受け付けています', en: 'open' },
  no: { ja: '受け付けていません', en: 'closed' },
  hint: { ja: '⚠ 公表の前に確かめてください', en: '⚠ Please check before you publish' },
} as const satisfies Readonly<Record<string, Words>>;

export const BUTTONS = {
  askOpen: { ja: '募集を始める', en: 'Open a call' },
  candidates: { ja: '候補者を見る', en: 'See the candidates' },
  balance: { ja: '偏りと進み具合', en: 'Balance and progress' },
  deadline: { ja: '締切を変える', en: 'Change the deadline' },
  reopen: { ja: '募集を再開する', en: 'Reopen the call' },
  openNominations: { ja: '推薦を受け付ける', en: 'Open nominations' },
  closeNominations: { ja: '推薦を締め切る', en: 'Close nominations' },
  close: { ja: '募集を締め切る', en: 'Close the call' },
  toPublish: { ja: '公表へ進む', en: 'Go on to publish' },
  check: { ja: '確認へ進む', en: 'Check' },
  publish: { ja: '公表する', en: 'Publish' },
  roster: { ja: 'DXリーダー名簿', en: 'List of DX leaders' },
  toAnnounce: { ja: '庁内に知らせる', en: 'Announce it' },
  announce: { ja: '全職員に知らせる', en: 'Send it to all staff' },
  stop: { ja: '取りやめる', en: 'Call it off' },
  refresh: { ja: '届いた数を見直す', en: 'Count again' },
  thisDay: { ja: 'この日に変える', en: 'Change to this day' },
  select: { ja: '選出する', en: 'Select' },
  passOver: { ja: '選出しない', en: 'Do not select' },
  undo: { ja: '決定を取り消す', en: 'Undo' },
  open: { ja: '開く', en: 'Open' },
  more: { ja: '続きを見る', en: 'Show more' },
  again: { ja: '最初にもどる', en: 'Back to the first' },
} as const satisfies Readonly<Record<string, Words>>;

export const FACTS = {
  submitted: { ja: '応募・推薦', en: 'Candidates' },
  ready: { ja: '選考できる人', en: 'Ready for selection' },
  selected: { ja: '選出', en: 'Selected' },
  total: { ja: 'これまでの累計', en: 'Programme so far' },
  nominations: { ja: '推薦', en: 'Nominations' },
  named: { ja: '名簿に氏名を載せる人', en: 'Named on the list' },
  term: { ja: '任期', en: 'Term' },
  who: { ja: '対象', en: 'For' },
  grade: { ja: '職階', en: 'Grade' },
  route: { ja: '区分', en: 'Route' },
  publishing: { ja: '公表', en: 'Publication' },
  path: { ja: '経過', en: 'So far' },
  reason: { ja: '選出しない理由', en: 'Reason' },
  theme: { ja: '取り組みたいこと', en: 'Theme' },
  motivation: { ja: '志望動機', en: 'Motivation' },
  skills: { ja: '活かせる経験', en: 'Skills' },
  nominationReason: { ja: '推薦の理由', en: 'Reason of the nomination' },
  years: { ja: '年度ごとの選出', en: 'Selected by year' },
} as const satisfies Readonly<Record<string, Words>>;

const CONFLICT: Words = {
  ja: '⚠ ほかの人の操作で内容が変わっています。何も変えていません。いまの内容を確かめて、もう一度お願いします。',
  en: '⚠ Somebody has changed this in the meantime. Nothing was done; please check and try again.',
};
const GONE: Words = { ja: '⚠ 見つかりませんでした。何も変わっていません。', en: '⚠ Not found. Nothing was changed.' };
const ALREADY: Words = { ja: '✓ すでにそうなっています。', en: '✓ It is so already.' };

export const STEP_WORDS: Readonly<Record<CycleStep['kind'], Words>> = {
  done: { ja: '✓ 変えました。', en: '✓ Done.' },
  already: ALREADY,
  conflict: CONFLICT,
  'too-late': {
    ja: '⚠ いまの状態では、この操作はできません。何も変わっていません。',
    en: '⚠ This cannot be done as things stand. Nothing was changed.',
  },
  gone: GONE,
};

export const CHOSEN_WORDS: Readonly<Record<Chosen['kind'], Words>> = {
  done: { ja: '✓ 記録しました。本人には公表のときに知らせが届きます。', en: '✓ Recorded. The person hears of it when you publish.' },
  already: ALREADY,
  conflict: CONFLICT,
  'not-open': {
    ja: '⚠ 選考は、募集を締め切ってから公表までの間だけできます。何も変わっていません。',
    en: '⚠ Selection is possible between the close of the call and its publication. Nothing was changed.',
  },
  'not-ready': {
    ja: '⚠ この候補者は、いま選考できる状態ではありません。何も変わっていません。',
    en: '⚠ This candidate cannot be decided on now. Nothing was changed.',
  },
  own: {
    ja: '⚠ 自分の応募は、ほかのDX推進担当が決めます。何も変わっていません。',
    en: '⚠ Your own application is decided by a colleague. Nothing was changed.',
  },
  nominated: {
    ja: '⚠ 推薦した人の選考は、ほかのDX推進担当が行います。何も変わっていません。',
    en: '⚠ Whoever nominates does not select. Nothing was changed.',
  },
  gone: GONE,
};

export const PUBLISHED_WORDS: Readonly<Record<Exclude<Published['kind'], 'done'>, Words>> = {
  already: ALREADY,
  conflict: CONFLICT,
  'not-ready': {
    ja: '⚠ まだ公表できません。選出した人がいないか、決まっていない候補者がいます。何も変わっていません。',
    en: '⚠ It cannot be published yet: nobody is selected, or somebody is still undecided. Nothing was changed.',
  },
  own: {
    ja: '⚠ あなたも候補者です。公表は、ほかのDX推進担当が行います。何も変わっていません。',
    en: '⚠ You are a candidate yourself. Somebody else of the DX office publishes. Nothing was changed.',
  },
  'too-late': STEP_WORDS['too-late'],
  gone: GONE,
};

export const DAY_PROBLEMS: Readonly<Record<DayProblem, Words>> = {
  missing: { ja: '⚠ 日を選んでください。', en: '⚠ Please choose a day.' },
  'no-day': { ja: '⚠ この日付はありません。', en: '⚠ There is no such date.' },
  past: { ja: '⚠ 過ぎた日時です。これからの日を選んでください。', en: '⚠ This lies in the past. Please choose a later day.' },
  'too-far': {
    ja: '⚠ 先の日すぎます。この年度の3月31日（任期の開始日は1年先）までにしてください。',
    en: '⚠ Too far ahead: until 31 March of the year (one year for the start of a term).',
  },
};

export const DATE_FORM = {
  openTitle: (year: string): Words => ({ ja: `${year}の募集を始める`, en: `Open the call for ${year}` }),
  deadlineTitle: { ja: '応募の締切を変える', en: 'Change the deadline' },
  publishTitle: { ja: '選出の結果を公表する', en: 'Publish the result' },
  deadlineText: { ja: '締切は、選んだ日の17:00です。', en: 'Applications end at 17:00 on the chosen day.' },
  reopenText: {
    ja: '新しい締切を選ぶと、募集が再開します。締切は、選んだ日の17:00です。',
    en: 'Choosing a new deadline (17:00) reopens the call.',
  },
  publishText: {
    ja: '任期は、選んだ日から1年間です。開始日は方針に定めがないため、ここで決めます（5.5.(3)）。',
    en: 'The term is one year from the chosen day; the policy names no date (5.5.(3)).',
  },
  deadlineLabel: { ja: '応募の締切日', en: 'Last day of applications' },
  termLabel: { ja: '任期の開始日', en: 'First day of the term' },
  missing: { ja: '日を選んでください。', en: 'Please choose a day.' },
  audience: { ja: '副主幹級以下の職員（5.4.(2)、5.5.(2)）', en: 'Staff of grade 副主幹級 and below (5.4.(2), 5.5.(2))' },
} as const;

export const REASON_FORM = {
  text: { ja: '選出しない理由は、公表のときに本人が読みます。', en: 'The person reads the reason when you publish.' },
  categoryLabel: { ja: '理由の区分', en: 'Category' },
  sentenceLabel: { ja: '本人が読む理由（500文字まで）', en: 'Reason for the person (up to 500 characters)' },
  categoryMissing: { ja: '理由の区分を選んでください。', en: 'Please choose a category.' },
  sentenceMissing: { ja: '理由を書いてください。', en: 'Please write the reason.' },
} as const satisfies Readonly<Record<string, Words>>;
