// Before teams-ai.
import './leave-out-dialogs.ts';
import { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { TurnContext } from 'botbuilder';
import type { Turn } from '../bot/turn.ts';
import { deliver } from './deliver.ts';
import { describeError } from './failure.ts';
import { toTurn } from './incoming.ts';
import { createInvokes } from './invokes.ts';
import { textActivity } from './outgoing.ts';
import type { TurnDeps } from './turn-deps.ts';
import { withTypingSign } from './typing-sign.ts';
import { failureText } from './wording.ts';

export type RunTurn = (context: TurnContext) => Promise<void>;

/** teams-ai 1.7.4 starts its one shared typing timer on every message, even with `startTypingTimer: false`. */
class SilentApplication extends Application {
  override startTypingTimer(): void {
    // typing-sign.ts has a timer for each turn.
  }
}

/**
 * teams-ai as a router and nothing more. Without a storage it keeps no state: it would read and write its state around every turn with an
 * eTag, so that of two messages at once in one chat the second fails after it was answered. Its card actions are not used.
 */
export function createTurns(deps: TurnDeps): RunTurn {
  const application = new SilentApplication({ removeRecipientMention: false });
  const invokes = createInvokes(deps);
  application.addRoute(typeIs('invoke'), invokes, true);
  application.addRoute(typeIs('message'), (context) => onMessage(context, deps));
  application.addRoute(
    () => Promise.resolve(true),
    (context) => onEvent(context, deps),
  );
  return async (context) => {
    await application.run(context);
  };
}

function typeIs(type: string): (context: TurnContext) => Promise<boolean> {
  return (context) => Promise.resolve(context.activity.type === type);
}

async function onMessage(context: TurnContext, deps: TurnDeps): Promise<void> {
  const turn = toTurn(context.activity);
  if (turn === null) return;
  try {
    if (!(await isFirst(turn, deps))) return;
    const reply = await withTypingSign(
      () => deps.dispatch(turn),
      () => context.sendActivity({ type: 'typing' }),
      deps.schedule,
    );
    await deliver({ context, turn, reply, log: deps.log });
  } catch (error) {
    await apologise(context, turn, { deps, error });
  }
}

/** Install events and everything that Teams may send now or later (reactions, edits): nobody waits for an answer, so a failure is only logged. */
async function onEvent(context: TurnContext, deps: TurnDeps): Promise<void> {
  const turn = toTurn(context.activity);
  if (turn === null) return;
  try {
    if (!(await isFirst(turn, deps))) return;
    const reply = await deps.dispatch(turn);
    await deliver({ context, turn, reply, log: deps.log });
  } catch (error) {
    deps.log.error('teams.event-failed', { turn: turn.event.kind, ...describeError(error) });
  }
}

async function isFirst(turn: Turn, { seen, clock, log }: TurnDeps): Promise<boolean> {
  const claim = await seen.claim(turn.key, clock.now());
  if (claim.kind === 'duplicate') log.info('teams.repeated', { turn: turn.event.kind });
  return claim.kind === 'new';
}

async function apologise(context: TurnContext, turn: Turn, failed: { readonly deps: TurnDeps; readonly error: unknown }): Promise<void> {
  const { log, newReference } = failed.deps;
  const reference = newReference();
  log.error('teams.turn-failed', { reference, turn: turn.event.kind, ...describeError(failed.error) });
  try {
    await context.sendActivity(textActivity(failureText(reference, turn.locale)));
  } catch (error) {
    log.warn('teams.apology-not-sent', { reference, ...describeError(error) });
  }
}
