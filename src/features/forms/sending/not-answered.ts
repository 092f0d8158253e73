import type { Person, PersonId } from '../../../kernel/person.ts';
import type { People } from '../../../people/port.ts';
import type { Queries, Storage } from '../../../storage/port.ts';
import { peopleIn } from '../../../kernel/head-count.ts';
import type { RunningForm } from '../form-store.ts';

/** A form of HR that everybody answers once under their name: only there is it known who has not. Forms about a session have their own list. */
export function knowsWhoIsMissing({ isBuiltIn, definition }: Pick<RunningForm, 'isBuiltIn' | 'definition'>): boolean {
  return !isBuiltIn && definition.responses === 'once' && !definition.anonymous;
}

/** Those who have answered and not taken it back. Of an anonymous form nobody is known. */
export async function whoAnswered(queries: Queries, formId: string): Promise<ReadonlySet<PersonId>> {
  const rows = await queries
    .selectFrom('form_response')
    .select('aad_object_id')
    .distinct()
    .where('form_id', '=', formId)
    .where('state', '<>', 'withdrawn')
    .where('aad_object_id', 'is not', null)
    .execute();
  return new Set(rows.map(({ aad_object_id: id }) => id as PersonId));
}

/** 未回答の人: everybody whom the form is for now and who has not answered it. Asks the form itself whether that can be known. */
export async function notAnswered(
  { id, definition }: RunningForm,
  now: Date,
  { storage, people }: { readonly storage: Storage; readonly people: People },
): Promise<readonly Person[]> {
  const answered = await whoAnswered(storage.db, id);
  return (await peopleIn(definition.audience, people, now)).filter(({ aadObjectId }) => !answered.has(aadObjectId));
}
