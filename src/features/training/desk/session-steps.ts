import type { Voice } from '../../../kernel/wording.ts';
import { appendAudit } from '../../../storage/audit.ts';
import type { Tx } from '../../../storage/port.ts';
import type { Session, Training } from '../rules/course.ts';
import { isActive } from '../rules/enrolment.ts';
import { heldNow } from '../rules/seats.ts';
import { lockTraining, saveSession } from '../session-store.ts';
import { endEnrolment } from '../sign-ups.ts';
import type { DeskActor, DeskDeps } from './desk-deps.ts';
import { enrolmentsIn } from './desk-reads.ts';
import { calledOffMessage, tellPeople } from './tell-people.ts';

/** A session as the card showed it. */
export interface SeenSession {
  readonly id: string;
  readonly seen: number;
}

/** What became of a step; for all but `done` nothing has changed. */
export type StepTaken =
  | { readonly kind: 'done'; readonly told: number; readonly promoted: number }
  /** It was so already: a second tap. */
  | { readonly kind: 'already' }
  /** Somebody has changed the session since the card was shown. */
  | { readonly kind: 'conflict' }
  /** The times do not allow it any more. */
  | { readonly kind: 'too-late' }
  | { readonly kind: 'gone' };

interface Step {
  readonly session: SeenSession;
  /** Whether the session is where this step leads. */
  readonly isDone: (session: Session) => boolean;
  readonly isTooLate: (session: Session) => boolean;
  readonly take: (tx: Tx, training: Training) => Promise<StepTaken>;
}

function step({ storage }: DeskDeps, { session: wanted, isDone, isTooLate, take }: Step): Promise<StepTaken> {
  return storage.transaction(async (tx) => {
    const training = await lockTraining(tx, wanted.id);
    if (training === null) return { kind: 'gone' };
    if (isDone(training.session)) return { kind: 'already' };
    if (isTooLate(training.session)) return { kind: 'too-late' };
    return training.session.version === wanted.seen ? take(tx, training) : { kind: 'conflict' };
  });
}

/** 公開する: employees see the session from now on. */
export function publishSession(deps: DeskDeps, session: SeenSession, { by, now }: DeskActor): Promise<StepTaken> {
  return step(deps, {
    session,
    isDone: ({ state }) => state !== 'draft',
    isTooLate: ({ applyBy }) => applyBy <= now,
    take: async (tx, { session: draft }) => {
      await saveSession(tx, { ...draft, state: 'open', version: draft.version + 1 }, { by, now, fields: ['published'] });
      await appendAudit(tx, { at: now, actor: by, action: 'training.session-published', subject: draft.id, detail: {} });
      return { kind: 'done', told: 0, promoted: 0 };
    },
  });
}

/** Nobody but HR has seen a draft, so it leaves nothing but its line in the audit log. */
export function discardDraft(deps: DeskDeps, session: SeenSession, { by, now }: DeskActor): Promise<StepTaken> {
  return step(deps, {
    session,
    isDone: () => false,
    isTooLate: ({ state }) => state !== 'draft',
    take: async (tx, { session: { id, courseId } }) => {
      await tx.deleteFrom('training_session').where('id', '=', id).execute();
      await appendAudit(tx, { at: now, actor: by, action: 'training.draft-discarded', subject: id, detail: { course: courseId } });
      return { kind: 'done', told: 0, promoted: 0 };
    },
  });
}

/** The seats held back go to everybody now. */
export function releaseSeats(deps: DeskDeps, session: SeenSession, { by, now }: DeskActor): Promise<StepTaken> {
  return step(deps, {
    session,
    isDone: (one) => heldNow(one, now) === 0,
    isTooLate: ({ state, startsAt }) => state === 'cancelled' || startsAt <= now,
    take: async (tx, { session: held }) => {
      const after = { ...held, heldLeft: 0, releaseAt: null, version: held.version + 1 };
      await saveSession(tx, after, { by, now, fields: ['held'] });
      const promoted = await deps.waitingList.promoteWaiting(tx, held.id, { cause: 'release', now });
      const detail = { seats: held.heldLeft, promoted };
      await appendAudit(tx, { at: now, actor: by, action: 'training.seats-released', subject: held.id, detail });
      return { kind: 'done', told: 0, promoted };
    },
  });
}

/** 中止: everybody who has a seat or waits is told why, and the list is closed. */
export function callOffSession(deps: DeskDeps, session: SeenSession & { readonly reason: string }, actor: DeskActor): Promise<StepTaken> {
  const { by, now } = actor;
  return step(deps, {
    session,
    isDone: ({ state }) => state === 'cancelled',
    isTooLate: ({ state, startsAt }) => state === 'draft' || startsAt <= now,
    take: async (tx, training) => {
      const people = (await enrolmentsIn(tx, session.id)).filter(isActive);
      for (const one of people)
        await endEnrolment(tx, one, { state: 'withdrawn', freed: one.state === 'waiting' ? 'waiting' : 'seat', reason: null, now });
      const { session: old } = training;
      const after: Session = {
        ...old,
        heldLeft: 0,
        releaseAt: null,
        state: 'cancelled',
        cancelReason: session.reason,
        version: old.version + 1,
      };
      await saveSession(tx, after, { by, now, fields: ['called-off'] });
      const tellings = people.map(({ personId }) => ({
        to: personId,
        key: `called-off:${session.id}:${personId}`,
        message: (voice: Voice) => calledOffMessage(session.reason, voice),
      }));
      await tellPeople(tx, tellings, { training, now, deps });
      const detail = { confirmed: people.filter(({ state }) => state === 'confirmed').length, told: people.length };
      await appendAudit(tx, { at: now, actor: by, action: 'training.session-called-off', subject: session.id, detail });
      return { kind: 'done', told: people.length, promoted: 0 };
    },
  });
}
