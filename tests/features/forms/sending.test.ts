import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFormStore } from '../../../src/features/forms/form-store.ts';
import type { RunningForm } from '../../../src/features/forms/form-store.ts';
import { jobsOf } from '../../../src/features/forms/jobs.ts';
import { createResponding } from '../../../src/features/forms/respond.ts';
import { createRunning } from '../../../src/features/forms/desk/running.ts';
import { createReminders } from '../../../src/features/forms/sending/reminders.ts';
import { createSending } from '../../../src/features/forms/sending/sending.ts';
import type { SendingDeps } from '../../../src/features/forms/sending/sending-deps.ts';
import { intendedOf, truthOf } from '../../../src/features/forms/sending/truth.ts';
import type { SendingTruth } from '../../../src/features/forms/sending/truth.ts';
import { personId } from '../../../src/kernel/person.ts';
import type { Person } from '../../../src/kernel/person.ts';
import { atTokyo } from '../../../src/kernel/tokyo-time.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { batches } from '../../../src/outbox/batches.ts';
import { createOutbox } from '../../../src/outbox/outbox.ts';
import { createPeople } from '../../../src/people/people.ts';
import { rosterOver } from '../../../src/people/roster-over.ts';
import { workingDays } from '../../../src/platform/holidays.ts';
import { newId } from '../../../src/platform/system.ts';
import { appendAudit } from '../../../src/storage/audit.ts';
import type { Storage } from '../../../src/storage/port.ts';
import { onEachEngine } from '../../support/engines.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { idOf, importText, rosterFile, rosterLine } from '../../support/roster.ts';
import { FIELDS, formOf } from './small-form.ts';

const { document } = loadKnowledge('knowledge');
/** More than one chunk. */
const STAFF = Array.from({ length: 130 }, (_, at) => 201 + at);
const DEADLINE = atTokyo('2026-12-10', '17:00');

onEachEngine('a form that is sent to its audience', (open) => {
  const clock = manualClock('2026-12-01T10:00:00+09:00');
  let storage: Storage;
  let deps: SendingDeps;
  let hr: Person;

  beforeEach(async () => {
    clock.setTo('2026-12-01T10:00:00+09:00');
    storage = await open();
    await roster(...STAFF);
    const people = createPeople({ storage });
    deps = {
      ...{ storage, people, roster: rosterOver, batches, workingDays, document, newId },
      store: createFormStore(storage, []),
      outbox: createOutbox({ clock, newId }),
    };
    hr = (await people.find(personId(idOf(101))))!;
  });
  afterEach(() => storage.close());

  const roster = (...staff: readonly number[]) =>
    importText(
      storage,
      rosterFile(rosterLine(101, { roles: 'hr', grade: 'kacho' }), ...staff.map((number) => rosterLine(number, { grade: 'shuji' }))),
    );
  const publish = async (changes: Readonly<Record<string, unknown>> = {}, deadline: Date | null = DEADLINE): Promise<RunningForm> => {
    const definition = formOf({ id: 'survey', audience: { grades: ['shuji'] }, fields: FIELDS.slice(0, 1), ...changes });
    await storage.transaction((tx) => deps.store.create(tx, { definition, by: hr.aadObjectId, deadline }, clock.now()));
    return form();
  };
  const form = async (): Promise<RunningForm> => (await deps.store.find('survey'))!;
  const sending = () => createSending(deps);
  const start = async () => sending().start(await form(), by());
  const by = () => ({ by: hr, now: clock.now() });
  const truth = async (): Promise<SendingTruth> => (await truthOf('survey', deps))!;
  const seen = async () => ({ form: await form(), revision: (await truth()).invitation.revision });
  const run = async (name: string): Promise<void> => {
    const jobs = jobsOf({ ...deps, forms: deps.store, approvals: { forget: () => Promise.resolve() } });
    await jobs.find((job) => job.name === name)!.run(clock.now());
  };
  const answer = async (number: number): Promise<string> => {
    const none = () => Promise.reject(new Error('no chain here'));
    const responding = createResponding({
      ...{ storage, forms: deps.store, people: deps.people, appendAudit, newId, batches, subjectOf: none },
      approvals: { open: none, withdraw: none, amend: none },
    });
    const person = (await deps.people.find(personId(idOf(number))))!;
    const sent = { form: await form(), person, answers: { name: '答え' }, card: newId(), about: null, locale: 'ja' } as const;
    return (await responding.submit(sent, clock.now())).kind;
  };
  const messages = (kind = 'invitation') =>
    storage.db.selectFrom('outbox_message').selectAll().where('dedupe_key', 'like', `forms.${kind}:%`).orderBy('aad_object_id').execute();
  const settle = (number: number, state: string) =>
    storage.db.updateTable('outbox_message').set({ state, reason: state }).where('aad_object_id', '=', idOf(number)).execute();
  const actions = async (): Promise<string[]> =>
    (await storage.db.selectFrom('audit_entry').select('action').where('subject', '=', 'survey').orderBy('seq').execute()).map(
      ({ action }) => action,
    );

  it('asks everybody in it once, in office hours, as a digest line, whoever taps at the same moment', async () => {
    await publish();
    expect((await Promise.all([start(), start(), start()])).toSorted()).toEqual(['done', 'late', 'late']);
    const sent = await messages();
    expect(sent.map((row) => row.aad_object_id)).toEqual(STAFF.map(idOf));
    expect(new Set(sent.map((row) => row.hours))).toEqual(new Set(['office']));
    expect(sent[0]?.digest).toContain('"open":{"verb":"forms.open","id":"survey"}');
    const [card] = await storage.db.selectFrom('outbox_card').select('content').execute();
    expect(card?.content).toContain('締切: 令和8年12月10日（木）17:00"');
    expect((await truth()).invitation.state).toBe('done');
    expect(intendedOf((await truth()).counts)).toBe(130);
    expect(await actions()).toEqual(['forms.sending-started', 'forms.sent']);
  });

  it('goes on after the process was killed in the middle, without asking anybody twice', async () => {
    await publish();
    let left = 1;
    const dying = {
      ...deps.outbox,
      enqueueAll: (...args: Parameters<typeof deps.outbox.enqueueAll>) =>
        left-- > 0 ? deps.outbox.enqueueAll(...args) : Promise.reject(new Error('killed')),
    };
    await expect(createSending({ ...deps, outbox: dying }).start(await form(), by())).rejects.toThrow('killed');
    expect(await messages()).toHaveLength(100);
    expect((await truth()).invitation.state).toBe('running');
    await Promise.all([run('forms.send'), run('forms.send')]);
    expect(await messages()).toHaveLength(130);
    expect((await truth()).invitation.state).toBe('done');
    expect(await actions()).toEqual(['forms.sending-started', 'forms.sent']);
  });

  it('leaves out those who have answered, also when the answer comes while their message waits', async () => {
    await publish();
    await answer(201);
    await start();
    expect((await messages()).map((row) => row.aad_object_id)).toEqual(STAFF.slice(1).map(idOf));
    await answer(202);
    expect((await truth()).takenBack).toEqual(new Map([['answered', 1]]));
    expect((await messages()).find((row) => row.aad_object_id === idOf(202))).toMatchObject({ state: 'cancelled', reason: 'answered' });
  });

  it('asks those who join the audience later, and nobody else again', async () => {
    await publish();
    await start();
    await roster(...STAFF, 901);
    clock.setTo('2026-12-02T08:05:00+09:00');
    await run('forms.invite-later');
    await run('forms.invite-later');
    expect((await messages()).map((row) => row.aad_object_id)).toEqual([...STAFF, 901].map(idOf));
    expect(await actions()).toEqual(['forms.sending-started', 'forms.sent', 'forms.sent-later']);
  });

  it('is stopped as a whole, by one of two taps, and no reminder comes by itself then', async () => {
    await publish();
    await start();
    await settle(201, 'sent');
    const as = await seen();
    expect((await Promise.all([sending().stop(as, by()), sending().stop(as, by())])).toSorted()).toEqual(['done', 'late']);
    expect((await truth()).counts).toMatchObject({ sent: 1, cancelled: 129, pending: 0 });
    clock.setTo('2026-12-07T09:00:00+09:00');
    await run('forms.remind');
    await run('forms.send');
    expect(await messages('reminder')).toEqual([]);
    expect(await actions()).toEqual(['forms.sending-started', 'forms.sent', 'forms.sending-stopped']);
  });

  it('is sent again to the gap alone: not to whom it reached or may have reached, who answered, or who left the audience', async () => {
    await publish();
    await start();
    for (const row of STAFF) await settle(row, 'sent');
    await settle(201, 'unknown');
    for (const number of [202, 203, 204, 205]) await settle(number, 'not-installed');
    await answer(203);
    await roster(...STAFF.filter((number) => number !== 204));
    expect(await sending().again({ ...(await seen()), revision: 0 }, by())).toBe('late');
    expect(await sending().again(await seen(), by())).toBe('done');
    const waiting = (await messages()).filter(({ state }) => state === 'pending');
    expect(waiting.map((row) => row.aad_object_id)).toEqual([202, 205].map(idOf));
    expect((await truth()).takenBack).toEqual(
      new Map([
        ['answered', 1],
        ['left-audience', 1],
      ]),
    );
    expect(intendedOf((await truth()).counts)).toBe(130);
  });

  it('asks nobody after the deadline even if no job ran meanwhile, and to the end of a deadline that was moved', async () => {
    const { id } = await publish();
    await start();
    const until = async () => [...new Set((await messages()).map((row) => row.not_after))];
    expect(await until()).toEqual([DEADLINE.toISOString()]);
    const running = createRunning({ ...deps, store: deps.store });
    const later = atTokyo('2026-12-18', '17:00');
    await running.change({ id, revision: (await form()).revision, deadline: later }, hr, clock.now());
    expect(await until()).toEqual([later.toISOString()]);
    await running.change({ id, revision: (await form()).revision, deadline: null }, hr, clock.now());
    expect(await until()).toEqual([null]);
  });

  it('tells that the deadline came while it waited, and asks again to the end of a later one', async () => {
    const { id } = await publish();
    await start();
    await storage.db
      .updateTable('outbox_message')
      .set({ state: 'cancelled', reason: 'expired' })
      .where('aad_object_id', '=', idOf(201))
      .execute();
    expect((await truth()).takenBack).toEqual(new Map([['closed', 1]]));
    const later = atTokyo('2026-12-18', '17:00');
    const running = createRunning({ ...deps, store: deps.store });
    await running.change({ id, revision: (await form()).revision, deadline: later }, hr, clock.now());
    await sending().again(await seen(), by());
    expect((await messages())[0]).toMatchObject({ state: 'pending', not_after: later.toISOString() });
  });

  it('takes back what waits when it is closed or its deadline passes, and sends nothing meanwhile', async () => {
    await publish();
    await start();
    clock.setTo('2026-12-10T17:00:01+09:00');
    await run('forms.send');
    expect((await truth()).counts).toMatchObject({ pending: 0, cancelled: 130 });
    expect((await truth()).takenBack).toEqual(new Map([['closed', 130]]));
    expect(await sending().again(await seen(), by())).toBe('closed');
    const { id, revision } = await form();
    await createRunning({ ...deps, store: deps.store }).change({ id, revision, deadline: atTokyo('2026-12-18', '17:00') }, hr, clock.now());
    expect((await truth()).invitation.state).toBe('running');
    expect(await sending().again(await seen(), by())).toBe('done');
    expect((await truth()).counts).toMatchObject({ pending: 130, cancelled: 0 });
    const now = await form();
    await createRunning(deps).change({ id, revision: now.revision, state: 'closed' }, hr, clock.now());
    expect((await truth()).counts).toMatchObject({ pending: 0, cancelled: 130 });
  });

  describe('reminders by themselves', () => {
    const waiting = async (): Promise<string[]> =>
      (await messages('reminder')).filter(({ state }) => state === 'pending').map((row) => row.aad_object_id);

    it('go to those who have not answered, three days and one day before the deadline, once each', async () => {
      await publish();
      await start();
      await answer(201);
      clock.setTo('2026-12-05T10:00:00+09:00');
      await run('forms.remind');
      expect(await waiting()).toEqual([]);
      clock.setTo('2026-12-07T09:00:00+09:00');
      await Promise.all([run('forms.remind'), run('forms.remind')]);
      expect(await waiting()).toEqual(STAFF.slice(1).map(idOf));
      clock.setTo('2026-12-08T09:00:00+09:00');
      await run('forms.remind');
      expect(await messages('reminder')).toHaveLength(129);
      await answer(202);
      expect(await waiting()).toEqual(STAFF.slice(2).map(idOf));
      clock.setTo('2026-12-09T09:00:00+09:00');
      await run('forms.remind');
      expect(await messages('reminder')).toHaveLength(129 + 128);
      expect((await actions()).filter((action) => action === 'forms.reminded')).toHaveLength(2);
    });

    it('count as those of HR of the same day', async () => {
      await publish();
      await start();
      clock.setTo('2026-12-07T08:45:00+09:00');
      expect(await createReminders(deps).remind(await form(), hr, clock.now())).toBe(130);
      clock.setTo('2026-12-07T09:00:00+09:00');
      await run('forms.remind');
      expect(await messages('reminder')).toHaveLength(130);
    });

    it('go on after they were interrupted', async () => {
      await publish();
      await start();
      clock.setTo('2026-12-07T09:00:00+09:00');
      let left = 1;
      const dying = {
        ...deps.outbox,
        enqueueAll: (...args: Parameters<typeof deps.outbox.enqueueAll>) =>
          left-- > 0 ? deps.outbox.enqueueAll(...args) : Promise.reject(new Error('killed')),
      };
      await expect(createReminders({ ...deps, outbox: dying }).remindDue(clock.now())).rejects.toThrow('killed');
      expect(await messages('reminder')).toHaveLength(100);
      await run('forms.send');
      expect(await messages('reminder')).toHaveLength(130);
    });

    it.each([
      ['were turned off', {}, DEADLINE, true],
      ['are for nobody, since it is anonymous', { responses: 'several', anonymous: true }, DEADLINE, false],
      ['are for nobody, since it may be answered any number of times', { responses: 'several' }, DEADLINE, false],
      ['have no day without a deadline', {}, null, false],
    ])('do not come when they %s', async (_, changes, deadline, isOff) => {
      const { id, revision } = await publish(changes, deadline);
      await start();
      if (isOff) await createRunning(deps).change({ id, revision, remindsItself: false }, hr, clock.now());
      for (const day of ['07', '09', '10']) {
        clock.setTo(`2026-12-${day}T09:00:00+09:00`);
        await run('forms.remind');
      }
      expect(await messages('reminder')).toEqual([]);
    });

    it('do not come for a form that was never sent', async () => {
      await publish();
      clock.setTo('2026-12-07T09:00:00+09:00');
      await run('forms.remind');
      expect(await messages('reminder')).toEqual([]);
    });
  });

  it('that is anonymous leaves waiting messages alone when somebody answers: what was taken back would tell who', async () => {
    await publish({ responses: 'several', anonymous: true });
    await start();
    const before = await messages();
    await answer(201);
    expect(await messages()).toEqual(before);
  });
});
