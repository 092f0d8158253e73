import type { Words } from '../../../kernel/wording.ts';
import type { PlainProblem, Problem } from './read-field.ts';

/** What is wrong with a field, and what to do about it. */
export function problemWords(problem: Problem): Words {
  return isPlain(problem) ? PLAIN[problem.kind] : figureWords(problem);
}

function isPlain(problem: Problem): problem is PlainProblem {
  return Object.hasOwn(PLAIN, problem.kind);
}

function figureWords(problem: Exclude<Problem, PlainProblem>): Words {
  switch (problem.kind) {
    case 'too-long':
      return tooLong(problem.limit, problem.length);
    case 'no-number':
      return noNumber(problem.min, problem.max);
    case 'past':
      return problem.usual ? USUAL_IS_PAST : PAST;
    case 'fewer-than-taken':
      return fewerThanTaken(problem.taken);
    case 'held-below-used':
      return heldBelowUsed(problem.used);
    case 'held-not-free':
      return heldNotFree(problem.most);
  }
}

const PLAIN: Readonly<Record<PlainProblem['kind'], Words>> = {
  missing: { ja: '⚠ ここを入れてください。', en: '⚠ Please fill this in.' },
  'no-choice': { ja: '⚠ 選び直してください。', en: '⚠ Please choose again.' },
  'no-day': { ja: '⚠ この日付はありません。年月日を確かめてください。', en: '⚠ There is no such date. Please check it.' },
  'no-time': { ja: '⚠ この時刻はありません。13:30 のように入れてください。', en: '⚠ There is no such time. Please write it like 13:30.' },
  'day-missing': { ja: '⚠ 時刻だけが入っています。日付も入れてください。', en: '⚠ There is only a time. Please add the date.' },
  'end-before-start': { ja: '⚠ 終了は、開始より後の時刻にしてください。', en: '⚠ The end must be after the start.' },
  'after-start': { ja: '⚠ 研修の開始より前にしてください。', en: '⚠ This must be before the session begins.' },
  'lock-before-apply': {
    ja: '⚠ 繰上げの締切は、申込締切と同じ日か、後の日にしてください。',
    en: '⚠ People must be able to move up at least until the last application.',
  },
  'release-after-lock': {
    ja: '⚠ 開放日は、繰上げの締切（ふだんは申込締切）より前の日にしてください。',
    en: '⚠ The release must be before the last moment to move up (usually the sign-up deadline).',
  },
  'only-dx-related': {
    ja: '⚠ 優先枠を取れるのは、DX関連の研修だけです。空欄にしてください。',
    en: '⚠ Seats are held back on DX-related courses only. Please leave this empty.',
  },
};

const PAST: Words = {
  ja: '⚠ 過ぎた日時です。これからの日時を入れてください。',
  en: '⚠ This lies in the past. Please choose a later time.',
};

const USUAL_IS_PAST: Words = {
  ja: '⚠ ふだんの締切（前の営業日の17:00）を過ぎています。締切の日を入れてください。',
  en: '⚠ The usual deadline (17:00 on the working day before) has passed. Please enter one.',
};

function tooLong(limit: number, length: number): Words {
  const [most, now] = [String(limit), String(length)];
  return {
    ja: `⚠ ${most}文字までです（いま${now}文字）。短くしてください。`,
    en: `⚠ At most ${most} characters (now ${now}). Please shorten it.`,
  };
}

function noNumber(min: number, max: number): Words {
  const [from, to] = [String(min), String(max)];
  return { ja: `⚠ ${from}から${to}までの数字を入れてください。`, en: `⚠ Please enter a number from ${from} to ${to}.` };
}

function fewerThanTaken(taken: number): Words {
  const count = String(taken);
  return {
    ja: `⚠ すでに${count}人の受講が決まっています。${count}人より少なくできません。`,
    en: `⚠ ${count} people have a seat already, so there cannot be fewer.`,
  };
}

function heldBelowUsed(used: number): Words {
  const count = String(used);
  return {
    ja: `⚠ 優先枠は、すでに${count}席使われています。${count}席以上にするか、なくすときは空欄にしてください。`,
    en: `⚠ ${count} of the seats held back are taken already. Enter ${count} or more, or leave it empty to hold none.`,
  };
}

function heldNotFree(most: number): Words {
  const count = String(most);
  return { ja: `⚠ 空いている席が足りません。優先枠は${count}席までです。`, en: `⚠ There are not enough free seats. At most ${count}.` };
}
