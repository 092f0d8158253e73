import { roleConflicts } from '../kernel/role.ts';
import { selectPersons, toKnownPersons } from './person-row.ts';
import type { RoleConflict } from '../kernel/role.ts';
import type { Storage } from '../storage/port.ts';

export const ROLE_CONFLICT_MESSAGES: Readonly<Record<RoleConflict, string>> = {
  'stress-check-with-hr': '実施事務従事者（stress-check）は人事担当（hr）を兼ねられません。どちらかを外してください',
  'stress-check-with-manager': '所属長は実施事務従事者（stress-check）になれません。役割を外すか、部下の所属長を変えてください',
};

/**
 * Start-up check: the import refuses such roles, but the table may have been changed by other hands.
 * One line per conflict, naming the employee number and what to do; empty when the bot may start.
 */
export async function findRoleConflicts(storage: Storage): Promise<readonly string[]> {
  const people = toKnownPersons(await selectPersons(storage.db).where('left_at', 'is', null).execute()).map(({ person }) => person);
  const managers = new Set(people.map((person) => person.managerEmployeeNumber));
  return people.flatMap((person) =>
    roleConflicts(person.roles, managers.has(person.employeeNumber)).map(
      (conflict) => `職員番号 ${person.employeeNumber}: ${ROLE_CONFLICT_MESSAGES[conflict]}`,
    ),
  );
}
