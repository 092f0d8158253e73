import { toInstant } from '../../kernel/clock.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { City } from '../../knowledge/schema.ts';
import type { Outbox } from '../../outbox/port.ts';
import type { RosterOver } from '../../people/port.ts';
import { appendAudit } from '../../storage/audit.ts';
import type { Queries, Tx } from '../../storage/port.ts';
import { promotedCard } from './message-card.ts';
import type { Training } from './rules/course.ts';
import type { PromotionCause, PromotionCode } from './rules/enrolment.ts';
import { isReleaseDue } from './rules/seats.ts';
import { promotions } from './rules/waiting-list.ts';
import type { Promotion } from './rules/waiting-list.ts';
import { changeSeats, lockTraining, waitingOf } from './session-store.ts';

/** Which of these people are DX leaders in term; reads within the transaction that is handed over. */
export type LeadersInTerm = (db: Queries, ids: readonly PersonId[], now: Date) => Promise<ReadonlySet<PersonId>>;

export interface PromotionDeps {
  readonly leadersInTerm: LeadersInTerm;
  readonly outbox: Outbox;
  readonly roster: RosterOver;
  readonly city: City;
}

export interface WaitingList {
  /**
   * Gives held seats to everybody when that is due, lets people move up into the seats that are free, tells them, and writes who moved by which rule into the audit log: call it last in the
   * transaction that freed the seats. Does nothing from the lock on. Returns how many moved.
   */
  readonly promoteWaiting: (tx: Tx, sessionId: string, why: { readonly cause: PromotionCause; readonly now: Date }) => Promise<number>;
}

export function createWaitingList(deps: PromotionDeps): WaitingList {
  return {
    promoteWaiting: async (tx, sessionId, { cause, now }) => {
      const training = await lockReleased(tx, sessionId, now);
      if (training === null || training.session.waiting === 0) return 0;
      const waiting = await waitingOf(tx, sessionId);
      const leaders = await leadersAmong(training, { tx, ids: waiting.map(({ personId }) => personId), now }, deps);
      const moved = promotions({ ...training, waiting, leaders }, now).map((promotion) => ({ promotion, code: codeOf(cause, promotion) }));
      if (moved.length === 0) return 0;
      await moveUp(tx, training, { moved, now });
      await tell(tx, training, { moved, now, deps });
      await audit(tx, training, { moved, now });
      return moved.length;
    },
  };
}

/** Held seats whose release is due are for everybody from here on; whoever moves up may take one of them. */
async function lockReleased(tx: Tx, sessionId: string, now: Date): Promise<Training | null> {
  const training = await lockTraining(tx, sessionId);
  if (training === null || !isReleaseDue(training.session, now)) return training;
  await changeSeats(tx, sessionId, { held_left: -training.session.heldLeft });
  return { ...training, session: { ...training.session, heldLeft: 0 } };
}

interface Asked {
  readonly tx: Tx;
  readonly ids: readonly PersonId[];
  readonly now: Date;
}

/** Nobody is asked about on other courses: there it makes no difference. */
export async function leadersAmong(training: Training, { tx, ids, now }: Asked, deps: Pick<PromotionDeps, 'leadersInTerm'>) {
  return training.course.isDxRelated && ids.length > 0 ? deps.leadersInTerm(tx, ids, now) : new Set<PersonId>();
}

interface Moved {
  readonly promotion: Promotion;
  readonly code: PromotionCode;
}

interface Moves {
  readonly moved: readonly Moved[];
  readonly now: Date;
}

function codeOf(cause: PromotionCause, { rule }: Promotion): PromotionCode {
  return `${cause}.${rule}`;
}

async function moveUp(tx: Tx, { session }: Training, { moved, now }: Moves): Promise<void> {
  const held = moved.filter(({ promotion }) => promotion.heldSeat).length;
  await changeSeats(tx, session.id, { taken: moved.length, waiting: -moved.length, held_left: -held });
  for (const { promotion, code } of moved) {
    await tx
      .updateTable('enrolment')
      .set((column) => ({
        state: 'confirmed',
        held_seat: promotion.heldSeat ? 1 : 0,
        promoted_by: code,
        version: column('version', '+', 1),
        updated_at: toInstant(now),
      }))
      .where('id', '=', promotion.waiting.id)
      .execute();
  }
}

const JAPANESE: Voice = { locale: 'ja', wording: 'standard' };

async function tell(tx: Tx, training: Training, { moved, now, deps }: Moves & { readonly deps: PromotionDeps }): Promise<void> {
  const voices = await deps.roster(tx).voicesOf(moved.map(({ promotion }) => promotion.waiting.personId));
  for (const { promotion, code } of moved) {
    const { id, personId: to, place } = promotion.waiting;
    const card = promotedCard(training, code, { now, voice: voices.get(to) ?? JAPANESE, city: deps.city });
    // The place tells a second time in the list from the first.
    await deps.outbox.enqueue(tx, { dedupeKey: `training.promoted:${id}:${String(place)}`, to, card });
  }
}

async function audit(tx: Tx, { session }: Training, { moved, now }: Moves): Promise<void> {
  for (const { promotion, code } of moved) {
    await appendAudit(tx, {
      at: now,
      actor: 'system',
      action: 'training.promoted',
      subject: promotion.waiting.id,
      detail: { session: session.id, person: promotion.waiting.personId, rule: code, heldSeat: promotion.heldSeat },
    });
  }
}
