import { personId } from '../kernel/person.ts';
import type { PersonId } from '../kernel/person.ts';
import { voiceIn } from '../kernel/wording.ts';
import type { Voice } from '../kernel/wording.ts';
import type { Queries } from '../storage/port.ts';
import { selectPersons, toKnownPersons } from './person-row.ts';
import type { RosterOver, RosterWithin } from './port.ts';

/** See `RosterWithin`: the same roster as `People`, read where the caller reads and writes. */
export const rosterOver: RosterOver = (db) => {
  const onRoster = () => selectPersons(db).where('left_at', 'is', null);
  const findAll: RosterWithin['findAll'] = async (ids) => {
    if (ids.length === 0) return new Map();
    const rows = await onRoster()
      .where('person.aad_object_id', 'in', [...ids])
      .execute();
    return new Map(toKnownPersons(rows).map(({ person }) => [person.aadObjectId, person]));
  };
  return {
    findAll,
    find: async (id) => (await findAll([id])).get(id) ?? null,
    holdersOf: async (role) => {
      const holders = db.selectFrom('person_role as held').select('held.aad_object_id').where('held.role', '=', role);
      return toKnownPersons(await onRoster().where('person.aad_object_id', 'in', holders).execute()).map(({ person }) => person);
    },
    managerOf: async ({ managerEmployeeNumber }) => {
      if (managerEmployeeNumber === null) return null;
      return toKnownPersons(await onRoster().where('person.employee_number', '=', managerEmployeeNumber).execute())[0]?.person ?? null;
    },
    voicesOf: (ids) => voicesOf(db, ids),
  };
};

/** The language of their own chat with the bot, and the wording they have chosen; Japanese for those who never wrote. */
async function voicesOf(db: Queries, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Voice>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .leftJoin('conversation', 'conversation.aad_object_id', 'person.aad_object_id')
    .leftJoin('preference', 'preference.aad_object_id', 'person.aad_object_id')
    .select(['person.aad_object_id as id', 'conversation.locale as locale', 'preference.wording as wording'])
    .where('person.aad_object_id', 'in', [...ids])
    .execute();
  return new Map(
    rows.map(({ id, locale, wording }) => [personId(id), voiceIn(locale === 'en' ? 'en' : 'ja', wording === 'easy' ? 'easy' : 'standard')]),
  );
}
