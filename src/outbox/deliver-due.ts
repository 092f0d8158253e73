import { toInstant } from '../kernel/clock.ts';
import { giveUpExpired } from './claim.ts';
import { everySoOften } from './every-so-often.ts';
import { QUEUE } from './queue.ts';
import { endRounds, runRound } from './round.ts';
import type { Round, RoundDeps } from './round.ts';
import type { Settlement } from './settle.ts';
import { ONCE_MORE_AFTER } from './verdict.ts';
import type { SettledState } from './verdict.ts';

/** How many messages of one run ended in which way. `later` is tried again by itself. */
export type DeliveryCounts = Readonly<Record<SettledState | 'later', number>>;

/** While there is nothing to take but something under way or in the way. Milliseconds. */
const LOOK_AGAIN = 200;
/** A pause up to this long is waited for; a longer one is left to a later run. */
const LONGEST_PAUSE = 10_000;

const LOOK_FOR_EXPIRED = 5_000;

/** Sends until nothing is due and nothing is under way. */
export async function deliverDue(deps: RoundDeps, isStopping: () => boolean): Promise<DeliveryCounts> {
  const counts = { sent: 0, later: 0, blocked: 0, 'not-installed': 0, failed: 0, unknown: 0 };
  let isHolder = false;
  const lookForExpired = everySoOften(LOOK_FOR_EXPIRED, deps.timer, async () => {
    counts.unknown += await reportExpired(deps);
  });
  await lookForExpired();
  if (deps.courier.underWay() === 0) deps.courier.pace.rest(deps.timer.now());
  while (await isWorkLeft(deps)) {
    const round = await runRound(deps, isStopping());
    isHolder = round.mayLeaveUntil !== null;
    report(round.settled, counts, deps);
    await carryAll(round, deps, isStopping);
    if (isOver(round, deps, isStopping())) break;
    if (round.claims.length === 0 && deps.courier.returns.all().length === 0) await deps.courier.returns.next(LOOK_AGAIN);
    await lookForExpired();
    await deps.showQueue();
  }
  if (isHolder) await endRounds(deps);
  await deps.showQueue();
  return counts;
}

async function carryAll({ claims, mayLeaveUntil }: Round, { courier, timer }: RoundDeps, isStopping: () => boolean): Promise<void> {
  for (const claim of claims) await courier.carry(claim, () => !isStopping() && timer.now() < (mayLeaveUntil ?? 0));
}

function isOver({ mayLeaveUntil, hasMore, claims }: Round, { courier, timer }: RoundDeps, isStopping: boolean): boolean {
  if (claims.length > 0 || courier.underWay() > 0 || courier.returns.all().length > 0) return false;
  if (mayLeaveUntil === null || isStopping || !hasMore) return true;
  return courier.pace.nextAt(timer.now()) - timer.now() > LONGEST_PAUSE;
}

/** A look that writes nothing, so that an idle bot leaves the disk alone. */
async function isWorkLeft({ storage, clock, courier }: RoundDeps): Promise<boolean> {
  if (courier.underWay() > 0 || courier.returns.all().length > 0) return true;
  const due = await storage.db
    .selectFrom('outbox_message')
    .select('id')
    .where('state', '=', 'pending')
    .where('queue', 'in', [QUEUE.own, QUEUE.sending, QUEUE.budget])
    .where('due_at', '<=', toInstant(clock.now()))
    .limit(1)
    .executeTakeFirst();
  return due !== undefined;
}

async function reportExpired({ storage, clock, timer, log, metrics }: RoundDeps): Promise<number> {
  const now = clock.now();
  const expired = { now, wallNow: timer.wall(), again: new Date(now.getTime() + ONCE_MORE_AFTER) };
  const { unknown, again } = await giveUpExpired(storage, expired);
  if (unknown + again > 0) log.warn('outbox.lease-expired', { messages: unknown, again });
  for (let index = 0; index < unknown; index += 1) metrics.delivered('unknown');
  return unknown;
}

function report(settled: readonly Settlement[], counts: Record<SettledState | 'later', number>, { log, metrics }: RoundDeps): void {
  for (const { claim, verdict } of settled) {
    if (verdict.kind === 'untouched') continue;
    const state = verdict.kind === 'final' ? verdict.state : 'later';
    counts[state] += 1;
    if (verdict.kind === 'final') metrics.delivered(verdict.state);
    log.info('outbox.tried', { message: claim.id, attempts: claim.attempts, state });
  }
}
