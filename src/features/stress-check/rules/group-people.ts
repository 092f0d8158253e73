/** Below this number no rate is shown (労働安全衛生法 66条の10 の指針: 集団ごとの集計は10人以上). */
export const SMALLEST_GROUP = 10;

export interface Placed<Id> {
  readonly id: Id;
  readonly bureau: string;
  readonly section: string;
}

/** People whose rate is shown as one. Either sections of one bureau, or whole bureaus. */
export interface Group<Id> {
  readonly bureaus: readonly string[];
  /** Empty when the group is whole bureaus. */
  readonly sections: readonly string[];
  readonly members: readonly Id[];
}

/**
 * Divides everybody into groups of ten or more, each person in exactly one: small sections of a bureau are put together, and when they are
 * still too few, with the smallest other section; bureaus likewise. Since the groups do not overlap and every number that is shown is worked out
 * from the published rates of groups alone (`rate.ts`), no subtraction leads to fewer than ten people. No group at all when there are fewer.
 */
export function groupPeople<Id>(people: readonly Placed<Id>[]): readonly Group<Id>[] {
  const bureaus = byName(people, ({ bureau }) => bureau);
  const whole = bureaus.map(([bureau, all]): Group<Id> => ({ bureaus: [bureau], sections: [], members: all.map(({ id }) => id) }));
  const together = mergeSmall(whole);
  return together.flatMap((group) => {
    const [only, ...others] = group.bureaus;
    if (only === undefined || others.length > 0) return [group];
    return sectionsOf(
      only,
      people.filter(({ bureau }) => bureau === only),
    );
  });
}

function sectionsOf<Id>(bureau: string, people: readonly Placed<Id>[]): readonly Group<Id>[] {
  const sections = byName(people, ({ section }) => section);
  return mergeSmall(
    sections.map(([section, all]): Group<Id> => ({ bureaus: [bureau], sections: [section], members: all.map(({ id }) => id) })),
  );
}

/** The small ones as one; still too small, the smallest of the others goes with them. */
function mergeSmall<Id>(groups: readonly Group<Id>[]): readonly Group<Id>[] {
  const large = groups.filter(({ members }) => members.length >= SMALLEST_GROUP);
  const small = groups.filter(({ members }) => members.length < SMALLEST_GROUP);
  if (small.length === 0) return large;
  const rest = merge(small);
  if (rest.members.length >= SMALLEST_GROUP) return [...large, rest];
  const [smallest] = large.toSorted((a, b) => a.members.length - b.members.length);
  return smallest === undefined ? [] : [...large.filter((group) => group !== smallest), merge([smallest, ...small])];
}

function merge<Id>(groups: readonly Group<Id>[]): Group<Id> {
  const names = (of: (group: Group<Id>) => readonly string[]): readonly string[] => [...new Set(groups.flatMap(of))].sort();
  return {
    bureaus: names(({ bureaus }) => bureaus),
    sections: names(({ sections }) => sections),
    members: groups.flatMap(({ members }) => members),
  };
}

function byName<Id>(people: readonly Placed<Id>[], nameOf: (one: Placed<Id>) => string): readonly [string, readonly Placed<Id>[]][] {
  const names = [...new Set(people.map(nameOf))].sort();
  return names.map((name) => [name, people.filter((one) => nameOf(one) === name)]);
}
