import { isInAudience } from './audience.ts';
import type { Audience } from './audience.ts';
import type { Person } from './person.ts';

/** How many people something concerns, by 部局. */
export interface HeadCount {
  readonly total: number;
  readonly bureaus: readonly { readonly bureau: string; readonly count: number }[];
}

interface Roster {
  readonly everybody: () => Promise<readonly Person[]>;
}

/** Everybody on the roster whom this is for, now. */
export async function peopleIn(audience: Audience, people: Roster, now: Date): Promise<readonly Person[]> {
  return (await people.everybody()).filter((person) => isInAudience(person, audience, now));
}

export function headCount(persons: readonly Person[]): HeadCount {
  const counts = new Map<string, number>();
  for (const { bureau } of persons) counts.set(bureau, (counts.get(bureau) ?? 0) + 1);
  return { total: persons.length, bureaus: [...counts].map(([bureau, count]) => ({ bureau, count })) };
}
