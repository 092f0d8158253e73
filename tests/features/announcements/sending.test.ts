import { afterEach, beforeEach, expect, it } from 'vitest';
import { cancelSending, sendAgain } from '../../../src/features/announcements/delivering.ts';
import { confirmSending, requestSending } from '../../../src/features/announcements/deciding.ts';
import { insertDraft } from '../../../src/features/announcements/announcement-store.ts';
import { NEW_CONTENT } from '../../../src/features/announcements/announcement.ts';
import { purgeAnnouncements } from '../../../src/features/announcements/purge.ts';
import { holdProgress, releaseProgress } from '../../../src/features/announcements/progressing.ts';
import { beginSending, CHUNK, fanOut } from '../../../src/features/announcements/sending.ts';
import { personId } from '../../../src/kernel/person.ts';
import type { Person } from '../../../src/kernel/person.ts';
import type { Storage } from '../../../src/storage/port.ts';
import { onEachEngine } from '../../support/engines.ts';
import { idOf } from '../../support/roster.ts';
import { announcementStage, NOW, settleAs } from './announcement-stage.ts';

const STAFF = 450;

onEachEngine('sending an announcement', (open) => {
  let storage: Storage;
  let stage: Awaited<ReturnType<typeof announcementStage>>;

  beforeEach(async () => {
    storage = await open();
    stage = await announcementStage(storage, STAFF);
  });
  afterEach(() => storage.close());

  const person = async (number: number): Promise<Person> => {
    const found = await stage.deps.people.find(personId(idOf(number)));
    if (found === null) throw new Error(`nobody ${String(number)}`);
    return found;
  };
  const messages = async (id: string): Promise<number> =>
    (await storage.db.selectFrom('outbox_message').select('id').where('batch', '=', `announcements:${id}`).execute()).length;

  it('#849, #414: two processes begin and fan out at once, and everybody has one message', async () => {
    const announcement = await stage.scheduled();
    const begun = await Promise.all([1, 2].map(() => beginSending(announcement, stage.deps, NOW)));
    expect(begun.filter(Boolean)).toHaveLength(1);
    await Promise.all([stage.run(), stage.run()]);
    expect(await messages(announcement.id)).toBe(STAFF + 2);
    expect(await stage.truth(announcement.id)).toMatchObject({ intended: STAFF + 2, counts: { waiting: STAFF + 2 } });
  });

  it('#1376: killed in the middle of the fan-out, it goes on where the rows end', async () => {
    const announcement = await stage.scheduled();
    await beginSending(announcement, stage.deps, NOW);
    expect(await fanOut(announcement.id, stage.deps, NOW)).toBe(true);
    expect(await messages(announcement.id)).toBe(CHUNK);
    expect(await stage.truth(announcement.id)).toMatchObject({ intended: STAFF + 2, counts: { waiting: STAFF + 2 } });
    await stage.run();
    expect(await messages(announcement.id)).toBe(STAFF + 2);
  });

  it('#1082: cancelled in the middle, before and behind the outbox, and nothing is sent after that', async () => {
    const { id, revision } = await stage.scheduled();
    await beginSending(await stage.find(id), stage.deps, NOW);
    await fanOut(id, stage.deps, NOW);
    await settleAs(storage, { id, numbers: [200, 201, 202], state: 'sent' });
    expect(await cancelSending({ id, revision }, await person(102), { deps: stage.deps, now: NOW })).not.toBeNull();
    await stage.run();
    expect(await messages(id)).toBe(CHUNK);
    expect(await stage.truth(id)).toMatchObject({ intended: STAFF + 2, counts: { sent: 3, cancelled: STAFF - 1, waiting: 0 } });
    expect(await stage.find(id)).toMatchObject({ state: 'cancelled', finishedAt: NOW });
    expect(await cancelSending({ id, revision }, await person(102), { deps: stage.deps, now: NOW })).toBeNull();
  });

  it('leaves the card of whoever asked for it alone while it asks them whether to cancel', async () => {
    const { id } = await stage.scheduled();
    const updates = async (): Promise<number> =>
      (await storage.db.selectFrom('outbox_message').select('id').where('dedupe_key', 'like', 'announcements.progress:%').execute()).length;
    const seconds = (count: number): Date => new Date(NOW.getTime() + count * 1_000);
    const hold = async (number: number, now: Date): Promise<void> =>
      holdProgress(await stage.find(id), personId(idOf(number)), { deps: stage.deps, now });
    await stage.run();
    expect(await updates()).toBe(1);
    await settleAs(storage, { id, numbers: [200], state: 'sent' });
    await hold(101, seconds(10));
    await stage.run(seconds(20));
    expect(await updates()).toBe(1);
    await releaseProgress(await stage.find(id), personId(idOf(101)), { deps: stage.deps, now: seconds(21) });
    await stage.run(seconds(22));
    expect(await updates()).toBe(2);
    // The question that somebody else was asked stands on a card of their own.
    await settleAs(storage, { id, numbers: [201], state: 'sent' });
    await hold(102, seconds(30));
    await stage.run(seconds(31));
    expect(await updates()).toBe(3);
    await settleAs(storage, { id, numbers: [202], state: 'sent' });
    await hold(101, seconds(40));
    await settleAs(storage, { id, numbers: [101, 102, ...stage.everybody], state: 'sent' });
    await stage.run(seconds(41));
    expect(await updates()).toBe(4);
  });

  it('#1442, #1622: who left the roster meanwhile gets nothing and is still in the report', async () => {
    const { id, revision } = await stage.scheduled();
    await beginSending(await stage.find(id), stage.deps, NOW);
    await fanOut(id, stage.deps, NOW);
    // 200 has a message that waits, 640 has none yet.
    await stage.roster(stage.everybody.filter((number) => number !== 200 && number !== 640));
    await stage.run();
    const { intended, counts } = await stage.truth(id);
    expect([intended, counts.left, counts.waiting]).toEqual([STAFF + 2, 2, STAFF]);
    await settleAs(storage, { id, numbers: stage.everybody.filter((number) => number !== 200 && number !== 640), state: 'sent' });
    await settleAs(storage, { id, numbers: [201, 202], state: 'failed' });
    await settleAs(storage, { id, numbers: [101, 102], state: 'unknown' });
    await stage.run();
    expect(await stage.find(id)).toMatchObject({ state: 'sent' });
    await stage.roster(stage.everybody.filter((number) => ![200, 201, 640].includes(number)));
    expect(await sendAgain({ id, revision, what: 'gap' }, await person(101), { deps: stage.deps, now: NOW })).toBe(1);
    expect((await stage.truth(id)).counts).toMatchObject({ waiting: 1, left: 3, unknown: 2, sent: STAFF - 4 });
    expect(await sendAgain({ id, revision, what: 'unknown' }, await person(101), { deps: stage.deps, now: NOW })).toBeNull();
  });

  it('is decided once: two who confirm at the same instant, and never by whoever wrote, changed or asked for it', async () => {
    const by = await person(101);
    const id = '00000000-0000-4000-8000-0000000000aa';
    const content = { ...NEW_CONTENT, title: '件名', body: '本文', english: null };
    await insertDraft(storage.db, { id, content, by: by.aadObjectId }, NOW);
    const around = { deps: stage.deps, now: NOW };
    expect(await requestSending({ id, revision: 1 }, by, around)).toMatchObject({ kind: 'asked' });
    expect(await requestSending({ id, revision: 1 }, by, around)).toMatchObject({ kind: 'late' });
    expect(await confirmSending({ id, revision: 1 }, by, around)).toEqual({ kind: 'not-second' });
    expect(await confirmSending({ id, revision: 2 }, await person(102), around)).toEqual({ kind: 'late' });
    const other = await person(102);
    const both = await Promise.all([1, 2].map(() => confirmSending({ id, revision: 1 }, other, around)));
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['late', 'scheduled']);
  });

  it('more people than were decided on need the second person after all', async () => {
    const { id } = await stage.scheduled();
    await storage.db.updateTable('announcement').set({ confirmed_by: null }).where('id', '=', id).execute();
    await stage.run();
    expect(await stage.find(id)).toMatchObject({ state: 'confirming' });
    expect(await messages(id)).toBe(0);
  });

  it('is forgotten a year after its end, with its recipients', async () => {
    const { id } = await stage.scheduled();
    await stage.run();
    await settleAs(storage, { id, numbers: [101, 102, ...stage.everybody], state: 'sent' });
    await stage.run();
    const days = (count: number): Date => new Date(NOW.getTime() + count * 24 * 60 * 60 * 1000);
    await purgeAnnouncements(stage.deps, days(364));
    await expect(stage.find(id)).resolves.toMatchObject({ state: 'sent' });
    await purgeAnnouncements(stage.deps, days(366));
    await expect(stage.find(id)).rejects.toThrow('gone');
    expect(await storage.db.selectFrom('announcement_recipient').select('place').execute()).toEqual([]);
  });
});
