import type { PersonId } from '../../../kernel/person.ts';
import type { Batches, MessageState } from '../../../outbox/port.ts';
import type { Tx } from '../../../storage/port.ts';
import { sendingsOf } from './sending-store.ts';

/** Did certainly not arrive. What is `unknown` may have, and is not sent a second time. */
export const GAP: readonly MessageState[] = ['blocked', 'not-installed', 'failed', 'cancelled'];

/** Why a message was taken back before it was sent. */
export type TakenBack = 'answered' | 'closed' | 'cancelled' | 'left-audience';

/** The outbox's own reason: the deadline came while it waited, which is the same to people as `closed`. */
export const EXPIRED = 'expired';

export interface WaitingMessages {
  readonly formId: string;
  readonly to: readonly PersonId[] | 'everybody';
  readonly reason: TakenBack;
  readonly now: Date;
}

/** Takes back invitations and reminders of this form that were not sent yet. Gives how many. */
export async function cancelWaiting(
  tx: Tx,
  { formId, to, reason, now }: WaitingMessages,
  batches: Pick<Batches, 'cancelFor'>,
): Promise<number> {
  const ids = (await sendingsOf(tx, formId)).map(({ id }) => id);
  return batches.cancelFor(tx, { batches: ids, to, reason }, now);
}
