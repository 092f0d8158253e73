import { isOwnChat } from '../../bot/feature.ts';
import type { Caller, Entrance, Feature } from '../../bot/feature.ts';
import { say } from '../../kernel/wording.ts';
import type { MenuItem } from './menu.ts';

/** The doors of this place that the caller may use, in the order of the features; none where others would see what somebody may do. */
export async function entrancesFor(place: Entrance['place'], caller: Caller, features: readonly Feature[]): Promise<readonly MenuItem[]> {
  if (!isOwnChat(caller)) return [];
  const doors = features.flatMap(({ entrances = [] }) => entrances.filter((entrance) => entrance.place === place));
  const open = await Promise.all(doors.map(async (door) => door.mayUse(caller)));
  return doors.filter((_, at) => open[at] === true).map(({ verb, title }) => ({ kind: 'entrance', verb, title: say(title, caller) }));
}
