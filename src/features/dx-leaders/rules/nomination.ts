import type { Person, PersonId } from '../../../kernel/person.ts';
import { isEligible } from './eligibility.ts';

export type CannotNominate = 'self' | 'outside' | 'not-eligible';

/** 推薦 is made by the 所属長 or by a colleague of the same section, for somebody who could apply themselves (R2, product 5). */
export function cannotNominate(
  nominator: Person,
  { nominee, manager }: { readonly nominee: Person; readonly manager: PersonId | null },
): CannotNominate | null {
  if (nominee.aadObjectId === nominator.aadObjectId) return 'self';
  const isColleague = nominee.bureau === nominator.bureau && nominee.section === nominator.section;
  // Asked first: somebody from elsewhere learns nothing of this person.
  if (!isColleague && manager !== nominator.aadObjectId) return 'outside';
  return isEligible(nominee) ? null : 'not-eligible';
}
