import { z } from 'zod';
import { cardAction } from '../../bot/feature.ts';
import type { Caller, Feature } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import type { City, PolicyDocument } from '../../knowledge/schema.ts';
import { consultationCard, hubCard } from './cards.ts';
import { EXAMPLES } from './messages.ts';
import { verbs } from './verbs.ts';

export interface HomeDeps {
  readonly document: PolicyDocument;
  readonly city: City;
  /** Answers an example question as if the person had typed it. */
  readonly answer: (question: string, caller: Caller) => Promise<Reply>;
}

/** The first card: what the bot does, three examples, and only what this person may use. */
export function createHome(deps: HomeDeps): Feature {
  const hub = (caller: Caller): Promise<Reply> => Promise.resolve({ kind: 'message', card: hubCard(caller, deps.document) });
  const consultation = (caller: Caller): Promise<Reply> =>
    Promise.resolve({ kind: 'message', card: consultationCard(caller.locale, deps) });
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
    ],
  };
}
