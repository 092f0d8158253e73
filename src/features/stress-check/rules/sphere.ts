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

/** Those above this person, who may sit in one of the person's own sections. */
export function lineAbove(person: Person, everybody: readonly Person[]): ReadonlySet<PersonId> {
  const byNumber = new Map(everybody.map((one) => [one.employeeNumber, one]));
  const above = new Set<PersonId>();
  const managerOf = ({ managerEmployeeNumber }: Person): Person | undefined => byNumber.get(managerEmployeeNumber ?? '');
  for (let next = managerOf(person); next !== undefined && !above.has(next.aadObjectId); next = managerOf(next))
    above.add(next.aadObjectId);
  return above;
}
