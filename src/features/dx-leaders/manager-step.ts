import type { StepPlan } from '../../approvals/port.ts';
import type { Person, PersonId } from '../../kernel/person.ts';
import type { RosterWithin } from '../../people/port.ts';

/** More levels than any city hall has; a roster may go round in a circle. */
const HIGHEST = 10;

/** 所属長 of the record; who has nominated does not decide on it, the next one above does, and DX推進担当 where nobody is left. */
export async function managerStep(person: Person, nominator: PersonId | null, roster: RosterWithin): Promise<StepPlan> {
  let manager = await roster.managerOf(person);
  for (let level = 0; level < HIGHEST && manager !== null; level += 1) {
    const id = manager.aadObjectId;
    if (id !== nominator && id !== person.aadObjectId) return { name: 'manager', decider: { kind: 'person', id } };
    manager = await roster.managerOf(manager);
  }
  return { name: 'manager', decider: { kind: 'role', role: 'dx' } };
}
