import type { CardAction } from '../../../bot/feature.ts';
import type { Card } from '../../../card-kit/card.ts';
import { announceAskCard, announcedCard } from './announce-card.ts';
import { ANNOUNCED_WORDS } from './announce-words.ts';
import { announce, batchOf, findAnnouncement, namedIn } from './announcing.ts';
import type { DxDeskDeps } from './desk-deps.ts';
import type { DeskViews } from './desk-views.ts';
import { actorOf, dxAction } from './dx-action.ts';
import type { DxCaller } from './dx-action.ts';
import type { Note } from './page-card.ts';
import { nothingSchema, seenSchema } from './schemas.ts';
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
  ];
}

function showAnnouncement(caller: DxCaller, { deps, views }: Context, note: Note | null): Promise<Card> {
  const { db } = deps.storage;
  return views.ofCycle(caller, async (sight, drawing) => {
    const { cycle } = sight;
    if (cycle.state !== 'published') return views.desk(caller, { text: ANNOUNCED_WORDS['not-published'], tint: 'attention' });
    const announced = await findAnnouncement(db, cycle.id);
    if (announced !== null) {
      const counts = await deps.batches.counts(db, batchOf(cycle.id));
      return announcedCard({ cycle, note, counts, isWriting: announced.finished_at === null }, drawing);
    }
    const named = (await namedIn(db, cycle.id)).length;
    if (named === 0) return views.desk(caller, { text: ANNOUNCED_WORDS.nobody, tint: 'attention' });
    const staff = (await deps.people.everybody()).map(({ aadObjectId }) => aadObjectId);
    const unreachable = (await deps.conversations.unreachable(staff)).size;
    return announceAskCard({ cycle, note, named, staff: staff.length, unreachable }, drawing);
  });
}
