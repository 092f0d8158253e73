import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Clock } from '../kernel/clock.ts';

export const systemClock: Clock = { now: () => new Date() };

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
