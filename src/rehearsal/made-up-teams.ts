import type { PersonId } from '../kernel/person.ts';
import type { Send, SendOutcome } from '../outbox/port.ts';
import type { Conversations, People } from '../people/port.ts';
import type { ShowHere } from './mirror.ts';

export interface MadeUpTeamsDeps {
  /** Teams itself, for whoever has a chat. */
  readonly send: Send;
  /** The mirror. */
  readonly showHere: ShowHere;
  readonly people: People;
  readonly conversations: Conversations;
}

/** So many of a sending are shown in the chat of the one at the screen; three hundred would bury it. */
export const SHOWN_OF_A_SENDING = 3;

type Fate = 'reached' | 'not-installed' | 'blocked' | 'fails-once' | 'unknown';

/** What becomes of a message to this person of the sample city, the same every time: about one in fifty cannot be reached, and a few only at the second try. */
export function fateOf(employeeNumber: string): Fate {
  const number = Number(employeeNumber);
  if (number % 50 === 7) return 'not-installed';
  if (number % 100 === 23) return 'blocked';
  if (number % 40 === 11) return 'fails-once';
  return number % 150 === 41 ? 'unknown' : 'reached';
}

/**
 * 一斉送信 in the sample city, whose people have no chats: the first few are shown here, the others are received by a made-up Teams at the usual
 * pace, with gaps as they happen. Messages that belong to no sending go the way of the mirror.
 */
export function createMadeUpTeams({ send, showHere, people, conversations }: MadeUpTeamsDeps): Send {
  const shown = new Map<string, Set<PersonId>>();
  const failed = new Set<string>();
  const isShown = (batch: string, to: PersonId): number | null => {
    const here = shown.get(batch) ?? new Set<PersonId>();
    if (!here.has(to) && here.size >= SHOWN_OF_A_SENDING) return null;
    shown.set(batch, here.add(to));
    return here.size;
  };
  return async (to, card, context) => {
    const { batch } = context;
    const made = batch === null ? null : await madeUp(to, { people, conversations });
    if (batch === null || made === null) return showHere(send, null)(to, card, context);
    const place = made === 'reached' ? isShown(batch, to) : null;
    if (place !== null) return showHere(send, place)(to, card, context);
    const key = `${batch} ${to}`;
    const outcome = outcomeOf(made, failed.has(key));
    failed.add(key);
    return () => Promise.resolve(outcome);
  };
}

/** Null for somebody with a chat of their own, or who is not on the roster. */
async function madeUp(to: PersonId, { people, conversations }: Pick<MadeUpTeamsDeps, 'people' | 'conversations'>): Promise<Fate | null> {
  if ((await conversations.addressOf(to)) !== null) return null;
  const addressee = await people.find(to);
  return addressee === null ? null : fateOf(addressee.employeeNumber);
}

function outcomeOf(fate: Fate, hasFailed: boolean): SendOutcome {
  switch (fate) {
    case 'not-installed':
      return { kind: 'not-installed', reason: 'made-up' };
    case 'blocked':
      return { kind: 'blocked', reason: 'made-up' };
    case 'unknown':
      return hasFailed ? REACHED : { kind: 'unknown', reason: 'made-up' };
    case 'fails-once':
      return hasFailed ? REACHED : { kind: 'failed', reason: 'made-up' };
    case 'reached':
      return REACHED;
  }
}

const REACHED: SendOutcome = { kind: 'sent', activityId: 'made-up' };

/** Who of the sample city can be written to, as the made-up Teams will have it. */
export function createMadeUpReach(real: Conversations, people: People): Conversations {
  return {
    ...real,
    unreachable: async (ids) => {
      const missing = await real.unreachable(ids);
      const known = await people.findAll([...missing.keys()]);
      return new Map(
        [...missing].flatMap(([id, why]): [PersonId, 'not-installed' | 'blocked'][] => {
          const fate = fateOf(known.get(id)?.employeeNumber ?? '');
          if (fate === 'not-installed' || fate === 'blocked') return [[id, fate]];
          return known.has(id) ? [] : [[id, why]];
        }),
      );
    },
  };
}
