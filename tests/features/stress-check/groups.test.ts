import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupPeople, SMALLEST_GROUP } from '../../../src/features/stress-check/rules/group-people.ts';
import type { Group, Placed } from '../../../src/features/stress-check/rules/group-people.ts';
import { publishedRate, rateOfAll } from '../../../src/features/stress-check/rules/rate.ts';
import { lineAbove, sphereOf } from '../../../src/features/stress-check/rules/sphere.ts';
import { personId } from '../../../src/kernel/person.ts';
import { HANAKO } from '../../support/turns.ts';

type Hall = readonly (readonly number[])[];

/** Bureaus of sections of these sizes. */
function hallOf(sizes: Hall): Placed<number>[] {
  let id = 0;
  return sizes.flatMap((sections, bureau) =>
    sections.flatMap((size, section) =>
      Array.from({ length: size }, () => ({ id: (id += 1), bureau: `部${String(bureau)}`, section: `課${String(section)}` })),
    ),
  );
}

const halls = fc
  .array(fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 })
  .map(hallOf);

/** Nobody, everybody, all but one, one, and anything between: what lies at the ends tells most. */
const takers = (count: number): fc.Arbitrary<readonly boolean[]> =>
  fc.oneof(
    fc.constant(Array.from({ length: count }, () => false)),
    fc.constant(Array.from({ length: count }, () => true)),
    fc.nat(count - 1).map((at) => Array.from({ length: count }, (_, index) => index === at)),
    fc.nat(count - 1).map((at) => Array.from({ length: count }, (_, index) => index !== at)),
    fc.array(fc.boolean(), { minLength: count, maxLength: count }),
  );

type World = ReadonlyMap<number, boolean>;
type Worlds = readonly [early: World, late: World];

/** All that anybody but 実施事務従事者 can read in one count: groups, bureaus, the city. */
function display(groups: readonly Group<number>[], world: World): string {
  const rated = groups.map(({ bureaus, sections, members }) => ({
    ...{ bureaus, sections, heads: members.length },
    rate: publishedRate(members.filter((id) => world.get(id) === true).length, members.length),
  }));
  const bureaus = [...new Set(rated.map((group) => group.bureaus.join()))].map((name) => [
    name,
    rateOfAll(rated.filter((group) => group.bureaus.join() === name)),
  ]);
  return JSON.stringify([rated, bureaus, rateOfAll(rated)]);
}

describe('the groups of which a rate is shown', () => {
  it('have ten people or more, and everybody is in exactly one', () => {
    fc.assert(
      fc.property(halls, (people) => {
        const groups = groupPeople(people);
        for (const { members } of groups) expect(members.length).toBeGreaterThanOrEqual(SMALLEST_GROUP);
        const grouped = groups.flatMap(({ members }) => members).sort((a, b) => a - b);
        expect(grouped).toEqual(people.length < SMALLEST_GROUP ? [] : people.map(({ id }) => id));
      }),
    );
  });

  it('are sections where these are large enough, and hide another one where one alone would be left over', () => {
    const names = (sizes: Hall) => groupPeople(hallOf(sizes)).map(({ bureaus, sections }) => `${bureaus.join('+')}/${sections.join('+')}`);
    expect(names([[12, 10]])).toEqual(['部0/課0', '部0/課1']);
    expect(names([[12, 6, 5]])).toEqual(['部0/課0', '部0/課1+課2']);
    expect(names([[12, 20, 3]])).toEqual(['部0/課1', '部0/課0+課2']);
    expect(names([[12], [4]])).toEqual(['部0+部1/']);
    expect(names([[30], [12], [4], [7]])).toEqual(['部0/課0', '部1/課0', '部2+部3/']);
    expect(names([[4], [5]])).toEqual([]);
  });

  it('do not depend on the order of the roster', () => {
    const sets = (people: readonly Placed<number>[]) => groupPeople(people).map(({ members }) => members.toSorted((a, b) => a - b).join());
    fc.assert(
      fc.property(halls, (people) => {
        expect(sets(people.toReversed()).sort()).toEqual(sets(people).sort());
      }),
    );
  });
});

describe('what is shown', () => {
  it.each([
    ['taking it back as well', false],
    ['who has taken it has taken it for good, as everybody knows', true],
  ])('never gives away how many of any nine or fewer have taken it, in one look or in two; %s', (_, isForGood) => {
    const cases = halls
      .filter((people) => people.length >= SMALLEST_GROUP)
      .chain((people) => fc.tuple(fc.constant(people), takers(people.length), takers(people.length), fc.infiniteStream(fc.nat(1000))));
    fc.assert(
      fc.property(cases, ([people, first, second, dice]) => {
        const groups = groupPeople(people);
        const late = isForGood ? second.map((taken, index) => taken || first[index] === true) : second;
        const worlds: Worlds = [worldOf(people, first), worldOf(people, late)];
        for (const hidden of hiddenSets(people, groups, dice)) {
          for (const look of [0, 1] as const) expect(otherWorld(groups, worlds, { hidden, look, isForGood })).toBe(true);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('says of no person whether they took it, even when all or none of a group did', () => {
    for (let heads = SMALLEST_GROUP; heads <= 200; heads += 1) {
      expect(publishedRate(0, heads)).toBe(publishedRate(1, heads));
      expect(publishedRate(heads, heads)).toBe(publishedRate(heads - 1, heads));
    }
  });

  it('comes from groups of ten or more alone: whatever is subtracted, no smaller set of people is left', () => {
    fc.assert(
      fc.property(halls, (people) => {
        const groups = groupPeople(people);
        const shown = [
          ...groups.map(({ members }) => members),
          ...[...new Set(groups.map(({ bureaus }) => bureaus.join()))].map((name) =>
            groups.filter(({ bureaus }) => bureaus.join() === name).flatMap(({ members }) => members),
          ),
          groups.flatMap(({ members }) => members),
        ];
        // People in the same shown sets cannot be told apart by any sum or difference of them.
        const atoms = new Map<string, number>();
        for (const { id } of people) {
          const key = shown.map((members) => members.includes(id)).join();
          atoms.set(key, (atoms.get(key) ?? 0) + 1);
        }
        if (groups.length > 0) for (const size of atoms.values()) expect(size).toBeGreaterThanOrEqual(SMALLEST_GROUP);
      }),
      { numRuns: 60 },
    );
  });
});

function worldOf(people: readonly Placed<number>[], taken: readonly boolean[]): World {
  return new Map(people.map(({ id }, index) => [id, taken[index] ?? false]));
}

/** Every section and bureau of nine or fewer, single people, and a few arbitrary handfuls of one group. */
function hiddenSets(people: readonly Placed<number>[], groups: readonly Group<number>[], dice: Iterator<number>): (readonly number[])[] {
  const roll = (): number => dice.next().value as number;
  const named = [...new Set(people.map(({ bureau, section }) => `${bureau}/${section}`)), ...new Set(people.map(({ bureau }) => bureau))];
  const places = named.map((name) =>
    people.filter(({ bureau, section }) => name === bureau || name === `${bureau}/${section}`).map(({ id }) => id),
  );
  const singles = people.filter(() => roll() % 5 === 0).map(({ id }) => [id]);
  const handfuls = groups.map(({ members }) => members.filter(() => roll() % 2 === 0).slice(0, SMALLEST_GROUP - 1));
  return [...places, ...singles, ...handfuls].filter((set) => set.length > 0 && set.length < SMALLEST_GROUP);
}

interface Question {
  readonly hidden: readonly number[];
  readonly look: 0 | 1;
  readonly isForGood: boolean;
}

/** Whether another course of events looks exactly the same in both looks and has another count of the hidden people in this look. */
function otherWorld(groups: readonly Group<number>[], worlds: Worlds, { hidden, look, isForGood }: Question): boolean {
  const count = (world: World): number => hidden.filter((id) => world.get(id) === true).length;
  const seen = worlds.map((world) => display(groups, world));
  const isOther = (changed: Worlds): boolean =>
    count(changed[look]) !== count(worlds[look]) &&
    (!isForGood || [...changed[0]].every(([id, taken]) => !taken || changed[1].get(id) === true)) &&
    changed.every((world, at) => display(groups, world) === seen[at]);
  const inside = new Set(hidden);
  return groups.some(({ members }) =>
    members
      .filter((id) => inside.has(id))
      .some((a) => {
        const partners = members.filter((id) => !inside.has(id));
        const withAnother = (b: number): Worlds[] => {
          const swapped = swap(worlds, a, b);
          return [swapped, ...flips(swapped, a), ...flips(swapped, b)];
        };
        return flips(worlds, a).some(isOther) || partners.some((b) => withAnother(b).some(isOther));
      }),
  );
}

function swap(worlds: Worlds, a: number, b: number): Worlds {
  const swapped = (world: World): World => new Map([...world, [a, world.get(b) ?? false], [b, world.get(a) ?? false]]);
  return [swapped(worlds[0]), swapped(worlds[1])];
}

/** The other way round in the first look, in the second, and in both. */
function flips([early, late]: Worlds, a: number): Worlds[] {
  const other = (world: World): World => new Map([...world, [a, world.get(a) !== true]]);
  return [
    [other(early), late],
    [early, other(late)],
    [other(early), other(late)],
  ];
}

describe('the sphere of a 所属長', () => {
  const person = (number: number, manager: number | null) => ({
    ...HANAKO,
    ...{ aadObjectId: personId(`p${String(number)}`), employeeNumber: String(number) },
    managerEmployeeNumber: manager === null ? null : String(manager),
  });

  it('is everybody whose line leads to them, and themselves; a circle in the roster ends', () => {
    const hall = [person(1, 3), person(2, 1), person(3, 2), person(4, 1), person(5, 4), person(6, null)];
    expect([...sphereOf(hall[3]!, hall)].sort()).toEqual(['p4', 'p5']);
    expect([...sphereOf(hall[0]!, hall)].sort()).toEqual(['p1', 'p2', 'p3', 'p4', 'p5']);
    expect([...lineAbove(hall[4]!, hall)]).toEqual(['p4', 'p1', 'p3', 'p2']);
    expect([...lineAbove(hall[5]!, hall)]).toEqual([]);
  });
});
