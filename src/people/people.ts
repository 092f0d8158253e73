import { foldName } from './fold-name.ts';
import { namesAmong } from './names-among.ts';
import { selectPersons, toKnownPersons } from './person-row.ts';
import type { Person } from '../kernel/person.ts';
import type { Storage } from '../storage/port.ts';
import type { People } from './port.ts';

/** The roster as it is at this moment: nothing is cached, since a role that was taken away must end with the import. */
export function createPeople({ storage }: { readonly storage: Storage }): People {
  const onRoster = () => selectPersons(storage.db).where('left_at', 'is', null);
  const byId = storage.prepare((db, value: { id: string }) =>
    selectPersons(db).where('left_at', 'is', null).where('person.aad_object_id', '=', value.id),
  );
  return {
    find: async (id) => toKnownPersons(await byId({ id }))[0]?.person ?? null,
    findByName: async (name) => {
      const all = toKnownPersons(await onRoster().execute()).map(({ person }) => person);
      return matchName(all, name);
    },
    findAll: async (ids) => {
      if (ids.length === 0) return new Map();
      const found = toKnownPersons(
        await onRoster()
          .where('person.aad_object_id', 'in', [...ids])
          .execute(),
      );
      return new Map(found.map(({ person }) => [person.aadObjectId, person]));
    },
    everybody: async () => {
      const all = toKnownPersons(await onRoster().execute()).map(({ person }) => person);
      return all.toSorted((a, b) => compare(sortKey(a), sortKey(b)));
    },
    holdersOf: async (role) => {
      const holders = storage.db.selectFrom('person_role as held').select('held.aad_object_id').where('held.role', '=', role);
      return toKnownPersons(await onRoster().where('person.aad_object_id', 'in', holders).execute()).map(({ person }) => person);
    },
    managerOf: async ({ managerEmployeeNumber }) => {
      if (managerEmployeeNumber === null) return null;
      return toKnownPersons(await onRoster().where('person.employee_number', '=', managerEmployeeNumber).execute())[0]?.person ?? null;
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
