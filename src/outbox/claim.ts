import { toInstant } from '../kernel/clock.ts';
import { personId } from '../kernel/person.ts';
import type { PersonId } from '../kernel/person.ts';
import type { Storage, Tx } from '../storage/port.ts';
import { beginDigest, isDigest } from './digest.ts';
import { overBudget } from './over-budget.ts';
import type { DigestLine } from './port.ts';
import { QUEUE } from './queue.ts';
import { ANEW, findReplaced } from './replaced.ts';
import { cardTextOf } from './stored-card.ts';

/** How long one send may take before its fate is called unknown. Three times as long as a request may last. Milliseconds of real time. */
const LEASE = 30_000;

/** How far the search goes past messages that have to wait, in one round. */
const MOST_LOOKS = 20;

/** One message that this process alone is about to send. */
export interface Claim {
  readonly id: string;
  readonly claimId: string;
  readonly to: PersonId;
  /** JSON of the card, or what a digest lists; it is drawn outside of the transaction, where a mistake concerns nobody else. */
  readonly content: string | readonly DigestLine[];
  readonly batch: string | null;
  /** 1 for the first try. */
  readonly attempts: number;
  /** Of these, how many Teams turned away with 429. */
  readonly throttled: number;
  /** Activity id of the card to replace. */
  readonly replaces: string | null;
  /** How often that card was not found. */
  readonly gone: number;
  /** Its fate may be tried once more. */
  readonly mayRepeat: boolean;
}

export interface ClaimRequest {
  readonly engine: Storage['engine'];
  readonly now: Date;
  /** Of the wall clock, milliseconds since 1970. */
  readonly wallNow: number;
  readonly most: number;
  readonly newId: () => string;
  /** Since when messages that are not mandatory count, how many there may be, and until when the next waits. */
  readonly budget: { readonly since: Date; readonly most: number; readonly until: Date };
  /** Milliseconds until this person's chat may get another message; zero when now. */
  readonly chatWait: (to: PersonId) => number;
}

/** Takes up to so many messages that are due, the most urgent first: those of their own before those of sendings, each person's in their order. */
export async function claimDue(tx: Tx, request: ClaimRequest): Promise<{ readonly claims: readonly Claim[]; readonly found: number }> {
  const own = await claimFrom(tx, QUEUE.own, request);
  const most = request.most - own.claims.length;
  const others = await claimFrom(tx, QUEUE.sending, { ...request, most });
  return { claims: [...own.claims, ...others.claims], found: own.found + others.found };
}

async function claimFrom(
  tx: Tx,
  queue: number,
  request: ClaimRequest,
): Promise<{ readonly claims: readonly Claim[]; readonly found: number }> {
  const claims: Claim[] = [];
  let found = 0;
  for (let look = 0; look < MOST_LOOKS && claims.length < request.most; look += 1) {
    const rows = await candidates(tx, { queue, most: request.most - claims.length }, request);
    if (rows.length === 0) break;
    found += rows.length;
    for (const row of await thoseWithinBudget(tx, rows, request)) {
      const claim = await claimOne(tx, row, request);
      if (claim !== null) claims.push(claim);
    }
  }
  return { claims, found };
}

type Candidate = Awaited<ReturnType<typeof candidates>>[number];

/** The first of each person among those that are due, unless something earlier to that person is under way or waits for another try. */
function candidates(tx: Tx, { queue, most }: { readonly queue: number; readonly most: number }, { engine, now }: ClaimRequest) {
  return tx
    .selectFrom('outbox_message as message')
    .selectAll()
    .where('state', '=', 'pending')
    .where('queue', '=', queue)
    .where('due_at', '<=', toInstant(now))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('outbox_message as other')
            .select('other.id')
            .whereRef('other.aad_object_id', '=', 'message.aad_object_id')
            .whereRef('other.id', '!=', 'message.id')
            .where('other.state', 'in', ['pending', 'sending'])
            .where((other) =>
              other.or([
                other('other.state', '=', 'sending'),
                other.and([
                  other.or([other('other.due_at', '<=', toInstant(now)), other('other.holds_up', '=', 1)]),
                  other('other.queue', '<=', queue),
                  other(
                    other.refTuple('other.turn_at', 'other.seq', 'other.id'),
                    '<',
                    other.refTuple('message.turn_at', 'message.seq', 'message.id'),
                  ),
                ]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('due_at')
    .orderBy('seq')
    .orderBy('id')
    .limit(most)
    .$if(engine === 'postgres', (query) => query.forUpdate('message').skipLocked())
    .execute();
}

async function thoseWithinBudget(tx: Tx, found: readonly Candidate[], { budget, now }: ClaimRequest): Promise<readonly Candidate[]> {
  const asking = found.filter(({ digest }) => digest !== null);
  const over =
    asking.length === 0
      ? new Set<string>()
      : await overBudget(
          tx,
          asking.map((row) => row.aad_object_id),
          budget,
        );
  const waiting = asking.filter((row) => over.has(row.aad_object_id));
  if (waiting.length > 0) {
    const due = budget.until > now ? budget.until : now;
    await tx
      .updateTable('outbox_message')
      .set({ queue: QUEUE.budget, reason: 'weekly-budget', due_at: toInstant(due), holds_up: 0 })
      .where(
        'id',
        'in',
        waiting.map(({ id }) => id),
      )
      .execute();
  }
  return found.filter((row) => !waiting.includes(row));
}

async function claimOne(tx: Tx, row: Candidate, request: ClaimRequest): Promise<Claim | null> {
  const { now, wallNow, newId } = request;
  const to = personId(row.aad_object_id);
  const wait = request.chatWait(to);
  if (wait > 0) return put(tx, row, { due_at: toInstant(new Date(now.getTime() + wait)), holds_up: 1 });
  const replaced = row.replaces === null || row.gone > 1 ? ANEW : await findReplaced(tx, row);
  if (replaced === null) return put(tx, row, { state: 'cancelled', reason: 'nothing-to-replace', settled_at: toInstant(now), holds_up: 0 });
  const claimed = { claim_id: newId(), lease_until: toInstant(new Date(wallNow + LEASE)) };
  const content = isDigest(row) ? await beginDigest(tx, row, claimed) : await cardTextOf(tx, row);
  if (content.length === 0) return put(tx, row, { state: 'cancelled', reason: 'nothing-left', settled_at: toInstant(now), holds_up: 0 });
  await put(tx, row, { state: 'sending', attempts: row.attempts + 1, holds_up: 0, ...claimed });
  return {
    ...{ id: row.id, claimId: claimed.claim_id, to, content, batch: row.batch, attempts: row.attempts + 1, throttled: row.throttled },
    ...{ replaces: replaced.activityId, gone: row.gone },
    mayRepeat: row.when_unknown === 'once-more' && row.unknown_at === null,
  };
}

type Changes = Partial<
  Pick<Candidate, 'state' | 'reason' | 'due_at' | 'settled_at' | 'attempts' | 'lease_until' | 'claim_id' | 'holds_up'>
>;

async function put(tx: Tx, { id }: Candidate, changes: Changes): Promise<null> {
  await tx.updateTable('outbox_message').set(changes).where('id', '=', id).execute();
  return null;
}

/**
 * A message whose sender died in the middle may have arrived or not. Sending it again could reach the person twice, so it is shown as unknown
 * and left to somebody who can ask (teams-facts 2.4, duplicates), unless its sender has chosen the second try. Gives the numbers of both.
 */
export async function giveUpExpired(
  { db }: Pick<Storage, 'db'>,
  request: { readonly now: Date; readonly wallNow: number; readonly again: Date },
) {
  const expired = () =>
    db
      .updateTable('outbox_message')
      .where('state', '=', 'sending')
      .where('lease_until', '<', toInstant(new Date(request.wallNow)));
  const again = await expired()
    .set({
      ...{ state: 'pending', reason: 'lease-expired', lease_until: null, queue: QUEUE.own },
      ...{ unknown_at: toInstant(request.now), due_at: toInstant(request.again) },
    })
    .where('when_unknown', '=', 'once-more')
    .where('unknown_at', 'is', null)
    .where('withdrawn', 'is', null)
    .where('digest_id', 'is', null)
    .returning('id')
    .execute();
  const unknown = await expired()
    .set({ state: 'unknown', reason: 'lease-expired', lease_until: null, settled_at: toInstant(request.now) })
    .returning('id')
    .execute();
  return { unknown: unknown.length, again: again.length };
}
