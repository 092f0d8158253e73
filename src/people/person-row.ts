import { personId } from '../kernel/person.ts';
import { GRADES } from '../kernel/grade.ts';
import { ROLES } from '../kernel/role.ts';
import type { Grade } from '../kernel/grade.ts';
import type { Person } from '../kernel/person.ts';
import type { Role } from '../kernel/role.ts';
import type { Queries, Tx } from '../storage/port.ts';

/** Somebody who is or was on the roster. */
export interface KnownPerson {
  readonly person: Person;
  /** When an import no longer held this person; null while on the roster. */
  readonly leftAt: string | null;
}

const PERSON_COLUMNS = [
  'person.aad_object_id',
  'employee_number',
  'name',
  'kana',
  'mail',
  'bureau',
  'section',
  'grade',
  'hire_date',
  'manager_employee_number',
  'left_at',
  'role',
] as const;

/** One row per person and role, in one query, so that a turn never sees a person with the roles of another moment. */
export function selectPersons(db: Queries | Tx) {
  return db
    .selectFrom('person')
    .leftJoin('person_role', 'person_role.aad_object_id', 'person.aad_object_id')
    .select(PERSON_COLUMNS)
    .orderBy('employee_number')
    .orderBy('role');
}

type PersonRow = Awaited<ReturnType<ReturnType<typeof selectPersons>['execute']>>[number];

/** Folds the rows of `selectPersons` into people. */
export function toKnownPersons(rows: readonly PersonRow[]): readonly KnownPerson[] {
  const people = new Map<string, { row: PersonRow; roles: Role[] }>();
  for (const row of rows) {
    const known = people.get(row.aad_object_id) ?? { row, roles: [] };
    const role = ROLES.find((name) => name === row.role);
    if (role !== undefined) known.roles.push(role);
    people.set(row.aad_object_id, known);
  }
  return [...people.values()].map(({ row, roles }) => ({ person: toPerson(row, roles), leftAt: row.left_at }));
}

function toPerson(row: PersonRow, roles: readonly Role[]): Person {
  return {
    aadObjectId: personId(row.aad_object_id),
    employeeNumber: row.employee_number,
    name: row.name,
    kana: row.kana,
    mail: row.mail,
    bureau: row.bureau,
    section: row.section,
    grade: toGrade(row.grade),
    hireDate: row.hire_date,
    managerEmployeeNumber: row.manager_employee_number,
    roles,
  };
}

/** Only the import writes grades, and it checks them; anything else means that the database was changed by hand. */
function toGrade(stored: string): Grade {
  const grade = GRADES.find((name) => name === stored);
  if (grade === undefined) throw new Error(`person.grade holds an unknown grade: ${stored}`);
  return grade;
}
