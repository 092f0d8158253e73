import type { StepPlan } from '../../approvals/port.ts';
import type { Person } from '../../kernel/person.ts';
import type { RosterWithin } from '../../people/port.ts';

/** 所属長 of the record, and DX推進担当 for somebody who has none. Who decides in the place of a 所属長 who may not is for the approvals to find. */
export async function managerStep(person: Person, roster: RosterWithin): Promise<StepPlan> {
  const manager = await roster.managerOf(person);
  return { name: 'manager', decider: manager === null ? { kind: 'role', role: 'dx' } : { kind: 'person', id: manager.aadObjectId } };
}
