import type { Person } from '../kernel/person.ts';
import { ROSTER_COLUMNS } from './roster-row.ts';
import type { KnownPerson } from './person-row.ts';

/** One cell that an import changes, as text for people. */
interface FieldChange {
  readonly field: Exclude<keyof Person, 'aadObjectId'>;
  readonly from: string;
  readonly to: string;
}

export interface ChangedPerson {
  readonly person: Person;
  /** Somebody who had left and comes back may have no changed field at all. */
  readonly changes: readonly FieldChange[];
}

/** What an import does to the roster. Nobody is deleted: records of the past still need a name. */
export interface RosterPlan {
  readonly added: readonly Person[];
  readonly changed: readonly ChangedPerson[];
  /** Marked as left before, in the file again. */
  readonly returned: readonly ChangedPerson[];
  /** On the roster now, not in the file. */
  readonly left: readonly Person[];
  readonly unchanged: readonly Person[];
}

/** All columns but the first, which says who it is and cannot change. */
const [, ...FIELDS] = ROSTER_COLUMNS;

/** Compares the roster as it is with the file. People are matched by `aadObjectId`, the only key that does not change hands. */
export function planRoster(current: readonly KnownPerson[], rows: readonly Person[]): RosterPlan {
  const known = new Map(current.map((entry) => [entry.person.aadObjectId, entry]));
  const inFile = new Set(rows.map((person) => person.aadObjectId));
  const compared = rows.map((person) => {
    const before = known.get(person.aadObjectId);
    return { person, before, changes: before === undefined ? [] : changesOf(before.person, person) };
  });
  const here = compared.filter(({ before }) => before?.leftAt === null);
  return {
    added: compared.filter(({ before }) => before === undefined).map(({ person }) => person),
    changed: here.filter(({ changes }) => changes.length > 0).map(({ person, changes }) => ({ person, changes })),
    returned: compared
      .filter(({ before }) => before !== undefined && before.leftAt !== null)
      .map(({ person, changes }) => ({ person, changes })),
    left: current.filter(({ person, leftAt }) => leftAt === null && !inFile.has(person.aadObjectId)).map(({ person }) => person),
    unchanged: here.filter(({ changes }) => changes.length === 0).map(({ person }) => person),
  };
}

function changesOf(before: Person, after: Person): readonly FieldChange[] {
  return FIELDS.map((field) => ({ field, from: cell(before[field]), to: cell(after[field]) })).filter(({ from, to }) => from !== to);
}

function cell(value: string | readonly string[] | null): string {
  return typeof value === 'string' ? value : [...(value ?? [])].sort().join(';');
}
