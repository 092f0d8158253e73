import { setImmediate as turnOfLoop } from 'node:timers/promises';
import type { Card } from '../card-kit/card.ts';
import type { Timer } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { createChatWindows } from './chat-windows.ts';
import type { ChatWindows } from './chat-windows.ts';
import type { Claim } from './claim.ts';
import type { DispatcherDeps } from './dispatcher-deps.ts';
import { createPace } from './pace.ts';
import type { Pace } from './pace.ts';
import type { Departure } from './port.ts';
import { createReturns } from './returns.ts';
import type { Returns } from './returns.ts';
import type { Outcome } from './verdict.ts';

/** Whoever is not registered, or has no token, need not ask again at once. */
const HOLD = 5 * 60 * 1000;
/** When the pace makes a message wait longer than this, it goes back to the others. */
const PATIENCE = 1_500;

/** Carries messages out, several at a time, each when the pace allows. */
export interface Courier {
  readonly pace: Pace;
  readonly windows: ChatWindows;
  readonly returns: Returns;
  readonly underWay: () => number;
  /** Resolves when the message has left, or will not. It does not leave when `mayLeave` says no in the last moment. */
  readonly carry: (claim: Claim, mayLeave: () => boolean) => Promise<void>;
}

type CourierDeps = Pick<DispatcherDeps, 'send' | 'digestCard' | 'timer' | 'log' | 'perSecond'>;

export function createCourier(deps: CourierDeps): Courier {
  const { timer } = deps;
  const pace = createPace(deps.perSecond);
  const windows = createChatWindows();
  const returns = createReturns(timer);
  let underWay = 0;

  const finish = (claim: Claim, outcome: Outcome): void => {
    tellPace(pace, outcome, deps);
    returns.add({ claim, outcome });
  };
  const comeBack = async (claim: Claim, departure: Departure): Promise<void> => {
    const outcome = await outcomeOf(claim, departure, deps);
    underWay -= 1;
    finish(claim, outcome);
  };
  const leave = async (claim: Claim, departure: Departure): Promise<void> => {
    const at = timer.now();
    const hasLeft = pace.took(at);
    windows.took(claim.to, at);
    underWay += 1;
    void comeBack(claim, departure);
    // Connecting and writing take the event loop two turns; a commit of the next round would come between. The window begins when they are over.
    await turnOfLoop();
    await turnOfLoop();
    hasLeft(timer.now());
  };
  return {
    ...{ pace, windows, returns },
    underWay: () => underWay,
    carry: async (claim, mayLeave) => {
      const ready = await makeReady(claim, deps);
      if (typeof ready !== 'function') finish(claim, ready);
      else if ((await turn(pace, timer, mayLeave)) && mayLeave()) await leave(claim, ready);
      else finish(claim, { kind: 'put-back' });
    },
  };
}

/** False when it takes too long, or must not be any more. */
async function turn(pace: Pace, timer: Timer, mayLeave: () => boolean): Promise<boolean> {
  for (let now = timer.now(); pace.nextAt(now) > now; now = timer.now()) {
    const wait = pace.nextAt(now) - now;
    if (wait > PATIENCE || !mayLeave()) return false;
    await timer.wait(wait);
  }
  return true;
}

/** Nothing has left the machine before the departure, so a failure here is no doubt. */
async function makeReady(claim: Claim, { send, digestCard, log }: CourierDeps): Promise<Outcome | Departure> {
  const { to, content } = claim;
  try {
    const card = typeof content === 'string' ? (JSON.parse(content) as Card) : await digestCard(to, content);
    return await send(to, card, { batch: claim.batch, replaces: claim.replaces });
  } catch (error) {
    const reason = codeOf(error, 'not-made-ready');
    log.error('outbox.not-made-ready', { message: claim.id, reason });
    return { kind: 'later', reason, afterMs: null };
  }
}

async function outcomeOf(claim: Claim, departure: Departure, { log }: CourierDeps): Promise<Outcome> {
  try {
    return await departure();
  } catch (error) {
    // A request that throws says nothing about what Teams did, so the message must not go out again by itself.
    const reason = codeOf(error, 'send-threw');
    log.error('outbox.send-threw', { message: claim.id, reason });
    return { kind: 'unknown', reason };
  }
}

function tellPace(pace: Pace, outcome: Outcome, { timer, log }: CourierDeps): void {
  const now = timer.now();
  if (outcome.kind === 'throttled') pace.throttled(outcome.afterMs, now);
  if (outcome.kind === 'sent') pace.accepted(now);
  if (outcome.kind !== 'hold') return;
  if (pace.state().pausedUntil <= now) log.error('outbox.on-hold', { reason: outcome.reason });
  pace.hold(now + (outcome.afterMs ?? HOLD), outcome.reason);
}

function codeOf(error: unknown, otherwise: string): string {
  return error instanceof AppError ? error.code : otherwise;
}
