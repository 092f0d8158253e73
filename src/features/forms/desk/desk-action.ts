import type { z } from 'zod';
import { cardAction } from '../../../bot/feature.ts';
import type { Caller, CardAction } from '../../../bot/feature.ts';
import type { Reply } from '../../../bot/reply.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import type { Card } from '../../../card-kit/card.ts';
import type { Person } from '../../../kernel/person.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { Storage } from '../../../storage/port.ts';

/** Somebody of 人事担当, as the roster says at this tap. */
export interface Officer extends Caller {
  readonly person: Person;
}

export interface DeskAction<T> {
  readonly verb: string;
  readonly schema: z.ZodType<T>;
  /** `message`: opens something new below the card. `replace`: the card turns into the answer. */
  readonly as: 'message' | 'replace';
  readonly handle: (data: T, officer: Officer) => Promise<Card>;
  /** Shows what people answered, which must not be kept for a repeated delivery. */
  readonly confidential?: boolean;
}

/** One action of the desk. Only 人事担当 may use it; every other attempt is written into the audit log. */
export type BindDeskAction = <T>(action: DeskAction<T>) => CardAction;

export function createDeskActions(storage: Storage): BindDeskAction {
  return ({ verb, schema, as, handle, confidential = false }) =>
    cardAction({
      verb,
      access: 'roster',
      schema,
      handle: async (data, caller) => {
        const answer = (card: Card): Reply => (as === 'message' ? { kind: 'message', card } : { kind: 'replace', card, confidential });
        if (isOfficer(caller)) return answer(await handle(data, caller));
        await refuse(storage, { verb, caller, subject: subjectOf(data) });
        return answer(noticeCard(caller, 'notYours'));
      },
    });
}

export function isOfficer(caller: Caller): caller is Officer {
  return caller.person?.roles.includes('hr') === true;
}

interface Refused {
  readonly verb: string;
  readonly caller: Caller;
  readonly subject: string;
}

async function refuse(storage: Storage, { verb, caller, subject }: Refused): Promise<void> {
  const actor = caller.person?.aadObjectId ?? caller.turn.from.id;
  await storage.transaction((tx) => appendAudit(tx, { at: caller.now, actor, action: 'forms.refused', subject, detail: { verb } }));
}

/** Client-controlled, so it is cut to the length of an id. */
function subjectOf(data: unknown): string {
  const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : null;
  return typeof id === 'string' ? id.slice(0, 60) : 'desk';
}
