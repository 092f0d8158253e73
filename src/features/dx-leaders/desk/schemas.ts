import { z } from 'zod';

const id = z.string().min(1).max(100);
/** Older clients send numbers as text. */
const count = z.coerce.number().pipe(z.int().min(0).max(1_000_000));
/** What was typed; a field that was left empty is missing. Its length is answered on the card. */
const typed = z.string().default('');

export const nothingSchema = z.object({});
export const pageSchema = z.object({ page: count.default(0) });
export const idSchema = z.object({ id });
export const seenSchema = z.object({ id, version: count });
export const daySchema = z.object({ id, version: count, day: typed });
export const listingSchema = z.object({ may: z.enum(['yes', 'no']) });
/** The first day of the term stands behind the year of the cycle: `2026.2026-12-22`. */
export const publishSchema = z.object({ id: z.string().regex(/^\d{4}\.\d{4}-\d{2}-\d{2}$/), version: count });
export const reasonSchema = z.object({ id, version: count, category: typed, sentence: typed });
