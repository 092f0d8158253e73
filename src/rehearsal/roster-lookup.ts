import { ROLE_LABELS } from '../kernel/role.ts';
import { selectPersons, toKnownPersons } from '../people/person-row.ts';
import type { Person } from '../kernel/person.ts';
import type { People } from '../people/port.ts';
import type { Storage } from '../storage/port.ts';

export interface Lookup {
  readonly storage: Storage;
  readonly people: People;
}

/** Those whom a name or an employee number may mean. */
export async function lookUp({ storage, people }: Lookup, wanted: string): Promise<readonly Person[]> {
  const numbered = await findByNumber(storage, wanted.normalize('NFKC'));
  return numbered === null ? people.findByName(wanted) : [numbered];
}

async function findByNumber(storage: Storage, employeeNumber: string): Promise<Person | null> {
  const rows = await selectPersons(storage.db).where('left_at', 'is', null).where('employee_number', '=', employeeNumber).execute();
  return toKnownPersons(rows)[0]?.person ?? null;
}

export interface Example {
  readonly person: Person;
  readonly why: string;
}

/** One person per desk, and the manager of the one who asks: with them every part of the product can be seen. */
export async function findExamples(storage: Storage, asking: Person | null): Promise<readonly Example[]> {
  const rows = await selectPersons(storage.db).where('left_at', 'is', null).where('role', 'is not', null).execute();
  const examples = new Map<string, Example>();
  for (const { person } of toKnownPersons(rows)) {
    const role = person.roles.find((name) => !examples.has(name));
    if (role !== undefined) examples.set(role, { person, why: ROLE_LABELS[role] });
  }
  const manager = await findByNumber(storage, asking?.managerEmployeeNumber ?? '');
  return [...examples.values(), ...(manager === null ? [] : [{ person: manager, why: 'いまの人の所属長' }])];
}
