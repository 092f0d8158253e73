import { randomInt, randomUUID } from 'node:crypto';
import type { Clock } from '../kernel/clock.ts';

export const systemClock: Clock = { now: () => new Date() };

export function newId(): string {
  return randomUUID();
}

/** Letters and digits that cannot be confused on the telephone. */
const LEGIBLE = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Six characters that a person can read out and an operator can find in the log. */
export function newReference(): string {
  return Array.from({ length: 6 }, () => LEGIBLE[randomInt(LEGIBLE.length)]).join('');
}
