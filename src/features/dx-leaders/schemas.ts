import { z } from 'zod';

const id = z.string().min(1).max(100);

/** Templates send numbers as numbers; the fallback of older clients may send them as text. */
const whole = z.coerce.number().int().min(0).max(1_000_000);

/** An input that was left empty is an absent key. Its length is judged by the rules, so that what was written comes back. */
const typed = z.string().default('');
const toggle = z.enum(['true', 'false']).default('false');

export const nothingSchema = z.object({});
export const idSchema = z.object({ id });
export const tapSchema = z.object({ id, version: whole });
export const publishSchema = tapSchema.extend({ may: z.enum(['yes', 'no']) });
export const formSchema = z.object({ cycle: id, version: whole, motivation: typed, theme: typed, skills: typed, publish: toggle });
export const nominateSchema = z.object({ cycle: id, colleague: typed, choice: typed, reason: typed });

export type FormData = z.infer<typeof formSchema>;
export type NominateData = z.infer<typeof nominateSchema>;
