import { isInAudience } from '../../../kernel/audience.ts';
import type { Audience } from '../../../kernel/audience.ts';
import type { Person } from '../../../kernel/person.ts';
import type { People } from '../../../people/port.ts';

/** How many people something concerns, by 部局. */
export interface HeadCount {
  readonly total: number;
  readonly bureaus: readonly { readonly bureau: string; readonly count: number }[];
}

/** Everybody on the roster whom this is for, now. */
export async function peopleIn(audience: Audience, people: People, now: Date): Promise<readonly Person[]> {
  return (await people.everybody()).filter((person) => isInAudience(person, audience, now));
}

export function headCount(persons: readonly Person[]): HeadCount {
  const counts = new Map<string, number>();
  for (const { bureau } of persons) counts.set(bureau, (counts.get(bureau) ?? 0) + 1);
  return { total: persons.length, bureaus: [...counts].map(([bureau, count]) => ({ bureau, count })) };
}
