import type { Activity } from 'botbuilder';
import { isRecord } from './guard.ts';

/** What the person wrote, without the mention of the bot itself, which group chats put in front of every message. Nothing else is changed. */
export function textOf(activity: Partial<Activity>): string {
  const text = typeof activity.text === 'string' ? activity.text : '';
  const mentions = ownMentionsOf(activity);
  return mentions.length === 0 ? text : mentions.reduce((rest, mention) => rest.replaceAll(mention, ''), text).trim();
}

/** The SDK's own stripping throws on a message without text and on an entity without an account, and any sender can produce both. */
function ownMentionsOf(activity: Partial<Activity>): readonly string[] {
  const entities: readonly unknown[] = Array.isArray(activity.entities) ? activity.entities : [];
  return entities.flatMap((entity) => {
    if (!isRecord(entity) || entity['type'] !== 'mention' || !isRecord(entity['mentioned'])) return [];
    const text = entity['text'];
    return entity['mentioned']['id'] === activity.recipient?.id && typeof text === 'string' && text !== '' ? [text] : [];
  });
}
