import { toInstant } from '../../kernel/clock.ts';
import { nameWithPlace } from '../../kernel/person.ts';
import type { Person, PersonId } from '../../kernel/person.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { Tx } from '../../storage/port.ts';
import { reachOf } from './addressing.ts';
import type { AnnouncementDeps } from './announcement-deps.ts';
import type { Announcement, Content } from './announcement.ts';
import { findAnnouncement, takeStep } from './announcement-store.ts';
import type { Seen } from './announcement-store.ts';
import { noteCard } from './note-card.ts';
import type { Note } from './note-card.ts';
import { beginsAt } from './rules/schedule.ts';
import { isSecondPerson, needsSecondPerson } from './rules/steps.ts';
import { askSecondPerson, secondPersons } from './second-person.ts';

export interface Around {
  readonly deps: AnnouncementDeps;
  readonly now: Date;
}

/** `late`: somebody was first, or it was changed; nothing was done. */
export type Decided =
  | { readonly kind: 'scheduled' | 'asked' | 'returned'; readonly announcement: Announcement }
  | { readonly kind: 'late' | 'nobody-else' | 'nobody' | 'not-second' };

export function scheduleOf({ sendAt, isUrgent }: Content, { deps, now }: Around): Date {
  return beginsAt({ sendAt: sendAt === null ? null : new Date(sendAt), isUrgent }, now, deps.workingDays);
}

/** 「送る」: at once on the way where few are concerned, otherwise to a second person. */
export async function requestSending(seen: Seen, by: Person, { deps, now }: Around): Promise<Decided> {
  const { storage, city, appendAudit } = deps;
  const known = await findAnnouncement(storage.db, seen.id);
  if (known?.revision !== seen.revision || known.state !== 'draft') return { kind: 'late' };
  const { heads } = await reachOf(known.content.audience, deps, now);
  if (heads.total === 0) return { kind: 'nobody' };
  const isAsked = needsSecondPerson(heads.total, city.announcements.secondPersonAbove);
  if (isAsked && (await secondPersons(storage.db, { ...known, requestedBy: by.aadObjectId }, deps)).length === 0)
    return { kind: 'nobody-else' };
  return storage.transaction(async (tx): Promise<Decided> => {
    const requested = { requested_by: by.aadObjectId, confirmed_by: null };
    const set = isAsked
      ? { ...requested, state: 'confirming' }
      : { ...requested, state: 'scheduled', scheduled_at: toInstant(scheduleOf(known.content, { deps, now })) };
    const announcement = await takeStep(tx, { ...seen, step: 'request', set }, now);
    if (announcement === null) return { kind: 'late' };
    const asked = isAsked ? await askSecondPerson(tx, announcement, deps) : 0;
    const detail = { recipients: heads.total, revision: seen.revision, asked };
    const action = isAsked ? 'announcements.requested' : 'announcements.scheduled';
    await appendAudit(tx, { at: now, actor: by.aadObjectId, action, subject: seen.id, detail });
    return { kind: isAsked ? 'asked' : 'scheduled', announcement };
  });
}

/** The second person: exactly the revision that their card showed. */
export async function confirmSending(seen: Seen, by: Person, { deps, now }: Around): Promise<Decided> {
  const known = await findAnnouncement(deps.storage.db, seen.id);
  if (known === null) return { kind: 'late' };
  if (!isSecondPerson(by.aadObjectId, known)) return { kind: 'not-second' };
  return deps.storage.transaction(async (tx): Promise<Decided> => {
    const set = { state: 'scheduled', confirmed_by: by.aadObjectId, scheduled_at: toInstant(scheduleOf(known.content, { deps, now })) };
    const announcement = await takeStep(tx, { ...seen, step: 'confirm', set, notOwnOf: by.aadObjectId }, now);
    if (announcement === null) return { kind: 'late' };
    await tell(tx, announcement, { deps, note: confirmedNote(announcement, by) });
    const detail = { revision: seen.revision };
    await deps.appendAudit(tx, { at: now, actor: by.aadObjectId, action: 'announcements.confirmed', subject: seen.id, detail });
    return { kind: 'scheduled', announcement };
  });
}

/** 差し戻し or 取り下げ: a draft again, with the reason for its author. */
export async function returnToDraft(seen: Seen, by: Person, { deps, now, reason }: Around & { readonly reason: string }): Promise<Decided> {
  return deps.storage.transaction(async (tx): Promise<Decided> => {
    const set = { state: 'draft', scheduled_at: null, confirmed_by: null };
    const announcement = await takeStep(tx, { ...seen, step: 'return', set }, now);
    if (announcement === null) return { kind: 'late' };
    if (announcement.requestedBy !== by.aadObjectId) await tell(tx, announcement, { deps, note: returnedNote(announcement, by, reason) });
    const detail = { revision: seen.revision, withReason: reason !== '' };
    await deps.appendAudit(tx, { at: now, actor: by.aadObjectId, action: 'announcements.returned', subject: seen.id, detail });
    return { kind: 'returned', announcement };
  });
}

const JAPANESE: Voice = { locale: 'ja', wording: 'standard' };

/** Tells the one who asked for the sending. */
async function tell(
  tx: Tx,
  { requestedBy }: Announcement,
  { deps, note }: { readonly deps: AnnouncementDeps; readonly note: Note },
): Promise<void> {
  const to: PersonId | null = requestedBy;
  if (to === null) return;
  const voice = (await deps.roster(tx).voicesOf([to])).get(to) ?? JAPANESE;
  await deps.outbox.enqueue(tx, { dedupeKey: `announcements.told:${deps.newId()}`, to, card: noteCard(note, voice) });
}

function confirmedNote({ id, content }: Announcement, by: Person): Note {
  return {
    title: { ja: `確認されました: ${content.title}`, en: `Confirmed: ${content.title}` },
    text: {
      ja: `${nameWithPlace(by)}が確認しました。すぐに、または決めた日時に送ります。`,
      en: `${nameWithPlace(by, 'en')} confirmed it. It goes out, at once or at the time you set.`,
    },
    opens: { id, at: 'desk' },
    summary: { ja: 'お知らせの確認の結果', en: 'Your announcement was confirmed' },
  };
}

function returnedNote({ id, content }: Announcement, by: Person, reason: string): Note {
  return {
    title: { ja: `差し戻されました: ${content.title}`, en: `Returned: ${content.title}` },
    text: {
      ja: `${nameWithPlace(by)}が下書きに戻しました。まだだれにも送っていません。`,
      en: `${nameWithPlace(by, 'en')} made it a draft again. Nobody has received it.`,
    },
    ...(reason === '' ? {} : { quote: { label: { ja: '理由', en: 'Reason' }, text: reason } }),
    opens: { id, at: 'desk' },
    summary: { ja: 'お知らせの確認の結果', en: 'Your announcement was returned' },
  };
}
