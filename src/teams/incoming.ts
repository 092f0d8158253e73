import type { Activity } from 'botbuilder';
import type { Chat, Sender, Turn, TurnEvent } from '../bot/turn.ts';
import { toLocale } from '../kernel/locale.ts';
import { personId } from '../kernel/person.ts';
import { channelTenantOf, isRecord } from './guard.ts';
import { feedbackOf, tapOf } from './incoming-invoke.ts';
import { textOf } from './message-text.ts';

/** The part of an activity that the guard has checked and everything else that may or may not be there. */
export type GuardedActivity = Partial<Activity>;

/** A plain turn without any SDK; null when nobody can be named as the one who acted (some install events come from the system). */
export function toTurn(activity: GuardedActivity): Turn | null {
  const from = senderOf(activity);
  if (from === null) return null;
  return {
    key: keyOf(activity),
    from,
    chat: {
      conversationId: activity.conversation?.id ?? '',
      kind: chatKindOf(activity),
      tenantId: tenantOf(activity),
      serviceUrl: activity.serviceUrl ?? '',
      botId: activity.recipient?.id ?? '',
    },
    locale: toLocale(textIn(activity.locale) || clientLocaleOf(activity)),
    event: eventOf(activity),
  };
}

/** The name is part of the key because Teams may use one activity id for a message and for the invoke on it. */
function keyOf(activity: GuardedActivity): string {
  const id = activity.id ?? `${activity.type ?? ''}@${String(activity.timestamp ?? '')}`;
  return [tenantOf(activity), activity.conversation?.id ?? '', id, activity.name ?? ''].join('|');
}

function tenantOf(activity: GuardedActivity): string {
  const tenant = activity.conversation?.tenantId ?? channelTenantOf(activity);
  return typeof tenant === 'string' ? tenant.toLowerCase() : '';
}

/** On install events the sender may be the system or the bot, and the person stands among the members. */
function senderOf(activity: GuardedActivity): Sender | null {
  const botId = activity.recipient?.id;
  const candidates: readonly unknown[] = [activity.from, ...addedTo(activity)];
  const person = candidates.filter(isRecord).find(({ aadObjectId, id }) => textIn(aadObjectId) !== '' && id !== botId);
  if (person === undefined) return null;
  return { id: personId(textIn(person['aadObjectId'])), teamsId: textIn(person['id']), displayName: textIn(person['name']) };
}

function addedTo(activity: GuardedActivity): readonly unknown[] {
  return Array.isArray(activity.membersAdded) ? activity.membersAdded : [];
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** Some events leave the type out. */
function chatKindOf(activity: GuardedActivity): Chat['kind'] {
  const type = activity.conversation?.conversationType ?? '';
  const untyped = activity.conversation?.isGroup === true ? 'group' : 'personal';
  return CHAT_KINDS.get(type) ?? untyped;
}

const CHAT_KINDS: ReadonlyMap<string, Chat['kind']> = new Map([
  ['personal', 'personal'],
  ['groupChat', 'group'],
  ['channel', 'channel'],
]);

/** Some clients leave `locale` out and send it in the `clientInfo` entity only. */
function clientLocaleOf(activity: GuardedActivity): string {
  const entities: readonly unknown[] = Array.isArray(activity.entities) ? activity.entities : [];
  const info = entities.find((entity) => isRecord(entity) && entity['type'] === 'clientInfo');
  return isRecord(info) ? textIn(info['locale']) : '';
}

function eventOf(activity: GuardedActivity): TurnEvent {
  return READERS.get(activity.type ?? '')?.(activity) ?? { kind: 'other', name: activity.name ?? activity.type ?? '' };
}

/** Null stands for something of this type that we have no use for. */
const READERS: ReadonlyMap<string, (activity: GuardedActivity) => TurnEvent | null> = new Map([
  ['message', (activity) => tapOf(activity) ?? { kind: 'message', text: textOf(activity) }],
  ['invoke', (activity) => tapOf(activity) ?? feedbackOf(activity)],
  ['installationUpdate', installationOf],
  ['conversationUpdate', membershipOf],
]);

/** Teams sends the action in lower case, against its own sample. An upgrade is no reason to greet again, and a group is greeted by nobody. */
function installationOf(activity: GuardedActivity): TurnEvent | null {
  if (chatKindOf(activity) !== 'personal') return null;
  if (activity.action === 'add') return { kind: 'installed' };
  return activity.action === 'remove' ? { kind: 'uninstalled' } : null;
}

/** The other sign of an installation or its end; which of the two arrives differs from tenant to tenant. */
function membershipOf(activity: GuardedActivity): TurnEvent | null {
  if (chatKindOf(activity) !== 'personal') return null;
  if (isBotAmong(activity, activity.membersAdded)) return { kind: 'installed' };
  return isBotAmong(activity, activity.membersRemoved) ? { kind: 'uninstalled' } : null;
}

function isBotAmong(activity: GuardedActivity, members: unknown): boolean {
  return Array.isArray(members) && members.some((member) => isRecord(member) && member['id'] === activity.recipient?.id);
}
