import { toInstant } from '../kernel/clock.ts';
import type { Person } from '../kernel/person.ts';
import type { Tx } from '../storage/port.ts';
import type { PersonTable } from '../storage/tables.ts';
import type { RosterPlan } from './roster-plan.ts';

/** Rows per statement: 12 columns each stay far below the parameter limits of both engines (32,766 and 65,535). */
const BATCH = 200;

/** Writes what the plan says. People who left keep their row and lose their roles and preferences. */
export async function writePlan(tx: Tx, plan: RosterPlan, now: Date): Promise<void> {
  const written = [...plan.added, ...plan.changed.map(({ person }) => person), ...plan.returned.map(({ person }) => person)];
  await inBatches([...written, ...plan.left], (people) => deleteRoles(tx, people));
  await inBatches(plan.left, (people) => markAsLeft(tx, people, now));
  await inBatches(plan.left, (people) => deletePreferences(tx, people));
  await inBatches(written, (people) => upsert(tx, people, now));
  await inBatches(
    written.flatMap((person) => person.roles.map((role) => ({ aad_object_id: person.aadObjectId, role }))),
    (roles) => tx.insertInto('person_role').values(roles).execute(),
  );
}

async function inBatches<T>(items: readonly T[], write: (batch: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) await write(items.slice(start, start + BATCH));
}

function deleteRoles(tx: Tx, people: readonly Person[]): Promise<unknown> {
  return tx.deleteFrom('person_role').where('aad_object_id', 'in', idsOf(people)).execute();
}

function deletePreferences(tx: Tx, people: readonly Person[]): Promise<unknown> {
  return tx.deleteFrom('preference').where('aad_object_id', 'in', idsOf(people)).execute();
}

function markAsLeft(tx: Tx, people: readonly Person[], now: Date): Promise<unknown> {
  const at = toInstant(now);
  return tx.updateTable('person').set({ left_at: at, updated_at: at }).where('aad_object_id', 'in', idsOf(people)).execute();
}

function idsOf(people: readonly Person[]): readonly string[] {
  return people.map((person) => person.aadObjectId);
}

function upsert(tx: Tx, people: readonly Person[], now: Date): Promise<unknown> {
  return tx
    .insertInto('person')
    .values(people.map((person) => toRow(person, now)))
    .onConflict((conflict) =>
      conflict.column('aad_object_id').doUpdateSet((row) => ({
        employee_number: row.ref('excluded.employee_number'),
        name: row.ref('excluded.name'),
        kana: row.ref('excluded.kana'),
        mail: row.ref('excluded.mail'),
        bureau: row.ref('excluded.bureau'),
        section: row.ref('excluded.section'),
        grade: row.ref('excluded.grade'),
        hire_date: row.ref('excluded.hire_date'),
        manager_employee_number: row.ref('excluded.manager_employee_number'),
        left_at: row.ref('excluded.left_at'),
        updated_at: row.ref('excluded.updated_at'),
      })),
    )
    .execute();
}

function toRow(person: Person, now: Date): PersonTable {
  return {
    aad_object_id: person.aadObjectId,
    employee_number: person.employeeNumber,
    name: person.name,
    kana: person.kana,
    mail: person.mail,
    bureau: person.bureau,
    section: person.section,
    grade: person.grade,
    hire_date: person.hireDate,
    manager_employee_number: person.managerEmployeeNumber,
    left_at: null,
    updated_at: toInstant(now),
  };
}
