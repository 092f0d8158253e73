import { z } from 'zod';
import { cardAction } from '../../bot/feature.ts';
import type { Caller, CardAction } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Handlers } from './handlers.ts';
import { EXAMPLES } from './messages.ts';
import { verbs } from './verbs.ts';

/** Doors bring no number; old cards of before pages existed neither. */
const pageSchema = z.object({ page: z.int().nonnegative().max(99).default(0) });

export function actionsOf(handlers: Handlers, answer: (question: string, caller: Caller) => Promise<Reply>): readonly CardAction[] {
  return [
    cardAction({
      verb: verbs.example,
      access: 'anyone',
      schema: z.object({ example: z.enum(['0', '1', '2']) }),
      handle: ({ example }, caller) => answer(EXAMPLES[caller.locale][Number(example)] ?? '', caller),
    }),
    cardAction({ verb: verbs.consultation, access: 'anyone', schema: z.object({}), handle: (_, caller) => handlers.consultation(caller) }),
    cardAction({ verb: verbs.more, access: 'anyone', schema: pageSchema, handle: ({ page }, caller) => handlers.hub(caller, page) }),
    cardAction({ verb: verbs.mine, access: 'roster', schema: pageSchema, handle: ({ page }, caller) => handlers.mine(caller, page) }),
    cardAction({
      verb: verbs.turnMine,
      access: 'roster',
      schema: pageSchema,
      handle: async ({ page }, caller) => inPlace(await handlers.mine(caller, page)),
    }),
    cardAction({ verb: verbs.desk, access: 'roster', schema: pageSchema, handle: ({ page }, caller) => handlers.desk(caller, page) }),
    wordingAction(handlers),
  ];
}

/** The button that turns the setting, on whichever of the two cards it stands. */
function wordingAction({ choose, hub, wording: shown }: Handlers): CardAction {
  return cardAction({
    verb: verbs.wording,
    access: 'anyone',
    schema: pageSchema.extend({ wording: z.enum(['standard', 'easy']), card: z.enum(['hub', 'wording']) }),
    handle: async ({ wording, card, page }, caller) => {
      const changed = await choose(wording, caller);
      return inPlace(card === 'hub' ? await hub(changed, page) : shown(changed));
    },
  });
}

function inPlace(reply: Reply): Reply {
  return reply.kind === 'message' ? { kind: 'replace', card: reply.card } : reply;
}
