import { z } from 'zod';

/** Shapes of the files in `knowledge/`, which HR edits. Unknown keys are errors, so that a typo is found at the start and not in an answer. */

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '小文字の英数字とハイフンで書いてください');
const text = z.string().trim().min(1, '空にはできません');
/** Canonical section path of the policy, for example `5.5.(2)` or `4.3.(2)/ストレスチェック制度の活用`; the first one is the one cited. */
const sections = z.union([text.transform((path) => [path]), z.array(text).min(1)]);

export const ENTRY_KINDS = ['fact', 'list', 'table', 'definition', 'procedure', 'comparison', 'not-stated'] as const;

/** What may follow from an answer, besides one form by its name (`{ form: book-loan }`); a card shows only those that the running bot offers. */
export const ENTRY_ACTIONS = ['contact', 'consultation', 'trainings', 'dx-leader', 'forms', 'stress-check'] as const;

export const entrySchema = z.strictObject({
  id,
  kind: z.enum(ENTRY_KINDS),
  title: text,
  section: sections,
  questions: z.array(text).min(3, '質問の例を3つ以上書いてください'),
  synonyms: z.array(text).default([]),
  /** Own words; what stands in 「」 is an official phrase and is checked against the cited sections. */
  answer: text,
  facts: z.array(z.strictObject({ label: text, value: text })).default([]),
  /** Complete enumeration in official words; each is checked against the cited sections. */
  items: z.array(text).default([]),
  /** Id of a table in `knowledge/tables/` that is shown below the answer. */
  table: id.optional(),
  /** やさしい日本語 */
  easy: text,
  english: z.strictObject({ title: text, answer: text, questions: z.array(text).min(1) }),
  related: z.array(id).default([]),
  actions: z.array(z.union([z.enum(ENTRY_ACTIONS), z.strictObject({ form: id })])).default([]),
});

export const entryFileSchema = z.strictObject({ entries: z.array(entrySchema).min(1) });

const cell = z.union([text, z.array(text).min(1)]);

export const tableSchema = z.strictObject({
  id,
  title: text,
  section: sections,
  /** Shown under the table: what it does not say. */
  note: text.optional(),
  english: z.strictObject({ title: text, note: text.optional() }),
  columns: z
    .array(z.strictObject({ id, title: text, english: text, names: z.array(text).default([]) }))
    .min(2)
    .max(5),
  rows: z
    .array(
      z.strictObject({
        id,
        /** How staff call the row; the first is its official name. */
        names: z.array(text).min(1),
        english: text,
        cells: z.record(id, cell),
      }),
    )
    .min(2),
  /** Other words for values of list cells, and for sentences or clauses of cells of text, the official one first: `育成・コーチング力: [コーチング, 部下の育成]`. */
  values: z.record(text, z.array(text)).default({}),
});

export const documentSchema = z.strictObject({
  title: text,
  edition: text,
  english: z.strictObject({ title: text, edition: text }),
  sections: z
    .array(
      z.strictObject({
        path: text,
        title: text,
        /** Start page of the chapter in the table of contents; only chapters have one. */
        page: z.int().positive().optional(),
        /** How the section begins in the official text, without spaces and markup. */
        heading: text,
        match: z.enum(['line', 'prefix', 'inline']).default('line'),
        /** The entry that tells what the section is about. */
        about: id.optional(),
      }),
    )
    .min(1),
});

/** Groups of words that mean the same to the city's staff; the first word of a group is the policy's own. */
export const synonymsSchema = z.strictObject({
  groups: z.array(z.array(text).min(2)).min(1),
  /** Everyday words and the policy's words for them, for questions that name nothing the policy names: `勉強会: 自主研究会`. */
  everyday: z.record(text, text).default({}),
});

/** How words are read, for questions typed without conversion to kanji: `研修: けんしゅう`. */
export const readingsSchema = z.strictObject({ readings: z.record(text, z.union([text.transform((reading) => [reading]), z.array(text).min(1)])) });

const desk = z.strictObject({ name: text, english: text, detail: text.optional() });

/** What the policy does not say and every city sets for itself: whom to ask and which help lines to show. */
export const citySchema = z.strictObject({
  name: text,
  english: text,
  contact: desk,
  consultation: z.array(desk).min(1),
  emergency: z.array(desk).min(1),
  /** お知らせ: what the city allows 人事担当 to send. */
  announcements: z
    .strictObject({
      /** More recipients than this need a second person of 人事担当. */
      secondPersonAbove: z.int().nonnegative().default(100),
    })
    .default({ secondPersonAbove: 100 }),
});

export type Entry = z.infer<typeof entrySchema>;
/** What may follow from an answer: a place of the product, or one form. */
export type EntryAction = Entry['actions'][number];
export type EntryFile = z.infer<typeof entryFileSchema>;
export type KnowledgeTable = z.infer<typeof tableSchema>;
export type TableRow = KnowledgeTable['rows'][number];
export type PolicyDocument = z.infer<typeof documentSchema>;
export type City = z.infer<typeof citySchema>;
