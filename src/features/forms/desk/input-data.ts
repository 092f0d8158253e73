import type { CardData } from '../../../card-kit/card.ts';
import { inputData as drawn } from '../../../card-kit/typed-input.ts';
import type { Inputs, InputShape } from '../../../card-kit/typed-input.ts';
import type { Voice } from '../../../kernel/wording.ts';
import { problemText } from './problem-messages.ts';
import type { Problems } from './rules/problem.ts';

/** What was typed, and what is wrong with it. */
export interface Typed {
  readonly inputs: Inputs;
  readonly problems: Problems;
}

/** One input as templates draw it, with what is wrong in words. */
export function inputData({ inputs, problems }: Typed, input: InputShape, voice: Voice): CardData {
  const problem = problems[input.name];
  return drawn({ inputs, problems: problem === undefined ? {} : { [input.name]: problemText(problem) } }, input, voice);
}
