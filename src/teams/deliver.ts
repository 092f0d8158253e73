import type { TurnContext } from 'botbuilder';
import type { Reply } from '../bot/reply.ts';
import type { Turn } from '../bot/turn.ts';
import type { Log } from '../kernel/log.ts';
import { describeError } from './failure.ts';
import { cardActivity, textActivity } from './outgoing.ts';
import { isGone } from './send-failure.ts';
import { wording } from './wording.ts';

export interface Delivery {
  readonly context: TurnContext;
  readonly turn: Turn;
  readonly reply: Reply;
  readonly log: Log;
}

/** Sends what belongs into the chat. On an invoke a replaced card and a refusal travel in its response instead. */
export async function deliver({ context, turn, reply, log }: Delivery): Promise<void> {
  const isInvoke = context.activity.type === 'invoke';
  switch (reply.kind) {
    case 'message':
      return sendCard(context, reply, log);
    case 'text':
      await context.sendActivity(textActivity(reply.text));
      return;
    case 'replace':
      return isInvoke ? undefined : replaceCard(context, turn, reply);
    case 'refused':
      if (!isInvoke) await context.sendActivity(textActivity(wording('refused', turn.locale)));
      return;
    case 'nothing':
      return;
  }
}

async function sendCard(context: TurnContext, reply: Extract<Reply, { kind: 'message' }>, log: Log): Promise<void> {
  const sent = await context.sendActivity(cardActivity(reply.card, { feedback: reply.feedback === true }));
  const activityId = sent?.id ?? '';
  if (reply.sent === undefined || activityId === '') return;
  try {
    await reply.sent(activityId);
  } catch (error) {
    // The person has the answer already; an apology after it would only confuse.
    log.error('teams.sent-not-kept', describeError(error));
  }
}

/** `Action.Submit` cannot return a card, so the tapped one is updated by its id; Teams loses some of them (msteams-docs #6139). */
async function replaceCard(context: TurnContext, turn: Turn, reply: Extract<Reply, { kind: 'replace' }>): Promise<void> {
  const activity = cardActivity(reply.card, { feedback: reply.feedback === true });
  const cardId = turn.event.kind === 'tap' ? turn.event.cardId : null;
  if (cardId !== null) {
    try {
      await context.updateActivity({ ...activity, id: cardId });
      return;
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
  await context.sendActivity(activity);
}
