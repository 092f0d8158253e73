import { createHash } from 'node:crypto';

/** What becomes of one request. `reset`: the connection breaks without an answer. `before` and `after`: whether the message had been taken. */
export const FATES = ['429', '412', '500', '502-before', '502-after', 'reset-before', 'reset-after', 'take', ...refusals()] as const;
export type Fate = (typeof FATES)[number];

/** Kinds of 403: they belong to a person and are the same at every try. */
function refusals() {
  return ['403-blocked', '403-writes-blocked', '403-not-in-roster', '403-disabled', '403-no-permission'] as const;
}

/** Each kind of trouble takes this part; the two kinds of a broken connection share one. */
const PART = 0.05;
const TROUBLES: readonly (readonly [Fate, number])[] = [
  ['429', PART],
  ['412', PART],
  ['500', PART],
  ['502-before', PART],
  ['502-after', PART],
  ['reset-before', PART / 2],
  ['reset-after', PART / 2],
];

const LEAST_LATENCY = 30;
const MOST_LATENCY = 300;

export interface Try {
  readonly seed: number;
  readonly conversation: string;
  readonly message: string;
  /** 1 for the first request with this message. */
  readonly number: number;
}

/** Depends on nothing but the try: not on the order in which requests come, nor on how many processes send them. */
export function fateOf(one: Try): Fate {
  return refusalOf(one) ?? troubleOf(one) ?? 'take';
}

/** The kind of 403 that this conversation always answers with; null when it takes messages. */
export function refusalOf({ seed, conversation }: Pick<Try, 'seed' | 'conversation'>): Fate | null {
  if (chance(seed, 'refuses', conversation) >= PART) return null;
  const kinds = refusals();
  return kinds[Math.floor(chance(seed, 'kind', conversation) * kinds.length)] ?? null;
}

function troubleOf({ seed, message, number }: Try): Fate | null {
  let left = chance(seed, 'trouble', message, number);
  for (const [fate, part] of TROUBLES) {
    if (left < part) return fate;
    left -= part;
  }
  return null;
}

/** Milliseconds until the answer. */
export function latencyOf({ seed, message, number }: Try): number {
  return LEAST_LATENCY + (MOST_LATENCY - LEAST_LATENCY) * chance(seed, 'latency', message, number);
}

/** Seconds that a 429 asks for: one or two. */
export function retryAfterOf({ seed, message, number }: Try): number {
  return chance(seed, 'retry-after', message, number) < 0.5 ? 1 : 2;
}

/** 0 (inclusive) to 1 (exclusive), the same for the same words. */
function chance(...words: readonly (string | number)[]): number {
  return createHash('sha256').update(words.join('|')).digest().readUInt32BE(0) / 2 ** 32;
}

/** Has taken the message although the sender may not hear of it. */
export function isKept(fate: Fate): boolean {
  return fate === 'take' || fate.endsWith('-after');
}
