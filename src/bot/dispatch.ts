import type { Log } from '../kernel/log.ts';
import type { Metrics } from '../kernel/metrics.ts';
import type { Voice } from '../kernel/wording.ts';
import { isOwnChat } from './feature.ts';
import type { Access, Caller, CardAction, Feature } from './feature.ts';
import { createRoutes } from './routes.ts';
import type { Routes } from './routes.ts';
import type { Reply } from './reply.ts';
import { failureCard, noticeCard } from './shared-cards.ts';
import type { Turn } from './turn.ts';

export interface DispatchDeps {
  readonly features: readonly Feature[];
  /** The acting person as the record knows them, null when not on the roster, and how they have asked to be answered. */
  readonly identify: (turn: Turn) => Promise<Pick<Caller, 'person' | 'wording'>>;
  /** Keeps the address of the chat; called for every turn of a personal chat. */
  readonly arrived: (turn: Turn, now: Date) => Promise<void>;
  /** True for the one turn that may greet this person. */
  readonly claimWelcome: (turn: Turn, now: Date) => Promise<boolean>;
  readonly left: (turn: Turn, now: Date) => Promise<void>;
  /** Leaves a trace of a tap that no card of ours makes: a forged verb, data that its action does not take, or by somebody outside the roster. */
  readonly refused: (turn: Turn, attempt: RefusedTap, now: Date) => Promise<void>;
  readonly now: () => Date;
  readonly newReference: () => string;
  readonly log: Log;
  readonly metrics: Metrics;
}

export interface RefusedTap {
  /** Null: no action of ours has it; what was sent in its place is free text and not kept. Of an action that is private the feature alone. */
  readonly verb: string | null;
  readonly why: 'unknown-verb' | 'bad-data' | 'not-on-roster';
}

export type Dispatch = (turn: Turn) => Promise<Reply>;

/** Finds who handles a turn. Never throws: what goes wrong becomes a polite card with a reference id that the log has too. */
export function createDispatch(deps: DispatchDeps): Dispatch {
  const routes = createRoutes(deps.features);
  return async (turn) => {
    const now = deps.now();
    const done = (outcome: string): void => deps.metrics.turn(turn.event.kind, outcome, (deps.now().getTime() - now.getTime()) / 1000);
    try {
      if (turn.chat.kind === 'personal') await deps.arrived(turn, now);
      const reply = await handle(turn, { routes, deps, now });
      done(reply.kind);
      return reply.kind === 'refused' ? notice({ locale: turn.locale, wording: 'standard' }, 'oldCard') : reply;
    } catch (error) {
      const reference = deps.newReference();
      deps.log.error('turn.failed', { reference, turn: turn.event.kind, error: describe(error) });
      done('error');
      return { kind: 'message', card: failureCard(turn.locale, reference) };
    }
  };
}

interface Context {
  readonly routes: Routes;
  readonly deps: DispatchDeps;
  readonly now: Date;
}

async function handle(turn: Turn, context: Context): Promise<Reply> {
  switch (turn.event.kind) {
    case 'message':
      return message(turn.event.text, await callerOf(turn, context), context.routes);
    case 'tap':
      return tap(turn.event, await callerOf(turn, context), context);
    case 'feedback':
      await context.routes.rate(turn.event, await callerOf(turn, context));
      return NOTHING;
    case 'installed':
      return (await context.deps.claimWelcome(turn, context.now)) ? context.routes.welcome(await callerOf(turn, context)) : NOTHING;
    case 'uninstalled':
      await context.deps.left(turn, context.now);
      return NOTHING;
    case 'other':
      return NOTHING;
  }
}

const NOTHING: Reply = { kind: 'nothing' };

async function callerOf(turn: Turn, { deps, now }: Context): Promise<Caller> {
  return { ...(await deps.identify(turn)), turn, locale: turn.locale, now };
}

function message(text: string, caller: Caller, routes: Routes): Promise<Reply> {
  if (text.trim() === '') return Promise.resolve(notice(caller, 'empty'));
  const command = routes.commandFor(text);
  if (command === null) return routes.answer(text, caller);
  const obstacle = obstacleTo(command.access, caller);
  return obstacle === null ? command.handle(caller, text) : Promise.resolve(notice(caller, obstacle));
}

async function tap(
  event: { readonly verb: string; readonly data: unknown },
  caller: Caller,
  { routes, deps, now }: Context,
): Promise<Reply> {
  const action = routes.actionFor(event.verb);
  if (action === null) {
    deps.log.warn('turn.unknown-verb', {});
    await deps.refused(caller.turn, { verb: null, why: 'unknown-verb' }, now);
    return { kind: 'refused', why: 'bad-data' };
  }
  const obstacle = obstacleTo(action.access, caller);
  if (obstacle === 'notOnRoster') await deps.refused(caller.turn, { verb: auditedVerb(action), why: 'not-on-roster' }, now);
  if (obstacle !== null) return notice(caller, obstacle);
  const reply = await action.handle(event.data, caller);
  if (reply.kind === 'refused') await deps.refused(caller.turn, { verb: auditedVerb(action), why: reply.why }, now);
  return reply;
}

function auditedVerb({ verb, isPrivate = false }: CardAction): string {
  return isPrivate ? (verb.split('.')[0] ?? '') : verb;
}

/** What is for people on the roster is about themselves or others, so it is never shown where somebody else reads along. */
function obstacleTo(access: Access, caller: Caller): 'notOnRoster' | 'notHere' | null {
  if (access === 'anyone') return null;
  if (!isOwnChat(caller)) return 'notHere';
  return caller.person === null ? 'notOnRoster' : null;
}

function notice(voice: Voice, which: 'empty' | 'oldCard' | 'notOnRoster' | 'notHere'): Reply {
  return { kind: 'message', card: noticeCard(voice, which) };
}

/** Kind and place of an error for the log; its message may hold a person's text. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const place =
    error.stack
      ?.split('\n')
      .find((line) => line.includes('/src/'))
      ?.trim()
      .replace(/^.*\/src\//, 'src/') ?? '';
  return `${error.name} ${place}`;
}
