import type { PersonId } from '../../../../kernel/person.ts';
import type { DeskCandidate } from '../candidates.ts';

/** `own`: about oneself. `nominated`: about somebody whom one has put forward. */
export type Conflict = 'own' | 'nominated';

/** Why this person of DX推進担当 takes no part in the selection of this candidate (R16); null when they may. */
export function conflictOf({ personId, nominator }: Pick<DeskCandidate, 'personId' | 'nominator'>, by: PersonId): Conflict | null {
  if (personId === by) return 'own';
  return nominator === by ? 'nominated' : null;
}

/** Until the publication nobody learns their own result at the desk, neither from their row nor from the counts. */
export function asSeenBy(candidate: DeskCandidate, by: PersonId, isPublished: boolean): DeskCandidate {
  const isSettled = candidate.state === 'selected' || candidate.state === 'not-selected';
  return candidate.personId === by && isSettled && !isPublished ? { ...candidate, state: 'ready', rejection: null } : candidate;
}
