import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../kernel/errors.ts';

const fileSchema = z.strictObject({
  from: z.strictObject({ knowledge: z.string(), golden: z.string() }).default({ knowledge: '', golden: '' }),
  entries: z.array(z.string()).min(1),
  terms: z.record(z.string(), z.array(z.int()).min(1)),
});

/** Fingerprints of what was learned from, to tell when it has been edited since. */
export interface LearnedFrom {
  readonly knowledge: string;
  readonly golden: string;
}

/** Which words of a question speak for which entry. */
export interface WordWeights {
  /** Ids of the entries that were known when it was learned; weights refer to them by place. */
  readonly entries: readonly string[];
  /** For each term its rarity × 100, then pairs of entry and weight × 256. */
  readonly terms: ReadonlyMap<string, Int16Array>;
}

/** Written by `navi kb learn`, never by hand. */
export interface LearnedWords extends WordWeights {
  readonly from: LearnedFrom;
}

/**
 * Null when nothing was learned yet: a knowledge can do without.
 * @throws AppError `knowledge.invalid`
 */
export function readLearnedWords(file: string): LearnedWords | null {
  if (!existsSync(file)) return null;
  try {
    const { from, entries, terms } = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { from, entries, terms: new Map(Object.entries(terms).map(([term, numbers]) => [term, Int16Array.from(numbers)])) };
  } catch (cause) {
    throw new AppError('knowledge.invalid', `${file}: 読めません。navi kb learn で作り直してください`, { cause });
  }
}
