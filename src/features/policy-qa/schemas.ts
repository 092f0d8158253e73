import { z } from 'zod';

/** A suggestion button carries the id of an entry and the language it was offered in; the words on it were only for the person. */
export const askSchema = z.object({ entry: z.string().max(100), locale: z.enum(['ja', 'en']).optional() });

/** The same answer in other words, on the same card. `confidential` is what the asked question was, which the entry alone does not tell. */
export const rewordSchema = z.object({
  entry: z.string().max(100),
  basis: z.enum(['entry', 'detail-missing']),
  wording: z.enum(['standard', 'easy']),
  confidential: z.boolean(),
});

/** Section paths of an answer, and the page of what stands there. */
export const officialSchema = z.object({
  sections: z.string().max(500),
  page: z.int().min(0).max(1000),
  locale: z.enum(['ja', 'en']).optional(),
});
