import type { CardData, CardValue } from '../../../card-kit/card.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice } from '../../../kernel/wording.ts';
import type { Note } from '../note-words.ts';
import { tintOf } from '../state-words.ts';
import { problemWords } from './problem-words.ts';
import type { Problem, Problems } from './read-field.ts';

/** What stands below the state of a card: what a tap has done, line by line. */
export interface DeskNote extends Note {
  readonly changes?: readonly string[];
}

export function noteData(note: DeskNote | undefined): CardData {
  return {
    hasNote: note !== undefined,
    note: note?.text ?? '',
    noteTint: tintOf(note?.color ?? 'Default'),
    changes: (note?.changes ?? []).map((text) => ({ text })),
  };
}

/** For each field whether it is wrong, and what is said above it. */
export function errorData<F extends string>(fields: readonly F[], problems: Problems<F>, voice: Voice): CardData {
  const wrong = fields.map((field): [string, CardValue] => [`${field}Wrong`, problems[field] !== undefined]);
  const said = fields.map((field): [string, CardValue] => [`${field}Error`, errorText(problems[field], voice)]);
  return Object.fromEntries([...wrong, ...said]);
}

function errorText(problem: Problem | undefined, voice: Voice): string {
  return problem === undefined ? '' : say(problemWords(problem), voice);
}
