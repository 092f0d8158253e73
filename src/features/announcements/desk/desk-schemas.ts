import { z } from 'zod';

const id = z.string().min(1).max(100);
/** Older clients send numbers as text. */
const count = z.coerce.number().pipe(z.int().min(0).max(1_000_000));
/** Clients send text; a number or a tick may arrive as itself. Its length is judged by the rules, so that what was written comes back. */
const typed = z.union([z.string(), z.number(), z.boolean()]).transform(String).default('');

export const nothingSchema = z.object({});
export const pageSchema = z.object({ page: count.default(0) });
export const idSchema = z.object({ id });
export const seenSchema = z.object({ id, revision: count });
export const editSchema = seenSchema.extend({ part: typed });
export const returnSchema = seenSchema.extend({ reason: typed });
export const askResendSchema = z.object({ id, what: z.enum(['gap', 'unknown']) });
export const resendSchema = seenSchema.extend({ what: z.enum(['gap', 'unknown']) });
export const namesSchema = z.object({ id, page: count.default(0) });
export const exportSchema = z.object({ id, format: z.enum(['xlsx', 'csv']) });

const making = seenSchema.extend({ step: z.enum(['new', 'edit']) });
export const textSchema = making.extend({ id: z.uuid(), name: typed, text: typed, englishName: typed, englishText: typed });
export const audienceSchema = making.extend({
  ...{ bureaus: typed, sections: typed, grades: typed, dxClasses: typed, roles: typed, years: typed, unanswered: typed, numbers: typed },
});
export const optionsSchema = making.extend({
  ...{ sendDay: typed, sendTime: typed, mandatory: typed, urgent: typed, asksRead: typed, takesQuestions: typed },
  ...{ linkLabel: typed, linkUrl: typed, form: typed },
});
