import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';

export interface SearchSet {
  readonly name: string;
  readonly docs: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  readonly queries: readonly { readonly id: string; readonly text: string; readonly relevant: readonly string[] }[];
}

const schema = z.object({
  docs: z.array(
    z.object({
      id: z.string(),
      title: z
        .string()
        .nullish()
        .transform((title) => title ?? ''),
      text: z.string(),
    }),
  ),
  queries: z.array(z.object({ id: z.string(), text: z.string(), relevant: z.array(z.string()) })),
});

export function readSet(file: string): SearchSet {
  return { name: basename(file, '.json'), ...schema.parse(JSON.parse(readFileSync(file, 'utf8'))) };
}

/** The same numbers in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** At most `size` of a list, always the same ones, in their order. */
export function sample<T>(list: readonly T[], size: number): readonly T[] {
  if (list.length <= size) return list;
  const random = seededRandom(20260401);
  const order = list.map((_, at) => ({ at, key: random() })).sort((a, b) => a.key - b.key);
  return order
    .slice(0, size)
    .sort((a, b) => a.at - b.at)
    .map(({ at }) => list[at]!);
}

export interface Quality {
  readonly r1: number;
  readonly r5: number;
  readonly mrr: number;
}

/** Percent; `rankings` as the queries, ten ids each. */
export function qualityOf(queries: SearchSet['queries'], rankings: readonly (readonly string[])[]): Quality {
  const places = queries.map((query, at) => (rankings[at] ?? []).slice(0, 10).findIndex((id) => query.relevant.includes(id)));
  const share = (holds: (place: number) => boolean): number => (100 * places.filter(holds).length) / queries.length;
  const reciprocal = places.reduce((sum, place) => sum + (place < 0 ? 0 : 1 / (place + 1)), 0);
  return { r1: share((place) => place === 0), r5: share((place) => place >= 0 && place < 5), mrr: (100 * reciprocal) / queries.length };
}

export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
