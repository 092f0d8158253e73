import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../kernel/errors.ts';

/** Which words of a question speak for which entry; written by `navi kb learn`, never by hand. */
export const learnedWordsSchema = z.strictObject({
  /** Ids of the entries that were known when it was learned; weights refer to them by place. */
  entries: z.array(z.string()).min(1),
  /** For each term its rarity × 100, then pairs of entry and weight × 256. */
  terms: z.record(z.string(), z.array(z.int()).min(1)),
});

export type LearnedWords = z.infer<typeof learnedWordsSchema>;

/**
 * Null when nothing was learned yet: a knowledge can do without.
 * @throws AppError `knowledge.invalid`
 */
export function readLearnedWords(file: string): LearnedWords | null {
  if (!existsSync(file)) return null;
  try {
    return learnedWordsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new AppError('knowledge.invalid', `${file}: 読めません。navi kb learn で作り直してください`, { cause });
  }
}
