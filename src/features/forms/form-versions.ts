import type { Queries, Storage } from '../../storage/port.ts';
import { parseDefinition } from './definition.ts';
import type { FormDefinition } from './definition.ts';

/** Published definitions by number. */
export interface FormVersions {
  readonly find: (formId: string, version: number, queries?: Queries) => Promise<FormDefinition | null>;
  /** The number under which a built-in definition is kept; the next one when this program brings other words than any kept so far. */
  readonly current: (definition: FormDefinition) => Promise<number>;
}

export function createFormVersions(storage: Storage): FormVersions {
  // Published definitions never change, so that none has to be read twice.
  const read = new Map<string, FormDefinition>();
  const numbers = new Map<string, number>();
  return {
    find: async (formId, version, queries = storage.db) => {
      const key = `${formId} ${String(version)}`;
      const known = read.get(key);
      if (known !== undefined) return known;
      const row = await queries
        .selectFrom('form_version')
        .select('definition')
        .where('form_id', '=', formId)
        .where('version', '=', version)
        .executeTakeFirst();
      if (row === undefined) return null;
      const definition = parseDefinition(row.definition);
      read.set(key, definition);
      return definition;
    },
    current: async (definition) => {
      const number = numbers.get(definition.id) ?? (await numberOf(definition, storage.db));
      numbers.set(definition.id, number);
      return number;
    },
  };
}

/** Several instances may start with the same new words at once: whoever comes second finds the number of the first. */
async function numberOf(definition: FormDefinition, db: Queries): Promise<number> {
  const json = JSON.stringify(definition);
  const kept = await db.selectFrom('form_version').selectAll().where('form_id', '=', definition.id).orderBy('version', 'desc').execute();
  const same = kept.find((row) => row.definition === json);
  if (same !== undefined) return same.version;
  const version = (kept[0]?.version ?? 0) + 1;
  const inserted = await db
    .insertInto('form_version')
    .values({ form_id: definition.id, version, definition: json })
    .onConflict((on) => on.doNothing())
    .returning('version')
    .executeTakeFirst();
  return inserted?.version ?? numberOf(definition, db);
}
