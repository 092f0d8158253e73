import { sql } from 'kysely';
import type { Storage, Tx } from '../port.ts';

/** A slip of the hand in a console must not change the audit log; deliberate tampering is found by the hashes. */
export async function protectAuditEntries(tx: Tx, engine: Storage['engine']): Promise<void> {
  await (engine === 'sqlite' ? protectOnSqlite(tx) : protectOnPostgres(tx));
}

async function protectOnSqlite(tx: Tx): Promise<void> {
  await sql`create trigger audit_entry_no_update before update on audit_entry
    begin select raise(abort, 'audit_entry is append-only'); end`.execute(tx);
  await sql`create trigger audit_entry_no_delete before delete on audit_entry
    begin select raise(abort, 'audit_entry is append-only'); end`.execute(tx);
}

async function protectOnPostgres(tx: Tx): Promise<void> {
  await sql`create function audit_entry_refuse() returns trigger language plpgsql as
    $$ begin raise exception 'audit_entry is append-only'; end $$`.execute(tx);
  await sql`create trigger audit_entry_no_change before update or delete or truncate on audit_entry
    for each statement execute function audit_entry_refuse()`.execute(tx);
}
