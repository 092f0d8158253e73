import { sql } from 'kysely';
import type { SchemaModule } from 'kysely';
import { DIALECTS } from './migration.ts';
import type { Engine } from './migration.ts';

/** `text?` and `integer?` may be null. */
type ColumnType = 'text' | 'text?' | 'integer' | 'integer?';

export interface TablePlan {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** Primary key; `id` alone unless said otherwise. */
  readonly key?: readonly string[];
  readonly unique?: readonly (readonly string[])[];
  readonly indexes?: readonly (readonly string[])[];
  /** Name of a constraint -> what must hold in every row, in SQL that both engines know. */
  readonly checks?: Readonly<Record<string, string>>;
}

/** Creates a table of text and integers, the same on both engines. */
export async function addTable(schema: SchemaModule, engine: Engine, plan: TablePlan): Promise<void> {
  const { name, columns, key = ['id'], checks = {} } = plan;
  let table = schema.createTable(name).addPrimaryKeyConstraint(`${name}_key`, [...key] as never);
  for (const [column, type] of Object.entries(columns)) {
    const isNullable = type.endsWith('?');
    const stored = type.startsWith('text') ? DIALECTS[engine].text : 'integer';
    table = table.addColumn(column, stored, (built) => (isNullable ? built : built.notNull()));
  }
  for (const [constraint, rule] of Object.entries(checks)) table = table.addCheckConstraint(`${name}_${constraint}`, sql.raw(rule));
  await table.modifyEnd(DIALECTS[engine].strict).execute();
  await addIndexes(schema, plan);
}

async function addIndexes(schema: SchemaModule, { name, unique = [], indexes = [] }: TablePlan): Promise<void> {
  const named = (columns: readonly string[]) =>
    schema
      .createIndex(`${name}_${columns.join('_')}`)
      .on(name)
      .columns([...columns]);
  for (const columns of unique) await named(columns).unique().execute();
  for (const columns of indexes) await named(columns).execute();
}
