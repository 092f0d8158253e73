import { toInstant } from '../kernel/clock.ts';
import type { Storage } from '../storage/port.ts';
import type { Preferences } from './port.ts';

/** Preferences in the database. The row goes when everything is as usual again, and when somebody leaves the roster. */
export function createPreferences({ storage }: { readonly storage: Storage }): Preferences {
  const ofPerson = storage.prepare((db, value: { id: string }) =>
    db.selectFrom('preference').select('wording').where('aad_object_id', '=', value.id),
  );
  return {
    wordingOf: async (id) => {
      const [row] = await ofPerson({ id });
      return row?.wording === 'easy' ? 'easy' : 'standard';
    },
    setWording: async (id, wording, now) => {
      if (wording === 'standard') {
        await storage.db.deleteFrom('preference').where('aad_object_id', '=', id).execute();
        return;
      }
      const values = { wording, changed_at: toInstant(now) };
      await storage.db
        .insertInto('preference')
        .values({ aad_object_id: id, ...values })
        .onConflict((conflict) => conflict.column('aad_object_id').doUpdateSet(values))
        .execute();
    },
  };
}
