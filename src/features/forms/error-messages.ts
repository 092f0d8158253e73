import { formatDay, atTokyo } from '../../kernel/tokyo-time.ts';
import type { Day } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice, Words } from '../../kernel/wording.ts';
import { inVoice } from './definition.ts';
import type { FormField } from './definition.ts';
import type { Problem } from './rules/validate.ts';

type Of<K extends Problem['kind']> = Extract<Problem, { readonly kind: K }>;

/** What to do about one field, beside it. */
export function problemText(problem: Problem, voice: Voice): string {
  const write = WRITERS[problem.kind] as (problem: Problem, voice: Voice) => string;
  return write(problem, voice);
}

const WRITERS: { readonly [K in Problem['kind']]: (problem: Of<K>, voice: Voice) => string } = {
  missing: ({ field }, voice) => missingText(field, voice),
  'too-long': ({ max, length }, voice) =>
    say(
      {
        ja: `${count(max)}字までです（いま${count(length)}字）。短くしてください。`,
        en: `Up to ${count(max)} characters, please (now ${count(length)}).`,
      },
      voice,
    ),
  'not-offered': (_, voice) => say({ ja: '表示されている中から選んでください。', en: 'Please choose one of those shown.' }, voice),
  'too-few': ({ count: least }, voice) =>
    say({ ja: `${String(least)}つ以上選んでください。`, en: `Please choose at least ${String(least)}.` }, voice),
  'too-many': ({ count: most }, voice) =>
    say({ ja: `選べるのは${String(most)}つまでです。`, en: `Please choose no more than ${String(most)}.` }, voice),
  'not-a-day': (_, voice) =>
    say({ ja: '日付として読めません。「2026-12-10」の形で入れてください。', en: 'This is no date. Please write it as 2026-12-10.' }, voice),
  'too-early': ({ day }, voice) =>
    say({ ja: `${words(day, voice)}以降の日にしてください。`, en: `Not before ${words(day, voice)}, please.` }, voice),
  'too-late': ({ day }, voice) =>
    say({ ja: `${words(day, voice)}までの日にしてください。`, en: `Not after ${words(day, voice)}, please.` }, voice),
  'not-a-number': (_, voice) => say({ ja: '数字だけで入れてください（例: 12）。', en: 'Please write digits only, such as 12.' }, voice),
  'out-of-range': ({ min, max }, voice) =>
    say(
      { ja: `${count(min)}から${count(max)}までの数にしてください。`, en: `A number from ${count(min)} to ${count(max)}, please.` },
      voice,
    ),
  nobody: (_, voice) =>
    say(
      {
        ja: '名簿に見つかりません。氏名の全部か、職員番号を入れてください。',
        easy: '名簿（めいぼ）に名前がありません。名前を全部（ぜんぶ）か、職員番号を書いてください。',
        en: 'Not found on the roster. Please write the whole name or the employee number.',
      },
      voice,
    ),
  'several-people': (_, voice) =>
    say(
      {
        ja: '同じ名前の職員がいます。選ぶか、職員番号を入れてください。',
        en: 'Several people have this name. Please choose, or write the number.',
      },
      voice,
    ),
  'no-section': (_, voice) =>
    say(
      {
        ja: '部局・課が見つかりません。「総務部 人事課」の形で入れてください。',
        en: 'There is no such section. Please write bureau and section.',
      },
      voice,
    ),
  refused: ({ words: refusal }, voice) => inVoice(refusal, voice),
};

const WRITE: Words = { ja: '入力してください。', easy: '書いてください。', en: 'Please fill this in.' };
const CHOOSE: Words = { ja: '選んでください。', en: 'Please choose.' };
const AGREE: Words = {
  ja: '同意していただけるときは、印を付けてください。',
  easy: '「はい」のときは、印（しるし）を付けてください。',
  en: 'Please tick this if you agree.',
};

/** What the client says too, when it checks first. */
export function missingText(field: FormField['kind'], voice: Voice): string {
  if (field === 'consent') return say(AGREE, voice);
  return say(['one-choice', 'several-choices', 'yes-no', 'date', 'section'].includes(field) ? CHOOSE : WRITE, voice);
}

function words(day: Day, { locale }: Voice): string {
  return formatDay(atTokyo(day, '00:00'), locale);
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
