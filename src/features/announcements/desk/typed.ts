import type { CardData } from '../../../card-kit/card.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import type { Tint } from './messages.ts';

/** What somebody typed, by input, as the client sends it. */
export type Inputs = Readonly<Record<string, string>>;
/** What is wrong with it, by input. */
export type Problems = Readonly<Record<string, Words>>;

export type Read<T> = { readonly kind: 'read'; readonly value: T } | { readonly kind: 'bad'; readonly problems: Problems };

/** The problems that were found, or the value. */
export function readOr<T>(problems: Problems, value: T): Read<T> {
  return Object.keys(problems).length === 0 ? { kind: 'read', value } : { kind: 'bad', problems };
}

export interface Typed {
  readonly inputs: Inputs;
  readonly problems: Problems;
}

const CUT: Words = {
  ja: '長すぎるため、後ろの部分はカードに残せませんでした。',
  en: ' It was too long for the card to give all of it back.',
};

/** One input as templates draw it: filled in, with its message beside it. `keep` is how many letters the card can give back. */
export function inputData(
  { inputs, problems }: Typed,
  input: { readonly name: string; readonly label: Words; readonly keep?: number },
  voice: Voice,
): CardData {
  const { name, label, keep = 500 } = input;
  const whole = inputs[name] ?? '';
  // Never half a surrogate pair.
  const value = whole.length <= keep ? whole : whole.slice(0, keep).replace(/[\ud800-\udbff]$/, '');
  const problem = problems[name];
  const words = problem === undefined ? '' : say(problem, voice);
  const cut = value.length < whole.length ? say(CUT, voice) : '';
  return { label: say(label, voice), value, hasProblem: words !== '' || cut !== '', problem: `${words}${cut}` };
}

/** Above the inputs: what happened, or how many places must be corrected. */
export function newsData(news: Words | null, problems: Problems, voice: Voice): { news: string; hasNews: boolean; newsTint: Tint } {
  const count = Object.keys(problems).length;
  const words = news ?? (count === 0 ? null : notSaved(count));
  const text = words === null ? '' : say(words, voice);
  return { news: text, hasNews: words !== null, newsTint: tintOf(text) };
}

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

/** Value of the choice that chooses nothing: an empty one is not sent by every client. */
export const NONE = '-';

/** A name as the value of a choice: clients join what was chosen by commas, and a name with a comma would fall apart. */
export function choiceValue(name: string): string {
  return encodeURIComponent(name);
}
