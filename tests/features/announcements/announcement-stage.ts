import { createAnnouncements } from '../../../src/features/announcements/index.ts';
import type { AnnouncementDeps } from '../../../src/features/announcements/announcement-deps.ts';
import { NEW_CONTENT } from '../../../src/features/announcements/announcement.ts';
import type { Announcement, Content } from '../../../src/features/announcements/announcement.ts';
import { findAnnouncement, insertDraft, takeStep } from '../../../src/features/announcements/announcement-store.ts';
import { truthFor } from '../../../src/features/announcements/delivering.ts';
import { batches } from '../../../src/outbox/batches.ts';
import { createOutbox } from '../../../src/outbox/outbox.ts';
import { createConversations } from '../../../src/people/conversations.ts';
import { createPeople } from '../../../src/people/people.ts';
import { rosterOver } from '../../../src/people/roster-over.ts';
import { personId } from '../../../src/kernel/person.ts';
import { workingDays } from '../../../src/platform/holidays.ts';
import { newId } from '../../../src/platform/system.ts';
import { appendAudit } from '../../../src/storage/audit.ts';
import type { Storage } from '../../../src/storage/port.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { idOf, importText, rosterFile, rosterLine } from '../../support/roster.ts';

export const NOW = new Date('2026-12-01T09:00:00+09:00');
const { city } = loadKnowledge('knowledge');

/** The feature over a real database with 2 of 人事担当 (101, 102) and so many others from 200 on; nothing is delivered. */
export async function announcementStage(storage: Storage, staff: number) {
  const clock = manualClock('2026-12-01T09:00:00+09:00');
  const people = createPeople({ storage });
  const deps: AnnouncementDeps = {
    ...{
      storage,
      people,
      batches,
      workingDays,
      linkHosts: ['www.city.toda.saitama.jp'],
      newId,
      appendAudit,
      city,
      perSecond: 20,
      roster: rosterOver,
    },
    conversations: createConversations({ storage }),
    outbox: createOutbox({ clock, newId }),
    exports: { offer: () => Promise.resolve(null) },
    leadersInTerm: () => Promise.resolve(new Set()),
    forms: { openVerb: 'forms.open', open: () => Promise.resolve([]), unanswered: () => Promise.resolve(null) },
    answerFirst: () => Promise.resolve({ kind: 'none' }),
  };
  const roster = (numbers: readonly number[]) =>
    importText(
      storage,
      rosterFile(
        ...[101, 102].map((number) => rosterLine(number, { roles: 'hr' })),
        ...numbers.map((number) => rosterLine(number, { bureau: '市民生活部', section: '市民課' })),
      ),
    );
  const everybody = Array.from({ length: staff }, (_, at) => 200 + at);
  await roster(everybody);
  const feature = createAnnouncements(deps);
  const run = async (now = NOW): Promise<void> => {
    for (const job of feature.jobs ?? []) await job.run(now);
  };
  /** A confirmed announcement whose time has come. */
  const scheduled = async (content: Partial<Content> = {}): Promise<Announcement> => {
    const id = newId();
    const by = personId(idOf(101));
    await insertDraft(storage.db, { id, by, content: { ...NEW_CONTENT, title: '件名', body: '本文', english: null, ...content } }, NOW);
    const set = { state: 'scheduled', requested_by: by, confirmed_by: idOf(102), scheduled_at: NOW.toISOString() };
    const step = await storage.transaction((tx) => takeStep(tx, { id, revision: 1, step: 'request', set }, NOW));
    if (step === null) throw new Error('not scheduled');
    return step;
  };
  const find = async (id: string): Promise<Announcement> => {
    const found = await findAnnouncement(storage.db, id);
    if (found === null) throw new Error('gone');
    return found;
  };
  return { deps, roster, everybody, run, scheduled, find, truth: (id: string) => truthFor(storage.db, id, deps) };
}

/** What Teams would have done with the messages of these people. */
export async function settleAs(storage: Storage, { id, numbers, state }: { id: string; numbers: readonly number[]; state: string }) {
  await storage.db
    .updateTable('outbox_message')
    .set({ state, settled_at: NOW.toISOString() })
    .where('batch', '=', `announcements:${id}`)
    .where(
      'aad_object_id',
      'in',
      numbers.map((number) => idOf(number)),
    )
    .execute();
}
