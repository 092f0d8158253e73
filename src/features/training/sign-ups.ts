import { toInstant } from '../../kernel/clock.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Storage, Tx } from '../../storage/port.ts';
import { enrolTogether } from './enrol-together.ts';
import type { SignUp, SignUpResult } from './enrol-together.ts';
import type { LeadersInTerm, WaitingList } from './promotion.ts';
import type { Enrolment } from './rules/enrolment.ts';
import { decideCancel } from './rules/sign-up.ts';
import type { CancelOutcome, Freed } from './rules/sign-up.ts';
import { changeSeats, findEnrolment, guardPerson, lockTraining } from './session-store.ts';
import { createSignUpQueue } from './sign-up-queue.ts';

export type { SignUp, SignUpResult } from './enrol-together.ts';

export interface SignUpDeps {
  readonly storage: Storage;
  readonly newId: () => string;
  readonly leadersInTerm: LeadersInTerm;
  readonly waitingList: WaitingList;
}

export interface Cancel {
  readonly personId: PersonId;
  readonly enrolmentId: string;
  /** The version of the enrolment on the card. */
  readonly seen: number;
}

export type CancelResult = (CancelOutcome & { readonly sessionId: string }) | { readonly kind: 'gone' } | { readonly kind: 'not-yours' };

/** Sign-ups and what undoes them, each in one transaction that begins with its locks: the person, then the session. */
export interface SignUps {
  readonly signUp: (wanted: SignUp, now: Date) => Promise<SignUpResult>;
  /** The same inside a transaction of the caller, who has written nothing yet that others wait for. */
  readonly signUpWithin: (tx: Tx, wanted: SignUp, now: Date) => Promise<SignUpResult>;
  readonly cancel: (wanted: Cancel, now: Date) => Promise<CancelResult>;
}

export function createSignUps(deps: SignUpDeps): SignUps {
  const queue = createSignUpQueue(deps.storage, deps);
  return {
    signUp: (wanted, now) => queue({ wanted, now }),
    signUpWithin: async (tx, wanted, now) => (await enrolTogether(tx, [{ wanted, now }], deps))[0] ?? { kind: 'gone' },
    cancel: (wanted, now) => deps.storage.transaction((tx) => cancelIn(tx, wanted, { now, deps })),
  };
}

interface Context {
  readonly now: Date;
  readonly deps: SignUpDeps;
}

async function cancelIn(tx: Tx, wanted: Cancel, context: Context): Promise<CancelResult> {
  const { now, deps } = context;
  await guardPerson(tx, wanted.personId, now);
  const found = await findEnrolment(tx, wanted.enrolmentId);
  if (found === null) return { kind: 'gone' };
  if (found.personId !== wanted.personId) return { kind: 'not-yours' };
  const training = await lockTraining(tx, found.sessionId);
  const enrolment = await findEnrolment(tx, wanted.enrolmentId);
  if (training === null || enrolment === null) return { kind: 'gone' };
  const outcome = decideCancel(training.session, enrolment, { seen: wanted.seen, now });
  if (outcome.kind === 'cancelled') {
    await endEnrolment(tx, enrolment, { state: 'cancelled', freed: outcome.freed, reason: null, now });
    await deps.waitingList.promoteWaiting(tx, found.sessionId, { cause: 'cancellation', now });
  }
  return { ...outcome, sessionId: found.sessionId };
}

interface Ending {
  readonly state: 'cancelled' | 'withdrawn' | 'removed';
  readonly freed: Freed;
  /** What HR says to the person; null when they left by themselves. */
  readonly reason: string | null;
  readonly now: Date;
}

/** Takes somebody off the list and gives the seat back. The session is locked; whoever calls lets others move up afterwards. */
export async function endEnrolment(tx: Tx, enrolment: Enrolment, { state, freed, reason, now }: Ending): Promise<void> {
  await tx
    .updateTable('enrolment')
    .set((column) => ({ state, held_seat: 0, removed_reason: reason, version: column('version', '+', 1), updated_at: toInstant(now) }))
    .where('id', '=', enrolment.id)
    .execute();
  await changeSeats(
    tx,
    enrolment.sessionId,
    freed === 'waiting' ? { waiting: -1 } : { taken: -1, held_left: freed === 'held-seat' ? 1 : 0 },
  );
}
