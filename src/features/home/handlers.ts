import type { Caller } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Card } from '../../card-kit/card.ts';
import { say } from '../../kernel/wording.ts';
import type { Wording } from '../../kernel/wording.ts';
import { consultationCard, hubCard, wordingCard } from './cards.ts';
import { entrancesFor } from './entrances.ts';
import type { HomeDeps } from './home-deps.ts';
import type { MenuItem } from './menu.ts';
import { HUB } from './messages.ts';
import { deskCard, ownCard } from './own-cards.ts';
import { ownItems, ownPage } from './own-page.ts';
import { verbs } from './verbs.ts';

export interface Handlers {
  /** Pages count from 0. */
  readonly hub: (caller: Caller, page: number) => Promise<Reply>;
  readonly mine: (caller: Caller, page: number) => Promise<Reply>;
  readonly desk: (caller: Caller, page: number) => Promise<Reply>;
  readonly consultation: (caller: Caller) => Promise<Reply>;
  readonly wording: (caller: Caller) => Reply;
  /** Keeps the choice and gives the caller as they are from now on. */
  readonly choose: (wording: Wording, caller: Caller) => Promise<Caller>;
}

export function createHandlers(deps: HomeDeps): Handlers {
  return {
    hub: async (caller, page) => message(hubCard(caller, { document: deps.document, entrances: await hubDoors(caller, deps), page })),
    mine: async (caller, page) => {
      const own = ownPage(await ownItems(caller, deps.features()), page);
      const doors = own.count > 0 ? [] : await entrancesFor('hub', caller, deps.features());
      return message(
        ownCard(
          caller,
          own,
          doors.filter((door) => !leadsTo(door, verbs.mine)),
        ),
      );
    },
    desk: async (caller, page) => message(deskCard(caller, await entrancesFor('desk', caller, deps.features()), page)),
    consultation: (caller) => Promise.resolve(message(consultationCard(caller, deps))),
    wording: (caller) => message(wordingCard(caller)),
    choose: async (wording, caller) => {
      await deps.preferences.setWording(caller.person?.aadObjectId ?? caller.turn.from.id, wording, caller.now);
      return { ...caller, wording };
    },
  };
}

/** Last the door to the desk, for those who have one. */
async function hubDoors(caller: Caller, { features }: HomeDeps): Promise<readonly MenuItem[]> {
  const [doors, desk] = await Promise.all([entrancesFor('hub', caller, features()), entrancesFor('desk', caller, features())]);
  return desk.length === 0 ? doors : [...doors, { kind: 'entrance', verb: verbs.desk, title: say(HUB, caller).desk }];
}

function leadsTo(item: MenuItem, verb: string): boolean {
  return item.kind === 'entrance' && item.verb === verb;
}

function message(card: Card): Reply {
  return { kind: 'message', card };
}
