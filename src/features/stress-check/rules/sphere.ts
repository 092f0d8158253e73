import type { Person, PersonId } from '../../../kernel/person.ts';

/** Everybody whose line of 所属長 leads to this person, and the person. */
export function sphereOf(manager: Person, everybody: readonly Person[]): ReadonlySet<PersonId> {
  const reports = new Map<string, Person[]>();
  for (const person of everybody) {
    if (person.managerEmployeeNumber === null) continue;
    reports.set(person.managerEmployeeNumber, [...(reports.get(person.managerEmployeeNumber) ?? []), person]);
  }
  const sphere = new Set([manager.aadObjectId]);
  const waiting = [manager.employeeNumber];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const { aadObjectId, employeeNumber } of reports.get(next) ?? []) {
      if (sphere.has(aadObjectId)) continue;
      sphere.add(aadObjectId);
      waiting.push(employeeNumber);
    }
  }
  return sphere;
}
