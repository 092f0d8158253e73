import { drawDigest } from './bot/digest-card.ts';
import type { Config } from './config/env.ts';
import type { Clock } from './kernel/clock.ts';
import { createDispatcher } from './outbox/dispatcher.ts';
import type { Dispatcher } from './outbox/dispatcher.ts';
import type { DispatcherDeps } from './outbox/dispatcher-deps.ts';
import type { DigestCard, Send } from './outbox/port.ts';
import type { Conversations } from './people/port.ts';
import { rosterOver } from './people/roster-over.ts';
import { workingDays } from './platform/holidays.ts';
import { newId, systemTimer } from './platform/system.ts';
import type { Storage } from './storage/port.ts';
import type { TeamsEdge } from './teams/teams-edge.ts';

interface DeliveryParts extends Pick<DispatcherDeps, 'storage' | 'clock' | 'log' | 'metrics'> {
  readonly config: Pick<Config, 'sendsPerSecond' | 'weeklyMessages'>;
  readonly edge: TeamsEdge;
  readonly conversations: Conversations;
  /** Where messages go in a rehearsal. */
  readonly mirror: (send: Send) => Send;
}

/** The dispatcher with Teams behind it. */
export function createDelivery({ config, edge, conversations, mirror, ...deps }: DeliveryParts): Dispatcher {
  return createDispatcher({
    ...deps,
    ...{ workingDays, newId, digestCard: digestIn(deps.storage) },
    send: mirror(sendThrough(edge, conversations, deps.clock)),
    timer: systemTimer,
    random: Math.random,
    perSecond: config.sendsPerSecond,
    weeklyMessages: config.weeklyMessages,
  });
}

/** Whom Teams says we may not write to gets nothing more, until they write or install. */
function sendThrough(edge: TeamsEdge, conversations: Conversations, clock: Clock): Send {
  return async (to, card, { replaces }) => {
    const chat = await conversations.chatOf(to);
    if (chat === 'not-installed') return { kind: 'not-installed', reason: 'no-chat' };
    if (chat === 'blocked') return { kind: 'blocked', reason: 'shut-out' };
    return async () => {
      const outcome = await (replaces === null ? edge.send(chat, card) : edge.update(chat, replaces, card));
      // What Teams said stands, even if it cannot be kept: the next message finds out again.
      if (outcome.kind === 'blocked') await conversations.blocked(to).catch(() => undefined);
      if (outcome.kind === 'not-installed') await conversations.uninstalled(to, clock.now()).catch(() => undefined);
      return outcome;
    };
  };
}

/** In the voice of the one who gets it. */
function digestIn({ db }: Storage): DigestCard {
  return async (to, lines) => {
    const voice = (await rosterOver(db).voicesOf([to])).get(to) ?? { locale: 'ja', wording: 'standard' };
    return drawDigest(voice, lines);
  };
}
