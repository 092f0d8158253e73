import { toInstant } from '../../kernel/clock.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Queries, Storage, Tx } from '../../storage/port.ts';
import type { FormTable } from '../../storage/tables/forms.ts';
import { parseDefinition } from './definition.ts';
import type { FormDefinition } from './definition.ts';
import { createFormVersions } from './form-versions.ts';

export type FormState = 'open' | 'closed';

/** A form as it is run now. */
export interface RunningForm {
  readonly id: string;
  readonly definition: FormDefinition;
  readonly version: number;
  readonly state: FormState;
  /** The last moment at which it may be answered; null when there is none. */
  readonly deadline: Date | null;
  /** Raised by every change of the running; 0 for a built-in form that nobody has answered or changed. */
  readonly revision: number;
  readonly isBuiltIn: boolean;
  /** aadObjectId; `system` for a built-in form. */
  readonly createdBy: string;
  /** 自動の催促: whether those who have not answered are reminded without anybody asking for it. */
  readonly remindsItself: boolean;
}

export interface NewForm {
  readonly definition: FormDefinition;
  readonly by: PersonId;
  readonly deadline: Date | null;
}

/** What changes; what is left out stays. `revision` is the one that was seen. */
export interface FormChange {
  readonly id: string;
  readonly revision: number;
  readonly state?: FormState;
  readonly deadline?: Date | null;
  readonly remindsItself?: boolean;
}

/** Forms and how they are run. */
export interface FormStore {
  readonly find: (id: string) => Promise<RunningForm | null>;
  /** Built-in forms first, then those of HR, newest first; closed ones too. */
  readonly all: () => Promise<readonly RunningForm[]>;
  /** Publishes a form of HR, open from now on; false when the id is taken. */
  readonly create: (tx: Tx, form: NewForm, now: Date) => Promise<boolean>;
  /** False when somebody else has changed it since. Works for built-in forms too. A published definition never changes: a copy is a new form. */
  readonly change: (tx: Tx, change: FormChange, now: Date) => Promise<boolean>;
  /** Locks the running of a form for this transaction and tells how it is now: the first statement of every response. */
  readonly hold: (tx: Tx, form: RunningForm, now: Date) => Promise<Held>;
  /** The definition that a response answered. */
  readonly definitionOf: (formId: string, version: number, queries?: Queries) => Promise<FormDefinition | null>;
  /** Every published definition, for retention. */
  readonly versions: () => Promise<readonly PublishedForm[]>;
}

export interface PublishedForm {
  readonly version: number;
  readonly definition: FormDefinition;
}

export type Held = Pick<RunningForm, 'state' | 'deadline' | 'version'>;

export function createFormStore(storage: Storage, builtIn: readonly FormDefinition[]): FormStore {
  const versions = createFormVersions(storage);
  const builtInBy = new Map(builtIn.map((definition) => [definition.id, definition]));

  const running = async (id: string, row: FormTable | undefined): Promise<RunningForm | null> => {
    const known = builtInBy.get(id);
    if (known !== undefined) return ofBuiltIn(known, await versions.current(known), row);
    if (row === undefined) return null;
    const definition = await versions.find(id, row.version);
    return definition === null ? null : { ...runOf(row), id, definition, version: row.version, isBuiltIn: false };
  };

  return {
    find: async (id) => running(id, await storage.db.selectFrom('form').selectAll().where('id', '=', id).executeTakeFirst()),
    all: () => all({ storage, running, builtIn }),
    create: async (tx, form, now) => !builtInBy.has(form.definition.id) && create(tx, form, now),
    change: async (tx, change, now) => {
      const known = builtInBy.get(change.id);
      if (known !== undefined)
        await tx
          .insertInto('form')
          .values(firstRow(known.id, now))
          .onConflict((on) => on.doNothing())
          .execute();
      return applyChange(tx, change, now);
    },
    hold: (tx, form, now) => hold(tx, form, now),
    definitionOf: (formId, version, queries) => versions.find(formId, version, queries),
    versions: async () => {
      const rows = await storage.db.selectFrom('form_version').selectAll().execute();
      return rows.map(({ version, definition }) => ({ version, definition: parseDefinition(definition) }));
    },
  };
}

interface Listing {
  readonly storage: Storage;
  readonly builtIn: readonly FormDefinition[];
  readonly running: (id: string, row: FormTable | undefined) => Promise<RunningForm | null>;
}

async function all({ storage, builtIn, running }: Listing): Promise<readonly RunningForm[]> {
  const rows = await storage.db.selectFrom('form').selectAll().orderBy('created_at', 'desc').orderBy('id').execute();
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const found: RunningForm[] = [];
  for (const id of new Set([...builtIn.map((definition) => definition.id), ...rowOf.keys()])) {
    const form = await running(id, rowOf.get(id));
    if (form !== null) found.push(form);
  }
  return found;
}

function ofBuiltIn(definition: FormDefinition, version: number, row: FormTable | undefined): RunningForm {
  const run: ReturnType<typeof runOf> =
    row === undefined ? { state: 'open', deadline: null, revision: 0, createdBy: 'system', remindsItself: true } : runOf(row);
  return { ...run, id: definition.id, definition, version, isBuiltIn: true };
}

function runOf(row: FormTable): Pick<RunningForm, 'state' | 'deadline' | 'revision' | 'createdBy' | 'remindsItself'> {
  return {
    state: row.state as FormState,
    deadline: row.deadline === null ? null : new Date(row.deadline),
    revision: row.revision,
    createdBy: row.created_by,
    remindsItself: row.reminders === 'on',
  };
}

/** A built-in form is open, without a deadline, until HR says otherwise. */
function firstRow(id: string, now: Date): FormTable {
  const at = toInstant(now);
  return {
    id,
    state: 'open',
    version: 1,
    deadline: null,
    created_by: 'system',
    created_at: at,
    updated_at: at,
    revision: 0,
    reminders: 'on',
  };
}

async function create(tx: Tx, { definition, by, deadline }: NewForm, now: Date): Promise<boolean> {
  const row: FormTable = { ...firstRow(definition.id, now), deadline: instantOf(deadline), created_by: by, revision: 1 };
  const inserted = await tx
    .insertInto('form')
    .values(row)
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) return false;
  await tx
    .insertInto('form_version')
    .values({ form_id: definition.id, version: 1, definition: JSON.stringify(definition) })
    .execute();
  return true;
}

async function applyChange(tx: Tx, { id, revision, state, deadline, remindsItself }: FormChange, now: Date): Promise<boolean> {
  const changed = await tx
    .updateTable('form')
    .set((column) => ({
      revision: column('revision', '+', 1),
      updated_at: toInstant(now),
      ...(state === undefined ? {} : { state }),
      ...(deadline === undefined ? {} : { deadline: instantOf(deadline) }),
      ...(remindsItself === undefined ? {} : { reminders: remindsItself ? 'on' : 'off' }),
    }))
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

async function hold(tx: Tx, form: RunningForm, now: Date): Promise<Held> {
  const row = await tx
    .insertInto('form')
    .values(firstRow(form.id, now))
    // Changes nothing, but takes the lock: whoever closes the form or moves its deadline comes before this response or after it.
    .onConflict((on) => on.column('id').doUpdateSet((column) => ({ revision: column.ref('form.revision') })))
    .returningAll()
    .executeTakeFirstOrThrow();
  return { ...runOf(row), version: form.isBuiltIn ? form.version : row.version };
}

function instantOf(date: Date | null): string | null {
  return date === null ? null : toInstant(date);
}
