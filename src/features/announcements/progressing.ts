import { toInstant } from '../../kernel/clock.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { AnnouncementDeps } from './announcement-deps.ts';
import type { Announcement } from './announcement.ts';
import { amend, announcementsIn, findAnnouncement } from './announcement-store.ts';
import { finishIfSettled, truthFor, withdrawLeft } from './delivering.ts';
import { progressCard } from './desk/progress-card.ts';
import type { ProgressView } from './desk/progress-card.ts';
import { ASKING, isProgressDue } from './rules/progress.ts';
import { isSettled } from './rules/truth.ts';
import { beginSending, fanOut } from './sending.ts';

/** How the sending stands, as its card shows it. */
export type ViewOf = (announcement: Announcement, now: Date) => Promise<ProgressView>;

const JAPANESE: Voice = { locale: 'ja', wording: 'standard' };

/** What is due now: begins what is scheduled, hands on what was begun, tells the sender how it goes, and closes what is done. */
export async function runSendings(deps: AnnouncementDeps, viewOf: ViewOf, now: Date): Promise<void> {
  for (const announcement of await announcementsIn(deps.storage.db, ['scheduled'])) {
    if (announcement.scheduledAt !== null && announcement.scheduledAt <= now) await beginSending(announcement, deps, now);
  }
  for (const { id } of await underWay(deps)) {
    await takeOutLeavers(id, deps, now);
    await goOn(id, { deps, viewOf, now });
  }
}

/** Every few seconds: goes on with what was begun. */
export async function watchSendings(deps: AnnouncementDeps, viewOf: ViewOf, now: Date): Promise<void> {
  for (const { id } of await underWay(deps)) await goOn(id, { deps, viewOf, now });
}

async function underWay({ storage }: AnnouncementDeps): Promise<readonly Announcement[]> {
  return (await announcementsIn(storage.db, ['sending', 'cancelled'])).filter(({ finishedAt }) => finishedAt === null);
}

/** Reads all that waits, which for a digest may be days: once a minute is often enough. */
async function takeOutLeavers(id: string, deps: AnnouncementDeps, now: Date): Promise<void> {
  await deps.storage.transaction(async (tx) => {
    const running = await amend(tx, { id, states: ['sending'], set: { updated_at: toInstant(now) } });
    if (running !== null) await withdrawLeft(tx, id, { deps, now });
  });
}

interface Around {
  readonly deps: AnnouncementDeps;
  readonly viewOf: ViewOf;
  readonly now: Date;
}

async function goOn(id: string, around: Around): Promise<void> {
  const { deps, now } = around;
  while (await fanOut(id, deps, now));
  const announcement = await findAnnouncement(deps.storage.db, id);
  if (announcement === null) return;
  const truth = await truthFor(deps.storage.db, id, deps);
  await finishIfSettled(announcement, truth, { deps, now });
  await tellSender(id, around);
}

/** The sender's card, changed in place: at most every few seconds, and at the end. */
async function tellSender(id: string, { deps, viewOf, now }: Around): Promise<void> {
  const { storage, roster, outbox } = deps;
  const announcement = await findAnnouncement(storage.db, id);
  const to = announcement?.requestedBy ?? null;
  if (announcement === null || to === null) return;
  const view = await viewOf(announcement, now);
  const what = JSON.stringify([announcement.state, view.truth.counts, view.waits.map(({ kind, people }) => [kind, people])]);
  const { progressAt, progressShown, progressNo } = announcement;
  if (!isProgressDue({ at: progressAt, what: progressShown }, { what, isFinal: isSettled(view.truth) }, now)) return;
  await storage.transaction(async (tx) => {
    const no = progressNo + 1;
    const set = { progress_no: no, progress_at: toInstant(now), progress_shown: what };
    const written = await amend(tx, { id, states: [announcement.state], set });
    if (written === null || (await roster(tx).find(to)) === null) return;
    const voice = (await roster(tx).voicesOf([to])).get(to) ?? JAPANESE;
    await outbox.enqueue(tx, {
      ...{ dedupeKey: progressKey(announcement, no), to, card: progressCard(view, voice) },
      ...(no === 1 ? {} : { replaces: progressKey(announcement, 1) }),
    });
  });
}

/** The sender's card now asks them something; it is theirs until they answer, or for a while. */
export async function holdProgress({ id, requestedBy, progressAt }: Announcement, by: PersonId, { deps, now }: Held): Promise<void> {
  if (by !== requestedBy || progressAt === null) return;
  const set = { progress_at: toInstant(now), progress_shown: ASKING };
  await deps.storage.transaction((tx) => amend(tx, { id, states: ['sending'], set }));
}

/** They have gone back to the progress, which goes on. */
export async function releaseProgress({ id, requestedBy, progressShown }: Announcement, by: PersonId, { deps }: Held): Promise<void> {
  if (by !== requestedBy || progressShown !== ASKING) return;
  await deps.storage.transaction((tx) => amend(tx, { id, states: ['sending'], set: { progress_shown: '' } }));
}

type Held = Pick<Around, 'deps' | 'now'>;

function progressKey({ id, requestedBy }: Announcement, no: number): string {
  return `announcements.progress:${id}:${String(requestedBy)}:${String(no)}`;
}
