import { headCount } from '../../kernel/head-count.ts';
import type { HeadCount } from '../../kernel/head-count.ts';
import type { Person } from '../../kernel/person.ts';
import type { AnnouncementDeps } from './announcement-deps.ts';
import type { Addressees } from './announcement.ts';
import { isAddressed } from './rules/addressees.ts';

/** Everybody on the roster whom this is for, now. */
export async function addressed(audience: Addressees, deps: AnnouncementDeps, now: Date): Promise<readonly Person[]> {
  const { storage, people, forms, leadersInTerm } = deps;
  const everybody = await people.everybody();
  const ids = everybody.map(({ aadObjectId }) => aadObjectId);
  const leaders = audience.dxClasses === undefined ? new Set<never>() : await leadersInTerm(storage.db, ids, now);
  // A form that is closed or gone asks nobody any more.
  const unanswered = audience.unanswered === undefined ? null : ((await forms.unanswered(audience.unanswered, now)) ?? new Set<never>());
  return everybody.filter((person) => isAddressed(person, audience, { leaders, unanswered, now }));
}

export interface Reach {
  readonly heads: HeadCount;
  readonly notInstalled: number;
  readonly blocked: number;
}

/** How many it is for, and how many of them cannot be written to as it stands. */
export async function reachOf(audience: Addressees, deps: AnnouncementDeps, now: Date): Promise<Reach> {
  const persons = await addressed(audience, deps, now);
  const unreachable = await deps.conversations.unreachable(persons.map(({ aadObjectId }) => aadObjectId));
  const reasons = [...unreachable.values()];
  const blocked = reasons.filter((reason) => reason === 'blocked').length;
  return { heads: headCount(persons), blocked, notInstalled: reasons.length - blocked };
}
