import { personId } from '../../kernel/person.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Queries, Tx } from '../../storage/port.ts';
import type { DxCandidateTable } from '../../storage/tables/dx-leaders.ts';
import type { Candidate, CandidateState } from './candidate.ts';

export async function findCandidate(db: Queries, id: string): Promise<Candidate | null> {
  const row = await db.selectFrom('dx_candidate').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toCandidate(row);
}

/** What this person has under way in this year. */
export async function candidateOf(db: Queries, cycleId: string, person: PersonId): Promise<Candidate | null> {
  const row = await db
    .selectFrom('dx_candidate')
    .selectAll()
    .where('cycle_id', '=', cycleId)
    .where('aad_object_id', '=', person)
    .executeTakeFirst();
  return row === undefined ? null : toCandidate(row);
}

/** Writes the row, a new one at version 1; false when somebody has changed it since it was read. Call `lockCycle` before reading it. */
export async function saveCandidate(tx: Tx, candidate: Candidate, at: string): Promise<boolean> {
  const { id, ...values } = rowOf(candidate);
  if (candidate.version === 1) {
    await tx
      .insertInto('dx_candidate')
      .values({ id, ...values, ...UNSELECTED, created_at: at, updated_at: at })
      .execute();
    return true;
  }
  const updated = await tx
    .updateTable('dx_candidate')
    .set({ ...values, updated_at: at })
    .where('id', '=', id)
    .where('version', '=', candidate.version - 1)
    .returning('id')
    .executeTakeFirst();
  return updated !== undefined;
}

/** A step of the chain was decided: touches the state alone, so that nothing the person chooses at the same moment is lost. */
export async function moveCandidate(
  tx: Tx,
  { id, from, to }: { readonly id: string; readonly from: CandidateState; readonly to: CandidateState },
  at: string,
): Promise<Candidate | null> {
  const row = await tx
    .updateTable('dx_candidate')
    .set((column) => ({ state: to, version: column('version', '+', 1), updated_at: at }))
    .where('id', '=', id)
    .where('state', '=', from)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : toCandidate(row);
}

const UNSELECTED = { reject_category: null, reject_sentence: null, selected_by: null, selected_at: null, told_at: null };

function rowOf(candidate: Candidate) {
  return {
    id: candidate.id,
    cycle_id: candidate.cycleId,
    aad_object_id: candidate.person,
    kind: candidate.kind,
    nominator: candidate.nominator,
    reason: candidate.reason,
    motivation: candidate.motivation,
    theme: candidate.theme,
    skills: candidate.skills,
    publish_consent: candidate.mayPublish ? 1 : 0,
    state: candidate.state,
    version: candidate.version,
    submitted_at: candidate.submittedAt,
  };
}

function toCandidate(row: DxCandidateTable): Candidate {
  return {
    id: row.id,
    cycleId: row.cycle_id,
    person: personId(row.aad_object_id),
    kind: row.kind as Candidate['kind'],
    nominator: row.nominator === null ? null : personId(row.nominator),
    reason: row.reason,
    motivation: row.motivation,
    theme: row.theme,
    skills: row.skills,
    mayPublish: row.publish_consent === 1,
    state: row.state as Candidate['state'],
    version: row.version,
    submittedAt: row.submitted_at,
  };
}
