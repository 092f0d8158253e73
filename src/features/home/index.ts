import { z } from 'zod';
import { wordingWish } from '../../answering/understand/wording-wish.ts';
import { cardAction } from '../../bot/feature.ts';
import type { Caller, CardAction, Command, Feature } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Card } from '../../card-kit/card.ts';
import type { Wording } from '../../kernel/wording.ts';
import type { City, PolicyDocument } from '../../knowledge/schema.ts';
import type { Preferences } from '../../people/port.ts';
import { consultationCard, hubCard, wordingCard } from './cards.ts';
import { EXAMPLES } from './messages.ts';
import { verbs } from './verbs.ts';

export interface HomeDeps {
  readonly document: PolicyDocument;
  readonly city: City;
  /** Answers an example question as if the person had typed it. */
  readonly answer: (question: string, caller: Caller) => Promise<Reply>;
  readonly preferences: Preferences;
}

/** The first card: what the bot does, three examples, and only what this person may use; and what people set for themselves. */
export function createHome(deps: HomeDeps): Feature {
  const hub = (caller: Caller): Promise<Reply> => Promise.resolve({ kind: 'message', card: hubCard(caller, deps.document) });
  const consultation = (caller: Caller): Promise<Reply> => Promise.resolve({ kind: 'message', card: consultationCard(caller, deps) });
  const choose: Choose = (wording, caller) => chooseWording(wording, caller, deps.preferences);
  return {
    name: 'home',
    welcome: hub,
    commands: [
      {
        name: 'home.help',
        access: 'anyone',
        words: ['ヘルプ', 'へるぷ', 'help', 'こんにちは', 'hello', 'hi', 'メニュー', '使い方'],
        handle: hub,
      },
      { name: 'home.consultation', access: 'anyone', words: ['相談窓口', '相談先', 'consultation'], handle: consultation },
      wordingCommand('easy', choose),
      wordingCommand('standard', choose),
    ],
    actions: [
      cardAction({
        verb: verbs.example,
        access: 'anyone',
        schema: z.object({ example: z.enum(['0', '1', '2']) }),
        handle: ({ example }, caller) => deps.answer(EXAMPLES[caller.locale][Number(example)] ?? '', caller),
      }),
      cardAction({
        verb: verbs.consultation,
        access: 'anyone',
        schema: z.object({}),
        handle: (_, caller) => consultation(caller),
      }),
      wordingAction(choose, (caller) => hubCard(caller, deps.document)),
    ],
  };
}

/** Keeps the choice and gives the caller as they are from now on. */
type Choose = (wording: Wording, caller: Caller) => Promise<Caller>;

/** 「やさしい日本語にして」「やさしい日本語をやめて」, in whatever words. */
function wordingCommand(wording: Wording, choose: Choose): Command {
  return {
    name: `home.wording-${wording}`,
    access: 'anyone',
    words: [],
    understands: (text) => {
      const wish = wordingWish(text);
      return wish?.kind === 'always' && wish.wording === wording;
    },
    handle: async (caller) => ({ kind: 'message', card: wordingCard(await choose(wording, caller)) }),
  };
}

/** The button that turns the setting, on whichever of the two cards it stands. */
function wordingAction(choose: Choose, hub: (caller: Caller) => Card): CardAction {
  return cardAction({
    verb: verbs.wording,
    access: 'anyone',
    schema: z.object({ wording: z.enum(['standard', 'easy']), card: z.enum(['hub', 'wording']) }),
    handle: async ({ wording, card }, caller) => {
      const changed = await choose(wording, caller);
      return { kind: 'replace', card: card === 'hub' ? hub(changed) : wordingCard(changed) };
    },
  });
}

async function chooseWording(wording: Wording, caller: Caller, preferences: Preferences): Promise<Caller> {
  await preferences.setWording(caller.person?.aadObjectId ?? caller.turn.from.id, wording, caller.now);
  return { ...caller, wording };
}
