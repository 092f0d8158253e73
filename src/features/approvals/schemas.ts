import { z } from 'zod';

const id = z.string().min(1).max(100);

/** Templates send numbers as numbers; the fallback of older clients may send them as text. */
const whole = z.coerce.number().int().min(0).max(1_000_000);

/** An input that was left empty is an absent key. Its length is judged by the rules, so that what was written comes back. */
const typed = z.string().default('');

/** Without a page the list was asked for anew. */
export const listSchema = z.object({ page: whole.optional() });
export const caseSchema = z.object({ case: id });
export const readSchema = z.object({ case: id, page: whole.default(0) });
export const tapSchema = z.object({ case: id, version: whole });
export const rejectSchema = tapSchema.extend({ category: typed, sentence: typed });
export const delegateSchema = tapSchema.extend({ colleague: typed, choice: typed });
export const deputySchema = z.object({});
export const deputiseSchema = z.object({ delegation: id, colleague: typed, choice: typed, from: typed, until: typed });
export const revokeSchema = z.object({ delegation: id });
