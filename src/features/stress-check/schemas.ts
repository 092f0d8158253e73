import { z } from 'zod';

const id = z.string().min(1).max(100);
/** Older clients send numbers as text. */
const count = z.coerce.number().pipe(z.int().min(0).max(1_000_000));
/** What was typed; a field that was left empty is missing. Its length is answered on the card. */
const typed = z.string().max(60_000).default('');

export const nothingSchema = z.object({});
/** On the cards of employees there is no input at all: a tap names the period, and one that brings anything else is refused. */
export const periodSchema = z.strictObject({ id });

export const pageSchema = z.object({ page: count.default(0) });
export const seenSchema = z.object({ id, version: count });
export const settingsSchema = seenSchema.extend({
  ...{ from: typed, until: typed, link: typed, contact: typed, intro: typed, reminders: typed, first: typed, second: typed },
});
export const listSchema = seenSchema.extend({ numbers: typed });

export type SettingsData = z.infer<typeof settingsSchema>;
