import { toInstant, tokyoDay } from '../../kernel/clock.ts';
import type { Person, PersonId } from '../../kernel/person.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { AnnouncementDeps } from './announcement-deps.ts';
import { textIn } from './announcement-card.ts';
import type { Announcement } from './announcement.ts';
import { amend } from './announcement-store.ts';
import { messagesOf } from './delivering.ts';
import { reminderTitle, REMINDER } from './desk/progress-messages.ts';
import { noteCard } from './note-card.ts';
import { recipientsOf } from './recipient-store.ts';

interface Around {
  readonly deps: AnnouncementDeps;
  readonly now: Date;
}

/** Names exist only for what everybody must read. */
export function namesMayBeShown({ content }: Pick<Announcement, 'content'>): boolean {
  return content.mandatory !== null && content.asksRead;
}

/** Those whom it reached, or may have reached, and who have not said that they have read it; in order of the fan-out. */
export async function unreadPeople({ id }: Announcement, deps: AnnouncementDeps): Promise<readonly Person[]> {
  const { storage, roster } = deps;
  const messages = await messagesOf(storage.db, id, deps);
  const arrived = (person: PersonId): boolean => ['sent', 'unknown'].includes(messages.get(person)?.state ?? '');
  const unread = (await recipientsOf(storage.db, id)).filter(({ person, readAt }) => readAt === null && arrived(person));
  const present = await roster(storage.db).findAll(unread.map(({ person }) => person));
  return unread.flatMap(({ person }) => present.get(person) ?? []);
}

/** The look at the names. */
export async function sawUnread(
  { id }: Announcement,
  by: Person,
  { deps, now, count }: Around & { readonly count: number },
): Promise<void> {
  const line = { at: now, actor: by.aadObjectId, action: 'announcements.unread-viewed', subject: id, detail: { count } };
  await deps.storage.transaction((tx) => deps.appendAudit(tx, line));
}

export type Reminded = { readonly kind: 'reminded'; readonly count: number } | { readonly kind: 'today-already' | 'no-working-day' };

const JAPANESE: Voice = { locale: 'ja', wording: 'standard' };

/** One reminder a working day, to those who have not read it. */
export async function remindUnread(announcement: Announcement, by: Person, { deps, now }: Around): Promise<Reminded> {
  const { storage, roster, outbox, workingDays, appendAudit } = deps;
  const { id, content } = announcement;
  const today = tokyoDay(now);
  if (!workingDays.isWorkingDay(today)) return { kind: 'no-working-day' };
  const people = await unreadPeople(announcement, deps);
  return storage.transaction(async (tx): Promise<Reminded> => {
    const marked = await amend(tx, { id, states: ['sent'], set: { updated_at: toInstant(now) } });
    if (marked === null || marked.remindedOn === today) return { kind: 'today-already' };
    await amend(tx, { id, states: ['sent'], set: { reminded_on: today } });
    const to = people.map(({ aadObjectId }) => aadObjectId);
    const voices = await roster(tx).voicesOf(to);
    const count = await outbox.enqueueAll(
      tx,
      to.map((person) => {
        const voice = voices.get(person) ?? JAPANESE;
        return {
          ...{ dedupeKey: `announcements.reminder:${id}:${today}:${person}`, to: person, hours: 'office' as const },
          card: reminderCard(id, textIn(content, voice).title, voice),
        };
      }),
    );
    await appendAudit(tx, { at: now, actor: by.aadObjectId, action: 'announcements.reminded', subject: id, detail: { count } });
    return { kind: 'reminded', count };
  });
}

function reminderCard(id: string, title: string, voice: Voice) {
  const { text, summary } = REMINDER;
  return noteCard({ title: reminderTitle(title), text, summary, opens: { id, at: 'own' } }, voice);
}
