import type { Officer } from '../../../bot/desk-action.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import type { Card } from '../../../card-kit/card.ts';
import type { Typed } from '../../../card-kit/typed-input.ts';
import { nameWithPlace } from '../../../kernel/person.ts';
import type { PersonId } from '../../../kernel/person.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import { reachOf } from '../addressing.ts';
import { announcementCard } from '../announcement-card.ts';
import type { AnnouncementDeps } from '../announcement-deps.ts';
import { batchOf } from '../announcement.ts';
import type { Announcement } from '../announcement.ts';
import { allAnnouncements, findAnnouncement } from '../announcement-store.ts';
import { scheduleOf } from '../deciding.ts';
import { truthFor } from '../delivering.ts';
import { formTitles } from '../form-titles.ts';
import { questionsOf } from '../question-store.ts';
import { readCount } from '../recipient-store.ts';
import { isSecondPerson } from '../rules/steps.ts';
import { waitsOf } from '../rules/waits.ts';
import { checkCard, requestCard } from './check-card.ts';
import type { CheckView, Obstacle } from './check-card.ts';
import { listCard } from './list-card.ts';
import { GONE } from './messages.ts';
import { progressCard } from './progress-card.ts';
import type { ProgressView } from './progress-card.ts';

/** What the handlers of the desk share: the cards that show how things stand. */
export interface DeskViews {
  readonly list: (officer: Officer, shown: { readonly page: number; readonly news: Words | null }) => Promise<Card>;
  /** The card of this announcement as it is now, for this person; says that it is gone otherwise. */
  readonly truth: (id: string, officer: Officer, shown?: Shown) => Promise<Card>;
  readonly progress: (announcement: Announcement, now: Date) => Promise<ProgressView>;
  /** The card as people get it. */
  readonly sample: (announcement: Announcement, voice: Voice, now: Date) => Promise<Card>;
}

export interface Shown extends Partial<Typed> {
  readonly news?: Words | null;
}

export function createDeskViews(deps: AnnouncementDeps): DeskViews {
  const { storage } = deps;
  const progress: DeskViews['progress'] = (announcement, now) => progressOf(announcement, deps, now);
  return {
    progress,
    sample: (announcement, voice, now) => sampleOf(announcement, voice, { deps, now }),
    list: async (officer, { page, news }) => listCard({ announcements: await allAnnouncements(storage.db), page, news }, officer),
    truth: async (id, officer, shown = {}) => {
      const announcement = await findAnnouncement(storage.db, id);
      return announcement === null ? noticeCard(officer, 'gone') : truthOf(announcement, officer, { shown, deps });
    },
  };
}

/** A draft to go on with, a request to decide on for a second person, or how the sending stands. */
async function truthOf(
  announcement: Announcement,
  officer: Officer,
  { shown, deps }: { readonly shown: Shown; readonly deps: AnnouncementDeps },
): Promise<Card> {
  const { news = null, inputs = {}, problems = {} } = shown;
  const mayConfirm = announcement.state === 'confirming' && isSecondPerson(officer.person.aadObjectId, announcement);
  if (announcement.state !== 'draft' && !mayConfirm)
    return progressCard({ ...(await progressOf(announcement, deps, officer.now)), news }, officer);
  const view = { ...(await checkOf(announcement, officer, deps)), news };
  return mayConfirm ? requestCard(view, { inputs, problems }, officer) : checkCard(view, { inputs, problems }, officer);
}

async function checkOf(announcement: Announcement, officer: Officer, deps: AnnouncementDeps): Promise<CheckView> {
  const { content } = announcement;
  const { now } = officer;
  const reach = await reachOf(content.audience, deps, now);
  const titles = await formTitles(deps.forms, now);
  const formTitle = (id: string): string | null => titles(id, officer);
  const isPast = content.sendAt !== null && new Date(content.sendAt) <= now;
  const forms = [content.form, content.audience.unanswered].filter((id) => id !== null && id !== undefined);
  const obstacles: readonly Obstacle[] = [
    ...(reach.heads.total === 0 ? (['nobody'] as const) : []),
    ...(forms.some((id) => formTitle(id) === null) ? (['formClosed'] as const) : []),
    ...(isPast ? (['past'] as const) : []),
  ];
  const begins = scheduleOf(content, { deps, now });
  const { perSecond, city } = deps;
  return {
    ...{ announcement, reach, obstacles, begins, isAtOnce: begins <= now, formTitle, perSecond, news: null },
    author: (await nameOf(announcement.createdBy, deps, officer)) ?? city.contact.name,
    secondPersonAbove: city.announcements.secondPersonAbove,
    linkHosts: deps.linkHosts,
  };
}

async function nameOf(id: PersonId | null, { people }: AnnouncementDeps, voice: Voice): Promise<string | null> {
  if (id === null) return null;
  const person = await people.find(id);
  return person === null ? say(GONE, voice) : nameWithPlace(person, voice.locale);
}

const JAPANESE: Voice = { locale: 'ja', wording: 'standard' };

async function progressOf(announcement: Announcement, deps: AnnouncementDeps, now: Date): Promise<ProgressView> {
  const { db } = deps.storage;
  const { id, requestedBy, confirmedBy } = announcement;
  const questions = await questionsOf(db, id);
  const titles = await formTitles(deps.forms, now);
  return {
    ...{ announcement, now, news: null, formTitle: (form: string) => titles(form, JAPANESE) },
    truth: await truthFor(db, id, deps),
    waits: waitsOf(await deps.batches.waiting(db, batchOf(id))),
    read: await readCount(db, id),
    questions: { all: questions.length, open: questions.filter(({ answer }) => answer === null).length },
    requestedBy: await nameOf(requestedBy, deps, JAPANESE),
    confirmedBy: await nameOf(confirmedBy, deps, JAPANESE),
  };
}

async function sampleOf(
  announcement: Announcement,
  voice: Voice,
  { deps, now }: { readonly deps: AnnouncementDeps; readonly now: Date },
): Promise<Card> {
  return announcementCard(
    {
      ...{ announcement, as: 'trial', readAt: null, city: deps.city, linkHosts: deps.linkHosts, formVerb: deps.forms.openVerb },
      author: await deps.people.find(announcement.createdBy),
      formTitle: await formTitles(deps.forms, now),
    },
    voice,
  );
}
