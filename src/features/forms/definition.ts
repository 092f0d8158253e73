import { z } from 'zod';
import { GRADES } from '../../kernel/grade.ts';
import { ROLES } from '../../kernel/role.ts';
import type { Voice } from '../../kernel/wording.ts';
import { contradictionsIn } from './definition-rules.ts';

/** Words of a form in the languages it has; a form made in chat has Japanese alone, which then serves everybody. */
function formText(max: number) {
  const words = z.string().trim().min(1);
  // English needs about twice the letters to say the same.
  return z.strictObject({ ja: words.max(max), easy: words.max(max * 2).optional(), en: words.max(max * 2).optional() });
}

export type FormText = z.infer<ReturnType<typeof formText>>;

/** The words for this voice, in Japanese where the form has no others. */
export function inVoice({ ja, easy, en }: FormText, { locale, wording }: Voice): string {
  if (locale === 'en') return en ?? ja;
  return wording === 'easy' ? (easy ?? ja) : ja;
}

const fieldId = z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, '英小文字で始まる30字までの英数字とハイフン');
/** No comma: clients send several choices joined by commas. */
const choiceId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,29}$/, '30字までの英数字とハイフン');
const day = z.iso.date();

const choiceSchema = z.strictObject({
  id: choiceId,
  label: formText(60),
  /** Choosing this ends in a refusal with these words: what the policy does not support (R12). */
  refusal: formText(200).optional(),
});

const base = { id: fieldId, label: formText(60), help: formText(150).optional(), required: z.boolean().default(true) };
const choices = z.array(choiceSchema).min(2).max(12);
const edge = z.union([z.literal('today'), day]).optional();

export const fieldSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('short-text'), ...base, maxLength: z.int().min(1).max(200).default(100) }),
  z.strictObject({ kind: z.literal('long-text'), ...base, maxLength: z.int().min(1).max(2000).default(500) }),
  z.strictObject({ kind: z.literal('one-choice'), ...base, choices }),
  z.strictObject({
    kind: z.literal('several-choices'),
    ...base,
    choices,
    atLeast: z.int().min(1).default(1),
    atMost: z.int().min(1).max(12).default(12),
  }),
  /** `today` is the day of answering. */
  z.strictObject({ kind: z.literal('date'), ...base, notBefore: edge, notAfter: edge }),
  z.strictObject({
    kind: z.literal('number'),
    ...base,
    min: z.int().min(-999_999_999).default(0),
    max: z.int().max(999_999_999).default(999_999_999),
  }),
  z.strictObject({ kind: z.literal('yes-no'), ...base }),
  /** A colleague, found by name or employee number. */
  z.strictObject({ kind: z.literal('person'), ...base }),
  /** 部局・課 of the roster. */
  z.strictObject({ kind: z.literal('section'), ...base }),
  /** 同意: the label is the sentence that is agreed to. Always required. */
  z.strictObject({ kind: z.literal('consent'), id: fieldId, label: formText(200), help: formText(150).optional() }),
]);

export type FormField = z.infer<typeof fieldSchema>;

export const audienceSchema = z.strictObject({
  bureaus: z.array(z.string().min(1)).min(1).optional(),
  sections: z.array(z.string().min(1)).min(1).optional(),
  grades: z.array(z.enum(GRADES)).min(1).optional(),
  roles: z.array(z.enum(ROLES)).min(1).optional(),
  yearsSinceHiring: z.int().min(1).max(60).optional(),
  employeeNumbers: z.array(z.string().min(1)).min(1).max(2000).optional(),
});

/** Eight are built in; HR may not take their names. */
export const formIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);

/**
 * 用紙: the one definition that gives card, validator, storage, export and reminder. A published one never changes; deadline and opening belong to
 * the form as it is run (`form-store.ts`). YAML in `cards/forms/` for the built-in ones, JSON in `form_version` once it was used.
 */
export const formDefinitionSchema = z
  .strictObject({
    id: formIdSchema,
    title: formText(40),
    /** 利用目的, shown on the card. */
    purpose: formText(300),
    intro: formText(400).optional(),
    /** Title of the document that the rules are taken from; in a city with another one the form is not offered. */
    policy: z.string().optional(),
    /** Rules of the policy that apply, each with the section it stands in. */
    rules: z
      .array(z.strictObject({ text: formText(200), section: z.string() }))
      .max(3)
      .default([]),
    /** What sending it is called: 申し込む, 回答する, 提出する, 希望を出す. */
    act: z.enum(['apply', 'answer', 'report', 'wish']),
    audience: audienceSchema.default({}),
    /** `once`: one per person, or one per person and session where it is about one. */
    responses: z.enum(['once', 'several']),
    anonymous: z.boolean().default(false),
    /** Who decides: nobody, 所属長, 所属長 then 人事担当, or 人事担当 alone. */
    chain: z.enum(['none', 'manager', 'manager-then-hr', 'office']).default('none'),
    /** What happens once it is approved. */
    approved: formText(200).optional(),
    /** `session`: opened from a message about a training that the person attended, never from the list. */
    about: z.enum(['none', 'session']).default('none'),
    /** Responses are deleted so many days after they were sent or decided; shown on the card. */
    retentionDays: z.int().min(1).max(3650),
    fields: z.array(fieldSchema).min(1).max(12),
  })
  .superRefine((definition, context) => {
    for (const { path, message } of contradictionsIn(definition)) context.addIssue({ code: 'custom', path: [...path], message });
  });

export type FormDefinition = z.infer<typeof formDefinitionSchema>;

/** The definition as it was kept. */
export function parseDefinition(json: string): FormDefinition {
  return formDefinitionSchema.parse(JSON.parse(json));
}
