import { z } from 'zod';
import { FIELD_KINDS } from './rules/read-field.ts';

const id = z.string().min(1).max(100);
/** Older clients send numbers as text. */
const count = z.coerce.number().pipe(z.int().min(0).max(1_000_000));
/** Clients send text; a number or a tick may arrive as itself. Its length is judged by the rules, so that what was written comes back. */
const typed = z.union([z.string(), z.number(), z.boolean()]).transform(String).default('');

/** Older clients send a tick as text. */
const tick = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

export const pageSchema = z.object({ page: count.default(0) });
export const idSchema = z.object({ id });
export const seenSchema = z.object({ id, revision: count });
export const partSchema = seenSchema.extend({ part: typed });
export const nothingSchema = z.object({});

const making = seenSchema.extend({ step: z.enum(['new', 'edit']) });
export const basicsSchema = making.extend({
  id: z.uuid(),
  ...{ name: typed, purpose: typed, introduction: typed, answering: typed, chain: typed, deadlineDay: typed, deadlineTime: typed },
  retention: typed,
});
export const audienceSchema = making.extend({ bureaus: typed, grades: typed, years: typed, numbers: typed });
export const addFieldSchema = seenSchema.extend({ newKind: typed });
export const moveSchema = partSchema.extend({ direction: z.enum(['up', 'down']) });
export const fieldSchema = seenSchema.extend({
  field: id,
  fresh: tick,
  fieldKind: z.enum(FIELD_KINDS),
  ...{ label: typed, help: typed, choices: typed, atLeast: typed, atMost: typed, min: typed, max: typed, maxLength: typed },
  ...{ fromToday: typed, required: typed },
});
export const remindersSchema = seenSchema.extend({ on: tick });
export const deadlineSchema = seenSchema.extend({ deadlineDay: typed, deadlineTime: typed });
export const resultsSchema = idSchema.extend({ page: count.default(0) });
export const answersSchema = resultsSchema.extend({ field: id });
export const exportSchema = idSchema.extend({ format: z.enum(['xlsx', 'csv']) });
