import { buildCity } from './city.ts';
import { CAST } from './city-plan.ts';
import type { Person } from '../kernel/person.ts';

/** The Playground takes one person at the screen and exactly five others. */
export interface PlaygroundPeople {
  /** Nobody special, so that the first view is an employee's. */
  readonly currentUser: Person;
  /** The current user's 所属長 and one person of each desk. */
  readonly users: readonly Person[];
}

/** Whom `.m365agentsplayground.yml` must name, so that the chat there belongs to somebody on the roster. */
export function playgroundPeople(): PlaygroundPeople {
  const names = Object.values(CAST).map((part) => part.map((half) => half.split(':')[0]).join(' '));
  // Any year will do: names and ids do not depend on it.
  const city = buildCity(2026);
  const [currentUser, ...users] = names.flatMap((name) => city.find((person) => person.name === name) ?? []);
  if (currentUser === undefined) throw new Error('The sample city has no cast');
  return { currentUser, users };
}
