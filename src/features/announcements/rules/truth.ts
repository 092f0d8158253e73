import type { MessageState } from '../../../outbox/port.ts';

/** 宛先の行の状態: what became of somebody before the outbox, or that the outbox has them. */
export const FATES = ['waiting', 'queued', 'left', 'cancelled'] as const;
export type Fate = (typeof FATES)[number];

/** What a clerk reads about a recipient: one word for each way it can stand. */
export const OUTCOMES = ['sent', 'waiting', 'not-installed', 'blocked', 'failed', 'unknown', 'left', 'cancelled'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Truth {
  readonly intended: number;
  readonly counts: Readonly<Record<Outcome, number>>;
}

/** Where a message stands, in those words. */
export function outcomeOf(fate: Fate, message: MessageState | null): Outcome {
  if (fate !== 'queued') return fate;
  return message === null || message === 'pending' || message === 'sending' ? 'waiting' : message;
}

/**
 * Every recipient is counted once: those the outbox has not been given yet by their own row, all others by their message. A queued person
 * without a message cannot be, since both are written in one transaction; if it were so, they would count as waiting and be seen.
 */
export function truthOf(fates: Readonly<Record<Fate, number>>, messages: Readonly<Record<MessageState, number>>): Truth {
  const { waiting, queued, left, cancelled } = fates;
  const { sent, blocked, failed, unknown, 'not-installed': notInstalled } = messages;
  const settled = sent + blocked + failed + unknown + notInstalled + messages.cancelled;
  return {
    intended: waiting + queued + left + cancelled,
    counts: {
      ...{ sent, blocked, failed, unknown, left },
      'not-installed': notInstalled,
      cancelled: cancelled + messages.cancelled,
      waiting: waiting + queued - settled,
    },
  };
}

/** Nothing moves any more. */
export function isSettled({ counts }: Truth): boolean {
  return counts.waiting === 0;
}

/** What 「届いていない人だけに再送」 sends again without further question: where it is certain that nothing arrived. */
export const GAP = ['not-installed', 'blocked', 'failed'] as const satisfies readonly MessageState[];

export function gapOf({ counts }: Truth): number {
  return GAP.reduce((sum, outcome) => sum + counts[outcome], 0);
}
