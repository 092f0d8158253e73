import type { z } from 'zod';
import type { Card } from '../card-kit/card.ts';
import type { Person } from '../kernel/person.ts';
import { cardAction } from './feature.ts';
import type { Caller, CardAction } from './feature.ts';
import type { Reply } from './reply.ts';
import { noticeCard } from './shared-cards.ts';

/** Somebody of 人事担当, as the roster says at this tap. */
export interface Officer extends Caller {
  readonly person: Person;
}

export function isOfficer(caller: Caller): caller is Officer {
  return caller.person?.roles.includes('hr') === true;
}

export interface DeskAction<T> {
  readonly verb: string;
  readonly schema: z.ZodType<T>;
  /** `message`: opens something new below the card. `replace`: the card turns into the answer. */
  readonly as: 'message' | 'replace';
  readonly handle: (data: T, officer: Officer) => Promise<Card>;
  /** Shows names or what people answered, which must not be kept for a repeated delivery. */
  readonly confidential?: boolean;
}

/** One action of a desk. Only 人事担当 may use it. */
export type BindDeskAction = <T>(action: DeskAction<T>) => CardAction;

/** A tap by somebody who is not 人事担当. */
export interface RefusedTap {
  readonly verb: string;
  readonly caller: Caller;
  /** What was tapped on: the id on the card, or `desk`. */
  readonly subject: string;
}

/** `tell` writes the tap of everybody else into the audit log. */
export function createDeskActions(tell: (tap: RefusedTap) => Promise<void>): BindDeskAction {
  return ({ verb, schema, as, handle, confidential = false }) =>
    cardAction({
      verb,
      access: 'roster',
      schema,
      handle: async (data, caller) => {
        const answer = (card: Card): Reply => (as === 'message' ? { kind: 'message', card } : { kind: 'replace', card, confidential });
        if (isOfficer(caller)) return answer(await handle(data, caller));
        await tell({ verb, caller, subject: subjectOf(data) });
        return answer(noticeCard(caller, 'notYours'));
      },
    });
}

/** Client-controlled, so it is cut to the length of an id. */
const ID_LENGTH = 60;

function subjectOf(data: unknown): string {
  const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : null;
  return typeof id === 'string' ? id.slice(0, ID_LENGTH) : 'desk';
}
