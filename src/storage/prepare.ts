import type { Compilable, CompiledQuery } from 'kysely';
import type { Prepared, PreparedValues, Queries, Storage } from './port.ts';
import { storable } from './storable-text.ts';

/** Stands in a compiled query for a value that each run brings along. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Whatever is asked of it by name is a slot of that name. */
const SLOTS: unknown = new Proxy({}, { get: (_, name) => new Slot(String(name)) });

/** Building and compiling a query costs several times what SQLite needs to run it, so the queries of every turn are compiled once. */
export function createPrepare(db: Queries, refuseInsideTransaction: () => void): Storage['prepare'] {
  return <V extends PreparedValues, R>(build: (db: Queries, value: V) => Compilable<R>): Prepared<V, R> => {
    let compiled: CompiledQuery<R> | undefined;
    return async (values, tx) => {
      if (tx === undefined) refuseInsideTransaction();
      compiled ??= build(db, SLOTS as V).compile();
      const parameters = compiled.parameters.map((value) => (value instanceof Slot ? storable(values[value.name]) : value));
      const { rows } = await (tx ?? db).executeQuery<R>({ ...compiled, parameters });
      return rows;
    };
  };
}
