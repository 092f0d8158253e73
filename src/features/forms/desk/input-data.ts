import type { CardData } from '../../../card-kit/card.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import { CUT, notSavedText, problemText } from './problem-messages.ts';
import type { Inputs, Problems } from './rules/problem.ts';

/** What was typed, and what is wrong with it. */
export interface Typed {
  readonly inputs: Inputs;
  readonly problems: Problems;
}

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
  const words = problem === undefined ? '' : say(problemText(problem), voice);
  return {
    label: say(label, voice),
    value,
    hasProblem: problem !== undefined,
    problem: value.length < whole.length ? `${words}${say(CUT, voice)}` : words,
  };
}

/** Above the inputs: what happened, or how many places must be corrected. */
export function newsData(news: Words | null, problems: Problems, voice: Voice): { news: string; hasNews: boolean; newsTint: string } {
  const count = Object.keys(problems).length;
  const words = news ?? (count === 0 ? null : notSavedText(count));
  const text = words === null ? '' : say(words, voice);
  return { news: text, hasNews: words !== null, newsTint: tintOf(text) };
}

/** Ground of the news: coloured letters would be too pale on white. News that begin with the warning sign ask for something. */
function tintOf(news: string): string {
  if (news.startsWith('⚠')) return 'attention';
  return news.startsWith('✓') ? 'good' : 'default';
}
