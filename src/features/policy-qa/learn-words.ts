import type { Answer } from '../../answering/answer/answer.ts';
import type { UnknownWords } from '../../answering/retrieve/unknown-words.ts';
import { mayBeLearnedFrom } from '../../answering/understand/may-be-learned.ts';
import type { People } from '../../people/port.ts';

export interface Learning {
  readonly unknownWords: UnknownWords;
  readonly namesAmong: People['namesAmong'];
}

/** The words that HR should know of because they found no answer; no question, no names, nothing of what must leave no trace. */
export async function wordsToLearn(question: string, answer: Answer, { unknownWords, namesAmong }: Learning): Promise<readonly string[]> {
  if (!mayBeLearnedFrom(question, answer)) return [];
  const words = unknownWords.in(question);
  const names = new Set(words.length === 0 ? [] : await namesAmong(words));
  return words.filter((word) => !names.has(word));
}
