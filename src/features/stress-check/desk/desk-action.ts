import type { z } from 'zod';
import { cardAction } from '../../../bot/feature.ts';
import type { Caller, CardAction } from '../../../bot/feature.ts';
import type { Card } from '../../../card-kit/card.ts';
import type { Person } from '../../../kernel/person.ts';
import { say } from '../../../kernel/wording.ts';
import type { Words } from '../../../kernel/wording.ts';
import type { StressCheckDeps } from '../deps.ts';
import { refuse } from '../refuse.ts';

/** 実施事務従事者, as the roster says at this tap. */
export type StressCaller = Caller & { readonly person: Person };

export function isStressCheck(caller: Caller): caller is StressCaller {
  return caller.person?.roles.includes('stress-check') === true;
}

interface DeskAction<T> {
  readonly verb: string;
  readonly schema: z.ZodType<T>;
  /** `message`: opens something new below the card. `replace`: the card turns into the answer. */
  readonly as: 'message' | 'replace';
  readonly handle: (data: T, caller: StressCaller) => Promise<Card>;
}

/** An action of the desk: for 実施事務従事者 alone, in their own chat; its cards are not kept for repeated deliveries. */
export function deskAction<T>({ storage }: StressCheckDeps, { verb, schema, as, handle }: DeskAction<T>): CardAction {
  return cardAction({
    verb,
    access: 'roster',
    schema,
    handle: async (data, caller) => {
      if (!isStressCheck(caller)) return refuse(storage, verb, caller);
      if (caller.turn.chat.kind !== 'personal') return { kind: 'text', text: say(ALONE, caller) };
      const card = await handle(data, caller);
      return as === 'message' ? { kind: as, card } : { kind: as, card, confidential: true };
    },
  });
}

const ALONE: Words = {
  ja: '実施の事務は、人財ナビとの1対1のチャットでお使いください。何も変わっていません。',
  en: 'This is done in your own chat with this bot. Nothing was changed.',
};
