import { toInstant } from '../../kernel/clock.ts';
import type { Person } from '../../kernel/person.ts';
import type { Tx } from '../../storage/port.ts';
import type { AnnouncementDeps } from './announcement-deps.ts';
import { NEW_CONTENT } from './announcement.ts';
import { amend, insertDraft } from './announcement-store.ts';
import { formTitles } from './form-titles.ts';
import { fixRecipients, markRead, setFate } from './recipient-store.ts';
import { messagesTo } from './sending.ts';

/** An announcement of the sample city. */
export interface SampleAnnouncement {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly mandatory: string | null;
  readonly by: Person;
  /** Null for a draft. */
  readonly sent: {
    readonly at: Date;
    readonly confirmedBy: Person;
    readonly to: readonly Person[];
    /** Who has read it. */
    readonly readBy: readonly Person[];
  } | null;
}

/** Writes it as if it had gone its way; what became of its messages is up to the caller. */
export async function saveSample(
  tx: Tx,
  sample: SampleAnnouncement,
  { deps, now }: { readonly deps: AnnouncementDeps; readonly now: Date },
) {
  const { id, title, body, mandatory, by, sent } = sample;
  const content = { ...NEW_CONTENT, title, body, english: null, mandatory, isUrgent: false };
  await insertDraft(tx, { id, content, by: by.aadObjectId }, sent?.at ?? now);
  if (sent === null) return;
  const at = toInstant(sent.at);
  const who = { requested_by: by.aadObjectId, confirmed_by: sent.confirmedBy.aadObjectId, tested_revision: 1 };
  const set = { ...who, state: 'sent', scheduled_at: at, started_at: at, finished_at: at, updated_at: at };
  const announcement = await amend(tx, { id, states: ['draft'], set });
  if (announcement === null) return;
  const persons = sent.to.map(({ aadObjectId }) => aadObjectId);
  await fixRecipients(tx, id, persons);
  const titles = await formTitles({ ...deps.forms, open: () => Promise.resolve([]) }, now);
  await deps.outbox.enqueueAll(tx, await messagesTo(tx, persons, { announcement, titles, deps }));
  await setFate(tx, id, { persons, fate: 'queued' });
  for (const { aadObjectId } of sent.readBy) await markRead(tx, { id, person: aadObjectId }, sent.at);
}
