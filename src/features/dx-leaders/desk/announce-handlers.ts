import type { CardAction } from '../../../bot/feature.ts';
import type { Card } from '../../../card-kit/card.ts';
import { announceAskCard, announcedCard, stopAskCard } from './announce-card.ts';
import { ANNOUNCED_WORDS, STOPPED_WORDS } from './announce-words.ts';
import { announce, batchOf, findAnnouncement, namedIn } from './announcing.ts';
import type { DxDeskDeps } from './desk-deps.ts';
import type { DeskViews } from './desk-views.ts';
import { actorOf, dxAction } from './dx-action.ts';
import type { DxCaller } from './dx-action.ts';
import type { Note } from './page-card.ts';
import { nothingSchema, seenSchema } from './schemas.ts';
import { canStop, stopAnnouncing } from './stopping.ts';
import { deskVerbs } from './verbs.ts';

interface Context {
  readonly deps: DxDeskDeps;
  readonly views: DeskViews;
}

/** 庁内に知らせる: asked once with the head count, then the truth about what arrived. */
export function announceActions(deps: DxDeskDeps, views: DeskViews): readonly CardAction[] {
  const { storage } = deps;
  return [
    dxAction(storage, {
      ...{ verb: deskVerbs.askAnnounce, as: 'replace', schema: nothingSchema },
      handle: (_data, caller) => showAnnouncement(caller, { deps, views }, null),
    }),
    dxAction(storage, {
      ...{ verb: deskVerbs.announce, as: 'replace', schema: seenSchema },
      handle: async (seen, caller) => {
        const { kind } = await announce(deps, seen, actorOf(caller));
        const note: Note = { text: ANNOUNCED_WORDS[kind], tint: kind === 'done' || kind === 'already' ? 'good' : 'attention' };
        return showAnnouncement(caller, { deps, views }, note);
      },
    }),
    dxAction(storage, {
      ...{ verb: deskVerbs.askStop, as: 'replace', schema: seenSchema },
      handle: async ({ id }, caller) =>
        (await canStop(storage.db, id, deps.batches)) ? askStop(caller, { deps, views }) : showAnnouncement(caller, { deps, views }, null),
    }),
    dxAction(storage, {
      ...{ verb: deskVerbs.stop, as: 'replace', schema: seenSchema },
      handle: async (seen, caller) => {
        const { kind } = await stopAnnouncing(deps, seen, actorOf(caller));
        const note: Note = { text: STOPPED_WORDS[kind], tint: kind === 'done' || kind === 'already' ? 'good' : 'attention' };
        return showAnnouncement(caller, { deps, views }, note);
      },
    }),
  ];
}

function askStop(caller: DxCaller, { deps, views }: Context): Promise<Card> {
  const { db } = deps.storage;
  return views.ofCycle(caller, async ({ cycle }, drawing) => stopAskCard(cycle, await deps.batches.counts(db, batchOf(cycle.id)), drawing));
}

function showAnnouncement(caller: DxCaller, { deps, views }: Context, note: Note | null): Promise<Card> {
  const { db } = deps.storage;
  return views.ofCycle(caller, async (sight, drawing) => {
    const { cycle } = sight;
    if (cycle.state !== 'published') return views.desk(caller, { text: ANNOUNCED_WORDS['not-published'], tint: 'attention' });
    const announced = await findAnnouncement(db, cycle.id);
    if (announced !== null) {
      const counts = await deps.batches.counts(db, batchOf(cycle.id));
      const how = { isWriting: announced.finished_at === null, isStopped: announced.stopped_at !== null };
      return announcedCard({ cycle, note, counts, ...how }, drawing);
    }
    const named = (await namedIn(db, cycle.id)).length;
    if (named === 0) return views.desk(caller, { text: ANNOUNCED_WORDS.nobody, tint: 'attention' });
    const staff = (await deps.people.everybody()).map(({ aadObjectId }) => aadObjectId);
    const unreachable = (await deps.conversations.unreachable(staff)).size;
    return announceAskCard({ cycle, note, named, staff: staff.length, unreachable }, drawing);
  });
}
