import { cardAction } from '../../../bot/feature.ts';
import type { Caller, CardAction, Command } from '../../../bot/feature.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Card } from '../../../card-kit/card.ts';
import { tokyoDay } from '../../../kernel/clock.ts';
import type { PersonId } from '../../../kernel/person.ts';
import { appendAudit } from '../../../storage/audit.ts';
import { redrawAnnouncements } from './announcing.ts';
import type { DxDeskDeps } from './desk-deps.ts';
import { dxAction, isDx } from './dx-action.ts';
import { leaderSheet, rosterOfLeaders } from './leader-roster.ts';
import { setListing } from './leaders.ts';
import { fileCard, rosterCard } from './roster-card.ts';
import { listingSchema, nothingSchema, pageSchema } from './schemas.ts';
import { deskVerbs } from './verbs.ts';

type Deps = Pick<DxDeskDeps, 'storage' | 'people' | 'exports' | 'roster' | 'outbox' | 'batches'>;

/** 「DXリーダー名簿」: for everybody on the roster. */
export function rosterCommand(deps: Deps): Command {
  return {
    name: 'dx-leaders.roster',
    access: 'roster',
    words: ['DXリーダー名簿', 'DXリーダーの名簿', 'DXリーダー一覧', 'list of dx leaders'],
    handle: async (caller): Promise<Reply> => ({ kind: 'message', card: await rosterView(deps, caller, 0) }),
  };
}

/** The list, its pages, and the file of it for DX推進担当. */
export function rosterActions(deps: Deps): readonly CardAction[] {
  return [
    cardAction({
      ...{ verb: deskVerbs.roster, access: 'roster', schema: nothingSchema },
      handle: async (_data, caller) => ({ kind: 'message', card: await rosterView(deps, caller, 0) }),
    }),
    cardAction({
      ...{ verb: deskVerbs.rosterPage, access: 'roster', schema: pageSchema },
      handle: async ({ page }, caller) => ({ kind: 'replace', card: await rosterView(deps, caller, page) }),
    }),
    cardAction({
      ...{ verb: deskVerbs.listing, access: 'roster', schema: listingSchema },
      handle: async ({ may }, caller) => {
        if (caller.person !== null) await list(caller.person.aadObjectId, { may: may === 'yes', now: caller.now }, deps);
        return { kind: 'replace', card: await rosterView(deps, caller, 0) };
      },
    }),
    dxAction(deps.storage, {
      ...{ verb: deskVerbs.export, as: 'message', schema: nothingSchema },
      handle: async (_data, { person, now, ...voice }) => {
        const sheet = leaderSheet(await rosterOfLeaders(deps.storage.db, deps.people, now));
        const file = await deps.exports.offer(
          {
            ...{ for: person.aadObjectId, fileName: `DXリーダー名簿_${tokyoDay(now)}`, format: 'xlsx', sheets: [sheet] },
            ...{ action: 'dx-leaders.exported', subject: 'roster' },
          },
          now,
        );
        return fileCard(file, voice);
      },
    }),
  ];
}

/** Leaders decide on their own name, at any time. */
async function list(person: PersonId, { may, now }: { readonly may: boolean; readonly now: Date }, deps: Deps): Promise<void> {
  await deps.storage.transaction(async (tx) => {
    if (!(await setListing(tx, person, may))) return;
    await redrawAnnouncements(tx, person, { deps, now });
    const detail = { may, section: '5.5.(5)' };
    await appendAudit(tx, { at: now, actor: person, action: 'dx-leaders.listing-changed', subject: person, detail });
  });
}

async function rosterView({ storage, people }: Deps, caller: Caller, page: number): Promise<Card> {
  const listed = await rosterOfLeaders(storage.db, people, caller.now);
  const own = listed.filter(({ leader }) => leader.personId === caller.person?.aadObjectId);
  const named = own.length === 0 ? null : { isNamed: own.every(({ leader }) => leader.mayPublish) };
  return rosterCard(listed, { page, isDx: isDx(caller), own: named }, caller);
}
