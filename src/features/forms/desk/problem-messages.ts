import type { Words } from '../../../kernel/wording.ts';
import type { Problem } from './rules/problem.ts';

/** How many of many are named: enough to find the mistake. */
const NAMED = 10;

const PLAIN = {
  missing: { ja: '入力してください。', en: 'Please fill this in.' },
  'not-offered': { ja: '選択肢の中から選び直してください。', en: 'Please choose one of the choices.' },
  'not-a-number': { ja: '整数を入れてください（例: 12）。', en: 'Please give a whole number, such as 12.' },
  'not-a-day': { ja: '日付として読めません。選び直してください。', en: 'This is not a date. Please choose one.' },
  'not-a-time': { ja: '時刻として読めません。17:00 のように入れてください。', en: 'This is not a time. Please write it like 17:00.' },
  past: { ja: 'もう過ぎています。これからの日時にしてください。', en: 'This has passed already. Please choose a later time.' },
  'min-above-max': { ja: '上限が下限より小さくなっています。', en: 'The largest value is below the smallest.' },
  'anonymous-with-chain': {
    ja: '無記名の用紙には、審査を付けられません。「なし」にするか、記名にしてください。',
    en: 'An anonymous form cannot be decided on. Choose “nobody”, or make it named.',
  },
  'anonymous-with-person': {
    ja: '無記名の用紙には、職員を選ぶ欄を置けません。欄を消すか、記名にしてください。',
    en: 'An anonymous form cannot have a field for a colleague. Remove the field, or make it named.',
  },
  'second-section': { ja: '部局・課の欄は一つまでです。', en: 'There can be only one field for a section.' },
  nobody: {
    ja: 'この条件に当てはまる職員がいません。条件を見直してください。',
    en: 'Nobody on the roster fits. Please look through the conditions.',
  },
} as const satisfies Record<string, Words>;

type Detailed = Exclude<Problem['kind'], keyof typeof PLAIN>;
type Texts = { readonly [K in Detailed]: (problem: Extract<Problem, { kind: K }>) => Words };

const DETAILED: Texts = {
  'too-long': ({ max, length }) => ({
    ja: `${length.toLocaleString('ja-JP')}字あります。${String(max)}字までに縮めてください。`,
    en: `This has ${length.toLocaleString('en-GB')} letters; ${String(max)} are allowed. Please shorten it.`,
  }),
  'out-of-range': ({ min, max }) => ({
    ja: `${String(min)}から${String(max)}までの数にしてください。`,
    en: `Please give a number from ${String(min)} to ${String(max)}.`,
  }),
  'unknown-numbers': ({ numbers }) => unknownNumbers(numbers),
  'too-many-numbers': ({ count, max }) => ({
    ja: `職員番号が${count.toLocaleString('ja-JP')}件あります。${max.toLocaleString('ja-JP')}件までです。部局や職階で絞ってください。`,
    en: `There are ${count.toLocaleString('en-GB')} numbers; ${max.toLocaleString('en-GB')} are allowed. Please narrow by bureau or grade instead.`,
  }),
  'too-many-letters': ({ max }) => ({
    ja: `すべての欄を合わせた文字数が多すぎます。この欄は${max.toLocaleString('ja-JP')}字までにしてください。`,
    en: `All fields together allow too much text. This one can have up to ${max.toLocaleString('en-GB')} letters.`,
  }),
  'too-few-choices': () => ({ ja: '選択肢を2つ以上、1行に1つずつ書いてください。', en: 'Please give at least two choices, one per line.' }),
  'too-many-choices': ({ count, limit }) => ({
    ja: `選択肢が${String(count)}個あります。${String(limit)}個までです。`,
    en: `There are ${String(count)} choices; ${String(limit)} are allowed.`,
  }),
  'same-choice': ({ choice }) => ({
    ja: `同じ選択肢があります: ${shortened(choice)}`,
    en: `This choice is given twice: ${shortened(choice)}`,
  }),
  'long-choice': ({ choice, max }) => ({
    ja: `長すぎる選択肢があります（${String(max)}字まで）: ${shortened(choice)}`,
    en: `A choice is too long (${String(max)} letters are allowed): ${shortened(choice)}`,
  }),
  'least-above-most': ({ most }) => ({
    ja: `選ぶ数の下限が、上限（${String(most)}）を超えています。`,
    en: `The fewest to choose is above the most (${String(most)}).`,
  }),
};

export function problemText(problem: Problem): Words {
  if (problem.kind in PLAIN) return PLAIN[problem.kind as keyof typeof PLAIN];
  const text = DETAILED[problem.kind as Detailed] as (problem: Problem) => Words;
  return text(problem);
}

function unknownNumbers(numbers: readonly string[]): Words {
  const named = numbers.slice(0, NAMED).map((number) => (number.length > 20 ? `${number.slice(0, 20)}…` : number));
  const more = numbers.length - named.length;
  return {
    ja: `名簿にない職員番号が${String(numbers.length)}件あります: ${named.join('、')}${more > 0 ? `、ほか${String(more)}件` : ''}`,
    en: `Not on the roster (${String(numbers.length)}): ${named.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`,
  };
}

function shortened(text: string): string {
  return text.length <= 30 ? text : `${text.slice(0, 30)}…`;
}
