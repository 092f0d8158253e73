import { isInAudience } from '../../../kernel/audience.ts';
import { GRADES } from '../../../kernel/grade.ts';
import type { Person, PersonId } from '../../../kernel/person.ts';
import type { Addressees, DxClass } from '../announcement.ts';

/** What the choice needs besides the roster. */
export interface Looked {
  /** DXリーダー in term. */
  readonly leaders: ReadonlySet<PersonId>;
  /** Those who have not answered the named form; null when no form is named. */
  readonly unanswered: ReadonlySet<PersonId> | null;
}

/** 主幹級 and above are DXマネジャー; leaders are those in term; everybody else is DX推進員 (5.4.(2)). */
export function dxClassOf({ aadObjectId, grade }: Person, leaders: Looked['leaders']): DxClass {
  if (GRADES.indexOf(grade) <= GRADES.indexOf('shukan')) return 'manager';
  return leaders.has(aadObjectId) ? 'leader' : 'promoter';
}

export function isAddressed(person: Person, audience: Addressees, looked: Looked & { readonly now: Date }): boolean {
  const { dxClasses } = audience;
  return (
    isInAudience(person, audience, looked.now) &&
    (dxClasses === undefined || dxClasses.includes(dxClassOf(person, looked.leaders))) &&
    (looked.unanswered === null || looked.unanswered.has(person.aadObjectId))
  );
}
