import type { Answer } from '../../answering/answer/answer.ts';
import type { UnknownWords } from '../../answering/retrieve/unknown-words.ts';
import { mayKeepWordsOf } from '../../answering/understand/may-keep-words.ts';
import type { People } from '../../people/port.ts';

export interface UnknownWordsDeps {
  readonly unknownWords: UnknownWords;
  readonly namesAmong: People['namesAmong'];
}

/** The words that HR should know of because they found no answer; no question, no names, nothing of what must leave no trace. */
export async function unknownWordsToKeep(
  question: string,
  answer: Answer,
  { unknownWords, namesAmong }: UnknownWordsDeps,
): Promise<readonly string[]> {
  if (!mayKeepWordsOf(question, answer)) return [];
  const words = unknownWords.in(question);
  const names = new Set(words.length === 0 ? [] : await namesAmong(words));
  return words.filter((word) => !names.has(word));
}
