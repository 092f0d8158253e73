import { toInstant } from '../kernel/clock.ts';
import { personId } from '../kernel/person.ts';
import type { Day } from '../kernel/tokyo-time.ts';
import type { Queries, Storage } from '../storage/port.ts';
import type { DelegationTable } from '../storage/tables/approvals.ts';
import type { Delegation, Delegations } from './port.ts';

/** 代理 in the database. Whether the two are still on the roster is read there at every decision, not here. */
export function createDelegations({ storage }: { readonly storage: Storage }): Delegations {
  return {
    delegatorsOf: async (db, to, day) => {
      const rows = await inForce(db, day).where('to_person', '=', to).execute();
      return [...new Set(rows.map((row) => personId(row.from_person)))];
    },
    deputiesOf: async (db, from, day) => {
      if (from.length === 0) return [];
      const rows = await inForce(db, day)
        .where('from_person', 'in', [...from])
        .execute();
      return rows.map(toDelegation);
    },
    ofPerson: async (person, day) => {
      const rows = await unended(storage.db, day)
        .where((column) => column.or([column('from_person', '=', person), column('to_person', '=', person)]))
        .execute();
      return rows.map(toDelegation);
    },
    start,
    revoke,
  };
}

function unended(db: Queries, day: Day) {
  return db
    .selectFrom('delegation')
    .selectAll()
    .where('revoked_at', 'is', null)
    .where('until_day', '>=', day)
    .orderBy('from_day')
    .orderBy('id');
}

function inForce(db: Queries, day: Day) {
  return unended(db, day).where('from_day', '<=', day);
}

const start: Delegations['start'] = async (tx, { id, from, to, fromDay, untilDay }, now) => {
  const row = await tx
    .insertInto('delegation')
    .values({
      ...{ id, from_person: from, to_person: to, from_day: fromDay, until_day: untilDay },
      ...{ created_at: toInstant(now), revoked_at: null },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
};

const revoke: Delegations['revoke'] = async (tx, { id, from }, now) => {
  const row = await tx
    .updateTable('delegation')
    .set({ revoked_at: toInstant(now) })
    .where('id', '=', id)
    .where('from_person', '=', from)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : toDelegation(row);
};

function toDelegation(row: DelegationTable): Delegation {
  return {
    id: row.id,
    from: personId(row.from_person),
    to: personId(row.to_person),
    fromDay: row.from_day,
    untilDay: row.until_day,
  };
}
