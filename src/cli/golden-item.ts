import { z } from 'zod';

/** One question of a golden set with what a right answer must and must not hold. */
export const goldenItemSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  question: z.string(),
  kind: z.string(),
  previous: z.string().nullish(),
  answerable: z.boolean(),
  section: z
    .array(z.string())
    .nullish()
    .transform((paths) => paths ?? []),
  /** Acceptable start pages; empty when the page is not scored. */
  page: z
    .union([z.number(), z.array(z.number())])
    .nullish()
    .transform((page) => [page ?? []].flat()),
  must_include: z.array(z.array(z.string())).default([]),
  must_not_include: z.array(z.string()).default([]),
});

export type GoldenItem = z.infer<typeof goldenItemSchema>;
