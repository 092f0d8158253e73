import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCycle } from '../../../src/features/dx-leaders/desk/cycle-steps.ts';
import { endOfTermJob } from '../../../src/features/dx-leaders/desk/end-of-term.ts';
import { leaderSheet, namedAmong, rosterOfLeaders } from '../../../src/features/dx-leaders/desk/leader-roster.ts';
import { leadersInTerm } from '../../../src/features/dx-leaders/desk/leaders.ts';
import { publish } from '../../../src/features/dx-leaders/desk/publishing.ts';
import { purgeJob } from '../../../src/features/dx-leaders/desk/purge.ts';
import { choose } from '../../../src/features/dx-leaders/desk/selecting.ts';
import { toInstant } from '../../../src/kernel/clock.ts';
import { personId } from '../../../src/kernel/person.ts';
import { createOutbox } from '../../../src/outbox/outbox.ts';
import { createPeople } from '../../../src/people/people.ts';
import { rosterOver } from '../../../src/people/roster-over.ts';
import { workingDays } from '../../../src/platform/holidays.ts';
import { newId } from '../../../src/platform/system.ts';
import type { Storage } from '../../../src/storage/port.ts';
import { onEachEngine } from '../../support/engines.ts';
import { idOf, importText, rosterFile, rosterLine } from '../../support/roster.ts';

const NOW = new Date('2026-07-10T10:00:00+09:00');
const BY = { by: personId(idOf(201)), now: NOW };

function depsOver(storage: Storage) {
  return {
    ...{ storage, people: createPeople({ storage }), roster: rosterOver, workingDays, newId },
    outbox: createOutbox({ clock: { now: () => NOW }, newId }),
    exports: { offer: () => Promise.resolve(null) },
    approvals: { withdraw: () => Promise.resolve(true), find: () => Promise.resolve(null) },
  };
}

/** A closed call with these people ready. */
async function closedCall(storage: Storage, numbers: readonly number[]): Promise<void> {
  const at = toInstant(NOW);
  await importText(storage, rosterFile(...numbers.map((number) => rosterLine(number)), rosterLine(201, { roles: 'dx' })));
  await openCycle(storage, { fiscalYear: 2026, applyUntil: new Date('2026-06-30T17:00:00+09:00') }, BY);
  await storage.db.updateTable('dx_cycle').set({ state: 'closed' }).execute();
  for (const number of numbers)
    await storage.db
      .insertInto('dx_candidate')
      .values({
        ...{ id: `c-${String(number)}`, cycle_id: '2026', aad_object_id: idOf(number), kind: 'application', nominator: null, reason: null },
        ...{ motivation: 'm', theme: `題材${String(number)}`, skills: '', publish_consent: number % 2, state: 'ready', version: 3 },
        ...{ reject_category: null, reject_sentence: null, selected_by: null, selected_at: null, told_at: null },
        ...{ created_at: at, submitted_at: at, updated_at: at },
      })
      .execute();
}

onEachEngine('the selection', (open) => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(() => storage.close());

  it('opens a year once when several tap at the same moment, and never two years at once', async () => {
    const wanted = { fiscalYear: 2026, applyUntil: new Date('2026-08-31T17:00:00+09:00') };
    const opened = await Promise.all([1, 2, 3].map(() => openCycle(storage, wanted, BY)));
    expect(opened.map(({ kind }) => kind).sort()).toEqual(['already', 'already', 'done']);
    expect(await openCycle(storage, { ...wanted, fiscalYear: 2027 }, BY)).toEqual({ kind: 'too-late' });
    expect(await storage.db.selectFrom('dx_cycle').select('id').execute()).toEqual([{ id: '2026' }]);
  });

  it('lets one of several selectors win; what they wanted is never mixed', async () => {
    await closedCall(storage, [501]);
    const seen = { id: 'c-501', version: 3 };
    const reason = { category: 'capacity', sentence: '定員' } as const;
    const outcomes = await Promise.all([
      choose(storage, { seen, choice: { kind: 'select' } }, BY),
      choose(storage, { seen, choice: { kind: 'pass-over', reason } }, BY),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['conflict', 'done']);
    const row = await storage.db.selectFrom('dx_candidate').selectAll().executeTakeFirstOrThrow();
    expect(row.state === 'selected' ? row.reject_sentence : row.state).toBe(row.state === 'selected' ? null : 'not-selected');
  });

  it('publishes once: one leader, one message, one line in the audit log', async () => {
    await closedCall(storage, [501, 502]);
    for (const number of [501, 502])
      await choose(storage, { seen: { id: `c-${String(number)}`, version: 3 }, choice: { kind: 'select' } }, BY);
    const seen = { id: '2026', version: 1, fromDay: '2026-07-10' };
    const published = await Promise.all([1, 2, 3].map(() => publish(depsOver(storage), seen, BY)));
    expect(published.map(({ kind }) => kind).sort()).toEqual(['already', 'already', 'done']);
    expect(await storage.db.selectFrom('dx_leader').select('id').execute()).toHaveLength(2);
    expect(await storage.db.selectFrom('outbox_message').select('id').execute()).toHaveLength(2);
    expect(await storage.db.selectFrom('audit_entry').select('seq').where('action', '=', 'dx-leaders.published').execute()).toHaveLength(1);
  });

  it('makes leaders in term from the first to the last day, whatever the jobs have done', async () => {
    await closedCall(storage, [501]);
    await choose(storage, { seen: { id: 'c-501', version: 3 }, choice: { kind: 'select' } }, BY);
    await publish(depsOver(storage), { id: '2026', version: 1, fromDay: '2026-08-01' }, BY);
    const inTerm = async (time: string): Promise<number> =>
      (await leadersInTerm(storage.db, [personId(idOf(501)), personId(idOf(1))], new Date(time))).size;
    expect(await inTerm('2026-07-31T23:59:59+09:00')).toBe(0);
    expect(await inTerm('2026-08-01T00:00:00+09:00')).toBe(1);
    expect(await inTerm('2027-07-31T23:59:59+09:00')).toBe(1);
    expect(await inTerm('2027-08-01T00:00:00+09:00')).toBe(0);
    expect((await leadersInTerm(storage.db, [], new Date('2026-09-01'))).size).toBe(0);
  });

  it('announces the end once, though two instances look at the same time, and not before nine', async () => {
    await closedCall(storage, [501]);
    await choose(storage, { seen: { id: 'c-501', version: 3 }, choice: { kind: 'select' } }, BY);
    await publish(depsOver(storage), { id: '2026', version: 1, fromDay: '2026-07-10' }, BY);
    const { run } = endOfTermJob(depsOver(storage));
    const notices = async () =>
      (await storage.db.selectFrom('outbox_message').select('dedupe_key').where('dedupe_key', 'like', 'dx-leaders.end%').execute()).length;
    await run(new Date('2027-06-09T08:59:00+09:00'));
    expect(await notices()).toBe(0);
    const at = new Date('2027-06-09T09:00:00+09:00');
    await Promise.all([run(at), run(at)]);
    await run(new Date('2027-06-20T09:00:00+09:00'));
    expect(await notices()).toBe(2);
  });

  it('puts everybody into the file, with their consent, and only those who agreed on the list', async () => {
    await closedCall(storage, [501, 502]);
    for (const number of [501, 502])
      await choose(storage, { seen: { id: `c-${String(number)}`, version: 3 }, choice: { kind: 'select' } }, BY);
    await publish(depsOver(storage), { id: '2026', version: 1, fromDay: '2026-07-10' }, BY);
    const listed = await rosterOfLeaders(storage.db, createPeople({ storage }), NOW);
    expect(namedAmong(listed).map(({ person }) => person.employeeNumber)).toEqual(['501']);
    const { headings, rows } = leaderSheet(listed);
    const consent = headings.indexOf('氏名の公表');
    expect(rows.map((row) => [row[1], row[consent]]).sort()).toEqual([
      ['501', '同意あり'],
      ['502', '同意なし'],
    ]);
    expect(rows.every((row) => row.length === headings.length)).toBe(true);
  });

  it('forgets what was written in a year whose term ended a year ago, and keeps the leaders', async () => {
    await closedCall(storage, [501, 502]);
    await choose(storage, { seen: { id: 'c-501', version: 3 }, choice: { kind: 'select' } }, BY);
    const reason = { category: 'capacity', sentence: '定員です。' } as const;
    await choose(storage, { seen: { id: 'c-502', version: 3 }, choice: { kind: 'pass-over', reason } }, BY);
    const { version } = await storage.db.selectFrom('dx_cycle').select('version').executeTakeFirstOrThrow();
    await publish(depsOver(storage), { id: '2026', version, fromDay: '2026-07-10' }, BY);
    const forgotten: string[][] = [];
    const approvals = {
      ...depsOver(storage).approvals,
      forget: (_tx: unknown, _kind: string, ids: readonly string[]) => Promise.resolve(void forgotten.push([...ids])),
    };
    const purge = purgeJob({ storage, approvals });
    const candidates = () => storage.db.selectFrom('dx_candidate').select('id').execute();
    // The term ends on 9 July 2027.
    await purge.run(new Date('2028-07-08T23:00:00+09:00'));
    expect(await candidates()).toHaveLength(2);
    await purge.run(new Date('2028-07-09T09:00:00+09:00'));
    expect(await candidates()).toEqual([]);
    expect(forgotten.flat().toSorted()).toEqual(['c-501', 'c-502']);
    expect(await storage.db.selectFrom('dx_leader').select('aad_object_id').execute()).toHaveLength(1);
    await purge.run(new Date('2028-07-10T09:00:00+09:00'));
    const lines = await storage.db.selectFrom('audit_entry').selectAll().where('action', '=', 'dx-leaders.purged').execute();
    expect(lines.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([{ count: 2 }]);
  });

  it('forgets what was written in a year of which nothing was ever published, a year after its end', async () => {
    await closedCall(storage, [501, 502]);
    const approvals = { ...depsOver(storage).approvals, forget: () => Promise.resolve() };
    const purge = purgeJob({ storage, approvals });
    const candidates = () => storage.db.selectFrom('dx_candidate').select('id').execute();
    await purge.run(new Date('2028-03-30T09:00:00+09:00'));
    expect(await candidates()).toHaveLength(2);
    await purge.run(new Date('2028-03-31T09:00:00+09:00'));
    expect(await candidates()).toEqual([]);
  });
});
