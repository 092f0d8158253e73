import type { z } from 'zod';
import { cardAction } from '../../../bot/feature.ts';
import type { Caller, CardAction } from '../../../bot/feature.ts';
import type { Reply } from '../../../bot/reply.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import type { Card } from '../../../card-kit/card.ts';
import type { Person } from '../../../kernel/person.ts';
import { say } from '../../../kernel/wording.ts';
import type { Words } from '../../../kernel/wording.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { Storage } from '../../../storage/port.ts';
import type { DeskActor } from './desk-deps.ts';

/** Somebody of DX推進担当, as the roster says at this tap. */
export type DxCaller = Caller & { readonly person: Person };

export function isDx(caller: Caller): caller is DxCaller {
  return caller.person?.roles.includes('dx') === true;
}

export function actorOf({ person, now }: DxCaller): DeskActor {
  return { by: person.aadObjectId, now };
}

interface DxAction<T> {
  readonly verb: string;
  readonly schema: z.ZodType<T>;
  /** `message`: opens something new below the card. `replace`: the card turns into the answer. */
  readonly as: 'message' | 'replace';
  readonly handle: (data: T, caller: DxCaller) => Promise<Card>;
}

/** An action of the desk: for DX推進担当 alone, in their own chat, since the cards name people. Who else tries it is in the audit log. */
export function dxAction<T>(storage: Storage, { verb, schema, as, handle }: DxAction<T>): CardAction {
  return cardAction({
    verb,
    access: 'roster',
    schema,
    handle: async (data, caller) => {
      if (!isDx(caller)) return refuse(storage, verb, caller);
      if (caller.turn.chat.kind !== 'personal') return { kind: 'text', text: say(ALONE, caller) };
      return { kind: as, card: await handle(data, caller) };
    },
  });
}

async function refuse(storage: Storage, verb: string, caller: Caller): Promise<Reply> {
  const actor = caller.person?.aadObjectId ?? caller.turn.from.id;
  await storage.transaction((tx) =>
    appendAudit(tx, { at: caller.now, actor, action: 'dx-leaders.refused', subject: actor, detail: { verb } }),
  );
  // A card in a group belongs to others as well and stays as it is.
  const kind = caller.turn.chat.kind === 'personal' ? 'replace' : 'message';
  return { kind, card: noticeCard(caller, 'notYours') };
}

const ALONE: Words = {
  ja: 'DXリーダーの選考は、職員の名前が出るため、人財ナビとの1対1のチャットでお使いください。何も変わっていません。',
  en: 'Selection is done in your own chat with this bot, since people are named. Nothing was changed.',
};
