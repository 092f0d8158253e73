import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock, Timer } from '../kernel/clock.ts';

export const systemClock: Clock = { now: () => new Date() };

export const systemTimer: Timer = {
  now: () => performance.now(),
  wall: () => Date.now(),
  // A bot that is asked to end must not stay alive for the sake of a wait.
  wait: (milliseconds) => wait(milliseconds, undefined, { ref: false }),
};

export function newId(): string {
  return randomUUID();
}

/** 256 bits for a link that whoever holds it may use: 43 letters that are safe in an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Letters and digits that cannot be confused on the telephone. */
const LEGIBLE = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Six characters that a person can read out and an operator can find in the log. */
export function newReference(): string {
  return Array.from({ length: 6 }, () => LEGIBLE[randomInt(LEGIBLE.length)]).join('');
}
