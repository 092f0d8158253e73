import { MESSAGE_STATES } from '../../../outbox/port.ts';
import type { MessageState } from '../../../outbox/port.ts';
import type { SendingDeps } from './sending-deps.ts';
import { sendingsOf } from './sending-store.ts';
import type { FormSending } from './sending-store.ts';
import { EXPIRED } from './waiting.ts';

type Counts = Readonly<Record<MessageState, number>>;

/** What became of the messages of one form. */
export interface SendingTruth {
  readonly invitation: FormSending;
  readonly sendings: readonly FormSending[];
  /** Adds up to everybody who was to be asked. */
  readonly counts: Counts;
  /** How many of the cancelled ones were taken back, by reason. */
  readonly takenBack: ReadonlyMap<string, number>;
  /** The latest reminder; null when none went out. */
  readonly reminder: { readonly sending: FormSending; readonly counts: Counts } | null;
}

/** Null while the form was not sent to its audience. */
export async function truthOf(
  formId: string,
  { storage, batches }: Pick<SendingDeps, 'storage' | 'batches'>,
): Promise<SendingTruth | null> {
  const { db } = storage;
  const sendings = await sendingsOf(db, formId);
  const invitation = sendings.find(({ kind }) => kind === 'invitation');
  if (invitation === undefined) return null;
  const last = sendings.filter(({ kind }) => kind === 'reminder').at(-1);
  const cancelled = await batches.rows(db, invitation.id, ['cancelled']);
  const takenBack = new Map<string, number>();
  for (const { reason } of cancelled) {
    const why = reason === EXPIRED ? 'closed' : (reason ?? '');
    takenBack.set(why, (takenBack.get(why) ?? 0) + 1);
  }
  return {
    ...{ invitation, sendings, takenBack },
    counts: await batches.counts(db, invitation.id),
    reminder: last === undefined ? null : { sending: last, counts: await batches.counts(db, last.id) },
  };
}

/** Everybody who was to be asked. */
export function intendedOf(counts: Counts): number {
  return MESSAGE_STATES.reduce((sum, state) => sum + counts[state], 0);
}
