import type { z } from 'zod';
import { cardAction } from '../../../bot/feature.ts';
import type { Caller, CardAction, Entrance } from '../../../bot/feature.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Card } from '../../../card-kit/card.ts';
import type { Person } from '../../../kernel/person.ts';
import { say } from '../../../kernel/wording.ts';
import type { StressCheckDeps } from '../deps.ts';
import { currentPeriod } from '../period-store.ts';
import { refuse } from '../refuse.ts';
import { pageSchema } from '../schemas.ts';
import { ratesCard } from './rates-card.ts';
import { lookAtRates, seesCity } from './rates-view.ts';
import { ratesVerbs } from './verbs.ts';
import { RATES } from './words.ts';

/** 受検率 for 人事担当, 所属長 (of their own) and 実施事務従事者. */
export function ratesActions(deps: StressCheckDeps): readonly CardAction[] {
  return [
    ratesAction(deps, {
      ...{ verb: ratesVerbs.rates, schema: pageSchema },
      handle: async (_, caller) => ({ kind: 'message', card: await draw(caller, 0, deps) }),
    }),
    ratesAction(deps, {
      ...{ verb: ratesVerbs.page, schema: pageSchema },
      handle: async ({ page }, caller) => ({ kind: 'replace', card: await draw(caller, page, deps), confidential: true }),
    }),
  ];
}

/** Only while there is something to read. */
export function ratesEntrance(deps: StressCheckDeps): Entrance {
  return {
    ...{ place: 'desk', verb: ratesVerbs.rates, title: { ja: RATES.ja.entrance, en: RATES.en.entrance } },
    mayUse: async (caller) => (await mayRead(caller, deps)) && (await currentPeriod(deps.storage.db)) !== null,
  };
}

type Reader = Caller & { readonly person: Person };

async function draw(caller: Reader, page: number, deps: StressCheckDeps): Promise<Card> {
  return ratesCard(await lookAtRates(caller.person, caller.now, deps), page, caller);
}

async function mayRead({ person }: Caller, { people }: StressCheckDeps): Promise<boolean> {
  return person !== null && (seesCity(person) || (await people.isManager(person)));
}

interface RatesAction<T> {
  readonly verb: string;
  readonly schema: z.ZodType<T>;
  readonly handle: (data: T, caller: Reader) => Promise<Reply>;
}

function ratesAction<T>(deps: StressCheckDeps, { verb, schema, handle }: RatesAction<T>): CardAction {
  return cardAction({
    ...{ verb, access: 'roster', schema },
    handle: async (data, caller) => {
      if (!isReader(caller) || !(await mayRead(caller, deps))) return refuse(deps.storage, verb, caller);
      if (caller.turn.chat.kind !== 'personal') return { kind: 'text', text: say(RATES, caller).alone };
      return handle(data, caller);
    },
  });
}

function isReader(caller: Caller): caller is Reader {
  return caller.person !== null;
}
