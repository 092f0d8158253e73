import type { Tx } from '../storage/port.ts';

interface Replacing {
  readonly id: string;
  readonly aad_object_id: string;
  readonly replaces: string | null;
  readonly thread: string | null;
}

/** The card to change; null when there is none and a new message is sent. */
export interface Replaced {
  readonly activityId: string | null;
}

export const ANEW: Replaced = { activityId: null };

/**
 * The card that this message takes the place of, also when others took its place before. Null: the sending of that card was cancelled before it
 * went out, so there is nothing to put right.
 */
export async function findReplaced(tx: Tx, { id, aad_object_id, replaces, thread }: Replacing): Promise<Replaced | null> {
  const root = thread ?? replaces ?? '';
  const seen = await tx
    .selectFrom('outbox_message')
    .select('activity_id')
    .where((earlier) => earlier.or([earlier('dedupe_key', 'in', [root, replaces ?? '']), earlier('thread', '=', root)]))
    .where('aad_object_id', '=', aad_object_id)
    .where('id', '!=', id)
    .where('activity_id', 'is not', null)
    .where('activity_id', '!=', '')
    .orderBy('settled_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (seen !== undefined) return { activityId: seen.activity_id };
  const named = await tx
    .selectFrom('outbox_message')
    .select('reason')
    .where('dedupe_key', '=', replaces ?? '')
    .where('state', '=', 'cancelled')
    .executeTakeFirst();
  return named?.reason === 'cancelled' ? null : ANEW;
}
