import type { Compilable, Expression, ExpressionBuilder, Kysely, SqlBool, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** Typed queries over the one schema; the same on both engines. */
export type Queries = Kysely<Tables>;
export type Tx = Transaction<Tables>;
/** A row of this table in a query, and which rows are meant. */
export type RowOf<T extends keyof Tables> = ExpressionBuilder<Tables, T>;
export type Which<T extends keyof Tables> = (row: RowOf<T>) => Expression<SqlBool>;

/** What a prepared query is run with, by name. */
export type PreparedValues = Readonly<Record<string, string | number | null>>;

/** Runs a query that was compiled before; inside a transaction it must be handed the `tx`. */
export type Prepared<V extends PreparedValues, R> = (values: V, tx?: Tx) => Promise<readonly R[]>;

/** The small adapter every response is recorded through. Two drivers, one contract suite. */
export interface Storage {
  readonly engine: 'sqlite' | 'postgres';
  /** For reading and for single statements. */
  readonly db: Queries;
  /**
   * A query of every turn, compiled once and then only run. `value.NAME` in `build` stands for what each run brings; `build` itself is called
   * once, so its text must not depend on values: no lists of varying length, and no value that may be null in a comparison.
   */
  readonly prepare: <V extends PreparedValues, R>(build: (db: Queries, value: V) => Compilable<R>) => Prepared<V, R>;
  /**
   * All or nothing. Begin with a write, which takes the lock: on PostgreSQL, what was only read may change before the transaction writes.
   * A record and the messages it causes belong into one transaction. Using `db` inside is refused (on SQLite it would wait for ever).
   */
  readonly transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /**
   * For a small write on the way of every turn: those that come at the same time share one transaction and one commit. Each still counts alone:
   * when one fails, the others are done again without it, so `work` may run twice and must have no effect but through `tx`.
   */
  readonly together: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** @throws AppError `storage.unavailable` */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** One line of the audit log: a decision, or a look at somebody else's data. */
export interface AuditEvent {
  readonly at: Date;
  /** aadObjectId of the one who acted, or `system` / `operator`. */
  readonly actor: string;
  /** `<feature>.<what>`, for example `roster.imported`. */
  readonly action: string;
  /** Id of what or whom it is about. */
  readonly subject: string;
  /** Ids, counts and codes; no free text of people. */
  readonly detail: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/**
 * Adds a line to the audit log in the transaction of what it tells about. Append last: other appends wait until this transaction ends,
 * and taking this lock always last leaves no room for a deadlock.
 */
export type AppendAudit = (tx: Tx, event: AuditEvent) => Promise<void>;
