import { isOfficer } from '../../bot/desk-action.ts';
import type { Caller } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import { noticeCard } from '../../bot/shared-cards.ts';
import type { Card } from '../../card-kit/card.ts';
import type { Person } from '../../kernel/person.ts';
import { say } from '../../kernel/wording.ts';
import { announcementCard } from './announcement-card.ts';
import type { AnnouncementDeps } from './announcement-deps.ts';
import type { Announcement } from './announcement.ts';
import { findAnnouncement } from './announcement-store.ts';
import { refuse } from './refuse.ts';
import { formTitles } from './form-titles.ts';
import { SENT_WORDS, SUMMARY } from './messages.ts';
import { noteCard } from './note-card.ts';
import { findRecipient, markRead } from './recipient-store.ts';
import type { Recipient } from './recipient-store.ts';

/** Somebody on the roster. */
export interface Employee extends Caller {
  readonly person: Person;
}

/** An announcement together with the row that lets this person see it. */
export interface Received {
  readonly announcement: Announcement;
  readonly recipient: Recipient;
}

export interface Tapped {
  readonly id: string;
  readonly verb: string;
}

/**
 * What this person received; otherwise the reply that says why there is nothing: it does not exist, it was not for them (which is written into
 * the audit log), or it is a test that somebody of 人事担当 tries out.
 */
export async function received({ id, verb }: Tapped, caller: Employee, deps: AnnouncementDeps): Promise<Received | Reply> {
  const { db } = deps.storage;
  const announcement = await findAnnouncement(db, id);
  if (announcement === null) return { kind: 'message', card: noticeCard(caller, 'gone') };
  const recipient = await findRecipient(db, id, caller.person.aadObjectId);
  if (recipient?.fate === 'queued') return { announcement, recipient };
  if (isOfficer(caller)) return { kind: 'message', card: trialNote(caller) };
  await refuse({ verb, caller, subject: id }, deps);
  return { kind: 'message', card: noticeCard(caller, 'notYours') };
}

function trialNote(caller: Caller): Card {
  const { trialTitle: title, trialText: text } = SENT_WORDS;
  return noteCard({ title, text, opens: null, summary: { ja: say(SUMMARY, caller), en: say(SUMMARY, caller) } }, caller);
}

export function isReply(found: Received | Reply): found is Reply {
  return 'kind' in found;
}

/** The announcement as this person has it. */
export async function ownCard({ announcement, recipient }: Received, caller: Employee, deps: AnnouncementDeps): Promise<Card> {
  return announcementCard(
    {
      ...{ announcement, readAt: recipient.readAt, city: deps.city, linkHosts: deps.linkHosts, formVerb: deps.forms.openVerb },
      as: announcement.state === 'cancelled' ? 'withdrawn' : 'live',
      author: await deps.people.find(announcement.createdBy),
      formTitle: await formTitles(deps.forms, caller.now),
    },
    caller,
  );
}

/** 読みました, once; a second tap shows the same. */
export async function readAnnouncement(tapped: Tapped, caller: Employee, deps: AnnouncementDeps): Promise<Reply> {
  const found = await received(tapped, caller, deps);
  if (isReply(found)) return found;
  const { announcement } = found;
  const person = caller.person.aadObjectId;
  if (announcement.content.asksRead) await markRead(deps.storage.db, { id: announcement.id, person }, caller.now);
  const recipient = (await findRecipient(deps.storage.db, announcement.id, person)) ?? found.recipient;
  return { kind: 'replace', card: await ownCard({ announcement, recipient }, caller, deps) };
}
