import { toInstant } from '../../../kernel/clock.ts';
import { personId } from '../../../kernel/person.ts';
import type { Person, PersonId } from '../../../kernel/person.ts';
import type { Rejection } from '../../../kernel/rejection.ts';
import type { People } from '../../../people/port.ts';
import type { Queries, Tx } from '../../../storage/port.ts';

/** States of a candidate whom the desk knows: drafts are nobody's business but their author's. */
export const DESK_STATES = ['consent', 'deciding', 'ready', 'selected', 'not-selected', 'rejected', 'declined', 'withdrawn'] as const;

export type DeskState = (typeof DESK_STATES)[number];

export interface DeskCandidate {
  readonly id: string;
  readonly cycleId: string;
  readonly personId: PersonId;
  readonly kind: 'application' | 'nomination';
  readonly nominator: PersonId | null;
  readonly reason: string;
  readonly motivation: string;
  readonly theme: string;
  readonly skills: string;
  readonly mayPublish: boolean;
  readonly state: DeskState;
  readonly rejection: Rejection | null;
  readonly submittedAt: Date | null;
  readonly version: number;
}

/** Whom the desk may see by name: not those who were nominated and have not agreed, nor those who took it back (they are private). */
export function isNamed({ state }: DeskCandidate): boolean {
  return state !== 'consent' && state !== 'declined' && state !== 'withdrawn';
}

/** A candidate with the person as the roster has them now; null for somebody who has left. */
export interface Seen {
  readonly candidate: DeskCandidate;
  readonly person: Person | null;
}

const COLUMNS = [
  ...(['id', 'cycle_id', 'aad_object_id', 'kind', 'nominator', 'reason', 'motivation', 'theme', 'skills'] as const),
  ...(['publish_consent', 'state', 'reject_category', 'reject_sentence', 'submitted_at', 'version'] as const),
] as const;

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function rowsOf(db: Queries, cycleId: string) {
  return db
    .selectFrom('dx_candidate')
    .select(COLUMNS)
    .where('cycle_id', '=', cycleId)
    .where('state', 'in', [...DESK_STATES])
    .orderBy('submitted_at')
    .orderBy('id')
    .execute();
}

export async function candidatesIn(db: Queries, cycleId: string): Promise<readonly DeskCandidate[]> {
  return (await rowsOf(db, cycleId)).map(toCandidate);
}

export async function findCandidate(db: Queries, id: string): Promise<DeskCandidate | null> {
  const row = await db
    .selectFrom('dx_candidate')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('state', 'in', [...DESK_STATES])
    .executeTakeFirst();
  return row === undefined ? null : toCandidate(row);
}

function toCandidate(row: Row): DeskCandidate {
  return {
    ...{ id: row.id, cycleId: row.cycle_id, personId: personId(row.aad_object_id) },
    kind: row.kind as DeskCandidate['kind'],
    nominator: row.nominator === null ? null : personId(row.nominator),
    ...{ reason: row.reason ?? '', motivation: row.motivation, theme: row.theme, skills: row.skills },
    mayPublish: row.publish_consent === 1,
    state: row.state as DeskState,
    rejection:
      row.reject_category === null ? null : { category: row.reject_category as Rejection['category'], sentence: row.reject_sentence ?? '' },
    submittedAt: row.submitted_at === null ? null : new Date(row.submitted_at),
    version: row.version,
  };
}

export interface Settled {
  readonly state: 'selected' | 'not-selected' | 'ready';
  readonly rejection: Rejection | null;
  readonly by: PersonId;
  readonly now: Date;
}

/** Selects, passes over or undoes, unless the candidate has changed since it was seen; false then. */
export async function settle(tx: Tx, seen: DeskCandidate, { state, rejection, by, now }: Settled): Promise<boolean> {
  const [category, sentence] = rejection === null ? [null, null] : [rejection.category, rejection.sentence];
  const at = toInstant(now);
  const result = await tx
    .updateTable('dx_candidate')
    .set({
      ...{ state, reject_category: category, reject_sentence: sentence, version: seen.version + 1, updated_at: at },
      ...(state === 'ready' ? { selected_by: null, selected_at: null } : { selected_by: by, selected_at: at }),
    })
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .where('state', '=', seen.state)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function withPeople(candidates: readonly DeskCandidate[], people: Pick<People, 'findAll'>): Promise<readonly Seen[]> {
  const found = await people.findAll(candidates.map(({ personId: id }) => id));
  return candidates.map((candidate) => ({ candidate, person: found.get(candidate.personId) ?? null }));
}
