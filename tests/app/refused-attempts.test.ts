import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { REFUSALS_AN_HOUR } from '../../src/storage/refusals.ts';
import { verifyAudit } from '../../src/storage/verify-audit.ts';
import { writerOf } from '../support/activities.ts';
import { chainOn, DAY, importDeciders, testKind, WHO } from '../support/decision-chain.ts';
import { manualClock } from '../support/manual-clock.ts';
import { idOf } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';

const FORGED = '秘密の文 <script>';
const clock = manualClock(DAY.toISOString());
let bot: BotUnderTest;
let id = '';
let count = 0;

beforeAll(async () => {
  const kind = testKind();
  bot = await startLocalBot({}, { clock, approvalKinds: [kind] });
  await importDeciders(bot.app.storage);
});
afterAll(() => bot.stop());
beforeEach(async () => {
  count += 1;
  id = await chainOn(bot.app.storage, testKind()).open(`r${String(count)}`);
});

const tap = (who: number, verb: string, data: object): Promise<Response> => bot.post(bot.activitiesOf(writerOf(who)).execute(verb, data));

async function refusals(who: number) {
  const rows = await bot.app.storage.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('actor', '=', idOf(who))
    .where('action', 'like', '%.refused')
    .orderBy('seq')
    .execute();
  return rows.map(({ action, subject, detail }) => ({ action, subject, ...(JSON.parse(detail) as Record<string, unknown>) }));
}
const caseNow = () => bot.app.storage.db.selectFrom('approval_case').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('a card replayed', () => {
  it.each([
    [
      'by somebody else',
      WHO.colleague,
      'approvals.approve',
      () => ({ case: id, version: 1 }),
      { action: 'approvals.refused', why: 'stranger' },
    ],
    ['by the applicant', WHO.applicant, 'approvals.approve', () => ({ case: id, version: 1 }), { why: 'own-case' }],
    ['by the right person before their step', WHO.hr, 'approvals.approve', () => ({ case: id, version: 1 }), { why: 'later' }],
    ['with a forged id', WHO.manager, 'approvals.approve', () => ({ case: FORGED, version: 1 }), { why: 'unknown' }],
    ['with a forged version', WHO.manager, 'approvals.approve', () => ({ case: id, version: 99 }), { why: 'late' }],
    [
      'with a forged verb',
      WHO.manager,
      FORGED,
      () => ({ case: id, version: 1 }),
      { action: 'bot.refused', subject: 'unknown', why: 'unknown-verb' },
    ],
    [
      'with a version that is none',
      WHO.manager,
      'approvals.approve',
      () => ({ case: id, version: FORGED }),
      { action: 'bot.refused', subject: 'approvals.approve', why: 'bad-data' },
    ],
  ] as const)('%s changes nothing and leaves one line', async (_, who, verb, data, line) => {
    const before = (await refusals(who)).length;
    expect((await tap(who, verb, { ...data(), role: 'hr', decider: idOf(who), state: 'approved' })).status).toBe(200);
    const lines = (await refusals(who)).slice(before);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject(line);
    expect(await caseNow()).toMatchObject({ state: 'open', version: 1, current_step: 0 });
  });

  it('by the right person after their step changes nothing and leaves one line', async () => {
    await tap(WHO.manager, 'approvals.approve', { case: id, version: 1 });
    const before = (await refusals(WHO.manager)).length;
    await tap(WHO.manager, 'approvals.reject', { case: id, version: 2, category: 'other', sentence: FORGED });
    expect((await refusals(WHO.manager)).slice(before)).toMatchObject([{ action: 'approvals.refused', tried: 'reject', why: 'late' }]);
    expect(await caseNow()).toMatchObject({ state: 'open', version: 2, current_step: 1 });
  });

  it('with a hidden field decides as the record says, and the field goes nowhere', async () => {
    await tap(WHO.manager, 'approvals.approve', { case: id, version: 1, role: FORGED, by: idOf(WHO.hr) });
    const step = await bot.app.storage.db
      .selectFrom('approval_step')
      .selectAll()
      .where('case_id', '=', id)
      .where('step', '=', 0)
      .executeTakeFirst();
    expect(step).toMatchObject({ decided_by: idOf(WHO.manager), decided_as: 'decider' });
  });
});

describe('a card replayed by somebody who is not on the roster', () => {
  const STRANGER = 900;

  it('changes nothing and leaves one line', async () => {
    await tap(STRANGER, 'approvals.approve', { case: id, version: 1 });
    expect(await refusals(STRANGER)).toEqual([{ action: 'bot.refused', subject: 'approvals.approve', why: 'not-on-roster' }]);
    expect(await caseNow()).toMatchObject({ state: 'open', version: 1 });
  });

  it('leaves no word of what somebody has done about their stress check', async () => {
    const before = (await refusals(WHO.colleague)).length;
    for (const verb of ['stress-check.taken', 'stress-check.stop']) await tap(WHO.colleague, verb, { id: 'any', answer: FORGED });
    await tap(STRANGER, 'stress-check.taken', { id: 'any' });
    const lines = [...(await refusals(WHO.colleague)).slice(before), ...(await refusals(STRANGER)).slice(-1)];
    expect(lines.map(({ subject }) => subject)).toEqual(['stress-check', 'stress-check', 'stress-check']);
  });
});

describe('a flood of refused attempts', () => {
  it('is in the log as far as it tells anything, for each person and hour, and the chain holds', async () => {
    const before = (await refusals(WHO.checker)).length;
    expect(before).toBe(0);
    for (let tries = 0; tries < REFUSALS_AN_HOUR + 15; tries += 1) await tap(WHO.checker, 'approvals.approve', { case: id, version: 1 });
    const lines = await refusals(WHO.checker);
    expect(lines).toHaveLength(REFUSALS_AN_HOUR);
    expect(lines.at(-1)).toMatchObject({ last: 'of this hour' });
    // Others are heard as before, and so is this person an hour later.
    await tap(WHO.colleague, 'approvals.approve', { case: id, version: 1 });
    expect((await refusals(WHO.colleague)).at(-1)).toMatchObject({ why: 'stranger' });
    clock.setTo('2026-12-10T11:30:00+09:00');
    await bot.ask('/clock now');
    await tap(WHO.checker, 'approvals.approve', { case: id, version: 1 });
    expect(await refusals(WHO.checker)).toHaveLength(REFUSALS_AN_HOUR + 1);
    expect(await verifyAudit(bot.app.storage)).toMatchObject({ kind: 'ok' });
  });

  it('holds nothing of what was sent', async () => {
    const all = JSON.stringify(await bot.app.storage.db.selectFrom('audit_entry').select(['detail', 'action', 'subject']).execute());
    expect(all).not.toContain('script');
  });
});
