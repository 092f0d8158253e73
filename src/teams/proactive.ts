import type { ConversationReference, TurnContext } from 'botbuilder';
import type { Card } from '../card-kit/card.ts';
import type { Log } from '../kernel/log.ts';
import type { SendOutcome } from '../bot/send-outcome.ts';
import type { EdgeAdapter } from './edge-adapter.ts';
import { describeError } from './failure.ts';
import { cardActivity } from './outgoing.ts';
import type { TeamsSecurity } from './security.ts';
import { outcomeOf, updateOutcome } from './send-failure.ts';
import { isServiceAllowed } from './service-host.ts';

/** Where somebody's chat is, as stored from an earlier turn. */
interface StoredChat {
  readonly conversationId: string;
  readonly teamsId: string;
  readonly tenantId: string;
  readonly serviceUrl: string;
  readonly botId: string;
}

export interface Proactive {
  readonly send: (chat: StoredChat, card: Card) => Promise<SendOutcome>;
  /** Replaces a card that was sent before. It may be done again without harm, so it is never left `unknown`. */
  readonly update: (chat: StoredChat, activityId: string, card: Card) => Promise<SendOutcome>;
}

export interface ProactiveDeps {
  readonly adapter: EdgeAdapter;
  readonly security: TeamsSecurity;
  readonly log: Log;
}

/** Messages to somebody who did not just write. Never throws: each failure is an outcome that the outbox knows what to do with. */
export function createProactive(deps: ProactiveDeps): Proactive {
  return {
    send: (chat, card) =>
      attempt(chat, deps, async (context) => {
        const sent = await context.sendActivity(cardActivity(card));
        return sent?.id ?? '';
      }),
    update: async (chat, activityId, card) =>
      updateOutcome(
        await attempt(chat, deps, async (context) => {
          await context.updateActivity({ ...cardActivity(card), id: activityId });
          return activityId;
        }),
      ),
  };
}

async function attempt(chat: StoredChat, deps: ProactiveDeps, act: (context: TurnContext) => Promise<string>): Promise<SendOutcome> {
  const foreign = foreignPartOf(chat, deps.security);
  if (foreign !== null) {
    deps.log.error('teams.stored-chat-refused', { reason: foreign });
    return { kind: 'failed', reason: foreign };
  }
  let activityId = '';
  try {
    await deps.adapter.inConversation(appIdOf(deps.security), referenceTo(chat), async (context) => {
      // The SDK invents an activity id here and would address the message as a reply to it.
      delete context.activity.id;
      activityId = await act(context);
    });
    return { kind: 'sent', activityId };
  } catch (error) {
    const outcome = outcomeOf(error);
    deps.log.warn('teams.not-sent', { outcome: outcome.kind, ...describeError(error) });
    return outcome;
  }
}

/** A database that was copied, edited or filled by another system must not send our token to a foreign host. */
function foreignPartOf(chat: StoredChat, security: TeamsSecurity): string | null {
  if (!isServiceAllowed(chat.serviceUrl, security)) return 'foreign-host';
  if (security.mode === 'local') return null;
  return chat.tenantId.toLowerCase() === security.tenantId.toLowerCase() ? null : 'foreign-tenant';
}

function appIdOf(security: TeamsSecurity): string {
  return security.mode === 'local' ? '' : security.appId;
}

function referenceTo(chat: StoredChat): Partial<ConversationReference> {
  return {
    channelId: 'msteams',
    serviceUrl: chat.serviceUrl,
    bot: { id: chat.botId, name: '' },
    user: { id: chat.teamsId, name: '' },
    conversation: { id: chat.conversationId, tenantId: chat.tenantId, conversationType: 'personal', isGroup: false, name: '' },
  };
}
