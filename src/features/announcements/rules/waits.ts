import type { Waiting } from '../../../outbox/port.ts';

/** Why somebody waits longer than for their turn: until the office opens, for the digest of next week, or because Teams turned it away. */
export const WAITS = ['hours', 'budget', 'again'] as const;
export type WaitKind = (typeof WAITS)[number];

export interface Wait {
  readonly kind: WaitKind;
  readonly people: number;
  /** When the first of them goes. */
  readonly next: Date;
}

const KINDS: Readonly<Record<string, WaitKind>> = { 'office-hours': 'hours', 'weekly-budget': 'budget' };

/** Whoever only waits for their turn is in no line. */
export function waitsOf(waiting: readonly Waiting[]): readonly Wait[] {
  const found = waiting.flatMap(({ reason, messages, next }): readonly Wait[] =>
    reason === null ? [] : [{ kind: KINDS[reason] ?? 'again', people: messages, next }],
  );
  return WAITS.flatMap((kind) => {
    const same = found.filter((wait) => wait.kind === kind);
    if (same.length === 0) return [];
    const next = new Date(Math.min(...same.map((wait) => wait.next.getTime())));
    return [{ kind, people: same.reduce((sum, { people }) => sum + people, 0), next }];
  });
}
