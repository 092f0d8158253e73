import { say } from '../kernel/wording.ts';
import type { Voice, Words } from '../kernel/wording.ts';
import type { CardData } from './card.ts';

/** What somebody typed, by input, as the client sends it. */
export type Inputs = Readonly<Record<string, string>>;
/** What is wrong with it, by input. */
export type Problems = Readonly<Record<string, Words>>;

export interface Typed {
  readonly inputs: Inputs;
  readonly problems: Problems;
}

export interface InputShape {
  readonly name: string;
  readonly label: Words;
  /** How many letters the card can give back. */
  readonly keep?: number;
}

const KEPT = 500;
const CUT: Words = {
  ja: '長すぎるため、後ろの部分はカードに残せませんでした。',
  en: ' It was too long for the card to give all of it back.',
};

/** One input as templates draw it: filled in, with its message beside it; what is cut says so, even when nothing is wrong with it. */
export function inputData({ inputs, problems }: Typed, { name, label, keep = KEPT }: InputShape, voice: Voice): CardData {
  const whole = inputs[name] ?? '';
  // Never half a surrogate pair.
  const value = whole.length <= keep ? whole : whole.slice(0, keep).replace(/[\ud800-\udbff]$/, '');
  const problem = problems[name];
  const words = problem === undefined ? '' : say(problem, voice);
  const cut = value.length < whole.length ? say(CUT, voice) : '';
  return { label: say(label, voice), value, hasProblem: words !== '' || cut !== '', problem: `${words}${cut}` };
}

/** Ground of a line of news: coloured letters would be too pale on white. */
export type Tint = 'default' | 'good' | 'attention';

/** Above the inputs: what happened, or how many places must be corrected. */
export function newsData(
  news: Words | null,
  problems: Readonly<Record<string, unknown>>,
  voice: Voice,
): { news: string; hasNews: boolean; newsTint: Tint } {
  const count = Object.keys(problems).length;
  const words = news ?? (count === 0 ? null : notSaved(count));
  const text = words === null ? '' : say(words, voice);
  return { news: text, hasNews: words !== null, newsTint: tintOf(text) };
}

/** News that begin with the warning sign ask for something. */
function tintOf(news: string): Tint {
  if (news.startsWith('⚠')) return 'attention';
  return news.startsWith('✓') ? 'good' : 'default';
}

function notSaved(count: number): Words {
  return {
    ja: `⚠ まだ保存していません。${String(count)}か所を直してください。入力した内容は残っています。`,
    en: `⚠ Not saved yet. Please correct ${count === 1 ? 'one place' : `${String(count)} places`}. What you typed is still here.`,
  };
}
