import type { z } from 'zod';
import { cardAction } from '../../../bot/feature.ts';
import type { Caller, CardAction } from '../../../bot/feature.ts';
import type { Reply } from '../../../bot/reply.ts';
import { noticeCard } from '../../../bot/shared-cards.ts';
import type { Card } from '../../../card-kit/card.ts';
import type { Person } from '../../../kernel/person.ts';
import type { AnnouncementDeps } from '../announcement-deps.ts';

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
  /** Shows names, which must not be kept for a repeated delivery. */
  readonly confidential?: boolean;
}

export type BindDeskAction = <T>(action: DeskAction<T>) => CardAction;

export function isOfficer(caller: Caller): caller is Officer {
  return caller.person?.roles.includes('hr') === true;
}

/** Only 人事担当 may use the desk; every other attempt is written into the audit log. */
export function createDeskActions(deps: Pick<AnnouncementDeps, 'storage' | 'appendAudit'>): BindDeskAction {
  return ({ verb, schema, as, handle, confidential = false }) =>
    cardAction({
      verb,
      access: 'roster',
      schema,
      handle: async (data, caller) => {
        const answer = (card: Card): Reply => (as === 'message' ? { kind: 'message', card } : { kind: 'replace', card, confidential });
        if (isOfficer(caller)) return answer(await handle(data, caller));
        await refuse({ verb, caller, data }, deps);
        return answer(noticeCard(caller, 'notYours'));
      },
    });
}

export async function refuse(
  { verb, caller, data }: { readonly verb: string; readonly caller: Caller; readonly data: unknown },
  { storage, appendAudit }: Pick<AnnouncementDeps, 'storage' | 'appendAudit'>,
): Promise<void> {
  const actor = caller.person?.aadObjectId ?? caller.turn.from.id;
  const subject = subjectOf(data);
  await storage.transaction((tx) => appendAudit(tx, { at: caller.now, actor, action: 'announcements.refused', subject, detail: { verb } }));
}

/** Client-controlled, so it is cut to the length of an id. */
function subjectOf(data: unknown): string {
  const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : null;
  return typeof id === 'string' ? id.slice(0, 60) : 'desk';
}
