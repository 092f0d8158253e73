import { toInstant } from '../kernel/clock.ts';
import { isOfficeHours, nextOfficeTime } from '../kernel/office-hours.ts';
import type { Tx } from '../storage/port.ts';
import { claimDue } from './claim.ts';
import type { Claim } from './claim.ts';
import type { Courier } from './courier.ts';
import { gatherDigests } from './digest.ts';
import type { DispatcherDeps } from './dispatcher-deps.ts';
import { QUEUE } from './queue.ts';
import { SEATED_FOR, keepPace, leaveSeat, takeSeat } from './seat.ts';
import type { Seat } from './seat.ts';
import { settle } from './settle.ts';
import type { PaceState } from './speed.ts';
import type { Settlement } from './settle.ts';
import { verdictOn } from './verdict.ts';
import { withdrawExpired } from './withdraw.ts';
import { digestTime, weekStart } from './weekly-budget.ts';

/** Claims of one round leave within this time; a process that dies leaves so many fates open, beside those under way. Milliseconds. */
const HORIZON = 200;

export interface Round {
  /** Whether this process may send, and until when; null while another one does. */
  readonly mayLeaveUntil: number | null;
  readonly settled: readonly Settlement[];
  readonly claims: readonly Claim[];
  /** Something was found, if only to be moved, or nothing could be taken now: another round is worth while. */
  readonly hasMore: boolean;
}

const NOTHING = { claims: [], hasMore: false } as const;

export interface RoundDeps extends DispatcherDeps {
  readonly courier: Courier;
  /** This process, unlike any other. */
  readonly holder: string;
  /** Whom it has followed in the seat. */
  readonly memory: { othersUntil: number | null };
  /** Tells the operator's gauges, now and then. */
  readonly showQueue: () => Promise<void>;
}

/** One transaction for all: stays in the seat, writes down what came back, and takes what may leave next. One wait for the disk, about five times a second. */
export async function runRound(deps: RoundDeps, isStopping: boolean): Promise<Round> {
  const { storage, courier, timer, random } = deps;
  const back = courier.returns.all();
  const mayLeaveUntil = timer.now() + SEATED_FOR;
  const settled = back.map(({ claim, outcome }) => ({ claim, verdict: verdictOn(claim, outcome, random()) }));
  const round = await storage.transaction(async (tx) => {
    const seat = await takeSeat(tx, deps.holder, timer.wall());
    for (const settlement of settled.toSorted(byId)) await settle(tx, settlement, deps.clock.now());
    if (seat === null) return { mayLeaveUntil: null, ...NOTHING };
    await agreeOnPace(tx, seat, deps);
    return { mayLeaveUntil, ...(isStopping ? NOTHING : await takeNext(tx, deps)) };
  });
  courier.returns.forget(back);
  return { ...round, settled };
}

/** Always the same order, so that a withdrawal at the same time waits for us or we for it, never both (`withdraw`). */
function byId(one: Settlement, other: Settlement): number {
  return one.claim.id < other.claim.id ? -1 : 1;
}

/** Others may start at once. */
export async function endRounds(deps: RoundDeps): Promise<void> {
  await deps.storage.transaction(async (tx) => {
    await leaveSeat(tx, deps.holder, deps.timer.wall());
    await keepPace(tx, deps.holder, toWall(deps.courier.pace.state(), deps));
  });
}

/** From the process before us we take over what it has learned; what we have learned ourselves we write down for the next. */
async function agreeOnPace(tx: Tx, { othersUntil, pace: known }: Seat, deps: RoundDeps): Promise<void> {
  const { courier, holder, memory } = deps;
  if (memory.othersUntil !== othersUntil) {
    memory.othersUntil = othersUntil;
    courier.pace.follow(othersUntil - wallAhead(deps), fromWall(known, deps));
  }
  const own = toWall(courier.pace.state(), deps);
  const isSame = own.speed === known.speed && own.reason === known.reason && Math.abs(own.pausedUntil - known.pausedUntil) < SAME_TIME;
  if (!isSame) await keepPace(tx, holder, own);
}

/** The clocks of one process, read one after the other. Milliseconds. */
const SAME_TIME = 50;

function wallAhead({ timer }: RoundDeps): number {
  return timer.wall() - timer.now();
}

function toWall(state: PaceState, deps: RoundDeps): PaceState {
  return state.pausedUntil === 0 ? state : { ...state, pausedUntil: state.pausedUntil + wallAhead(deps) };
}

function fromWall(state: PaceState, deps: RoundDeps): PaceState {
  return state.pausedUntil === 0 ? state : { ...state, pausedUntil: state.pausedUntil - wallAhead(deps) };
}

async function takeNext(tx: Tx, deps: RoundDeps): Promise<Pick<Round, 'claims' | 'hasMore'>> {
  const { storage, clock, timer, newId, workingDays } = deps;
  const most = placesFree(deps);
  if (most <= 0) return { claims: [], hasMore: true };
  const now = clock.now();
  const realNow = timer.now();
  await withdrawExpired(tx, now);
  const gathered = await gatherDigests(tx, now, newId);
  await keepOfficeHours(tx, now, deps);
  const { claims, found } = await claimDue(tx, {
    ...{ engine: storage.engine, now, wallNow: timer.wall(), most, newId },
    budget: { since: weekStart(now), most: deps.weeklyMessages, until: digestTime(now, workingDays) },
    chatWait: (to) => deps.courier.windows.nextAt(to, realNow) - realNow,
  });
  return { claims, hasMore: gathered + found > 0 };
}

/** As many as leave within the horizon, and no more under way than leave in a second: a connector that hangs is not piled up with requests. */
function placesFree({ courier, timer, perSecond }: RoundDeps): number {
  const now = timer.now();
  if (courier.pace.nextAt(now) > now + HORIZON) return 0;
  const mostUnderWay = courier.pace.isProbing() ? 1 : perSecond;
  const perHorizon = Math.max(1, Math.floor((perSecond * HORIZON) / 1_000));
  return Math.min(courier.pace.isProbing() ? 1 : perHorizon, mostUnderWay - courier.underWay());
}

/** At night and on holidays nobody is disturbed, also when the clock passes 17:15 in the middle of a sending. */
async function keepOfficeHours(tx: Tx, now: Date, { workingDays }: RoundDeps): Promise<void> {
  if (isOfficeHours(now, workingDays)) return;
  await tx
    .updateTable('outbox_message')
    .set({ due_at: toInstant(nextOfficeTime(now, workingDays)), reason: 'office-hours', holds_up: 0 })
    .where('state', '=', 'pending')
    .where('queue', 'in', [QUEUE.own, QUEUE.sending])
    .where('due_at', '<=', toInstant(now))
    .where('hours', '=', 'office')
    .execute();
}
