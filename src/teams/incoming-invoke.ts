import type { Activity } from 'botbuilder';
import type { CardTap, TurnEvent } from '../bot/turn.ts';
import { isRecord } from './guard.ts';

export const CARD_ACTION = 'adaptiveCard/action';
export const FEEDBACK = 'message/submitAction';

/** A button: `Action.Execute` arrives as an invoke, its fallback `Action.Submit` as a message whose `value` carries the verb. */
export function tapOf(activity: Partial<Activity>): CardTap | null {
  const value: unknown = activity.value;
  if (!isRecord(value)) return null;
  const cardId = typeof activity.replyToId === 'string' ? activity.replyToId : null;
  if (activity.type === 'invoke') return activity.name === CARD_ACTION ? executeOf(value, cardId) : null;
  const { verb } = value;
  return typeof verb === 'string' && verb !== '' ? { kind: 'tap', verb, data: withoutVerb(value), cardId } : null;
}

function executeOf(value: Readonly<Record<string, unknown>>, cardId: string | null): CardTap {
  const action = isRecord(value['action']) ? value['action'] : {};
  const verb = typeof action['verb'] === 'string' ? action['verb'] : '';
  return { kind: 'tap', verb, data: withoutVerb(action['data'] ?? {}), cardId };
}

/** A card that offers `Action.Submit` as fallback puts the verb into the data too; both ways in give the handler the same data. */
function withoutVerb(data: unknown): unknown {
  return isRecord(data) ? Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'verb')) : data;
}

/** A client that asks by itself (card shown again): nothing may be sent or updated, or every client asks again in a loop. */
export function isAutomatic(activity: Partial<Activity>): boolean {
  const value: unknown = activity.value;
  return activity.name === CARD_ACTION && isRecord(value) && value['trigger'] === 'automatic';
}

/** A thumb under one of our messages; null when it is none or names no thumb. */
export function feedbackOf(activity: Partial<Activity>): TurnEvent | null {
  const value: unknown = activity.value;
  if (activity.name !== FEEDBACK || !isRecord(value) || value['actionName'] !== 'feedback') return null;
  const given = isRecord(value['actionValue']) ? value['actionValue'] : {};
  const reaction = given['reaction'];
  if (reaction !== 'like' && reaction !== 'dislike') return null;
  return { kind: 'feedback', replyToId: activity.replyToId ?? '', reaction, comment: commentOf(given['feedback']) };
}

/** Teams wraps the comment as JSON in a string, the Playground sends it bare; broken JSON is taken as no comment, so that the thumb still counts. */
function commentOf(feedback: unknown): string {
  if (typeof feedback !== 'string') return '';
  if (!feedback.startsWith('{')) return feedback;
  try {
    const parsed: unknown = JSON.parse(feedback);
    return isRecord(parsed) && typeof parsed['feedbackText'] === 'string' ? parsed['feedbackText'] : '';
  } catch {
    return '';
  }
}
