import type { Card } from '../../card-kit/card.ts';
import { toInstant } from '../../kernel/clock.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { OutgoingMessage } from '../../outbox/port.ts';
import type { Tx } from '../../storage/port.ts';
import { addressed } from './addressing.ts';
import { announcementCard, textIn } from './announcement-card.ts';
import type { ShownAnnouncement } from './announcement-card.ts';
import type { AnnouncementDeps } from './announcement-deps.ts';
import { batchOf } from './announcement.ts';
import type { Announcement } from './announcement.ts';
import { amend, takeStep } from './announcement-store.ts';
import { formTitles } from './form-titles.ts';
import { fixRecipients, nextWaiting, setFate } from './recipient-store.ts';
import { needsSecondPerson } from './rules/steps.ts';
import { askSecondPerson } from './second-person.ts';
import { verbs } from './verbs.ts';

/** So many at once: one short transaction, after which the event loop is free again. */
export const CHUNK = 200;
const JAPANESE: Voice = { locale: 'ja', wording: 'standard' };

/**
 * Fixes the audience. From here on the list of recipients is the intended truth. An audience that has grown over the count of the city since it
 * was decided on goes to a second person first. False when another process, or a cancel, was faster.
 */
export async function beginSending(announcement: Announcement, deps: AnnouncementDeps, now: Date): Promise<boolean> {
  const { storage, city, appendAudit } = deps;
  const { id, revision, content } = announcement;
  const persons = await addressed(content.audience, deps, now);
  const isHeld = announcement.confirmedBy === null && needsSecondPerson(persons.length, city.announcements.secondPersonAbove);
  return storage.transaction(async (tx) => {
    const set = isHeld ? { state: 'confirming' } : { state: 'sending', started_at: toInstant(now), finished_at: null };
    const begun = await takeStep(tx, { id, revision, step: 'begin', set }, now);
    if (begun === null) return false;
    if (isHeld) await askSecondPerson(tx, begun, deps);
    else
      await fixRecipients(
        tx,
        id,
        persons.map(({ aadObjectId }) => aadObjectId),
      );
    const action = isHeld ? 'announcements.held' : 'announcements.begun';
    await appendAudit(tx, { at: now, actor: 'system', action, subject: id, detail: { recipients: persons.length, revision } });
    return !isHeld;
  });
}

/** Gives the next recipients to the outbox; true while there may be more. Whoever was killed in the middle, or comes second, goes on where the rows end. */
export async function fanOut(id: string, deps: AnnouncementDeps, now: Date): Promise<boolean> {
  const titles = await formTitles(deps.forms, now);
  return deps.storage.transaction(async (tx) => {
    const announcement = await amend(tx, { id, states: ['sending'], set: { updated_at: toInstant(now) } });
    if (announcement === null) return false;
    const persons = await nextWaiting(tx, id, CHUNK);
    if (persons.length === 0) return false;
    const present = await deps.roster(tx).findAll(persons);
    const staying = persons.filter((person) => present.has(person));
    await setFate(tx, id, { persons: persons.filter((person) => !present.has(person)), fate: 'left' });
    await deps.outbox.enqueueAll(tx, await messagesTo(tx, staying, { announcement, titles, deps }));
    await setFate(tx, id, { persons: staying, fate: 'queued' });
    return true;
  });
}

interface Around {
  readonly announcement: Announcement;
  readonly titles: ShownAnnouncement['formTitle'];
  readonly deps: AnnouncementDeps;
}

/** One for each, in their own voice; a card is drawn once for each voice. */
export async function messagesTo(tx: Tx, persons: readonly PersonId[], around: Around): Promise<readonly OutgoingMessage[]> {
  const { announcement, deps } = around;
  const { id, content } = announcement;
  const roster = deps.roster(tx);
  const voices = await roster.voicesOf(persons);
  const author = await roster.find(announcement.createdBy);
  const drawn = new Map<string, Card>();
  return persons.map((to) => {
    const voice = voices.get(to) ?? JAPANESE;
    const key = `${voice.locale} ${voice.wording}`;
    const card = drawn.get(key) ?? draw({ author, ...around }, voice);
    drawn.set(key, card);
    return {
      ...{ dedupeKey: `announcements.sent:${id}:${to}`, to, card, batch: batchOf(id) },
      ...(content.isUrgent ? {} : { hours: 'office' as const }),
      ...(content.mandatory === null ? { digest: { title: textIn(content, voice).title, open: { verb: verbs.open, id } } } : {}),
    };
  });
}

function draw({ announcement, titles, deps, author }: Around & Pick<ShownAnnouncement, 'author'>, voice: Voice): Card {
  const { city, linkHosts, forms } = deps;
  const shown = { announcement, author, formTitle: titles, formVerb: forms.openVerb, as: 'live', readAt: null, city, linkHosts } as const;
  return announcementCard(shown, voice);
}
