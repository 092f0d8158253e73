import { MESSAGE_STATES } from '../../src/outbox/port.ts';
import type { MessageState } from '../../src/outbox/port.ts';

export interface Told {
  /** The `dedupe_key` of a message. */
  readonly message: string;
  readonly state: MessageState;
}

export interface Truth {
  /** What our table says. */
  readonly counts: Readonly<Record<MessageState, number>>;
  /** Of those told as `unknown`: how many had arrived. */
  readonly unknownArrived: number;
  /** Messages that arrived more than once although their state is not `unknown`. */
  readonly twice: number;
  /** Messages that arrived more than once and are told as `unknown`. */
  readonly twiceUnknown: number;
  /** What is wrong; empty when the table tells the truth. */
  readonly mistakes: readonly string[];
}

/** Holds what our table tells against what arrived at the connector, one entry in `arrived` per copy. */
export function truthOf(intended: readonly string[], told: readonly Told[], arrived: readonly string[]): Truth {
  const copies = new Map<string, number>();
  for (const message of arrived) copies.set(message, (copies.get(message) ?? 0) + 1);
  const states = new Map(told.map(({ message, state }) => [message, state]));
  const copiesOf = ({ message }: Told): number => copies.get(message) ?? 0;
  const inState = (state: MessageState): readonly Told[] => told.filter((one) => one.state === state);
  const known = told.filter(({ state }) => state !== 'unknown');
  const twice = known.filter((one) => copiesOf(one) > 1);
  return {
    counts: Object.fromEntries(MESSAGE_STATES.map((state) => [state, inState(state).length])) as Record<MessageState, number>,
    unknownArrived: inState('unknown').filter((one) => copiesOf(one) > 0).length,
    twice: twice.length,
    twiceUnknown: inState('unknown').filter((one) => copiesOf(one) > 1).length,
    mistakes: [
      ...named(
        'not in the table',
        intended.filter((message) => !states.has(message)),
      ),
      ...named('in the table more than once or not intended', surplus(intended, told)),
      ...named('without an end', keysOf([...inState('pending'), ...inState('sending')])),
      ...named('told as sent but never arrived', keysOf(inState('sent').filter((one) => copiesOf(one) === 0))),
      ...named('arrived but told as something else', keysOf(known.filter((one) => one.state !== 'sent' && copiesOf(one) > 0))),
      ...named('arrived twice', keysOf(twice)),
      ...named(
        'arrived but unheard of',
        [...copies.keys()].filter((message) => !states.has(message)),
      ),
    ],
  };
}

function surplus(intended: readonly string[], told: readonly Told[]): readonly string[] {
  const left = new Set(intended);
  return keysOf(told).filter((message) => !left.delete(message));
}

function keysOf(told: readonly Told[]): readonly string[] {
  return told.map(({ message }) => message);
}

function named(mistake: string, messages: readonly string[]): readonly string[] {
  return messages.length === 0 ? [] : [`${String(messages.length)} ${mistake}, such as ${messages.slice(0, 3).join(', ')}`];
}
