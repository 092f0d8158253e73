import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeciderCommand } from '../../src/kernel/approval.ts';
import { personId } from '../../src/kernel/person.ts';
import type { Role } from '../../src/kernel/role.ts';
import type { Storage } from '../../src/storage/port.ts';
import { chainOn, DAY, testKind, WHO } from '../support/decision-chain.ts';
import type { Chain } from '../support/decision-chain.ts';
import { idOf, importText, rosterFile, rosterLine } from '../support/roster.ts';
import { memoryStorage } from '../support/storage.ts';

/** Random rosters, 代理, hand-ons, reminders and taps of everybody, through the room and its tables. */

const EVERYBODY = [1, 2, 3, 4, 5, 6] as const;
const LATER = new Date('2026-12-21T10:00:00+09:00');
const voice = { locale: 'ja', wording: 'standard' } as const;

const who = fc.constantFrom(...EVERYBODY);
const roles: fc.Arbitrary<Role | null> = fc.constantFrom('hr', 'dx', null, null);
const command = fc.oneof(
  { weight: 2, arbitrary: fc.constant<DeciderCommand>({ kind: 'approve' }) },
  fc.constant<DeciderCommand>({ kind: 'hold' }),
  fc.constant<DeciderCommand>({ kind: 'reject', category: 'other', sentence: '理由です。' }),
  { weight: 2, arbitrary: who.map((to): DeciderCommand => ({ kind: 'delegate', to: { aadObjectId: personId(idOf(to)), roles: [] } })) },
);
const world = fc.record({
  proposer: fc.constantFrom(2, 3, 4, 5, 6),
  managers: fc.array(fc.option(who, { freq: 3 }), { minLength: 6, maxLength: 6 }),
  roles: fc.array(roles, { minLength: 6, maxLength: 6 }),
  deputies: fc.array(fc.tuple(who, who), { maxLength: 8 }),
  late: fc.boolean(),
  taps: fc.array(fc.tuple(who, command), { minLength: 4, maxLength: 16 }),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

let storage: Storage;
let chain: Chain;
let count = 0;
beforeAll(async () => {
  storage = await memoryStorage();
  await importText(storage, rosterFile(...EVERYBODY.map((number) => rosterLine(number, { employeeNumber: String(number) }))));
  chain = chainOn(storage, { ...testKind(), escalatesTo: 'dx' });
});
afterAll(() => storage.close());

async function settle({ managers, roles: held, deputies }: World): Promise<void> {
  await storage.db.deleteFrom('person_role').execute();
  for (const [at, number] of EVERYBODY.entries()) {
    const manager = managers[at] ?? null;
    // By the table and not by the import, which refuses circles: a roster of before may have them.
    await storage.db
      .updateTable('person')
      .set({ manager_employee_number: manager === null ? null : String(manager) })
      .where('aad_object_id', '=', idOf(number))
      .execute();
    const role = held[at] ?? null;
    if (role !== null)
      await storage.db
        .insertInto('person_role')
        .values({ aad_object_id: idOf(number), role })
        .execute();
  }
  await storage.db.deleteFrom('delegation').execute();
  const days = { from_day: '2026-12-01', until_day: '2027-01-31', created_at: '2026-12-01T00:00:00.000Z', revoked_at: null };
  for (const [at, [from, to]] of deputies.entries()) {
    const pair = { from_person: idOf(from), to_person: idOf(to) };
    await storage.db
      .insertInto('delegation')
      .values({ id: `${String(count)}-${String(at)}`, ...pair, ...days })
      .execute();
  }
}

async function play(given: World): Promise<readonly string[]> {
  count += 1;
  await settle(given);
  const proposer = personId(idOf(given.proposer));
  const own = personId(idOf(WHO.applicant));
  const named = given.managers[0] ?? 2;
  const id = await chain.open(`s${String(count)}`, {
    proposer,
    steps: [
      { name: 'consent', decider: { kind: 'person', id: own } },
      { name: 'manager', decider: { kind: 'person', id: personId(idOf(named)) } },
      { name: 'dx', decider: { kind: 'role', role: 'dx' } },
    ],
  });
  const tap = async (number: number, what: DeciderCommand, now: Date): Promise<string> => {
    const row = await storage.db.selectFrom('approval_case').select('version').where('id', '=', id).executeTakeFirstOrThrow();
    const by = { person: await chain.person(number), voice };
    return (await chain.approvals.act({ caseId: id, version: row.version, command: what }, by, now)).outcome.kind;
  };
  await tap(WHO.applicant, { kind: 'approve' }, DAY);
  if (given.late) await chain.approvals.remindDue(LATER);
  const outcomes: string[] = [];
  for (const [number, what] of given.taps) {
    const outcome = await tap(number, what, given.late ? LATER : DAY);
    if (number === given.proposer) expect(['not-yours', 'late']).toContain(outcome);
    outcomes.push(outcome);
  }
  await check(id, idOf(given.proposer));
  return outcomes;
}

async function check(id: string, proposer: string): Promise<void> {
  const steps = await storage.db.selectFrom('approval_step').selectAll().where('case_id', '=', id).orderBy('step').execute();
  for (const { step, decided_by, delegate, decided_for } of steps.slice(1)) {
    for (const part of [decided_by, delegate, decided_for]) expect([proposer, idOf(WHO.applicant)], String(step)).not.toContain(part);
  }
  const asked = await storage.db.selectFrom('outbox_message').selectAll().where('dedupe_key', 'like', `%${id}%`).execute();
  expect(asked.filter(({ aad_object_id }) => aad_object_id === proposer)).toEqual([]);
}

describe('whoever has put somebody forward', () => {
  it('neither decides nor is asked, whatever the roster, the 代理 and the hand-ons', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        for (const outcome of await play(given)) seen.add(outcome);
      }),
      { numRuns: 150 },
    );
    // The walk is worth something only if others do decide, and hand on.
    for (const kind of ['done', 'not-yours', 'late', 'cannot-delegate']) expect(seen).toContain(kind);
  }, 60_000);
});
