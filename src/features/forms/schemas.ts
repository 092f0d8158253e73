import { z } from 'zod';

/** Inputs of the card stand beside its data, under the id of their field. */
const INPUT = 'in-';

const id = z.string().min(1).max(100);
const count = z.coerce.number().pipe(z.int().min(0).max(1_000_000));

/** Doors bring no page. */
export const listSchema = z.object({ page: count.default(0) });
export const idSchema = z.object({ id });
export const startSchema = z.object({ id, about: z.string().max(100).default('') });
export const withdrawSchema = z.object({ id, revision: count });

/** Clients send text; a number or a tick may arrive as itself. */
const input = z.union([z.string(), z.number(), z.boolean()]);

/** Parted from the data, and bare of what no client sends for an input. */
function withInputs<S extends z.ZodRawShape>(shape: S) {
  return z.looseObject({}).transform((sent, context) => {
    const inputs: [string, string][] = Object.entries(sent).flatMap(([key, value]) => {
      const parsed = input.safeParse(value);
      return key.startsWith(INPUT) && parsed.success ? [[key.slice(INPUT.length), String(parsed.data)]] : [];
    });
    const data = z.object(shape).safeParse(sent);
    if (data.success) return { ...data.data, inputs: Object.fromEntries(inputs) };
    context.addIssue({ code: 'custom', message: 'data' });
    return z.NEVER;
  });
}

const card = z.uuid();

export const submitSchema = withInputs({ form: id, version: count, card, about: z.string().max(100).default('') });
export const changeSchema = withInputs({ id, revision: count, version: count, card });

export type SubmitData = z.infer<typeof submitSchema>;
export type ChangeData = z.infer<typeof changeSchema>;
