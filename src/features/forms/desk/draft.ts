import { z } from 'zod';
import { audienceSchema, fieldSchema, formDefinitionSchema } from '../definition.ts';
import type { FormDefinition } from '../definition.ts';

/** How often somebody may answer, and whether their name is kept; an anonymous form cannot tell who has answered. */
export const ANSWERINGS = ['once', 'several', 'anonymous'] as const;
export const CHAINS = ['none', 'manager', 'manager-then-hr', 'office'] as const;

/** What HR can put on one card. Built-in forms may have two more. */
export const MAX_FIELDS = 10;

const draftSchema = z.strictObject({
  title: z.string(),
  purpose: z.string(),
  intro: z.string(),
  answering: z.enum(ANSWERINGS),
  chain: z.enum(CHAINS),
  retentionDays: z.int(),
  /** Instant; null when there is none. */
  deadline: z.string().nullable(),
  audience: audienceSchema,
  fields: z.array(fieldSchema).max(MAX_FIELDS),
});

/** 下書き: a form that HR is making. Each part was checked when it was saved; only fields may be missing still. */
export type Draft = z.infer<typeof draftSchema>;
export type Basics = Omit<Draft, 'audience' | 'fields'>;

/** The draft as it was kept. */
export function parseDraft(json: string): Draft {
  return draftSchema.parse(JSON.parse(json));
}

/** The form that this draft becomes. @throws ZodError when it has no field yet */
export function definitionOf(id: string, draft: Draft): FormDefinition {
  return formDefinitionSchema.parse({
    id,
    title: { ja: draft.title },
    purpose: { ja: draft.purpose },
    ...(draft.intro === '' ? {} : { intro: { ja: draft.intro } }),
    act: draft.chain === 'none' ? 'answer' : 'apply',
    audience: draft.audience,
    responses: draft.answering === 'once' ? 'once' : 'several',
    anonymous: draft.answering === 'anonymous',
    chain: draft.chain,
    retentionDays: draft.retentionDays,
    fields: draft.fields,
  });
}

/** 複製: the words and fields of a published form as a new draft, without its deadline. */
export function draftFrom({ title, purpose, intro, anonymous, responses, chain, retentionDays, audience, fields }: FormDefinition): Draft {
  return {
    title: title.ja,
    purpose: purpose.ja,
    intro: intro?.ja ?? '',
    answering: anonymous ? 'anonymous' : responses,
    chain,
    retentionDays,
    deadline: null,
    audience,
    fields: fields.slice(0, MAX_FIELDS),
  };
}
