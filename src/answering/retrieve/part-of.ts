import type { Entry } from '../../knowledge/schema.ts';

/** `4.3.(2)/ストレスチェック制度の活用` belongs to the part `4.3.(2)` of the policy. */
export function partOf(path: string): string {
  return path.split('/')[0] ?? path;
}

/** Whether two entries cite the same part of the policy. */
export function sharePart(one: Entry, other: Entry): boolean {
  const parts = new Set(other.section.map(partOf));
  return one.section.some((path) => parts.has(partOf(path)));
}
