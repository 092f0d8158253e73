import { foldName } from './fold-name.ts';
import { namesAmong } from './names-among.ts';
import { selectPersons, toKnownPersons } from './person-row.ts';
import { rosterOver } from './roster-over.ts';
import type { Person } from '../kernel/person.ts';
import type { Storage } from '../storage/port.ts';
import type { People } from './port.ts';

/** The roster as it is at this moment: nothing is cached, since a role that was taken away must end with the import. */
export function createPeople({ storage }: { readonly storage: Storage }): People {
  const onRoster = () => selectPersons(storage.db).where('left_at', 'is', null);
  const byId = storage.prepare((db, value: { id: string }) =>
    selectPersons(db).where('left_at', 'is', null).where('person.aad_object_id', '=', value.id),
  );
  const { findAll, holdersOf, managerOf } = rosterOver(storage.db);
  return {
    ...{ findAll, holdersOf, managerOf },
    find: async (id) => toKnownPersons(await byId({ id }))[0]?.person ?? null,
    findByName: async (name) => {
      const all = toKnownPersons(await onRoster().execute()).map(({ person }) => person);
      return matchName(all, name);
    },
    everybody: async () => {
      const all = toKnownPersons(await onRoster().execute()).map(({ person }) => person);
      return all.toSorted((a, b) => compare(sortKey(a), sortKey(b)));
    },
    isManager: (person) => isManager(storage, person),
    namesAmong: (words) => namesAmong(storage, words),
  };
}

async function isManager({ db }: Storage, { employeeNumber }: Person): Promise<boolean> {
  const report = await db
    .selectFrom('person')
    .select('aad_object_id')
    .where('manager_employee_number', '=', employeeNumber)
    .where('left_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return report !== undefined;
}

/** People type one half of a name as often as the whole, so the beginning counts when nobody has exactly this name. */
function matchName(all: readonly Person[], name: string): readonly Person[] {
  const wanted = foldName(name);
  if (wanted === '') return [];
  const keys = (person: Person) => [foldName(person.name), foldName(person.kana)];
  const exact = all.filter((person) => keys(person).includes(wanted));
  return exact.length > 0 ? exact : all.filter((person) => keys(person).some((key) => key.startsWith(wanted)));
}

function sortKey({ bureau, section, kana, employeeNumber }: Person): string {
  return [bureau, section, kana, employeeNumber].join(' ');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
