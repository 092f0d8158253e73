import type { Words } from '../../../kernel/wording.ts';
import type { ForbiddenWord } from '../rules/forbidden-words.ts';
import type { SettingsField, SettingsProblem } from '../rules/read-settings.ts';
import type { DeskResult } from './settings.ts';

export const DESK = {
  kind: { ja: 'ストレスチェック・実施の事務', en: 'Stress check, administration' },
  entrance: { ja: 'ストレスチェックの案内', en: 'Stress-check messages' },
  summary: { ja: '人財ナビからのお知らせ', en: 'A message from Jinzai Navi' },
  title: { ja: 'ストレスチェックの案内', en: 'Stress check: messages to staff' },
  none: { ja: '－ 期間は決まっていません', en: '– No period is set' },
  noneText: {
    ja: '期間・受検サイト・実施者の連絡先・案内の文を決めると、職員が「ストレスチェック」で見られるようになります。',
    en: 'Once period, website, contact and text are set, staff can see them with “stress check”.',
  },
  planned: { ja: '… まだ始まっていません', en: '… Not begun yet' },
  open: { ja: '○ 受検の期間です', en: '○ The period is running' },
  over: { ja: '■ 期間は終わりました', en: '■ The period is over' },
  text: {
    ja: '受検は任意です。回答・点数・結果・面接の申出・同意は、人財ナビに入れないでください（入れる欄もありません）。',
    en: 'Taking the check is voluntary. No answers, scores, results, requests or consents belong in this bot; there is no field for them.',
  },
  back: { ja: 'もどる', en: 'Back' },
} as const satisfies Readonly<Record<string, Words>>;

export const BUTTONS = {
  begin: { ja: '期間を決める', en: 'Set a period' },
  change: { ja: '設定を変える', en: 'Change the settings' },
  list: { ja: '受検した人の名簿を入れる', en: 'Enter who has taken it' },
  next: { ja: '次の案内が届く人', en: 'Who gets the next message' },
  sample: { ja: '案内の見本', en: 'See the message' },
  rates: { ja: '受検率', en: 'Take-up rates' },
  discard: { ja: '取りやめる', en: 'Call it off' },
  reallyDiscard: { ja: 'この期間を取りやめる', en: 'Call this period off' },
} as const satisfies Readonly<Record<string, Words>>;

export const FACTS = {
  period: { ja: '期間', en: 'Period' },
  link: { ja: '受検サイト', en: 'Website' },
  contact: { ja: '実施者の連絡先', en: 'Contact of the practitioner' },
  intro: { ja: '案内の文', en: 'Introduction' },
  reminders: { ja: '案内（一人に多くて）', en: 'Messages (at most, to a person)' },
  sent: { ja: '送った案内', en: 'Sent so far' },
  purge: { ja: '記録を消す日', en: 'Records are deleted on' },
} as const satisfies Readonly<Record<string, Words>>;

interface ReminderTexts {
  readonly none: string;
  readonly days: (days: readonly string[]) => string;
  readonly sent: (count: number) => string;
}

export const REMINDERS: Words<ReminderTexts> = {
  ja: {
    none: '送りません',
    days: (days) => `${String(days.length)}回（${days.join('、')}。どれも開庁時間に）`,
    sent: (count) => `${String(count)}回`,
  },
  en: {
    none: 'none',
    days: (days) => `${String(days.length)} (${days.join('; ')}; in office hours)`,
    sent: (count) => String(count),
  },
};

export const RESULTS: Readonly<Record<DeskResult | 'discarded', Words>> = {
  done: { ja: '✓ 保存しました。', en: '✓ Saved.' },
  already: { ja: '✓ すでに保存しています。', en: '✓ Saved already.' },
  discarded: { ja: '✓ 取りやめました。', en: '✓ Called off.' },
  conflict: {
    ja: '⚠ ほかの人の操作で内容が変わっています。何も変えていません。いまの内容を確かめて、もう一度お願いします。',
    en: '⚠ Somebody has changed this in the meantime. Nothing was done; please check and try again.',
  },
  'too-late': {
    ja: '⚠ いまの状態では、この操作はできません。何も変わっていません。',
    en: '⚠ This cannot be done as things stand. Nothing was changed.',
  },
};

export const DISCARD_TEXT: Words = {
  ja: 'まだ始まっていない期間を消します。元には戻せません。',
  en: 'This removes the period, which has not begun. It cannot be undone.',
};

export const FORM = {
  title: { ja: 'ストレスチェックの案内を決める', en: 'Set up the messages' },
  text: {
    ja: '受検が任意であること、不利益のないこと、だれが何を見るかは、どの案内にも決まった文で入り、変えられません。案内の日を空けておくと、開庁日の中から提案します。',
    en: 'That taking it is voluntary and who sees what stands in every message in fixed words. Days that are left empty are suggested.',
  },
  save: { ja: '保存する', en: 'Save' },
  back: { ja: '保存しないでもどる', en: 'Back without saving' },
  wrong: { ja: '⚠ 直すところがあります。まだ保存していません。', en: '⚠ Please correct what is marked. Nothing was saved.' },
  defaultIntro: {
    ja: '年に一度、自分のストレスの様子に気づくための検査です。気づいたことを、セルフケアに役立ててください。',
    en: '年に一度、自分のストレスの様子に気づくための検査です。気づいたことを、セルフケアに役立ててください。',
  },
} as const satisfies Readonly<Record<string, Words>>;

export const FIELDS: Readonly<Record<SettingsField, Words>> = {
  from: { ja: '期間の始め', en: 'First day' },
  until: { ja: '期間の終わり', en: 'Last day' },
  link: { ja: '受検サイトのアドレス（https://）', en: 'Address of the website (https://)' },
  contact: { ja: '実施者の連絡先（200文字まで）', en: 'Contact of the practitioner (up to 200 letters)' },
  intro: { ja: '案内の文（400文字まで）', en: 'Introduction (up to 400 letters)' },
  reminders: { ja: '案内の回数（一人に多くて）', en: 'Number of messages (at most, to a person)' },
  first: { ja: '1回目の日（空けると提案します）', en: 'Day of the first (empty: suggested)' },
  second: { ja: '2回目の日（空けると提案します）', en: 'Day of the second (empty: suggested)' },
};

type Plain = Exclude<SettingsProblem['kind'], 'too-long' | 'forbidden' | 'too-short-period'>;

const PROBLEMS: Readonly<Record<Plain, Words>> = {
  missing: { ja: '入れてください。', en: 'Please fill this in.' },
  'no-day': { ja: 'この日付はありません。', en: 'There is no such date.' },
  past: { ja: '過ぎた日です。今日からの日にしてください。', en: 'This lies in the past.' },
  begun: { ja: '期間は始まっているので、始めの日は変えられません。', en: 'The period has begun, so its first day stays.' },
  'before-from': { ja: '期間の始めより後の日にしてください。', en: 'It must be later than the first day.' },
  'too-long-period': { ja: '期間は120日までにしてください。', en: 'A period has at most 120 days.' },
  'bad-link': {
    ja: 'https:// で始まり、許可されたサイトのアドレスにしてください。サイトの許可（NAVI_LINK_HOSTS）は情報政策課にお頼みください。',
    en: 'It must begin with https:// and be of an allowed site. Ask the IT section to allow the site (NAVI_LINK_HOSTS).',
  },
  'bad-count': { ja: '0回、1回、2回から選んでください。', en: 'Choose 0, 1 or 2.' },
  'not-working': { ja: '開庁日にしてください。', en: 'It must be a working day.' },
  outside: { ja: '期間の2日目から終わりまでの日にしてください。', en: 'It must lie between the second and the last day of the period.' },
  order: { ja: '1回目より後の日にしてください。', en: 'It must be later than the first.' },
};

export function problemWords(problem: SettingsProblem): Words {
  if (problem.kind === 'too-long') {
    return { ja: `${String(problem.most)}文字までにしてください。`, en: `At most ${String(problem.most)} letters, please.` };
  }
  if (problem.kind === 'too-short-period') {
    return {
      ja: `期間が短いため、この回数は送れません（${String(problem.fits)}回まで）。回数を減らすか、期間を延ばしてください。`,
      en: `The period is too short for that many (${String(problem.fits)} at most).`,
    };
  }
  return problem.kind === 'forbidden' ? forbiddenWords(problem.found) : PROBLEMS[problem.kind];
}

function forbiddenWords({ kind, word }: ForbiddenWord): Words {
  return kind === 'duty'
    ? {
        ja: `「${word}」は使えません。受検は本人の自由で、受けるように迫る言葉は入れられません（労働安全衛生法 第66条の10 の指針）。`,
        en: `“${word}” cannot be used: taking the check is voluntary, and nothing may sound like a duty.`,
      }
    : {
        ja: `「${word}」は使えません。回答・点数・結果・同意にかかわることは、人財ナビの案内に書けません。`,
        en: `“${word}” cannot be used: answers, scores, results and consents do not belong in these messages.`,
      };
}
